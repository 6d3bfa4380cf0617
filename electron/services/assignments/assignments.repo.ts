import type { AssignmentFilter, AssignmentOrigin, AssignmentShow, AssignmentState } from '../../contract/assignments.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import {
  assignmentLinks,
  assignmentNotes,
  assignmentPeriods,
  assignmentTerms,
  assignments,
} from './assignments.tables.ts'
import type {
  AssignmentLinkRow,
  AssignmentNoteRow,
  AssignmentPeriodRow,
  AssignmentTableRow,
  AssignmentTermRow,
} from './assignments.tables.ts'
import { conditions, finder, ORDER, SHOWING, WITHOUT_TERM } from './filter.ts'
import type { Days } from './filter.ts'

export interface ListedRow {
  id: number
  version: number
  number: string
  text: string
  origin: AssignmentOrigin
  executorPersonId: number | null
  executorRecipientId: number | null
  surname: string | null
  name: string | null
  patronymic: string | null
  recipient: string | null
  /** JSON of executors. */
  coExecutors: string | null
  controllerId: number | null
  controllerSurname: string | null
  controllerName: string | null
  controllerPatronymic: string | null
  blockId: number | null
  block: string | null
  meetingId: number | null
  meetingNumber: number | null
  meetingHeldOn: string | null
  itemTitle: string | null
  source: string
  issuedOn: string
  dueOn: string | null
  period: string
  isPeriodic: 0 | 1
  state: AssignmentState
  report: string
  reportedOn: string | null
  closedOn: string | null
  note: string
  cause: string
  returnOn: string | null
  returns: number
  extensions: number
}

const FROM = `FROM assignments a
  LEFT JOIN persons p ON p.id = a.executor_person_id LEFT JOIN recipients r ON r.id = a.executor_recipient_id
  LEFT JOIN persons c ON c.id = a.controller_id LEFT JOIN blocks b ON b.id = a.block_id
  LEFT JOIN decisions d ON d.id = a.decision_id LEFT JOIN agenda_items i ON i.id = d.agenda_item_id LEFT JOIN meetings m ON m.id = i.meeting_id`
const COLUMNS = `a.id, a.version, a.number, a.text, a.origin, a.executor_person_id AS executorPersonId, a.executor_recipient_id AS executorRecipientId,
  p.surname, p.name, p.patronymic, r.short_name AS recipient, a.co_executors AS coExecutors, a.controller_id AS controllerId,
  c.surname AS controllerSurname, c.name AS controllerName, c.patronymic AS controllerPatronymic,
  a.block_id AS blockId, CASE b.short_name WHEN '' THEN b.name ELSE b.short_name END AS block,
  m.id AS meetingId, m.number AS meetingNumber, m.held_on AS meetingHeldOn, i.title AS itemTitle, a.source,
  a.issued_on AS issuedOn, a.due_on AS dueOn, a.period, a.repeat IS NOT NULL AS isPeriodic, a.state, a.report, a.reported_on AS reportedOn,
  a.closed_on AS closedOn, a.note, a.cause, a.return_on AS returnOn, a.returns,
  (SELECT count(*) FROM assignment_terms t WHERE t.assignment_id = a.id AND t.deleted_at IS NULL AND t.kind = 'extended') AS extensions`

export type Cursor = { dueOn: string; id: number }

const ids = (values: readonly number[]): string => values.map(Number).join(', ')

function rowsOf(db: ReadDb, found: readonly number[]): ListedRow[] {
  return found.length === 0
    ? []
    : db.all(`SELECT ${COLUMNS} ${FROM} WHERE a.id IN (${ids(found)}) ORDER BY ${ORDER}, a.id`)
}

/** SQL of one page of ids; its plan is pinned in a test. */
export function pageSql(where: string, after: boolean): string {
  // The first condition is what SQLite can look up in an index over an expression.
  const from = after ? `AND ${ORDER} >= :afterDueOn AND (${ORDER}, a.id) > (:afterDueOn, :afterId)` : ''
  return `SELECT a.id FROM assignments a WHERE ${where} ${from} ORDER BY ${ORDER}, a.id LIMIT :limit`
}

