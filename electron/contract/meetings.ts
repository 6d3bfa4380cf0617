import * as v from 'valibot'
import { command, query } from './kinds.ts'
import {
  civilDate,
  civilMoment,
  civilTime,
  count,
  id,
  line,
  namesVersion,
  operation,
  requiredLine,
  text,
  version,
} from './scalars.ts'

/** Meetings of the МЦУ: agenda, participants, what was heard and decided (domain.md §2 «Meeting rules», §9.2). */

export const MEETING_STATES = ['draft', 'sent', 'inProgress', 'held', 'protocol', 'signed', 'control'] as const
export const meetingState = v.picklist(MEETING_STATES)
export type MeetingState = (typeof MEETING_STATES)[number]

export const PRESENCES = ['unknown', 'present', 'late', 'absent'] as const
export const presence = v.picklist(PRESENCES)
export type Presence = (typeof PRESENCES)[number]

export const meetingFormat = v.picklist(['inPerson', 'absentee'])

/** Who carries a decision out: a person or a recipient (a body). */
export const executor = v.strictObject({ kind: v.picklist(['person', 'recipient']), id })
export type Executor = v.InferOutput<typeof executor>

/** What the register said about an item that the application proposed: lines of figures, each with the address of its list. */
export const itemFigures = v.strictObject({
  /** Civil date of the figures. */
  asOf: civilDate,
  lines: v.array(v.strictObject({ text: v.string(), value: v.string(), route: v.nullable(v.string()) })),
})
export type ItemFigures = v.InferOutput<typeof itemFigures>

const namedExecutor = v.strictObject({ ...executor.entries, name: v.string() })

const minutes = v.pipe(
  v.number('Укажите длительность, например 15м, 0:30 или 1,5ч'),
  v.integer('Длительность в целых минутах'),
  v.minValue(1, 'Длительность от 1 минуты'),
  v.maxValue(600, 'Длительность не больше 10 часов'),
)

const summary = v.strictObject({
  id,
  version,
  number: count,
  numberYear: count,
  format: meetingFormat,
  heldOn: civilDate,
  startsAt: v.nullable(civilTime),
  place: v.string(),
  state: meetingState,
  items: count,
  present: count,
  participants: count,
  assignments: count,
  openAssignments: count,
  overdueAssignments: count,
  /** Newest signed version of the protocol; null while none is signed. */
  signedVersion: v.nullable(count),
})
export type MeetingSummary = v.InferOutput<typeof summary>

const participant = v.strictObject({
  id,
  version,
  personId: v.nullable(id),
  shortName: v.string(),
  name: v.string(),
  post: v.string(),
  /** What the list shows beside the name: «куратор», «ЖКХ, ТКО». */
  role: v.string(),
  isInvited: v.boolean(),
  presence,
  arrivedAt: v.nullable(civilTime),
})
export type Participant = v.InferOutput<typeof participant>

const statement = v.strictObject({
  id,
  version,
  kind: v.picklist(['heard', 'spoke']),
  participantId: v.nullable(id),
  text: v.string(),
})
export type Statement = v.InferOutput<typeof statement>

const decision = v.strictObject({
  id,
  version,
  /** «2.3»: place of the item, place of the decision. */
  number: v.string(),
  text: v.string(),
  executor: v.nullable(namedExecutor),
  dueOn: v.nullable(civilDate),
  /** A repeated term in words: «ежедневно». */
  period: v.string(),
  isAssignment: v.boolean(),
  assignmentId: v.nullable(id),
})
export type Decision = v.InferOutput<typeof decision>

export const votes = v.strictObject({ inFavour: count, against: count, abstained: count })
export type Votes = v.InferOutput<typeof votes>

const agendaItem = v.strictObject({
  id,
  version,
  /** Place in the agenda, from 1. */
  position: count,
  title: v.string(),
  speakerId: v.nullable(id),
  speaker: v.string(),
  minutes: v.nullable(count),
  spentMinutes: v.nullable(count),
  /** Civil moment when the item became current. */
  startedAt: v.nullable(civilMoment),
  state: v.picklist(['planned', 'current', 'done']),
  votes: v.nullable(votes),
  note: v.string(),
  statements: v.array(statement),
  decisions: v.array(decision),
})
export type AgendaItem = v.InferOutput<typeof agendaItem>

const meeting = v.strictObject({
  id,
  version,
  number: count,
  numberYear: count,
  format: meetingFormat,
  heldOn: civilDate,
  startsAt: v.nullable(civilTime),
  endsAt: v.nullable(civilTime),
  place: v.string(),
  state: meetingState,
  /** Signed: the data change only by a new version of the protocol. */
  isLocked: v.boolean(),
  note: v.string(),
  chairId: v.nullable(id),
  chair: v.string(),
  /** Why this person chairs, in words. */
  chairReason: v.string(),
  chairMode: v.picklist(['auto', 'manual']),
  secretaryId: v.nullable(id),
  secretary: v.string(),
  /** null: the decree sets no quorum (domain.md §2). */
  quorum: v.nullable(v.string()),
  signedVersion: v.nullable(count),
  participants: v.array(participant),
  items: v.array(agendaItem),
})
export type Meeting = v.InferOutput<typeof meeting>

