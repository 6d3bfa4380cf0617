import * as v from 'valibot'
import { query } from './kinds.ts'
import { caseFilter, caseRow } from './messages.ts'
import { officeHours } from './office.ts'
import { civilDate, civilMoment, count, empty, id } from './scalars.ts'

/** The desk: what needs a person now. One call paints it, names included. */

const list = v.strictObject({ total: count, filter: caseFilter, rows: v.array(caseRow) })
export const DESK_FIGURES = ['overdue', 'today', 'untilFriday', 'noRecipient', 'awaitingInterim', 'back'] as const
export type DeskFigure = (typeof DESK_FIGURES)[number]

const assignmentLine = v.strictObject({
  id,
  /** «10.2»: the protocol's number and the point. */
  number: v.string(),
  text: v.string(),
  source: v.string(),
  executor: v.string(),
  dueOn: v.nullable(civilDate),
})
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
export type DeskClock = v.InferOutput<typeof clock>

const suggestion = v.strictObject({
  row: caseRow,
  /** The recipient who most often got this theme in the last 90 days, and how often; null when there is no such past. */
  recipientId: v.nullable(id),
  agreed: count,
  outOf: count,
})
export type DeskSuggestion = v.InferOutput<typeof suggestion>

const blockLine = v.strictObject({
  blockId: v.nullable(id),
  /** Cards not answered, those postponed among them. */
  open: count,
  overdue: count,
  hasHolder: v.boolean(),
  /** The first day nobody holds the block; null when somebody does or nobody ever did. */
  vacantSince: v.nullable(civilDate),
})
export type DeskBlock = v.InferOutput<typeof blockLine>

const meeting = v.strictObject({
  id,
  number: count,
  format: v.picklist(['inPerson', 'absentee']),
  heldOn: civilDate,
  startsAt: v.nullable(v.string()),
})
export type DeskMeeting = v.InferOutput<typeof meeting>

const day = v.strictObject({ day: civilDate, received: count, answered: count })
export type DeskDay = v.InferOutput<typeof day>

/** Short names by id, for the ids that stand on the desk. */
const names = v.record(v.string(), v.string())

const overview = v.strictObject({
  /** Civil moment of the office. */
  now: v.string(),
  /** End of the working day today, `HH:MM`; null on a day off. */
  dayEndsAt: v.nullable(v.string()),
  /** What is unusual about today («Выходной», the name of a holiday, a shortened day); null on a usual working day. */
  dayName: v.nullable(v.string()),
  hours: officeHours,
  /** The Friday to which «до пятницы» reaches. */
  weekEndsOn: civilDate,
  figures: v.array(v.strictObject({ key: v.picklist(DESK_FIGURES), count, filter: caseFilter })),
  overdue: list,
  today: list,
  untilFriday: list,
  /** The nearest term that has not passed, said when nothing is overdue. */
  nearest: v.nullable(v.strictObject({ id, number: v.string(), dueAt: civilMoment })),
  assignments: v.strictObject({ total: count, overdue: count, rows: v.array(assignmentLine) }),
  clocks: v.strictObject({ total: count, filter: caseFilter, rows: v.array(clock) }),
  toRoute: v.strictObject({ total: count, filter: caseFilter, rows: v.array(suggestion) }),
  openByBlock: v.array(blockLine),
  openTotal: count,
  /** Years without a loaded calendar in which open cards are due. */
  missingYears: v.array(count),
  meetings: v.array(meeting),
  /** Received and answered on the last working days, the oldest first. */
  days: v.array(day),
  year: v.strictObject({ year: count, messages: count, appeals: count }),
  names: v.strictObject({ blocks: names, territories: names, recipients: names }),
})
export type DeskOverview = v.InferOutput<typeof overview>

export const deskContract = {
  overview: query(empty, overview),
  /** Counters beside the sections of the navigation. */
  counters: query(empty, v.strictObject({ desk: count, messages: count, assignments: count })),
}
