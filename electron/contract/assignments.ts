import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { executor } from './meetings.ts'
import { civilDate, count, empty, id, line, operation, requiredLine, text, version } from './scalars.ts'

/** Assignments: executor, term, report. An overdue one stays open; every earlier term is kept with its reason. */

export const ASSIGNMENT_STATES = ['open', 'reported', 'done', 'cancelled'] as const
export const assignmentState = v.picklist(ASSIGNMENT_STATES)
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]

/** Which assignments a list shows; every figure is one of these, so that it opens its list. `active` = not closed,
 * `soon` = not closed and due until Friday, overdue ones included: what the desk shows. */
export const assignmentFilter = v.strictObject({
  show: v.picklist(['active', 'overdue', 'soon', 'reported', 'done', 'all']),
  executor: v.nullable(executor),
  meetingId: v.nullable(id),
  text: line(200),
})
export type AssignmentFilter = v.InferOutput<typeof assignmentFilter>

const row = v.strictObject({
  id,
  version,
  /** «11.2.3»: meeting, item, decision. */
  number: v.string(),
  text: v.string(),
  executor: v.string(),
  /** «протокол № 11, п. 2.3». */
  source: v.string(),
  meetingId: v.nullable(id),
  issuedOn: civilDate,
  dueOn: v.nullable(civilDate),
  period: v.string(),
  state: assignmentState,
  /** Days past the term, counted on while it is open; 0 when in time. */
  overdueDays: count,
  closedOn: v.nullable(civilDate),
})
export type AssignmentRow = v.InferOutput<typeof row>

const term = v.strictObject({ id, dueOn: v.nullable(civilDate), reason: v.string(), at: v.string() })

const card = v.strictObject({
  ...row.entries,
  itemTitle: v.string(),
  meetingNumber: v.nullable(count),
  meetingHeldOn: v.nullable(civilDate),
  report: v.string(),
  reportedOn: v.nullable(civilDate),
  note: v.string(),
  /** Every term it ever had, oldest first; the last one holds now. */
  terms: v.array(term),
})
export type AssignmentCard = v.InferOutput<typeof card>

const cursor = v.strictObject({ dueOn: v.string(), id })

export const assignmentsContract = {
  /** By term, the nearest first (without a term last), by keyset. */
  list: query(
    v.strictObject({
      filter: assignmentFilter,
      after: v.nullable(cursor),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ rows: v.array(row), total: count, next: v.nullable(cursor) }),
  ),
  counts: query(
    empty,
    v.strictObject({ active: count, overdue: count, soon: count, reported: count, done: count, all: count }),
  ),
  executors: query(empty, v.array(v.strictObject({ ...executor.entries, name: v.string(), active: count }))),
  get: query(v.strictObject({ id }), card),
  report: command(
    v.strictObject({
      id,
      version,
      report: v.pipe(text(20_000), v.minLength(1, 'Напишите, что сделано')),
      reportedOn: civilDate,
    }),
    operation,
  ),
  /** «Исполнено»: closes, late or not; the date stays. */
  close: command(v.strictObject({ id, version, closedOn: civilDate }), operation),
  /** Takes «исполнено» or a report back. */
  reopen: command(v.strictObject({ id, version, reason: requiredLine(500, 'Укажите причину возврата') }), operation),
  extend: command(
    v.strictObject({ id, version, dueOn: civilDate, reason: requiredLine(500, 'Укажите причину переноса') }),
    operation,
  ),
}