/** Assignments by term and id after a place. A text is looked for in what the other conditions leave. */
export function listAssignments(
  db: ReadDb,
  filter: AssignmentFilter,
  page: { after: Cursor | null; limit: number },
  days: Days,
): { rows: ListedRow[]; total: number; hasMore: boolean } {
  const { sql, params } = conditions(filter, days)
  if (filter.text !== '') {
    const found = findByText(db, filter.text, sql, params)
    const start = page.after === null ? 0 : found.indexOf(page.after.id) + 1
    const rows = rowsOf(db, found.slice(start, start + page.limit))
    return { rows, total: found.length, hasMore: found.length > start + page.limit }
  }
  const { total } = db.one<{ total: number }>(`SELECT count(*) AS total FROM assignments a WHERE ${sql}`, params)
  const place: Record<string, SqlValue> =
    page.after === null ? {} : { afterDueOn: page.after.dueOn, afterId: page.after.id }
  const found = db
    .all<{ id: number }>(pageSql(sql, page.after !== null), { ...params, ...place, limit: page.limit + 1 })
    .map(({ id }) => id)
  return { rows: rowsOf(db, found.slice(0, page.limit)), total, hasMore: found.length > page.limit }
}

function findByText(db: ReadDb, text: string, sql: string, params: Record<string, SqlValue>): number[] {
  const isFound = finder(text)
  return db
    .all<{ id: number; hay: string }>(
      `SELECT a.id, a.number || ' ' || a.text || ' ' || coalesce(p.surname, '') || ' ' || coalesce(r.short_name, '') || ' ' ||
         coalesce(i.title, '') || ' ' || a.source AS hay ${FROM} WHERE ${sql} ORDER BY ${ORDER}, a.id`,
      params,
    )
    .filter(({ hay }) => isFound(hay))
    .map(({ id }) => id)
}

/**
 * Periods of repeated assignments: carried out, of those in time, and written ones whose term has passed. One that the calendar has opened
 * since the last act has no row yet; its assignment counts as overdue all the same.
 */
export function countPeriods(
  db: ReadDb,
  assignmentIds: readonly number[],
  today: string,
): { done: number; inTime: number; missed: number } | null {
  if (assignmentIds.length === 0) return null
  return db.one(
    `SELECT count(done_on) AS done, count(*) FILTER (WHERE done_on <= due_on) AS inTime,
       count(*) FILTER (WHERE done_on IS NULL AND due_on < ?) AS missed
     FROM assignment_periods WHERE deleted_at IS NULL AND assignment_id IN (${ids(assignmentIds)})`,
    [today],
  )
}

/** Every assignment of a filter, for a sheet of figures. */
export function allAssignments(db: ReadDb, filter: AssignmentFilter, days: Days): ListedRow[] {
  const { sql, params } = conditions(filter, days)
  if (filter.text !== '') return rowsOf(db, findByText(db, filter.text, sql, params))
  return db.all(`SELECT ${COLUMNS} ${FROM} WHERE ${sql} ORDER BY ${ORDER}, a.id`, params)
}

export const sortKey = (row: ListedRow): Cursor => ({ dueOn: row.dueOn ?? WITHOUT_TERM, id: row.id })

export function findAssignment(db: ReadDb, id: number): ListedRow | undefined {
  return db.get(`SELECT ${COLUMNS} ${FROM} WHERE a.id = ? AND a.deleted_at IS NULL`, [id])
}

export const rowOf = (db: ReadDb, id: number): AssignmentTableRow | undefined =>
  listLive(db, assignments, 't.id = ?', [id])[0]

export const listTerms = (db: ReadDb, id: number): AssignmentTermRow[] =>
  listLive(db, assignmentTerms, 't.assignment_id = ? ORDER BY t.id', [id])

export const listNotes = (db: ReadDb, id: number): AssignmentNoteRow[] =>
  listLive(db, assignmentNotes, 't.assignment_id = ? ORDER BY t.on_date DESC, t.id DESC', [id])

export const listLinks = (db: ReadDb, id: number): AssignmentLinkRow[] =>
  listLive(db, assignmentLinks, 't.assignment_id = ? ORDER BY t.id', [id])

export const listPeriods = (db: ReadDb, id: number): AssignmentPeriodRow[] =>
  listLive(db, assignmentPeriods, 't.assignment_id = ? ORDER BY t.plan_on, t.id', [id])

/** Assignments that a card or a problem is linked to, the nearest term first. */
export function listLinked(db: ReadDb, kind: 'case' | 'problem', targetId: number): ListedRow[] {
  return rowsOf(
    db,
    db
      .all<{ id: number }>(
        `SELECT l.assignment_id AS id FROM assignment_links l JOIN assignments a ON a.id = l.assignment_id
         WHERE l.kind = ? AND l.target_id = ? AND l.deleted_at IS NULL AND a.deleted_at IS NULL`,
        [kind, targetId],
      )
      .map(({ id }) => id),
  )
}

