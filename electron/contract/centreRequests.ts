import * as v from 'valibot'
import { assignmentRow, ownAssignment } from './assignments.ts'
import { attachment, describedFile } from './attachments.ts'
import { command, query } from './kinds.ts'
import { executor } from './meetings.ts'
import {
  civilDate,
  civilMoment,
  count,
  empty,
  id,
  line,
  operation,
  requiredLine,
  text,
  ticket,
  version,
} from './scalars.ts'

/**
 * What comes from the ЦУР: requests, recommendations and analytic notes, with term, executor, answer and state of carrying out. Every
 * earlier term is kept with its reason. No act fixes the form of these papers; the office keeps them by its own order.
 */

export const CENTRE_REQUEST_KINDS = ['request', 'recommendation', 'analyticNote'] as const
export const centreRequestKind = v.picklist(CENTRE_REQUEST_KINDS)
export type CentreRequestKind = (typeof CENTRE_REQUEST_KINDS)[number]

/** `new`: nobody answers for it yet. `answered`: the answer has gone out. `closed`: nothing more is to be done. */
export const CENTRE_REQUEST_STATES = ['new', 'inWork', 'answered', 'closed'] as const
export type CentreRequestState = (typeof CENTRE_REQUEST_STATES)[number]

/** What became of a recommendation. */
export const EXECUTIONS = ['done', 'partly', 'notDone', 'notApplicable'] as const
export const executionState = v.picklist(EXECUTIONS)
export type ExecutionState = (typeof EXECUTIONS)[number]

/**
 * Which requests a list shows; every figure is one of these, so that it opens its list. `active` is `new` and `inWork`; `overdue`,
 * `today` and `untilFriday` share out the active ones due by Friday, `soon` is all three; `late` = answered after the term.
 */
export const CENTRE_REQUEST_SHOWS = [
  'active',
  'overdue',
  'today',
  'untilFriday',
  'soon',
  'new',
  'inWork',
  'answered',
  'late',
  'closed',
  'all',
] as const
export type CentreRequestShow = (typeof CENTRE_REQUEST_SHOWS)[number]

export const centreRequestFilter = v.strictObject({
  show: v.picklist(CENTRE_REQUEST_SHOWS),
  text: line(200),
  kind: v.optional(v.nullable(centreRequestKind)),
  executor: v.optional(v.nullable(executor)),
  blockId: v.optional(v.nullable(id)),
  /** `none`: a recommendation whose carrying out is not marked. */
  execution: v.optional(v.nullable(v.picklist([...EXECUTIONS, 'none']))),
  receivedFrom: v.optional(v.nullable(civilDate)),
  receivedTo: v.optional(v.nullable(civilDate)),
})
export type CentreRequestFilter = v.InferOutput<typeof centreRequestFilter>

const row = v.strictObject({
  id,
  version,
  kind: centreRequestKind,
  /** «Ц-12»: the office's own number within its year. */
  number: v.string(),
  centreNumber: v.string(),
  centreDatedOn: v.nullable(civilDate),
  receivedOn: civilDate,
  title: v.string(),
  block: v.string(),
  executor: v.string(),
  /** The last day in the состав of an executor who has left it; null while he is there. */
  executorLeftOn: v.nullable(civilDate),
  /** A day, or a minute of it. */
  dueAt: v.nullable(civilMoment),
  /** How often the term was changed. */
  termChanges: count,
  state: v.picklist(CENTRE_REQUEST_STATES),
  answeredAt: v.nullable(civilMoment),
  /** Answered after its term, or not answered although the term has passed. */
  isLate: v.boolean(),
  execution: v.nullable(executionState),
  /** Assignments made from it, and how many of them are carried out. */
  assignments: v.strictObject({ total: count, done: count }),
})
export type CentreRequestRow = v.InferOutput<typeof row>

const term = v.strictObject({ id, dueAt: v.nullable(civilMoment), reason: v.string(), at: v.string() })

export const CENTRE_NOTE_KINDS = [
  'taken',
  'handedOver',
  'progress',
  'answered',
  'execution',
  'closed',
  'reopened',
] as const
export type CentreNoteKind = (typeof CENTRE_NOTE_KINDS)[number]

const note = v.strictObject({
  id,
  kind: v.picklist(CENTRE_NOTE_KINDS),
  onDate: civilDate,
  text: v.string(),
  at: v.string(),
  operator: v.string(),
})

/** A report made on request of the ЦУР (`reports.request_id`). */
const madeReport = v.strictObject({
  id,
  title: v.string(),
  number: v.string(),
  state: v.picklist(['draft', 'signed', 'sent']),
  periodFrom: civilDate,
  periodTo: civilDate,
})
export type RequestReport = v.InferOutput<typeof madeReport>

