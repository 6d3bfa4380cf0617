import type { CaseFilter, CaseRow, CaseSort } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { caseRowView, ROW_COLUMNS } from './cases.repo.ts'
import type { RawCaseRow } from './cases.repo.ts'
import { fewCards, fromFew } from './fewCards.repo.ts'
import { conditionFor, from, indexOf, isIndexed, keyedWalk, keylessWalk, SORT_KEYS } from './listIndex.ts'
import type { Cursor, WalkQuery } from './listIndex.ts'
import { momentOf, remembered } from './listMemory.ts'
import { placesOfWhole, wholeOrder } from './wholeOrder.repo.ts'
import { withDates } from './periods.ts'
import { searchExpression, WORDS_CASE_ID } from './search.ts'
import { countByWords, manyHits, newestByWords, placesByWords } from './wordsList.repo.ts'
import type { Place } from './wordsList.repo.ts'

export type { Cursor } from './listIndex.ts'

export interface ListQuery {
  filter: CaseFilter
  sort: CaseSort
  after: Cursor | null
  /** Rows to pass over behind `after`. */
  skip?: number | undefined
  limit: number
  /** The cards among which the filter finds its own, where they are few (`fewCards`). */
  few?: readonly number[] | null
}

/** One of the two statements that make up a page: rows with a sort key, or the rows without one that follow them. */
export interface PageStatement {
  sql: string
  params: SqlValue[]
}

/** The order that an index walks: the first of the wanted that has one, else by receipt, the newest first. */
function indexedSort(sort: CaseSort): Pick<WalkQuery, 'by' | 'direction'> {
  for (const key of [sort, ...(sort.further ?? [])])
    if (isIndexed(key.by)) return { by: key.by, direction: key.direction }
  return { by: 'received', direction: 'desc' }
}

type FewQuery = WalkQuery & Pick<ListQuery, 'few'>

const walkOf = (query: ListQuery, now: string): FewQuery => ({
  ...indexedSort(query.sort),
  filter: withDates(query.filter, now),
  after: query.after,
  skip: query.skip ?? 0,
  limit: query.limit,
  few: query.few ?? null,
})

/** A few hits are where a list begins: the walk of an index is replaced by them, and SQLite sorts what fits. */
function fromHits(filter: CaseFilter, walk: ReturnType<typeof keyedWalk>, index: string | null): typeof walk {
  const expression = filter.search === undefined ? null : searchExpression(filter.search)
  if (expression === null) return walk
  const body = walk.body.replace(
    `FROM ${from(index)} WHERE `,
    `FROM case_words w CROSS JOIN cases c ON c.id = ${WORDS_CASE_ID} WHERE w.case_words MATCH ? AND `,
  )
  return { ...walk, body, params: [expression, ...walk.params] }
}

/** The walk of a page; words that find few are its source, so their condition is not asked twice. */
function keyed(query: FewQuery, now: string): ReturnType<typeof keyedWalk> {
  const { search: _search, ...rest } = query.filter
  const bare = hasWords(query.filter) ? { ...query, filter: rest } : query
  return fromFew(fromHits(query.filter, keyedWalk(bare, now), indexOf(bare.filter, query.by)), query.few)
}

function keyless(query: FewQuery, now: string, afterId: number): ReturnType<typeof keylessWalk> {
  const { search: _search, ...rest } = query.filter
  const bare = hasWords(query.filter) ? { ...query, filter: rest } : query
  const walk = keylessWalk(bare, now, afterId)
  const index = /INDEXED BY (\w+)/u.exec(walk.body)?.[1] ?? null
  return fromFew(fromHits(query.filter, walk, index), query.few)
}

const hasWords = (filter: CaseFilter): boolean =>
  filter.search !== undefined && searchExpression(filter.search) !== null

/** Rows that have a sort key, in its order. Exported for the test that asks SQLite for its plan. */
export function keyedPage(query: ListQuery, now: string): PageStatement {
  const walk = walkOf(query, now)
  const { body, order, params } = keyed(walk, now)
  return {
    sql: `SELECT ${ROW_COLUMNS}, ${SORT_KEYS[walk.by].sql} AS sortKey ${body} ${order} LIMIT ?`,
    params: [...params, query.limit + 1],
  }
}

/**
 * Which row stands `skip` places behind the cursor. This is the one OFFSET of the register, and it reads an index alone, entry by
 * entry, never a card: about 20 ms at 500,000. Pages themselves go on from the key that it finds. Exported for the
 * test that asks SQLite for its plan.
 */
export function rankOf(query: ListQuery, now: string): PageStatement {
  const walk = walkOf(query, now)
  const { body, order, params } = keyed(walk, now)
  return {
    sql: `SELECT ${SORT_KEYS[walk.by].sql} AS key, c.id AS id ${body} ${order} LIMIT 1 OFFSET ?`,
    params: [...params, walk.skip - 1],
  }
}

/** The cursor `query.skip` rows behind `query.after`; null when the list ends before it. */
function jump(db: ReadDb, query: ListQuery, now: string): Cursor | null {
  const walk = walkOf(query, now)
  const isPastKeys = query.after !== null && query.after.key === null
  let rest = walk.skip
  if (!isPastKeys) {
    const rank = rankOf(query, now)
    const found = db.get<Cursor>(rank.sql, rank.params)
    if (found) return found
    if (!SORT_KEYS[walk.by].isNullable) return null
    const { body, params } = keyed(walk, now)
    rest = walk.skip - db.one<{ total: number }>(`SELECT count(*) AS total ${body}`, params).total
    if (rest === 0) return { key: null, id: 0 }
  }
  const { body, order, params } = keyless(walk, now, isPastKeys ? (query.after?.id ?? 0) : 0)
  return (
    db.get<Cursor>(`SELECT NULL AS key, c.id AS id ${body} ${order} LIMIT 1 OFFSET ?`, [...params, rest - 1]) ?? null
  )
}

