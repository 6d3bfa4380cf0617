import type {
  CentreRequestFilter,
  CentreRequestKind,
  CentreRequestShow,
  CentreRequestState,
  ExecutionState,
  RequestReport,
} from '../../contract/centreRequests.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import { finder } from '../assignments/assignments.service.ts'
import { centreRequestNotes, centreRequestTerms } from './centreRequests.tables.ts'
import type { CentreNoteRow, CentreTermRow } from './centreRequests.tables.ts'
import { conditions, IS_LATE, isByTerm, SHOWING } from './filter.ts'
import type { Days } from './filter.ts'

export interface ListedRequest {
  id: number
  version: number
  kind: CentreRequestKind
  number: number
  centreNumber: string
  centreDatedOn: string | null
  receivedOn: string
  title: string
  blockId: number | null
  block: string | null
  executorPersonId: number | null
  executorRecipientId: number | null
  dueAt: string | null
  dueEnd: string
  termChanges: number
  state: CentreRequestState
  answeredAt: string | null
  isLate: 0 | 1
  execution: ExecutionState | null
  assignmentsTotal: number
  assignmentsDone: number
}

const COLUMNS = `q.id, q.version, q.kind, q.number, q.centre_number AS centreNumber, q.centre_dated_on AS centreDatedOn,
  q.received_on AS receivedOn, q.title, q.block_id AS blockId, CASE b.short_name WHEN '' THEN b.name ELSE b.short_name END AS block,
  q.executor_person_id AS executorPersonId, q.executor_recipient_id AS executorRecipientId, q.due_at AS dueAt, q.due_end AS dueEnd,
  (SELECT max(0, count(*) - 1) FROM centre_request_terms t WHERE t.request_id = q.id AND t.deleted_at IS NULL) AS termChanges,
  q.state, q.answered_at AS answeredAt, ${IS_LATE} AS isLate, q.execution,
  (SELECT count(*) FROM assignments a WHERE a.request_id = q.id AND a.deleted_at IS NULL) AS assignmentsTotal,
  (SELECT count(*) FROM assignments a WHERE a.request_id = q.id AND a.deleted_at IS NULL AND a.state = 'done') AS assignmentsDone`
const FROM = 'FROM centre_requests q LEFT JOIN blocks b ON b.id = q.block_id'

export type Cursor = { key: string; id: number }

/** By what a list is ordered; the order goes on by id. */
const keyOf = (show: CentreRequestShow): { column: string; direction: 'ASC' | 'DESC'; than: '>' | '<' } =>
  isByTerm(show)
    ? { column: 'q.due_end', direction: 'ASC', than: '>' }
    : { column: 'q.received_on', direction: 'DESC', than: '<' }

export const cursorOf = (show: CentreRequestShow, row: ListedRequest): Cursor => ({
  key: isByTerm(show) ? row.dueEnd : row.receivedOn,
  id: row.id,
})

/** SQL of one page; its plan is pinned in a test. */
export function pageSql(show: CentreRequestShow, where: string, isAfter: boolean): string {
  const { column, direction, than } = keyOf(show)
  const from = isAfter ? `AND ${column} ${than}= :afterKey AND (${column}, q.id) ${than} (:afterKey, :afterId)` : ''
  return `SELECT ${COLUMNS} ${FROM} WHERE ${where} ${from} ORDER BY ${column} ${direction}, q.id ${direction} LIMIT :limit`
}

/** Words are looked for in what the other conditions leave: SQLite's LIKE knows no Russian small letters. */
function foundByText(db: ReadDb, filter: CentreRequestFilter, where: string, params: Record<string, SqlValue>): string {
  const isFound = finder(filter.text)
  const ids = db
    .all<{ id: number; hay: string }>(
      `SELECT q.id, 'Ц-' || q.number || ' ' || q.centre_number || ' ' || q.title || ' ' || q.text || ' ' || q.answer AS hay ${FROM}
       WHERE ${where}`,
      params,
    )
    .flatMap(({ id, hay }) => (isFound(hay) ? [id] : []))
  return `q.id IN (${ids.join(', ')})`
}