const card = v.strictObject({
  ...row.entries,
  text: v.string(),
  blockId: v.nullable(id),
  executorKey: v.nullable(executor),
  /** Every term it ever had, oldest first; the last one holds now. */
  terms: v.array(term),
  /** Newest first. */
  notes: v.array(note),
  files: v.array(attachment),
  /** Assignments made from it, the nearest term first. */
  made: v.array(assignmentRow),
  reports: v.array(madeReport),
  answer: v.string(),
  answeredWay: v.string(),
  answerNumber: v.string(),
  closedOn: v.nullable(civilDate),
  executionOn: v.nullable(civilDate),
  executionNote: v.string(),
  note: v.string(),
})
export type CentreRequestCard = v.InferOutput<typeof card>

/** Place behind a row: what the list is ordered by, and the id. */
const cursor = v.strictObject({ key: v.string(), id })
const acted = { id, version }
const tickets = v.pipe(v.array(ticket), v.maxLength(20, 'Не больше 20 файлов за раз'))
const saved = v.strictObject({ ...operation.entries, id })
/** What came, as it stands on the paper of the ЦУР. */
const details = {
  kind: centreRequestKind,
  centreNumber: line(80),
  centreDatedOn: v.nullable(civilDate),
  receivedOn: civilDate,
  title: requiredLine(500, 'Напишите, о чём'),
  text: text(50_000),
  blockId: v.nullable(id),
  note: text(5000),
}
export type CentreRequestDetails = v.InferOutput<v.StrictObjectSchema<typeof details, undefined>>

const countOf = Object.fromEntries(CENTRE_REQUEST_SHOWS.map((show) => [show, count])) as Record<
  CentreRequestShow,
  typeof count
>

export const centreRequestsContract = {
  /** Work by term, the nearest first; what is answered, closed or `all` by day of receipt, the newest first. By keyset. */
  list: query(
    v.strictObject({
      filter: centreRequestFilter,
      after: v.nullable(cursor),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ rows: v.array(row), total: count, next: v.nullable(cursor) }),
  ),
  counts: query(empty, v.strictObject(countOf)),
  executors: query(empty, v.array(v.strictObject({ ...executor.entries, name: v.string(), active: count }))),
  get: query(v.strictObject({ id }), card),

  /** With an executor it is at work at once. */
  create: command(
    v.strictObject({ ...details, executor: v.nullable(executor), dueAt: v.nullable(civilMoment), tickets }),
    saved,
  ),
  update: command(v.strictObject({ ...acted, ...details }), operation),
  setTerm: command(
    v.strictObject({
      ...acted,
      dueAt: v.nullable(civilMoment),
      reason: requiredLine(500, 'Укажите, почему изменён срок'),
    }),
    operation,
  ),
  /** Names who answers for it; a later change says why. */
  handOver: command(v.strictObject({ ...acted, executor, reason: line(500) }), operation),
  /** An own assignment made from it (`origin` request). */
  assign: command(
    v.strictObject({ ...ownAssignment.entries, requestId: id, requestVersion: version }),
    v.strictObject({ ...operation.entries, id, number: v.string() }),
  ),
  progress: command(
    v.strictObject({
      id,
      onDate: civilDate,
      text: v.pipe(text(20_000), v.minLength(1, 'Напишите, как идёт работа')),
      tickets,
    }),
    operation,
  ),
  answer: command(
    v.strictObject({
      ...acted,
      answer: v.pipe(text(50_000), v.minLength(1, 'Напишите, что ответили')),
      answeredAt: civilMoment,
      way: requiredLine(120, 'Укажите, как направлен ответ'),
      number: line(80),
      tickets,
    }),
    operation,
  ),
  /** Carrying out of a recommendation. */
  setExecution: command(
    v.strictObject({ ...acted, execution: executionState, onDate: civilDate, note: text(5000) }),
    operation,
  ),
  /** A request closes after its answer, a recommendation after its carrying out is marked, an analytic note at any time. */
  close: command(v.strictObject({ ...acted, closedOn: civilDate, comment: text(5000) }), operation),
  /** Takes «отвечено» or «закрыто» back; the earlier answer stays in the course. */
  reopen: command(
    v.strictObject({ ...acted, reason: requiredLine(500, 'Укажите причину возврата в работу') }),
    operation,
  ),
  /** To the trash: what was registered by mistake. Refused while an assignment or a report is made from it. */
  remove: command(v.strictObject(acted), operation),
  attach: command(v.strictObject({ id, tickets }), operation),
  detach: command(v.strictObject({ attachmentId: id, version }), operation),
  describeFile: command(describedFile, operation),
}
