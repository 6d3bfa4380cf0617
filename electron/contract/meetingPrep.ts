import * as v from 'valibot'
import { describedFile } from './attachments.ts'
import { caseFilter } from './caseList.ts'
import { command, query } from './kinds.ts'
import { civilDate, count, id, line, namesVersion, operation, requiredLine, text, ticket, version } from './scalars.ts'

/** Preparation of a meeting: proposals, templates, notices, agreement, working groups (domain.md §2 «Meeting rules»). */

/** The list that a figure counts. */
export const figureList = v.variant('kind', [
  v.strictObject({ kind: v.literal('cases'), filter: caseFilter }),
  v.strictObject({
    kind: v.literal('assignments'),
    show: v.picklist(['active', 'overdue']),
    executor: v.nullable(v.strictObject({ kind: v.picklist(['person', 'recipient']), id })),
  }),
])
export type FigureList = v.InferOutput<typeof figureList>

/** What the register said about an item that the application proposed: lines of figures, each with the list that it counts. */
export const itemFigures = v.strictObject({
  /** Civil date of the figures. */
  asOf: civilDate,
  /** By which rule the application proposed the item, in words. */
  rule: v.string(),
  lines: v.array(v.strictObject({ text: v.string(), value: v.string(), list: v.nullable(figureList) })),
})
export type ItemFigures = v.InferOutput<typeof itemFigures>

const parts = { agenda: v.boolean(), people: v.boolean(), materials: v.boolean() }
/**
 * What a new meeting is copied from. `agenda`: questions with sections, speakers, minutes and draft decisions, without what was said and
 * decided; `people`: the invited; `materials`: materials of the questions. Those of the состав always come from the day of the meeting.
 */
export const meetingOrigin = v.variant('kind', [
  v.strictObject({ kind: v.literal('meeting'), id, ...parts }),
  v.strictObject({ kind: v.literal('template'), id, ...parts }),
])
export type MeetingOrigin = v.InferOutput<typeof meetingOrigin>

export const AGREEMENT_SUBJECTS = ['agenda', 'dateTime', 'all'] as const
export const AGREEMENT_RESULTS = ['agreed', 'remarks', 'refused'] as const
const agreementFields = {
  subject: v.picklist(AGREEMENT_SUBJECTS, 'Выберите, что согласовано'),
  withWhom: requiredLine(300, 'Укажите, с кем согласовано'),
  result: v.picklist(AGREEMENT_RESULTS, 'Выберите итог'),
  agreedOn: civilDate,
  note: line(1000),
}
/** Agreement of the agenda, of date and time, or of both (Тросна). */
export const agreement = v.strictObject({ id, version, ...agreementFields })
export type Agreement = v.InferOutput<typeof agreement>

export const NOTICE_REPLIES = ['waiting', 'coming', 'absent', 'replaced'] as const
export const noticeReply = v.picklist(NOTICE_REPLIES, 'Выберите ответ')
export type NoticeReply = v.InferOutput<typeof noticeReply>

const notice = v.strictObject({
  participantId: id,
  shortName: v.string(),
  name: v.string(),
  post: v.string(),
  role: v.string(),
  isInvited: v.boolean(),
  presence: v.picklist(['unknown', 'present', 'late', 'absent']),
  /** Civil date; empty while nothing was sent. */
  sentOn: v.string(),
  way: v.string(),
  reply: noticeReply,
  repliedOn: v.nullable(civilDate),
  replacementName: v.string(),
  replacementPost: v.string(),
  note: v.string(),
  /** No reply, and the term of reply has passed. */
  isLate: v.boolean(),
})
export type Notice = v.InferOutput<typeof notice>

const replacement = { replacementName: line(200), replacementPost: line(500) }

export const PROPOSAL_STATES = ['open', 'taken', 'declined'] as const
const proposal = v.strictObject({
  id,
  version,
  title: v.string(),
  rationale: v.string(),
  proposedById: v.nullable(id),
  proposedBy: v.string(),
  proposedOn: civilDate,
  minutes: v.nullable(count),
  section: v.string(),
  /** Civil date when it comes back; until then it waits. */
  returnOn: v.nullable(civilDate),
  isWaiting: v.boolean(),
  state: v.picklist(PROPOSAL_STATES),
  reason: v.string(),
  /** The meeting whose agenda has it. */
  meetingId: v.nullable(id),
  meetingNumber: v.nullable(count),
})
export type Proposal = v.InferOutput<typeof proposal>