function conditionOf(db: ReadDb, filter: CentreRequestFilter, days: Days) {
  const { sql, params } = conditions(filter, days)
  return { params, sql: filter.text === '' ? sql : `${sql} AND ${foundByText(db, filter, sql, params)}` }
}

/** A page by keyset and how many the filter finds. */
export function listRequests(
  db: ReadDb,
  filter: CentreRequestFilter,
  page: { after: Cursor | null; limit: number },
  days: Days,
): { rows: ListedRequest[]; total: number; next: Cursor | null } {
  const { sql, params } = conditionOf(db, filter, days)
  const { total } = db.one<{ total: number }>(`SELECT count(*) AS total ${FROM} WHERE ${sql}`, params)
  const place: Record<string, SqlValue> =
    page.after === null ? {} : { afterKey: page.after.key, afterId: page.after.id }
  const found = db.all<ListedRequest>(pageSql(filter.show, sql, page.after !== null), {
    ...params,
    ...place,
    limit: page.limit + 1,
  })
  const rows = found.slice(0, page.limit)
  const last = rows.at(-1)
  return { rows, total, next: found.length > page.limit && last ? cursorOf(filter.show, last) : null }
}

/** Counts of several lists among what a filter finds, in one walk. */
export function countOfFilter<Show extends CentreRequestShow>(
  db: ReadDb,
  filter: CentreRequestFilter,
  shows: readonly Show[],
  days: Days,
): Record<Show, number> {
  const { sql, params } = conditionOf(db, filter, days)
  const columns = shows.map((show) => `count(*) FILTER (WHERE ${SHOWING[show]}) AS "${show}"`).join(', ')
  return db.one(`SELECT ${columns} FROM centre_requests q WHERE ${sql}`, params)
}

export const findRequest = (db: ReadDb, id: number, days: Days): ListedRequest | undefined =>
  db.get(`SELECT ${COLUMNS} ${FROM} WHERE q.id = :id AND q.deleted_at IS NULL`, { ...days, id })

export const listTerms = (db: ReadDb, id: number): CentreTermRow[] =>
  listLive(db, centreRequestTerms, 't.request_id = ? ORDER BY t.id', [id])

export const listNotes = (db: ReadDb, id: number): CentreNoteRow[] =>
  listLive(db, centreRequestNotes, 't.request_id = ? ORDER BY t.on_date DESC, t.id DESC', [id])

/** Reports made on this request; the area of reports writes them. */
export const listReports = (db: ReadDb, id: number): RequestReport[] =>
  db.all(
    `SELECT id, title, number, state, period_from AS periodFrom, period_to AS periodTo FROM reports
     WHERE request_id = ? AND deleted_at IS NULL ORDER BY id`,
    [id],
  )

/** Everybody who answers for a request, with how many are at work. */
export function listRequestExecutors(db: ReadDb): { kind: 'person' | 'recipient'; id: number; active: number }[] {
  return db.all(
    `SELECT CASE WHEN q.executor_person_id IS NULL THEN 'recipient' ELSE 'person' END AS kind,
       coalesce(q.executor_person_id, q.executor_recipient_id) AS id, count(*) FILTER (WHERE q.state IN ('new', 'inWork')) AS active
     FROM centre_requests q WHERE q.deleted_at IS NULL AND coalesce(q.executor_person_id, q.executor_recipient_id) IS NOT NULL
     GROUP BY 1, 2`,
  )
}

/** The next number of a year; rows stay in the trash, so none comes twice. */
export const nextNumber = (db: ReadDb, year: number): number =>
  db.one<{ next: number }>('SELECT coalesce(max(number), 0) + 1 AS next FROM centre_requests WHERE number_year = ?', [
    year,
  ]).next

export const knowsBlock = (db: ReadDb, id: number): boolean =>
  db.get('SELECT 1 FROM blocks WHERE id = ? AND deleted_at IS NULL', [id]) !== undefined
