import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { conditionFor, indexOf, isWalked, keyedWalk, keylessWalk, SORT_KEYS } from './listIndex.ts'
import type { Cursor, IndexedSort, WalkQuery } from './listIndex.ts'
import { momentOf, remembered } from './listMemory.ts'
import { firstRowid, searchExpression, WORDS_CASE_ID } from './search.ts'

/**
 * Lists of cards that words find. Few hits are gathered and sorted by SQLite. Of many, the newest come from the search shadow itself,
 * whose rowid is the day of receipt; in any other order the index of that order is walked and each card looked up among the hits,
 * which are read once and remembered as bits; the head of the walk is remembered as well, so that another word in the same view
 * walks nothing anew.
 */

/** Up to so many hits it is quickest to look at each. */
const FEW_HITS = 4000
/** Hits of the shadow that are looked at before another way is taken: the other conditions leave hardly any of them. */
const LOOKED_AT = 400
/** Places of a walk that are remembered from its head on. */
const WALKED_HEAD = 10_000

export interface Place {
  id: number
  key: string | number | null
}

/** Which cards words find. */
class Hits {
  readonly size: number
  private readonly bits: Uint8Array

  constructor(ids: readonly number[]) {
    this.size = ids.length
    let last = 0
    for (const id of ids) if (id > last) last = id
    this.bits = new Uint8Array((last >> 3) + 1)
    for (const id of ids) this.bits[id >> 3] = (this.bits[id >> 3] ?? 0) | (1 << (id & 7))
  }

  has(id: number): boolean {
    return ((this.bits[id >> 3] ?? 0) & (1 << (id & 7))) !== 0
  }
}

/** The expression of a search that finds more than a few; null for any other filter. */
export function manyHits(db: ReadDb, filter: CaseFilter): string | null {
  if (filter.search === undefined || filter.search === '') return null
  const expression = searchExpression(filter.search)
  if (expression === null) return null
  const isMany = remembered(db, `many ${expression}`, () => {
    const { total } = db.one<{ total: number }>(
      `SELECT count(*) AS total FROM (SELECT 1 FROM case_words w WHERE w.case_words MATCH ? LIMIT ${FEW_HITS + 1})`,
      [expression],
    )
    return total > FEW_HITS
  })
  return isMany ? expression : null
}

const hitsOf = (db: ReadDb, expression: string): Hits =>
  remembered(
    db,
    `hits ${expression}`,
    () =>
      new Hits(db.column<number>(`SELECT ${WORDS_CASE_ID} FROM case_words w WHERE w.case_words MATCH ?`, [expression])),
  )

const withoutWords = (filter: CaseFilter): CaseFilter => {
  const { search: _search, ...rest } = filter
  return rest
}

/** What is known of a list without its words: the places it begins with, in order. */
interface Head {
  readonly places: Place[]
  /** Whether these are all. */
  isWhole: boolean
  /** Whether some word left too few of the newest, so that the walk is quicker than the shadow. */
  isSparse: boolean
}

const headOf = (db: ReadDb, { filter, by, direction }: WalkQuery, now: string): Head => {
  const rest = withoutWords(filter)
  const key = `head ${momentOf(rest, now)} ${JSON.stringify([rest, by, direction])}`
  return remembered(db, key, () => ({ places: [], isWhole: false, isSparse: false }))
}

/** Up to `limit + 1` places of a page among many hits, in order. */
export function placesByWords(db: ReadDb, query: WalkQuery, expression: string, now: string): Place[] {
  const head = headOf(db, query, now)
  const newest = head.isSparse ? null : newestByWords(db, query, expression, now)
  if (newest !== null) return newest
  if (isNewestOwn(query)) head.isSparse = true
  return siftedWalk(db, query, expression, now)
}

/** A page by receipt straight from the search shadow, of few hits too; null where another way is quicker. */
export function newestByWords(db: ReadDb, query: WalkQuery, expression: string, now: string): Place[] | null {
  return isNewestOwn(query) ? shadowWalk(db, query, expression, now) : null
}

const isNewestOwn = (query: WalkQuery): boolean =>
  query.by === 'received' && query.skip === 0 && isWalked(withoutWords(query.filter), query.by)

interface Hit {
  id: number
  key: string
  fits: number | null
}