export const SUGGESTION_KINDS = ['overdue', 'block', 'theme', 'problem', 'returns', 'recipient'] as const
const suggestion = v.strictObject({
  /** `overdue`, `returns`, `block:5`, `theme:12`, `problem:4`, `recipient:7`. */
  source: v.string(),
  kind: v.picklist(SUGGESTION_KINDS),
  /** «О сообщениях по теме …»: the question as it enters the agenda. */
  title: v.string(),
  /** Short name in the list: «Вода, Никольское». */
  label: v.string(),
  /** «14 за месяц, было 5». */
  detail: v.string(),
  figures: itemFigures,
})
export type Suggestion = v.InferOutput<typeof suggestion>

/** A person or a name, since participants belong to one meeting. */
const templateSpeaker = v.strictObject({ personId: v.nullable(id), name: v.string() })
const templateItem = v.strictObject({
  title: v.string(),
  section: v.string(),
  minutes: v.nullable(count),
  speaker: v.nullable(templateSpeaker),
  coSpeakers: v.array(templateSpeaker),
  materials: v.string(),
  draftDecision: v.string(),
  note: v.string(),
})
const templateGuest = v.strictObject({ personId: v.nullable(id), name: v.string(), post: v.string() })
/** What a template of a meeting keeps. */
export const templateContent = v.strictObject({
  title: v.string(),
  format: v.picklist(['inPerson', 'absentee']),
  startsAt: v.nullable(v.string()),
  place: v.string(),
  groupId: v.nullable(id),
  items: v.array(templateItem),
  guests: v.array(templateGuest),
})
export type TemplateContent = v.InferOutput<typeof templateContent>

export const GROUP_ROLES = ['chair', 'deputy', 'secretary', 'member'] as const
export const groupRole = v.picklist(GROUP_ROLES, 'Выберите роль')
export type GroupRole = v.InferOutput<typeof groupRole>
const groupMember = { personId: id, role: groupRole, note: line(300) }
const groupFields = {
  name: requiredLine(300, 'Укажите название рабочей группы'),
  /** «рабочей группы по подготовке к паводку»: after «заседания». */
  nameGenitive: requiredLine(300, 'Укажите название в родительном падеже: оно стоит в протоколе'),
  purpose: text(2_000),
  fromOn: v.nullable(civilDate),
  toOn: v.nullable(civilDate),
  actId: v.nullable(id),
  note: text(2_000),
}
const group = v.strictObject({
  id,
  version,
  ...groupFields,
  /** «Постановление от 03.02.2026 № 12-р»; empty without an act. */
  act: v.string(),
  hasEnded: v.boolean(),
  members: v.array(v.strictObject({ ...groupMember, shortName: v.string(), post: v.string() })),
  meetings: count,
})
export type MeetingGroup = v.InferOutput<typeof group>

const executionLine = v.strictObject({
  id,
  number: v.string(),
  text: v.string(),
  executor: v.string(),
  dueOn: v.nullable(civilDate),
  period: v.string(),
  overdueDays: count,
})
export type ExecutionLine = v.InferOutput<typeof executionLine>

const saved = v.strictObject({ ...operation.entries, id, version })
const done = v.strictObject({ ...operation.entries })
const minutes = v.nullable(
  v.pipe(v.number(), v.integer(), v.minValue(1, 'Длительность от 1 минуты'), v.maxValue(600, 'Не больше 10 часов')),
)