/** Assignments made from a request of the ЦУР, the nearest term first. */
export function listOfRequest(db: ReadDb, requestId: number): ListedRow[] {
  const found = db.all<{ id: number }>('SELECT id FROM assignments WHERE request_id = ? AND deleted_at IS NULL', [
    requestId,
  ])
  return rowsOf(
    db,
    found.map(({ id }) => id),
  )
}

/** The request of the ЦУР that an assignment was made from. */
export function findRequestOf(db: ReadDb, id: number): { id: number; number: number } | undefined {
  return db.get(
    `SELECT q.id, q.number FROM assignments a JOIN centre_requests q ON q.id = a.request_id
     WHERE a.id = ? AND q.deleted_at IS NULL`,
    [id],
  )
}

/** Counts of several lists over the same other conditions, in one walk. */
export function countShows<Show extends AssignmentShow>(
  db: ReadDb,
  filter: AssignmentFilter,
  shows: readonly Show[],
  days: Days,
): Record<Show, number> {
  const { sql, params } = conditions({ ...filter, show: 'all' }, days)
  const columns = shows.map((show) => `count(*) FILTER (WHERE ${SHOWING[show]}) AS "${show}"`).join(', ')
  const where = filter.text === '' ? sql : `a.id IN (${ids(findByText(db, filter.text, sql, params))})`
  return db.one(`SELECT ${columns} FROM assignments a WHERE ${where}`, { ...params, ...days })
}

export interface NamedCount {
  kind: 'person' | 'recipient'
  id: number
  surname: string | null
  name: string | null
  patronymic: string | null
  recipient: string | null
  active: number
}

/** Everybody who answers for an assignment or helps, with how many are work of today. */
export function listExecutors(db: ReadDb, today: string): NamedCount[] {
  return db.all(
    `WITH who (kind, id, is_active) AS (
       SELECT CASE WHEN a.executor_person_id IS NULL THEN 'recipient' ELSE 'person' END, coalesce(a.executor_person_id, a.executor_recipient_id),
         ${SHOWING.active} FROM assignments a
       WHERE a.deleted_at IS NULL AND (a.executor_person_id IS NOT NULL OR a.executor_recipient_id IS NOT NULL)
       UNION ALL
       SELECT j.value ->> 'kind', j.value ->> 'id', ${SHOWING.active} FROM assignments a, json_each(a.co_executors) j
       WHERE a.deleted_at IS NULL AND a.co_executors IS NOT NULL)
     SELECT w.kind, w.id, p.surname, p.name, p.patronymic, r.short_name AS recipient, sum(w.is_active) AS active
     FROM who w LEFT JOIN persons p ON w.kind = 'person' AND p.id = w.id LEFT JOIN recipients r ON w.kind = 'recipient' AND r.id = w.id
     GROUP BY w.kind, w.id ORDER BY coalesce(p.surname, r.short_name), w.id`,
    { today },
  )
}

export function listControllers(db: ReadDb, today: string): NamedCount[] {
  return db.all(
    `SELECT 'person' AS kind, p.id, p.surname, p.name, p.patronymic, NULL AS recipient, count(*) FILTER (WHERE ${SHOWING.active}) AS active
     FROM assignments a JOIN persons p ON p.id = a.controller_id WHERE a.deleted_at IS NULL
     GROUP BY p.id ORDER BY p.surname, p.id`,
    { today },
  )
}

export interface StoredAssignment {
  id: number
  decisionId: number
  deletedAt: string | null
}

/** Assignments that ever came from the decisions of a meeting, those in the trash included. */
export function storedOf(db: ReadDb, meetingId: number): StoredAssignment[] {
  return db.all(
    `SELECT a.id, a.decision_id AS decisionId, a.deleted_at AS deletedAt FROM assignments a JOIN decisions d ON d.id = a.decision_id
     JOIN agenda_items i ON i.id = d.agenda_item_id WHERE i.meeting_id = ?`,
    [meetingId],
  )
}

/** The next number of an assignment without a meeting; only grows, so none comes twice (model.md «Numbers»). */
export function nextOwnNumber(db: WriteDb, year: number): number {
  return db.one<{ last: number }>(
    `INSERT INTO numbers (kind, year, last) VALUES ('assignment', ?, 1)
     ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last`,
    [year],
  ).last
}
