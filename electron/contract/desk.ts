import * as v from 'valibot'
import { assignmentFilter } from './assignments.ts'
import { centreRequestFilter } from './centreRequests.ts'
import { query } from './kinds.ts'
import { caseFilter, caseRow } from './messages.ts'
import { officeHours } from './office.ts'
import { civilDate, civilMoment, count, empty, id } from './scalars.ts'

/** The desk: what needs a person now. One call paints it, names included. */

/** The three parts of the one order of urgency; together they hold every open term until Friday. */
export const DESK_SECTIONS = ['overdue', 'today', 'untilFriday'] as const
export const deskSection = v.picklist(DESK_SECTIONS)
export type DeskSection = (typeof DESK_SECTIONS)[number]

/** What a row of the order is. `clock`: a message whose interim reply of ИМ is awaited. */
export const DESK_KINDS = [
  'message',
  'appeal',
  'clock',
  'assignment',
  'request',
  'recommendation',
  'analyticNote',
] as const
export type DeskKind = (typeof DESK_KINDS)[number]

/** The lists that the order is put together from. */
export const DESK_SOURCES = ['cases', 'requests', 'assignments'] as const
export const deskSource = v.picklist(DESK_SOURCES)
export type DeskSource = (typeof DESK_SOURCES)[number]

const row = v.strictObject({
  source: deskSource,
  kind: v.picklist(DESK_KINDS),
  id,
  number: v.string(),
  title: v.string(),
  /** A day lasts to its end, a moment to its minute. */
  dueAt: civilMoment,
  /** «ЖКХ · Заводской», «протокол № 10, п. 2», «№ 01-15/430». */
  where: v.string(),
  /** Empty where nobody answers yet. */
  who: v.string(),
  /** The card, where the row is one: what a recipient can be named for. */
  card: v.nullable(caseRow),
})
export type DeskRow = v.InferOutput<typeof row>

/** The list that a figure of the desk opens; its count is the figure. */
export const deskLink = v.variant('list', [
  v.strictObject({ list: v.literal('cases'), filter: caseFilter }),
  v.strictObject({ list: v.literal('assignments'), filter: assignmentFilter }),
  v.strictObject({ list: v.literal('requests'), filter: centreRequestFilter }),
  /** The order itself, one section of it. */
  v.strictObject({ list: v.literal('desk'), section: deskSection }),
])
export type DeskLink = v.InferOutput<typeof deskLink>

const section = v.strictObject({
  total: count,
  /** What the total is made of, each with its list; only what there is. */
  parts: v.array(v.strictObject({ source: deskSource, count, link: deskLink })),
  /** The most urgent first: who is overdue by the most working time, then by moment. */
  rows: v.array(row),
})
export type DeskSectionView = v.InferOutput<typeof section>

/** In the head. `requests` and `back` stand there only on the days when there is something. */
export const DESK_FIGURES = [
  'overdue',
  'today',
  'untilFriday',
  'noRecipient',
  'awaitingInterim',
  'back',
  'assignments',
  'requests',
] as const
export type DeskFigure = (typeof DESK_FIGURES)[number]

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

/** What the office itself sends to a term: reports to come, packages whose receipt has not come in time. */
const near = v.strictObject({
  kind: v.picklist(['weekly', 'monthly', 'quarterly', 'receipt']),
  /** Of a report that is begun, of a package; null for a report that is not begun. */
  id: v.nullable(id),
  /** Short: «Записка за неделю 16–22.11». */
  title: v.string(),
  /** As the report or the package is called. */
  fullTitle: v.string(),
  dueAt: v.nullable(civilMoment),
  isOverdue: v.boolean(),
})
export type DeskNear = v.InferOutput<typeof near>

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
  figures: v.array(v.strictObject({ key: v.picklist(DESK_FIGURES), count, link: deskLink })),
  sections: v.strictObject({ overdue: section, today: section, untilFriday: section }),
  /** The nearest term that has not passed, said when nothing is overdue. */
  nearest: v.nullable(v.strictObject({ number: v.string(), dueAt: civilMoment })),
  clocks: v.strictObject({ total: count, filter: caseFilter, rows: v.array(clock) }),
  toRoute: v.strictObject({ total: count, filter: caseFilter, rows: v.array(suggestion) }),
  openByBlock: v.array(blockLine),
  openTotal: count,
  /** Years without a loaded calendar in which open cards are due. */
  missingYears: v.array(count),
  meetings: v.array(meeting),
  near: v.array(near),
  /** Received and answered on the last working days, the oldest first. */
  days: v.array(day),
  year: v.strictObject({ year: count, messages: count, appeals: count }),
  names: v.strictObject({ blocks: names, recipients: names }),
})
export type DeskOverview = v.InferOutput<typeof overview>

/** Place behind a row of the order. */
const place = v.strictObject({ dueEnd: v.string(), source: deskSource, id })
export type DeskPlace = v.InferOutput<typeof place>

export const deskContract = {
  overview: query(empty, overview),
  /** One section of the order as a whole, by keyset; `source` leaves one sort of rows. */
  list: query(
    v.strictObject({
      section: deskSection,
      source: v.nullable(deskSource),
      after: v.nullable(place),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({
      rows: v.array(row),
      total: count,
      parts: section.entries.parts,
      next: v.nullable(place),
    }),
  ),
  /** Counters beside the sections of the navigation. */
  counters: query(empty, v.strictObject({ desk: count, messages: count, assignments: count, centreRequests: count })),
}
