import * as v from 'valibot'
import { attachment, describedFile } from './attachments.ts'
import { command, query, task } from './kinds.ts'
import { executor } from './meetings.ts'
import {
  civilDate,
  count,
  empty,
  fileTicket,
  id,
  line,
  operation,
  requiredLine,
  text,
  ticket,
  version,
} from './scalars.ts'

/** Assignments: who, until when, what was done. An overdue one stays open; every earlier term is kept with its reason. */

export const ASSIGNMENT_STATES = ['open', 'reported', 'done', 'cancelled'] as const
export const assignmentState = v.picklist(ASSIGNMENT_STATES)
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]

export const ASSIGNMENT_ORIGINS = ['decision', 'own', 'request', 'rootCause'] as const
export const assignmentOrigin = v.picklist(ASSIGNMENT_ORIGINS)
export type AssignmentOrigin = (typeof ASSIGNMENT_ORIGINS)[number]

/**
 * Which assignments a list shows; every figure is one of these, so that it opens its list. Those put off until a later day are left out
 * of `active`, `overdue`, `soon` and `reported`, which are work; `open`, `lateOpen` and `waiting` count them, which are facts.
 * `active` = not closed, `soon` = not closed and due until Friday, overdue ones included: what the desk shows; `inTime` and `late` =
 * carried out by its term or after it.
 */
export const ASSIGNMENT_SHOWS = [
  'active',
  'overdue',
  'soon',
  'reported',
  'postponed',
  'done',
  'all',
  'open',
  'lateOpen',
  'waiting',
  'inTime',
  'late',
  'extended',
  'returned',
  'cancelled',
] as const
export type AssignmentShow = (typeof ASSIGNMENT_SHOWS)[number]

export const assignmentFilter = v.strictObject({
  show: v.picklist(ASSIGNMENT_SHOWS),
  /** Answerable or helping. */
  executor: v.nullable(executor),
  meetingId: v.nullable(id),
  text: line(200),
  controllerId: v.optional(v.nullable(id)),
  blockId: v.optional(v.nullable(id)),
  origin: v.optional(v.nullable(assignmentOrigin)),
  issuedFrom: v.optional(v.nullable(civilDate)),
  issuedTo: v.optional(v.nullable(civilDate)),
  dueFrom: v.optional(v.nullable(civilDate)),
  dueTo: v.optional(v.nullable(civilDate)),
  /** Only those that were returned at least once. */
  returned: v.optional(v.boolean()),
})
export type AssignmentFilter = v.InferOutput<typeof assignmentFilter>

/** How an assignment repeats: `from` is its first date by the rule. */
export const assignmentRepeat = v.strictObject({
  unit: v.picklist(['day', 'week', 'month', 'quarter']),
  every: v.pipe(
    v.number('Укажите число'),
    v.integer('Укажите целое число'),
    v.minValue(1, 'Не меньше 1'),
    v.maxValue(99, 'Не больше 99'),
  ),
  from: civilDate,
  /** Day of the month, in a shorter month its last day; null: the day of `from`. */
  dayOfMonth: v.nullable(v.pipe(count, v.minValue(1), v.maxValue(31))),
  /** Last possible date, itself included; null without an end. */
  until: v.nullable(civilDate),
  onDayOff: v.picklist(['previous', 'next', 'keep']),
})
export type AssignmentRepeat = v.InferOutput<typeof assignmentRepeat>

/** A coming date of a repeated assignment and why it is not the one by the rule. */
const periodDate = v.strictObject({ planOn: civilDate, dueOn: civilDate, note: v.string() })
export type PeriodDate = v.InferOutput<typeof periodDate>

export const NOTE_KINDS = [
  'progress',
  'report',
  'accepted',
  'returned',
  'reopened',
  'cancelled',
  'handedOver',
  'putOff',
] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

const namedExecutor = v.strictObject({ ...executor.entries, name: v.string() })

export const assignmentRow = v.strictObject({
  id,
  version,
  /** «11.2.3»: meeting, item, decision; «П-7»: one without a meeting. */
  number: v.string(),
  text: v.string(),
  executor: v.string(),
  /** The last day in the состав of an executor who has left it; null while he is there. */
  executorLeftOn: v.nullable(civilDate),
  coExecutors: v.array(v.string()),
  controller: v.string(),
  block: v.string(),
  origin: assignmentOrigin,
  /** «протокол № 11, п. 2.3». */
  source: v.string(),
  meetingId: v.nullable(id),
  issuedOn: civilDate,
  dueOn: v.nullable(civilDate),
  period: v.string(),
  isPeriodic: v.boolean(),
  state: assignmentState,
  /** Days past the term, counted on while it is open; 0 when in time. */
  overdueDays: count,
  closedOn: v.nullable(civilDate),
  returnOn: v.nullable(civilDate),
  returns: count,
  extensions: count,
})
export type AssignmentRow = v.InferOutput<typeof assignmentRow>

