import * as v from 'valibot'
import { attachment } from './attachments.ts'
import { command, query } from './kinds.ts'
import { agreement, itemFigures, meetingOrigin, meetingPrepContract } from './meetingPrep.ts'
import {
  attendance,
  decision,
  decisionContent,
  executor,
  meetingRoomContract,
  participant,
  presence,
  statement,
  votes,
  voting,
} from './meetingRoom.ts'
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

export { executor, presence, PRESENCES, votes } from './meetingRoom.ts'
export type { Attendance, Decision, Executor, Participant, Presence, Statement, Vote, Votes } from './meetingRoom.ts'

export const MEETING_STATES = ['draft', 'sent', 'inProgress', 'held', 'protocol', 'signed', 'control'] as const
export const meetingState = v.picklist(MEETING_STATES)
export type MeetingState = (typeof MEETING_STATES)[number]

export const meetingFormat = v.picklist(['inPerson', 'absentee'])

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
  /** What the meeting is called beside its number, or the working group whose meeting it is; empty for an ordinary one. */
  title: v.string(),
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
  ...voting,
  note: v.string(),
  /** Section of the agenda; empty without sections. */
  section: v.string(),
  /** `execution`: об исполнении поручений; `approval`: утверждение протокола. */
  kind: v.picklist(['question', 'execution', 'approval']),
  /** Participants who speak beside the speaker, with their names in the same order. */
  coSpeakerIds: v.array(id),
  coSpeakers: v.array(v.string()),
  materials: v.string(),
  /** Materials that lie here as files. */
  files: v.array(attachment),
  draftDecision: v.string(),
  /** What the application proposed it from: `overdue`, `block:5` …; null for an item of a person. */
  source: v.nullable(v.string()),
  figures: v.nullable(itemFigures),
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
  /** What the meeting is called beside its number: «по паводку»; empty for an ordinary one. */
  title: v.string(),
  /** The working group whose meeting it is; null: the МЦУ itself. */
  groupId: v.nullable(id),
  group: v.string(),
  copiedFromId: v.nullable(id),
  /** Civil date by which the invited answer. */
  repliesUntil: v.nullable(civilDate),
  /** Absentee: civil moment until which ballots count. */
  answersUntil: v.nullable(civilMoment),
  agreements: v.array(agreement),
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
  attendance,
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
  /** Last day of a person in the состав, also one to come; null: no end is known, or it is a body. */
  leftOn: v.nullable(civilDate),
})
export type ExecutorChoice = v.InferOutput<typeof executorChoice>

const saved = v.strictObject({ ...operation.entries, id, version })
const done = v.strictObject({ ...operation.entries })
const details = {
  heldOn: civilDate,
  startsAt: v.nullable(civilTime),
  place: line(300),
}
/** What an absent key leaves as it is, and a new meeting without. */
const preparation = {
  title: v.optional(line(300)),
  groupId: v.optional(v.nullable(id)),
  repliesUntil: v.optional(v.nullable(civilDate)),
  answersUntil: v.optional(v.nullable(civilMoment)),
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

  /**
   * `number` null takes the next one of the year; a number is never given twice. Participants come from the состав on the date, or from
   * the working group. `from` copies an earlier meeting or a template. An in-person meeting gets «Об исполнении поручений» while there
   * are open ones and the approval of the last protocol.
   */
  create: command(
    v.strictObject({
      ...details,
      ...preparation,
      number: manualNumber,
      format: v.optional(meetingFormat, 'inPerson'),
      from: v.optional(v.nullable(meetingOrigin), null),
    }),
    v.strictObject({ ...operation.entries, id }),
  ),
  update: command(
    v.strictObject({
      id,
      version,
      ...details,
      ...preparation,
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
  /** `leftAt` absent leaves it as it is; who is not there has neither time. */
  setPresence: command(
    v.strictObject({
      id,
      version,
      presence,
      arrivedAt: v.nullable(civilTime),
      leftAt: v.optional(v.nullable(civilTime)),
    }),
    saved,
  ),
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
        // An absent key leaves the field as it is.
        section: v.optional(line(200)),
        coSpeakerIds: v.optional(v.pipe(v.array(id), v.maxLength(10, 'Не больше 10 содокладчиков'))),
        materials: v.optional(text(5_000)),
        draftDecision: v.optional(text(20_000)),
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
        ...decisionContent,
      }),
      namesVersion(),
    ),
    saved,
  ),
  moveDecision: command(v.strictObject({ id, version, position: count }), saved),
  removeDecision: command(v.strictObject({ id, version }), done),
  ...meetingPrepContract,
  ...meetingRoomContract,
}
