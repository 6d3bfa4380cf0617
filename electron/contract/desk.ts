import * as v from 'valibot'
import { query } from './kinds.ts'
import { caseFilter, caseRow } from './messages.ts'
import { civilDate, count, empty, id } from './scalars.ts'

/** The desk: what needs a person now. */

const list = v.strictObject({ total: count, filter: caseFilter, rows: v.array(caseRow) })
export const DESK_FIGURES = ['overdue', 'today', 'untilFriday', 'noRecipient', 'awaitingInterim'] as const

const assignmentLine = v.strictObject({ id, number: v.string(), text: v.string(), source: v.string(), executor: v.string(), dueOn: v.nullable(civilDate) })
export type DeskAssignment = v.InferOutput<typeof assignmentLine>

const clock = v.strictObject({
  id,
  number: v.string(),
  gist: v.string(),
  dueAt: v.string(),
  /** Working minutes of the whole term and those spent; spent > total when overdue. */
  totalMinutes: count,
  spentMinutes: count,
})

const suggestion = v.strictObject({
  row: caseRow,
  /** The recipient who most often got this theme in the last 90 days, and how often; null when there is no such past. */
  recipientId: v.nullable(id),
  agreed: count,
  outOf: count,
})

const overview = v.strictObject({
  /** Civil moment of the office. */
  now: v.string(),
  /** End of the working day today, `HH:MM`; null on a day off. */
  dayEndsAt: v.nullable(v.string()),
  dayName: v.nullable(v.string()),
  /** Last working day of this week, to which «до пятницы» reaches. */
  weekEndsOn: civilDate,
  figures: v.array(v.strictObject({ key: v.picklist(DESK_FIGURES), count, filter: caseFilter })),
  overdue: list,
  today: list,
  untilFriday: list,
  assignments: v.strictObject({ total: count, overdue: count, rows: v.array(assignmentLine) }),
  clocks: v.strictObject({ total: count, filter: caseFilter, rows: v.array(clock) }),
  toRoute: v.strictObject({ total: count, filter: caseFilter, rows: v.array(suggestion) }),
  openByBlock: v.array(v.strictObject({ blockId: v.nullable(id), open: count, overdue: count, hasHolder: v.boolean() })),
  openTotal: count,
  nextMeeting: v.nullable(v.strictObject({ id, number: count, format: v.picklist(['inPerson', 'absentee']), heldOn: civilDate, startsAt: v.nullable(v.string()) })),
  year: v.strictObject({ year: count, messages: count, appeals: count }),
})
export type DeskOverview = v.InferOutput<typeof overview>

export const deskContract = {
  overview: query(empty, overview),
  /** Counters beside the sections of the navigation. */
  counters: query(empty, v.strictObject({ desk: count, messages: count, assignments: count })),
}
