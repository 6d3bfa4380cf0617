import { CASE_RESULTS, CASE_STATUSES, SORTED_WHOLE } from '../../contract/messages.ts'
import type { CaseFilter, CaseSort, CaseSortKey } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { conditionFor, from, indexOf, SORT_KEYS } from './listIndex.ts'
import type { Cursor } from './listIndex.ts'
import { remembered } from './listMemory.ts'
import type { Place } from './wordsList.repo.ts'

/** Lists by any fields: sorted once as a whole, up to `SORTED_WHOLE` cards, and given out by place. */

const nameOf = (table: string, column: string): string =>
  `(SELECT replace(iif(n.short_name = '', n.name, n.short_name), 'ё', 'е') FROM ${table} n WHERE n.id = ${column})`
const rank = (column: string, values: readonly string[]): string =>
  `CASE ${column} ${values.map((value, index) => `WHEN '${value}' THEN ${index}`).join(' ')} END`

/** A missing value is NULL and stands last in either direction. */
const KEYS: Record<CaseSortKey['by'], string> = {
  due: SORT_KEYS.due.sql,
  received: SORT_KEYS.received.sql,
  number: SORT_KEYS.number.sql,
  answered: SORT_KEYS.answered.sql,
  registered: 'c.registered_at',
  kind: 'c.kind',
  channel: nameOf('channels', 'c.channel_id'),
  block: nameOf('blocks', 'c.block_id'),
  theme: nameOf('themes', 'c.theme_id'),
  territory: nameOf('territories', 'c.territory_id'),
  recipient: nameOf('recipients', 'c.recipient_id'),
  responsible:
    "(SELECT p.surname || ' ' || p.name || ' ' || p.patronymic FROM persons p WHERE p.id = c.responsible_id)",
  status: rank('c.status', CASE_STATUSES),
  result: rank('c.result', CASE_RESULTS),
  quality: 'c.quality',
  clarity: 'c.clarity',
  returns: 'c.returns',
  postponed: 'c.postponed_until',
  asked: 'c.asked_on',
  address: "replace(nullif(c.address, ''), 'ё', 'е')",
  gist: "replace(c.gist, 'ё', 'е')",
  external: "nullif(c.external_number, '')",
}

const term = ({ by, direction }: CaseSortKey): string =>
  `${KEYS[by]} ${direction === 'asc' ? 'ASC' : 'DESC'} NULLS LAST`

/** Ids of the whole list in its order; null when it is too long to be sorted. */
export function wholeOrder(
  db: ReadDb,
  { filter, sort }: { filter: CaseFilter; sort: CaseSort },
  now: string,
  count: (db: ReadDb, filter: CaseFilter, now: string) => number,
): Uint32Array | null {
  if (count(db, filter, now) > SORTED_WHOLE) return null
  return remembered(db, `order ${now} ${JSON.stringify([filter, sort])}`, () => {
    const hasWords = filter.search !== undefined && filter.search !== ''
    const index = hasWords ? null : indexOf(filter, 'due')
    const { sql, params } = conditionFor(filter, index, now)
    const keys = [sort, ...(sort.further ?? [])].map(term)
    const ids = db.column<number>(
      `SELECT c.id FROM ${from(index)} WHERE ${sql} ORDER BY ${keys.join(', ')}, c.id`,
      params,
    )
    return Uint32Array.from(ids)
  })
}

/** Up to `limit + 1` places of a page; the cursor of a place is its number in the whole list. */
export function placesOfWhole(
  ids: Uint32Array,
  { after, skip = 0, limit }: { after: Cursor | null; skip?: number | undefined; limit: number },
): Place[] {
  const start = (typeof after?.key === 'number' ? after.key + 1 : 0) + skip
  return [...ids.subarray(start, start + limit + 1)].map((id, offset) => ({ id, key: start + offset }))
}