type SortedRow = RawCaseRow & { sortKey: string | number | null }

export interface ListPage {
  rows: CaseRow[]
  next: Cursor | null
  /** `first`: too long to be sorted as a whole, so `sort` says by what order of an index the rows stand. */
  order: 'full' | 'first'
  sort: CaseSort
}

/** A page of the register by keyset; `next` continues it, null at the end. Rows behind a far jump are found by `rankOf`. */
export function listCases(db: ReadDb, asked: ListQuery, now: string): ListPage {
  const query = { ...asked, filter: withDates(asked.filter, now) }
  const isPlain = isIndexed(query.sort.by) && (query.sort.further ?? []).length === 0
  if (!isPlain) {
    const ids = wholeOrder(db, query, now, countCases)
    if (ids !== null) return { ...pageOf(db, placesOfWhole(ids, query), query.limit), order: 'full', sort: asked.sort }
  }
  const walk = walkOf(query, now)
  const sort: CaseSort = { by: walk.by, direction: walk.direction }
  const expression = manyHits(db, query.filter)
  const few = expression === null && hasWords(query.filter) ? searchExpression(query.filter.search ?? '') : null
  const places =
    expression !== null
      ? placesByWords(db, walk, expression, now)
      : few !== null
        ? newestByWords(db, walk, few, now)
        : null
  const page =
    places === null
      ? plainPage(db, { ...query, sort, few: fewCards(db, query.filter) }, now)
      : pageOf(db, places, query.limit)
  return { ...page, order: isPlain ? 'full' : 'first', sort }
}

/** Rows of places that were found before, in their order; the place behind the limit says that the list goes on. */
function pageOf(db: ReadDb, places: readonly Place[], limit: number): { rows: CaseRow[]; next: Cursor | null } {
  const shown = places.slice(0, limit)
  const rows = db.all<RawCaseRow>(`SELECT ${ROW_COLUMNS} FROM cases c WHERE c.id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(shown.map((place) => place.id)),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const last = shown.at(-1)
  return {
    rows: shown.flatMap(({ id }) => {
      const row = byId.get(id)
      return row ? [caseRowView(row)] : []
    }),
    next: places.length > limit && last ? { key: last.key, id: last.id } : null,
  }
}

function plainPage(db: ReadDb, asked: ListQuery, now: string): { rows: CaseRow[]; next: Cursor | null } {
  let query = asked
  if (asked.skip !== undefined && asked.skip > 0) {
    const after = jump(db, asked, now)
    if (after === null) return { rows: [], next: null }
    query = { ...asked, after, skip: 0 }
  }
  const walk = walkOf(query, now)
  const rows: SortedRow[] = []
  const isPastKeys = query.after !== null && query.after.key === null
  if (!isPastKeys) {
    const page = keyedPage(query, now)
    rows.push(...db.all<SortedRow>(page.sql, page.params))
  }
  if (rows.length <= query.limit && SORT_KEYS[walk.by].isNullable) {
    const { body, order, params } = keyless(walk, now, isPastKeys ? (query.after?.id ?? 0) : 0)
    const sql = `SELECT ${ROW_COLUMNS}, NULL AS sortKey ${body} ${order} LIMIT ?`
    rows.push(...db.all<SortedRow>(sql, [...params, query.limit - rows.length + 1]))
  }
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ sortKey: _sortKey, ...row }) => caseRowView(row)),
    next: rows.length > query.limit && last ? { key: last.sortKey, id: last.id } : null,
  }
}

/** Counting reads an index alone wherever it can: receipt or answer bounds a period, else the due dates hold every field. */
function countSort(filter: CaseFilter): 'received' | 'answered' | 'due' {
  if (filter.receivedFrom !== undefined || filter.receivedTo !== undefined) return 'received'
  return filter.answeredFrom !== undefined || filter.answeredTo !== undefined ? 'answered' : 'due'
}

/** How many cards a filter finds: the figure whose list `listCases` opens. Remembered until the register changes. */
export function countCases(db: ReadDb, asked: CaseFilter, now: string): number {
  const filter = withDates(asked, now)
  return remembered(db, `count ${momentOf(filter, now)} ${JSON.stringify(filter)}`, () => countNow(db, filter, now))
}

function countNow(db: ReadDb, filter: CaseFilter, now: string): number {
  const by = countSort(filter)
  const expression = manyHits(db, filter)
  if (expression !== null) return countByWords(db, filter, expression, by, now)
  if (hasWords(filter)) {
    const { search: _search, ...rest } = filter
    const { sql, params } = conditionFor(rest, null, now)
    return db.one<{ total: number }>(
      `SELECT count(*) AS total FROM case_words w CROSS JOIN cases c ON c.id = ${WORDS_CASE_ID}
       WHERE w.case_words MATCH ? AND ${sql}`,
      [searchExpression(filter.search ?? '') ?? '', ...params],
    ).total
  }
  const index = indexOf(filter, by)
  const { sql, params } = conditionFor(filter, index, now)
  const walk = fromFew({ body: `FROM ${from(index)} WHERE ${sql}`, params }, fewCards(db, filter))
  return db.one<{ total: number }>(`SELECT count(*) AS total ${walk.body}`, walk.params).total
}