const term = v.strictObject({
  id,
  kind: v.picklist(['first', 'corrected', 'extended', 'period']),
  dueOn: v.nullable(civilDate),
  reason: v.string(),
  at: v.string(),
})

const note = v.strictObject({
  id,
  kind: v.picklist(NOTE_KINDS),
  onDate: civilDate,
  text: v.string(),
  attachmentIds: v.array(id),
  at: v.string(),
  operator: v.string(),
})
export type AssignmentNote = v.InferOutput<typeof note>

const link = v.strictObject({
  id,
  version,
  kind: v.picklist(['case', 'problem']),
  targetId: id,
  /** «1503» of a card, «Яма на Заречной» of a problem. */
  title: v.string(),
  /** Gist of a card, how many cards of a problem. */
  about: v.string(),
})
export type AssignmentLink = v.InferOutput<typeof link>

const period = v.strictObject({
  /** null: it has opened by the calendar and nothing was recorded on it yet. */
  id: v.nullable(id),
  planOn: civilDate,
  dueOn: civilDate,
  doneOn: v.nullable(civilDate),
  report: v.string(),
  overdueDays: count,
})

const card = v.strictObject({
  ...assignmentRow.entries,
  executorKey: v.nullable(executor),
  helpers: v.array(namedExecutor),
  controllerId: v.nullable(id),
  blockId: v.nullable(id),
  itemTitle: v.string(),
  /** The request of the ЦУР that it was made from. */
  request: v.nullable(v.strictObject({ id, number: v.string() })),
  meetingNumber: v.nullable(count),
  meetingHeldOn: v.nullable(civilDate),
  report: v.string(),
  reportedOn: v.nullable(civilDate),
  note: v.string(),
  cause: v.string(),
  ownSource: v.string(),
  /** Every term it ever had, oldest first; the last one holds now. */
  terms: v.array(term),
  /** Newest first. */
  notes: v.array(note),
  links: v.array(link),
  files: v.array(attachment),
  repeat: v.nullable(assignmentRepeat),
  /** The rule of repetition in words; empty without one. */
  rule: v.string(),
  /** Open periods and the last closed ones, by date. */
  periods: v.array(period),
  coming: v.array(periodDate),
})
export type AssignmentCard = v.InferOutput<typeof card>

const choice = v.strictObject({ ...namedExecutor.entries, note: v.string(), keywords: v.string() })
export type AssignmentChoice = v.InferOutput<typeof choice>

const cursor = v.strictObject({ dueOn: v.string(), id })

const figure = v.strictObject({ show: v.picklist(ASSIGNMENT_SHOWS), count })
/** Figures of a справка об исполнении; each one is the count of its list. */
const execution = v.strictObject({
  figures: v.array(figure),
  /** Carried out in time out of all carried out and all overdue. */
  inTime: v.strictObject({ part: count, of: count }),
})

const acted = { id, version }
const tickets = v.pipe(v.array(ticket), v.maxLength(20, 'Не больше 20 файлов за раз'))
const reason = (words: string) => requiredLine(500, words)
const details = {
  coExecutors: v.pipe(v.array(executor), v.maxLength(20, 'Не больше 20 соисполнителей')),
  controllerId: v.nullable(id),
  blockId: v.nullable(id),
  cause: text(5000),
}
const linkTarget = v.strictObject({ kind: v.picklist(['case', 'problem']), id })
const saved = v.strictObject({ ...operation.entries, id })

/** What an assignment without a meeting is made of. */
export const ownAssignment = v.strictObject({
  text: v.pipe(text(20_000), v.minLength(1, 'Введите, что поручено')),
  executor: v.nullable(executor),
  ...details,
  source: line(300),
  issuedOn: civilDate,
  dueOn: v.nullable(civilDate),
  repeat: v.nullable(assignmentRepeat),
  links: v.pipe(v.array(linkTarget), v.maxLength(50)),
})
export type OwnAssignment = v.InferOutput<typeof ownAssignment>