const executorChoice = v.strictObject({
  ...executor.entries,
  name: v.string(),
  /** Blocks or roles of a person, «получатель» of a body. */
  note: v.string(),
  /** Words it is also found by. */
  keywords: v.string(),
})
export type ExecutorChoice = v.InferOutput<typeof executorChoice>

const saved = v.strictObject({ ...operation.entries, id, version })
const done = v.strictObject({ ...operation.entries })
const details = {
  heldOn: civilDate,
  startsAt: v.nullable(civilTime),
  place: line(300),
}
const manualNumber = v.nullable(
  v.pipe(
    v.number('Укажите номер числом'),
    v.integer('Номер – целое число'),
    v.minValue(1, 'Номер больше нуля'),
    v.maxValue(9999, 'Номер не больше 9999'),
  ),
)

export const meetingsContract = {
  /** Meetings of a year (all years with null), newest first; `years` are those that have meetings. */
  list: query(
    v.strictObject({ year: v.nullable(count) }),
    v.strictObject({ years: v.array(count), meetings: v.array(summary) }),
  ),
  get: query(v.strictObject({ id }), meeting),
  /** Who can be given an assignment: people of the состав on the meeting's date first, then other people, then recipients. */
  executors: query(v.strictObject({ id }), v.array(executorChoice)),

  /** `number` null takes the next one of the year; a number is never given twice. Participants come from the состав on the date. */
  create: command(v.strictObject({ ...details, number: manualNumber }), v.strictObject({ ...operation.entries, id })),
  update: command(
    v.strictObject({
      id,
      version,
      ...details,
      endsAt: v.nullable(civilTime),
      secretaryId: v.nullable(id),
      note: text(20_000),
    }),
    saved,
  ),
  setState: command(v.strictObject({ id, version, state: meetingState }), saved),
  /** A person of the meeting, or null: by the rule of the office. */
  setChair: command(v.strictObject({ id, version, personId: v.nullable(id) }), saved),
  /** To the trash with its assignments; the number stays used. */
  remove: command(v.strictObject({ id, version }), done),

  /** Adds those of the состав on the meeting's date who are missing, removes unmarked ones who are not in it. */
  takeRoster: command(v.strictObject({ id }), v.strictObject({ ...operation.entries, added: count, removed: count })),
  invite: command(
    v.strictObject({
      id,
      personId: v.nullable(id),
      name: requiredLine(200, 'Укажите, кого пригласить'),
      post: line(500),
    }),
    saved,
  ),
  removeParticipant: command(v.strictObject({ id, version }), done),
  setPresence: command(v.strictObject({ id, version, presence, arrivedAt: v.nullable(civilTime) }), saved),
  /** Marks everyone who is not marked yet. */
  markPresent: command(v.strictObject({ id }), done),

  saveItem: command(
    v.pipe(
      v.strictObject({
        meetingId: id,
        id: v.nullable(id),
        version: v.nullable(version),
        title: requiredLine(1000, 'Укажите вопрос'),
        speakerId: v.nullable(id),
        minutes: v.nullable(minutes),
        note: text(20_000),
      }),
      namesVersion(),
    ),
    saved,
  ),
  /** `position` from 1. */
  moveItem: command(v.strictObject({ id, version, position: count }), saved),
  removeItem: command(v.strictObject({ id, version }), done),
  /** Starting an item finishes the one that is current. */
  setItemState: command(v.strictObject({ id, version, state: v.picklist(['planned', 'current', 'done']) }), saved),
  setVotes: command(v.strictObject({ id, version, votes: v.nullable(votes) }), saved),

  saveStatement: command(
    v.pipe(
      v.strictObject({
        itemId: id,
        id: v.nullable(id),
        version: v.nullable(version),
        kind: v.picklist(['heard', 'spoke']),
        participantId: v.nullable(id),
        text: text(50_000),
      }),
      namesVersion(),
    ),
    saved,
  ),
  removeStatement: command(v.strictObject({ id, version }), done),

  /** A decision with an executor or a term is an assignment; it is created and kept in step here. */
  saveDecision: command(
    v.pipe(
      v.strictObject({
        itemId: id,
        id: v.nullable(id),
        version: v.nullable(version),
        text: v.pipe(text(20_000), v.minLength(1, 'Введите текст решения')),
        executor: v.nullable(executor),
        dueOn: v.nullable(civilDate),
        period: line(120),
      }),
      namesVersion(),
    ),
    saved,
  ),
  moveDecision: command(v.strictObject({ id, version, position: count }), saved),
  removeDecision: command(v.strictObject({ id, version }), done),
}