/** The newest (or oldest) hits day by day; null when the other conditions leave too few of them. */
function shadowWalk(db: ReadDb, query: WalkQuery, expression: string, now: string): Place[] | null {
  const isDown = query.direction === 'desc'
  const sign = isDown ? -1 : 1
  const { sql, params } = conditionFor(withoutWords(query.filter), null, now)
  const { after } = query
  const bound = after === null ? '' : isDown ? 'AND w.rowid < ?' : 'AND w.rowid >= ?'
  const day = typeof after?.key === 'string' ? firstRowid(after.key) : 0n
  const hits = db.iterate<Hit>(
    `SELECT c.id, c.received_at AS key, (${sql}) AS fits
     FROM case_words w CROSS JOIN cases c ON c.id = ${WORDS_CASE_ID}
     WHERE w.case_words MATCH ? ${bound} ORDER BY w.rowid ${isDown ? 'DESC' : 'ASC'}`,
    [...params, expression, ...(after === null ? [] : [isDown ? day + 2n ** 31n : day])],
  )
  const compare = (a: Place, b: Place): number =>
    sign * (a.key === b.key ? a.id - b.id : String(a.key) < String(b.key) ? -1 : 1)
  const places: Place[] = []
  let ofDay: Place[] = []
  let current = ''
  let looked = 0
  for (const { id, key, fits } of hits) {
    if (key.slice(0, 10) !== current) {
      places.push(...ofDay.toSorted(compare))
      ofDay = []
      current = key.slice(0, 10)
      if (places.length > query.limit) return places.slice(0, query.limit + 1)
    }
    looked += 1
    if (looked > LOOKED_AT && places.length + ofDay.length <= query.limit / 2) return null
    if (fits === 1 && (after === null || compare({ id, key }, after) > 0)) ofDay.push({ id, key })
  }
  places.push(...ofDay.toSorted(compare))
  return places.slice(0, query.limit + 1)
}

/** The index of the order, card by card, each looked up among the hits. */
function siftedWalk(db: ReadDb, query: WalkQuery, expression: string, now: string): Place[] {
  const hits = hitsOf(db, expression)
  const places: Place[] = []
  let toSkip = query.skip
  for (const place of knownWalk(db, { ...query, filter: withoutWords(query.filter) }, now)) {
    if (!hits.has(place.id)) continue
    if (toSkip > 0) toSkip -= 1
    else places.push(place)
    if (places.length > query.limit) break
  }
  return places
}

/** The same places as `walk`, the remembered ones first; what is walked behind them is remembered while there is room. */
function* knownWalk(db: ReadDb, query: WalkQuery, now: string): Generator<Place> {
  const head = headOf(db, query, now)
  const { after } = query
  const start = after === null ? 0 : head.places.findIndex(({ id }) => id === after.id) + 1
  // A page that goes on behind what is known begins at its own cursor.
  if (after !== null && (start === 0 || head.places[start - 1]?.key !== after.key)) {
    yield* walk(db, query, now)
    return
  }
  for (let index = start; index < head.places.length; index += 1) {
    const place = head.places[index]
    if (place) yield place
  }
  if (head.isWhole) return
  let known = head.places.length
  for (const place of walk(db, { ...query, after: head.places.at(-1) ?? null }, now)) {
    if (known < WALKED_HEAD) known = head.places.push(place)
    else known += 1
    yield place
  }
  head.isWhole = known === head.places.length
}

/** Places of a list without its words: those with a sort key, then those without. */
function* walk(db: ReadDb, query: WalkQuery, now: string): Generator<Place> {
  const { sql: key, isNullable } = SORT_KEYS[query.by]
  const isPastKeys = query.after !== null && query.after.key === null
  if (!isPastKeys) {
    const { body, order, params } = keyedWalk(query, now)
    yield* db.iterate<Place>(`SELECT c.id AS id, ${key} AS key ${body} ${order}`, params)
  }
  if (!isNullable) return
  const { body, order, params } = keylessWalk(query, now, isPastKeys ? (query.after?.id ?? 0) : 0)
  yield* db.iterate<Place>(`SELECT c.id AS id, NULL AS key ${body} ${order}`, params)
}

/** How many of many hits fit the other conditions. */
export function countByWords(db: ReadDb, filter: CaseFilter, expression: string, by: IndexedSort, now: string): number {
  const hits = hitsOf(db, expression)
  const rest = withoutWords(filter)
  const found = (sql: string, params: readonly (string | number | null)[] = []): number => {
    let total = 0
    for (const id of db.column<number>(sql, params)) if (hits.has(id)) total += 1
    return total
  }
  if (Object.keys(rest).length === 0) return hits.size - found('SELECT id FROM cases WHERE deleted_at IS NOT NULL')
  const index = indexOf(rest, by)
  const { sql, params } = conditionFor(rest, index, now)
  return found(
    `SELECT c.id FROM cases c ${index === null ? '' : `INDEXED BY ${index}`} WHERE ${sql}`,
    params as (string | number | null)[],
  )
}

export type { Cursor }
