import type { CaseFilter, CaseRow, CaseSort } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import { caseRowView, ROW_COLUMNS } from './cases.repo.ts'
import type { RawCaseRow } from './cases.repo.ts'
import { caseWhere, isOpenOnly } from './caseWhere.ts'

/** Position after a row: the value it is sorted by and its id. */
export interface Cursor {
  key: string | number | null
  id: number
}

export interface ListQuery {
  filter: CaseFilter
  sort: CaseSort
  after: Cursor | null
  /** Rows to pass over behind `after`. */
  skip?: number | undefined
  limit: number
}

const NUMBERS_OF_A_YEAR = 100_000_000_000
/** The year and the number as one integer, as the index `cases_number_key` holds it. */
const NUMBER_KEY = `c.number_year * ${NUMBERS_OF_A_YEAR} + c.number * 1000 + c.question`

const SORT_KEYS: Record<CaseSort['by'], { sql: string; isNullable: boolean }> = {
  due: { sql: 'c.due_end', isNullable: true },
  received: { sql: 'c.received_at', isNullable: false },
  number: { sql: NUMBER_KEY, isNullable: false },
  answered: { sql: 'c.answered_at', isNullable: true },
}

/** Up to this many days of receipt are read and sorted rather than walked in another order. */
const SHORT_PERIOD_DAYS = 100

function isShortPeriod({ receivedFrom, receivedTo }: CaseFilter): boolean {
  if (receivedFrom === undefined || receivedTo === undefined) return false
  return daysBetween(receivedFrom, receivedTo) <= SHORT_PERIOD_DAYS
}

/**
 * Which index a list walks. SQLite cannot know that the open cards are few and that the first hundred in order are enough, so it
 * would gather and sort a million; named here, the choice is the same on every register. What is few (open cards, one theme, a
 * short period) is gathered and sorted, everything else is walked in its order. Null where SQLite chooses: in the trash, and where
 * words come first.
 */
function indexOf(filter: CaseFilter, by: CaseSort['by']): string | null {
  if (filter.isDeleted) return null
  if (isOpenOnly(filter)) return 'cases_open_due'
  if (filter.search !== undefined && filter.search !== '') return null
  if (filter.themeIds?.length === 1) return 'cases_theme_due'
  if (isShortPeriod(filter)) return 'cases_received'
  return { due: 'cases_due', received: 'cases_received', number: 'cases_number_key', answered: 'cases_answered' }[by]
}

const from = (index: string | null): string => (index === null ? 'cases c' : `cases c INDEXED BY ${index}`)

/** One of the two statements that make up a page: rows with a sort key, or the rows without one that follow them. */
export interface PageStatement {
  sql: string
  params: SqlValue[]
}

/** Nothing of a card is before its receipt (CHECKs of the table), so a bound on receipt also bounds a walk in any other order. */
function startOf({ filter: { receivedFrom }, sort }: ListQuery): string | number | null {
  if (receivedFrom === undefined || sort.by === 'received') return null
  return sort.by === 'number' ? Number(receivedFrom.slice(0, 4)) * NUMBERS_OF_A_YEAR : receivedFrom
}

/** From where, on what conditions and in what order the rows with a sort key are walked. */
function keyedWalk(query: ListQuery, now: string): { body: string; order: string; params: SqlValue[] } {
  const where = caseWhere(query.filter, now)
  const { sql: key, isNullable } = SORT_KEYS[query.sort.by]
  const [direction, beyond] = query.sort.direction === 'asc' ? ['ASC', '>'] : ['DESC', '<']
  const params = [...where.params]
  let condition = where.sql
  if (isNullable) condition += ` AND ${key} IS NOT NULL`
  const start = startOf(query)
  if (start !== null) {
    condition += ` AND ${key} >= ?`
    params.push(start)
  }
  if (query.after) {
    // The plain bound beside the pair lets SQLite seek on an index over an expression too.
    condition += ` AND ${key} ${beyond}= ? AND (${key}, c.id) ${beyond} (?, ?)`
    params.push(query.after.key, query.after.key, query.after.id)
  }
  return {
    body: `FROM ${from(indexOf(query.filter, query.sort.by))} WHERE ${condition}`,
    order: `ORDER BY ${key} ${direction}, c.id ${direction}`,
    params,
  }
}

/** Rows that have a sort key, in its order. Exported for the test that asks SQLite for its plan. */
export function keyedPage(query: ListQuery, now: string): PageStatement {
  const { body, order, params } = keyedWalk(query, now)
  return {
    sql: `SELECT ${ROW_COLUMNS}, ${SORT_KEYS[query.sort.by].sql} AS sortKey ${body} ${order} LIMIT ?`,
    params: [...params, query.limit + 1],
  }
}

