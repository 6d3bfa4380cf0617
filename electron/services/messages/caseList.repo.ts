import type { CaseFilter, CaseRow, CaseSort } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { caseRowView, ROW_COLUMNS } from './cases.repo.ts'
import type { RawCaseRow } from './cases.repo.ts'
import { caseWhere } from './caseWhere.ts'

/** Position after a row: the value it is sorted by and its id. */
export interface Cursor {
  key: string | number | null
  id: number
}

export interface ListQuery {
  filter: CaseFilter
  sort: CaseSort
  after: Cursor | null
  limit: number
}

/** The year and the number as one integer, as the index `cases_number_key` holds it. */
const NUMBER_KEY = '(c.number_year * 100000000000 + c.number * 1000 + c.question)'

const SORT_KEYS: Record<CaseSort['by'], { sql: string; isNullable: boolean }> = {
  due: { sql: 'c.due_at', isNullable: true },
  received: { sql: 'c.received_at', isNullable: false },
  number: { sql: NUMBER_KEY, isNullable: false },
  answered: { sql: 'c.answered_at', isNullable: true },
}

/** One of the two statements that make up a page: rows with a sort key, or the rows without one that follow them. */
export interface PageStatement {
  sql: string
  params: SqlValue[]
}

/** Rows that have a sort key, in its order. Exported for the test that asks SQLite for its plan. */
export function keyedPage(query: ListQuery, now: string): PageStatement {
  const where = caseWhere(query.filter, now)
  const { sql: key, isNullable } = SORT_KEYS[query.sort.by]
  const [direction, beyond] = query.sort.direction === 'asc' ? ['ASC', '>'] : ['DESC', '<']
  const params = [...where.params]
  let condition = where.sql
  if (isNullable) condition += ` AND ${key} IS NOT NULL`
  // A due date is never before receipt (model.md invariant 2), so a bound on receipt also bounds the walk along the due dates.
  if (query.sort.by === 'due' && query.filter.receivedFrom !== undefined) {
    condition += ' AND c.due_at >= ?'
    params.push(query.filter.receivedFrom)
  }
  if (query.after) {
    condition += ` AND (${key}, c.id) ${beyond} (?, ?)`
    params.push(query.after.key, query.after.id)
  }
  return {
    sql: `SELECT ${ROW_COLUMNS}, ${key} AS sortKey FROM cases c WHERE ${condition} ORDER BY ${key} ${direction}, c.id ${direction} LIMIT ?`,
    params: [...params, query.limit + 1],
  }
}

/** Rows without a sort key (no due date, no answer): always last, in order of registration. */
function keylessPage(query: ListQuery, now: string, afterId: number, limit: number): PageStatement {
  const where = caseWhere(query.filter, now)
  const { sql: key } = SORT_KEYS[query.sort.by]
  return {
    sql: `SELECT ${ROW_COLUMNS}, NULL AS sortKey FROM cases c WHERE ${where.sql} AND ${key} IS NULL AND c.id > ? ORDER BY c.id LIMIT ?`,
    params: [...where.params, afterId, limit + 1],
  }
}

type SortedRow = RawCaseRow & { sortKey: string | number | null }

/** A page of the register by keyset, never by OFFSET; `next` continues it, null at the end. */
export function listCases(db: ReadDb, query: ListQuery, now: string): { rows: CaseRow[]; next: Cursor | null } {
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

/** How many cards a filter finds: the figure whose list `listCases` opens. */
export function countCases(db: ReadDb, filter: CaseFilter, now: string): number {
  const where = caseWhere(filter, now)
  return db.one<{ total: number }>(`SELECT count(*) AS total FROM cases c WHERE ${where.sql}`, where.params).total
}