export const assignmentsContract = {
  /** By term, the nearest first (without a term last), by keyset. */
  list: query(
    v.strictObject({
      filter: assignmentFilter,
      after: v.nullable(cursor),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ rows: v.array(assignmentRow), total: count, next: v.nullable(cursor) }),
  ),
  counts: query(
    empty,
    v.strictObject({
      active: count,
      overdue: count,
      soon: count,
      reported: count,
      postponed: count,
      done: count,
      all: count,
    }),
  ),
  executors: query(empty, v.array(v.strictObject({ ...executor.entries, name: v.string(), active: count }))),
  /** People who control something. */
  controllers: query(empty, v.array(v.strictObject({ id, name: v.string(), active: count }))),
  get: query(v.strictObject({ id }), card),
  /** Whom an assignment may be given to: the состав of today first, then recipients. */
  choices: query(empty, v.array(choice)),
  /** Assignments of a card, of a problem. */
  ofCase: query(v.strictObject({ caseId: id }), v.array(assignmentRow)),
  ofProblem: query(v.strictObject({ problemId: id }), v.array(assignmentRow)),
  /** What typed words («ежемесячно до 10-го») or a rule come to: the first dates. */
  previewRepeat: query(
    v.strictObject({ words: line(120), repeat: v.nullable(assignmentRepeat), issuedOn: civilDate }),
    v.strictObject({ repeat: v.nullable(assignmentRepeat), rule: v.string(), dates: v.array(periodDate) }),
  ),
  /** Figures of a справка over what a filter says; its `show` is not looked at. */
  execution: query(v.strictObject({ filter: assignmentFilter }), execution),
  exportXlsx: task(v.strictObject({ filter: assignmentFilter }), fileTicket),

  /** One without a meeting: «П-7» of the year of its date. */
  create: command(ownAssignment, saved),
  update: command(v.strictObject({ ...acted, ...details }), operation),
  /** A line of the course, on a day that has come. */
  note: command(
    v.strictObject({
      id,
      onDate: civilDate,
      text: v.pipe(text(20_000), v.minLength(1, 'Напишите, как идёт работа')),
      /** Files that belong to the note. */
      tickets,
    }),
    operation,
  ),
  report: command(
    v.strictObject({
      ...acted,
      report: v.pipe(text(20_000), v.minLength(1, 'Напишите, что сделано')),
      reportedOn: civilDate,
      tickets: v.optional(tickets),
    }),
    operation,
  ),
  /** Acceptance: closes it, or its earliest open period; late or not, the date stays. `allPassed`: every period whose term has passed. */
  close: command(
    v.strictObject({
      ...acted,
      closedOn: civilDate,
      comment: v.optional(text(5000)),
      allPassed: v.optional(v.boolean()),
    }),
    operation,
  ),
  /** Acceptance of many in one act. */
  closeMany: command(
    v.strictObject({
      items: v.pipe(v.array(v.strictObject(acted)), v.minLength(1, 'Отметьте поручения'), v.maxLength(500)),
      closedOn: civilDate,
    }),
    v.strictObject({ ...operation.entries, accepted: count }),
  ),
  /** The controller does not accept a report: back to work, counted. */
  giveBack: command(v.strictObject({ ...acted, comment: reason('Напишите, что доделать') }), operation),
  /** Takes «исполнено» or «снято» back. */
  reopen: command(v.strictObject({ ...acted, reason: reason('Укажите причину возврата') }), operation),
  extend: command(
    v.strictObject({ ...acted, dueOn: civilDate, reason: reason('Укажите причину переноса') }),
    operation,
  ),
  cancel: command(v.strictObject({ ...acted, reason: reason('Укажите, почему снято с контроля') }), operation),
  handOver: command(v.strictObject({ ...acted, executor, reason: reason('Укажите, почему передано') }), operation),
  /** «Вернуться к …»: out of lists and agendas until that day; null brings it back at once. */
  putOff: command(v.strictObject({ ...acted, returnOn: v.nullable(civilDate), reason: line(500) }), operation),
  setRepeat: command(v.strictObject({ ...acted, repeat: v.nullable(assignmentRepeat) }), operation),
  link: command(v.strictObject({ ...acted, target: linkTarget }), operation),
  attach: command(v.strictObject({ id, tickets }), operation),
  detach: command(v.strictObject({ attachmentId: id, version }), operation),
  describeFile: command(describedFile, operation),
  unlink: command(v.strictObject({ ...acted, linkId: id }), operation),
}
