import type { AssignmentFilter, AssignmentState } from '../../contract/assignments.ts'
import type { Executor } from '../../contract/meetings.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface AssignmentTableRow extends BaseRow {
  origin: 'decision' | 'rootCause' | 'request' | 'own'
  decisionId: number | null
  number: string
  text: string
  executorPersonId: number | null
  executorRecipientId: number | null
  controllerId: number | null
  issuedOn: string
  dueOn: string | null
  period: string
  state: AssignmentState
  report: string
  reportedOn: string | null
  closedOn: string | null
  note: string
  coExecutors: Executor[] | null
  blockId: number | null
  /** Shown among the active ones from this day on (lessons.md: 4minitz #509). */
  returnOn: string | null
  /** Первопричина in words; the register of causes comes later. */
  cause: string
  repeat: AssignmentRepeat | null
  /** Where one without a decision came from, in words. */
  source: string
  /** How often it was returned. */
  returns: number
}

/** How an assignment repeats: every so many units, until a civil date or without an end. */
export interface AssignmentRepeat {
  unit: 'day' | 'week' | 'month' | 'quarter'
  every: number
  until: string | null
}

export interface AssignmentTermRow extends BaseRow {
  assignmentId: number
  dueOn: string | null
  reason: string
  /** Civil moment of the office. */
  at: string
}

export const assignments = defineTable<AssignmentTableRow>('assignments', {
  origin: 'text',
  decisionId: 'number',
  number: 'text',
  text: 'text',
  executorPersonId: 'number',
  executorRecipientId: 'number',
  controllerId: 'number',
  issuedOn: 'text',
  dueOn: 'text',
  period: 'text',
  state: 'text',
  report: 'text',
  reportedOn: 'text',
  closedOn: 'text',
  note: 'text',
  coExecutors: 'json',
  blockId: 'number',
  returnOn: 'text',
  cause: 'text',
  repeat: 'json',
  source: 'text',
  returns: 'number',
})

/** What an assignment has until somebody says more. */
export const plainAssignment = {
  coExecutors: null,
  blockId: null,
  returnOn: null,
  cause: '',
  repeat: null,
  source: '',
  returns: 0,
} as const
export const assignmentTerms = defineTable<AssignmentTermRow>('assignment_terms', {
  assignmentId: 'number',
  dueOn: 'text',
  reason: 'text',
  at: 'text',
})

/** Sorts assignments without a term behind all others. */
const WITHOUT_TERM = '9999-12-31'

export interface ListedRow {
  id: number
  version: number
  number: string
  text: string
  surname: string | null
  name: string | null
  patronymic: string | null
  recipient: string | null
  meetingId: number | null
  meetingNumber: number | null
  meetingHeldOn: string | null
  itemTitle: string | null
  issuedOn: string
  dueOn: string | null
  period: string
  state: AssignmentState
  report: string
  reportedOn: string | null
  closedOn: string | null
  note: string
}

const FROM = `FROM assignments a
  LEFT JOIN persons p ON p.id = a.executor_person_id LEFT JOIN recipients r ON r.id = a.executor_recipient_id
  LEFT JOIN decisions d ON d.id = a.decision_id LEFT JOIN agenda_items i ON i.id = d.agenda_item_id LEFT JOIN meetings m ON m.id = i.meeting_id`
const COLUMNS = `a.id, a.version, a.number, a.text, p.surname, p.name, p.patronymic, r.short_name AS recipient, m.id AS meetingId, m.number AS meetingNumber,
  m.held_on AS meetingHeldOn, i.title AS itemTitle, a.issued_on AS issuedOn, a.due_on AS dueOn, a.period, a.state, a.report, a.reported_on AS reportedOn,
  a.closed_on AS closedOn, a.note`

const ACTIVE = "a.state IN ('open', 'reported')"

/** Conditions of what a list shows; `today` and `weekEnd` are civil dates. */
function showing(show: AssignmentFilter['show'], today: string, weekEnd: string): { sql: string; params: SqlValue[] } {
  if (show === 'all') return { sql: '1', params: [] }
  if (show === 'done') return { sql: "a.state = 'done'", params: [] }
  if (show === 'reported') return { sql: "a.state = 'reported'", params: [] }
  if (show === 'overdue') return { sql: `${ACTIVE} AND a.due_on < ?`, params: [today] }
  if (show === 'soon') return { sql: `${ACTIVE} AND a.due_on <= ?`, params: [weekEnd] }
  return { sql: ACTIVE, params: [] }
}

function conditions(filter: AssignmentFilter, today: string, weekEnd: string): { sql: string; params: SqlValue[] } {
  const shown = showing(filter.show, today, weekEnd)
  const sql = ['a.deleted_at IS NULL', shown.sql]
  const params = [...shown.params]
  if (filter.executor !== null) {
    sql.push(filter.executor.kind === 'person' ? 'a.executor_person_id = ?' : 'a.executor_recipient_id = ?')
    params.push(filter.executor.id)
  }
  if (filter.meetingId !== null) {
    sql.push('m.id = ?')
    params.push(filter.meetingId)
  }
  return { sql: sql.join(' AND '), params }
}