/**
 * Which row stands `skip` places behind the cursor. This is the one OFFSET of the register, and it reads an index alone, entry by
 * entry, never a card: about 20 ms at 500,000. Pages themselves go on from the key that it finds. Exported for the
 * test that asks SQLite for its plan.
 */
export function rankOf(query: ListQuery, now: string): PageStatement {
  const { body, order, params } = keyedWalk(query, now)
  return {
    sql: `SELECT ${SORT_KEYS[query.sort.by].sql} AS key, c.id AS id ${body} ${order} LIMIT 1 OFFSET ?`,
    params: [...params, (query.skip ?? 0) - 1],
  }
}

/** The cursor `query.skip` rows behind `query.after`; null when the list ends before it. */
function jump(db: ReadDb, query: ListQuery, now: string): Cursor | null {
  const skip = query.skip ?? 0
  const isPastKeys = query.after !== null && query.after.key === null
  let rest = skip
  if (!isPastKeys) {
    const rank = rankOf(query, now)
    const found = db.get<Cursor>(rank.sql, rank.params)
    if (found) return found
    if (!SORT_KEYS[query.sort.by].isNullable) return null
    const { body, params } = keyedWalk(query, now)
    rest = skip - db.one<{ total: number }>(`SELECT count(*) AS total ${body}`, params).total
    if (rest === 0) return { key: null, id: 0 }
  }
  const { body, order, params } = keylessWalk(query, now, isPastKeys ? (query.after?.id ?? 0) : 0)
  return (
    db.get<Cursor>(`SELECT NULL AS key, c.id AS id ${body} ${order} LIMIT 1 OFFSET ?`, [...params, rest - 1]) ?? null
  )
}

/** Rows without a sort key (no due date, no answer): always last, in order of registration. */
function keylessWalk(
  query: ListQuery,
  now: string,
  afterId: number,
): { body: string; order: string; params: SqlValue[] } {
  // Unanswered and open are the same (a CHECK of the table), and open cards have an index.
  const filter: CaseFilter =
    query.sort.by === 'answered' && query.filter.state === undefined ? { ...query.filter, state: 'open' } : query.filter
  const where = caseWhere(filter, now)
  const { sql: key } = SORT_KEYS[query.sort.by]
  const index = query.sort.by === 'answered' && !isOpenOnly(filter) ? null : indexOf(filter, query.sort.by)
  return {
    body: `FROM ${from(index)} WHERE ${where.sql} AND ${key} IS NULL AND c.id > ?`,
    order: 'ORDER BY c.id',
    params: [...where.params, afterId],
  }
}

function keylessPage(query: ListQuery, now: string, afterId: number, limit: number): PageStatement {
  const { body, order, params } = keylessWalk(query, now, afterId)
  return { sql: `SELECT ${ROW_COLUMNS}, NULL AS sortKey ${body} ${order} LIMIT ?`, params: [...params, limit + 1] }
}

type SortedRow = RawCaseRow & { sortKey: string | number | null }

/** A page of the register by keyset; `next` continues it, null at the end. Rows behind a far jump are found by `rankOf`. */
export function listCases(db: ReadDb, asked: ListQuery, now: string): { rows: CaseRow[]; next: Cursor | null } {
  let query = asked
  if (asked.skip !== undefined && asked.skip > 0) {
    const after = jump(db, asked, now)
    if (after === null) return { rows: [], next: null }
    query = { ...asked, after, skip: 0 }
  }
  const rows: SortedRow[] = []
  const isPastKeys = query.after !== null && query.after.key === null
  if (!isPastKeys) {
    const page = keyedPage(query, now)
    rows.push(...db.all<SortedRow>(page.sql, page.params))
  }
  if (rows.length <= query.limit && SORT_KEYS[query.sort.by].isNullable) {
    const page = keylessPage(query, now, isPastKeys ? (query.after?.id ?? 0) : 0, query.limit - rows.length)
    rows.push(...db.all<SortedRow>(page.sql, page.params))
  }
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(({ sortKey: _sortKey, ...row }) => caseRowView(row)),
    next: rows.length > query.limit && last ? { key: last.sortKey, id: last.id } : null,
  }
}

/** Counting reads an index alone wherever it can: receipt bounds a period, else the due dates hold every field. */
function countIndexOf(filter: CaseFilter): string | null {
  const isByReceipt = filter.receivedFrom !== undefined || filter.receivedTo !== undefined
  return indexOf(filter, isByReceipt ? 'received' : 'due')
}

/** How many cards a filter finds: the figure whose list `listCases` opens. */
export function countCases(db: ReadDb, filter: CaseFilter, now: string): number {
  const where = caseWhere(filter, now)
  return db.one<{ total: number }>(
    `SELECT count(*) AS total FROM ${from(countIndexOf(filter))} WHERE ${where.sql}`,
    where.params,
  ).total
}