export const meetingPrepContract = {
  /** What is wrong with a day for a meeting, in words; empty when nothing is. It warns, it does not forbid. */
  checkDay: query(
    v.strictObject({ heldOn: civilDate, groupId: v.nullable(id), exceptId: v.nullable(id) }),
    v.strictObject({ warnings: v.array(v.string()) }),
  ),
  /** Open assignments and how long the overdue ones are late on a day: what the item «Об исполнении поручений» is about. */
  execution: query(
    v.strictObject({ meetingId: id }),
    v.strictObject({ asOf: civilDate, overdue: count, lines: v.array(executionLine) }),
  ),

  /** Materials of an agenda item as files. Refused once the protocol is signed. */
  attachToItem: command(
    v.strictObject({ itemId: id, tickets: v.pipe(v.array(ticket), v.minLength(1, 'Выберите файл')) }),
    done,
  ),
  removeItemFile: command(v.strictObject({ attachmentId: id, version }), done),
  describeItemFile: command(describedFile, done),

  /** Facts that ask for a place in the agenda, those already in it left out. */
  suggestions: query(v.strictObject({ meetingId: id }), v.array(suggestion), { heavy: true }),
  /** Takes what the person saw: the figures are frozen as they were shown. */
  takeSuggestion: command(
    v.strictObject({
      meetingId: id,
      source: v.pipe(
        v.string(),
        v.regex(/^(overdue|returns|(block|theme|problem|recipient):\d+)$/, 'Такого предложения нет'),
      ),
      title: requiredLine(1000, 'Укажите вопрос'),
      figures: itemFigures,
    }),
    saved,
  ),

  /** Proposals of the members: open ones by day, with `all` also the taken and the declined. */
  proposals: query(v.strictObject({ all: v.boolean() }), v.array(proposal)),
  saveProposal: command(
    v.pipe(
      v.strictObject({
        id: v.nullable(id),
        version: v.nullable(version),
        title: requiredLine(1000, 'Укажите вопрос'),
        rationale: text(5_000),
        proposedById: v.nullable(id),
        proposedOn: civilDate,
        minutes,
        section: line(200),
        returnOn: v.nullable(civilDate),
      }),
      namesVersion(),
    ),
    saved,
  ),
  /** Into the agenda of a meeting; taken back when the item is removed from it. */
  takeProposal: command(
    v.strictObject({ id, version, meetingId: id }),
    v.strictObject({ ...saved.entries, itemId: id }),
  ),
  declineProposal: command(
    v.strictObject({ id, version, reason: requiredLine(1000, 'Укажите, почему вопрос отклонён') }),
    saved,
  ),
  /** A declined one is open again. */
  reopenProposal: command(v.strictObject({ id, version }), saved),
  removeProposal: command(v.strictObject({ id, version }), done),

  templates: query(
    v.strictObject({}),
    v.array(v.strictObject({ id, version, name: v.string(), content: templateContent })),
  ),
  /** Saves a meeting as a template; a template of the same name is replaced. */
  saveTemplate: command(
    v.strictObject({ meetingId: id, name: requiredLine(200, 'Назовите шаблон') }),
    v.strictObject({ ...saved.entries, replaced: v.boolean() }),
  ),
  removeTemplate: command(v.strictObject({ id, version }), done),

  notices: query(v.strictObject({ meetingId: id }), v.array(notice)),
  /** Marks notices of these participants as sent; a reply that came earlier stays. */
  sendNotices: command(
    v.strictObject({
      meetingId: id,
      participantIds: v.pipe(v.array(id), v.minLength(1, 'Отметьте, кому разослано'), v.maxLength(500)),
      sentOn: civilDate,
      way: requiredLine(100, 'Укажите, как разослано'),
      repliesUntil: v.nullable(civilDate),
    }),
    done,
  ),
  /** A replacement becomes a participant; a changed reply takes him away again unless he is already marked or speaks. */
  saveReply: command(
    v.strictObject({
      participantId: id,
      reply: noticeReply,
      repliedOn: v.nullable(civilDate),
      ...replacement,
      note: line(1000),
      /** Marks the person absent at once; done only where he is not marked yet. */
      markAbsent: v.boolean(),
    }),
    done,
  ),

  saveAgreement: command(
    v.pipe(
      v.strictObject({ meetingId: id, id: v.nullable(id), version: v.nullable(version), ...agreementFields }),
      namesVersion(),
    ),
    saved,
  ),
  removeAgreement: command(v.strictObject({ id, version }), done),

  groups: query(v.strictObject({}), v.array(group)),
  saveGroup: command(
    v.pipe(
      v.strictObject({
        id: v.nullable(id),
        version: v.nullable(version),
        ...groupFields,
        members: v.pipe(v.array(v.strictObject(groupMember)), v.maxLength(200, 'Не больше 200 человек')),
      }),
      namesVersion(),
    ),
    saved,
  ),
  removeGroup: command(v.strictObject({ id, version }), done),
}