/** Small letters with ё as е: SQLite's LIKE knows ASCII alone, so a text is compared here. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/**
 * Assignments by term and id after a place; an office has some hundreds in a year, so a text filter reads those that the
 * other conditions leave.
 */
export function listAssignments(
  db: ReadDb,
  filter: AssignmentFilter,
  page: { after: { dueOn: string; id: number } | null; limit: number },
  days: { today: string; weekEnd: string },
): { rows: ListedRow[]; total: number; hasMore: boolean } {
  const { sql, params } = conditions(filter, days.today, days.weekEnd)
  const order = `coalesce(a.due_on, '${WITHOUT_TERM}')`
  if (filter.text !== '') {
    const words = folded(filter.text)
      .split(/\s+/)
      .filter((word) => word !== '')
    const found = db
      .all<ListedRow>(`SELECT ${COLUMNS} ${FROM} WHERE ${sql} ORDER BY ${order}, a.id`, params)
      .filter((row) => {
        const hay = folded(
          [row.number, row.text, row.surname ?? '', row.recipient ?? '', row.itemTitle ?? ''].join(' '),
        )
        return words.every((word) => hay.includes(word))
      })
    const start = page.after === null ? 0 : found.findIndex((row) => row.id === page.after?.id) + 1
    return {
      rows: found.slice(start, start + page.limit),
      total: found.length,
      hasMore: found.length > start + page.limit,
    }
  }
  const { total } = db.one<{ total: number }>(`SELECT count(*) AS total ${FROM} WHERE ${sql}`, params)
  const from =
    page.after === null
      ? { sql: '', params: [] }
      : { sql: `AND (${order}, a.id) > (?, ?)`, params: [page.after.dueOn, page.after.id] }
  const rows = db.all<ListedRow>(`SELECT ${COLUMNS} ${FROM} WHERE ${sql} ${from.sql} ORDER BY ${order}, a.id LIMIT ?`, [
    ...params,
    ...from.params,
    page.limit + 1,
  ])
  return { rows: rows.slice(0, page.limit), total, hasMore: rows.length > page.limit }
}

export const sortKey = (row: ListedRow): { dueOn: string; id: number } => ({
  dueOn: row.dueOn ?? WITHOUT_TERM,
  id: row.id,
})

export function findAssignment(db: ReadDb, id: number): ListedRow | undefined {
  return db.get(`SELECT ${COLUMNS} ${FROM} WHERE a.id = ? AND a.deleted_at IS NULL`, [id])
}

export function listTerms(
  db: ReadDb,
  assignmentId: number,
): { id: number; dueOn: string | null; reason: string; at: string }[] {
  return db.all(
    'SELECT id, due_on AS dueOn, reason, at FROM assignment_terms WHERE assignment_id = ? AND deleted_at IS NULL ORDER BY id',
    [assignmentId],
  )
}

export function countAssignments(db: ReadDb, today: string, weekEnd: string): Record<AssignmentFilter['show'], number> {
  return db.one(
    `SELECT count(*) FILTER (WHERE ${ACTIVE}) AS active, count(*) FILTER (WHERE ${ACTIVE} AND a.due_on < :today) AS overdue,
       count(*) FILTER (WHERE ${ACTIVE} AND a.due_on <= :weekEnd) AS soon, count(*) FILTER (WHERE a.state = 'reported') AS reported,
       count(*) FILTER (WHERE a.state = 'done') AS done, count(*) AS "all"
     FROM assignments a WHERE a.deleted_at IS NULL`,
    { today, weekEnd },
  )
}

export interface ExecutorCount {
  kind: 'person' | 'recipient'
  id: number
  surname: string | null
  name: string | null
  patronymic: string | null
  recipient: string | null
  active: number
}

export function listExecutors(db: ReadDb): ExecutorCount[] {
  return db.all(
    `SELECT CASE WHEN a.executor_person_id IS NULL THEN 'recipient' ELSE 'person' END AS kind,
       coalesce(a.executor_person_id, a.executor_recipient_id) AS id, p.surname, p.name, p.patronymic, r.short_name AS recipient,
       count(*) FILTER (WHERE ${ACTIVE}) AS active
     FROM assignments a LEFT JOIN persons p ON p.id = a.executor_person_id LEFT JOIN recipients r ON r.id = a.executor_recipient_id
     WHERE a.deleted_at IS NULL AND (a.executor_person_id IS NOT NULL OR a.executor_recipient_id IS NOT NULL)
     GROUP BY 1, 2 ORDER BY coalesce(p.surname, r.short_name), 2`,
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
