import * as v from 'valibot'
import { answerRound, approvalLine, caseQualityMethods } from './caseQuality.ts'
import { bulkContract, fieldChange } from './caseBulk.ts'
import { attachment, describedFile } from './attachments.ts'
import { caseTermsContract } from './caseTerms.ts'
import { caseKind, caseListMethods, caseResult, caseRow, caseStatus } from './caseList.ts'
import { caseQuestionsContract, questionNumbers, questionsInput } from './caseQuestions.ts'
import { caseRoutingContract } from './caseRouting.ts'
import { clockView } from './clockView.ts'
import { command, query } from './kinds.ts'
import { civilDate, civilMoment, count, empty, id, line, operation, text, ticket, version } from './scalars.ts'

export * from './caseList.ts'
export type { ClockView } from './clockView.ts'

/** One register, two kinds: сообщение (`message`, outside 59-ФЗ) and обращение (`appeal`, under 59-ФЗ). */

export const APPLICANT_KINDS = [
  'citizen',
  'foreignCitizen',
  'stateless',
  'abroad',
  'organisation',
  'collective',
] as const

export const applicantKind = v.picklist(APPLICANT_KINDS, 'Выберите, кто обратился')
export type ApplicantKind = v.InferOutput<typeof applicantKind>

const applicantInput = v.strictObject({
  kind: applicantKind,
  name: line(300),
  phone: line(60),
  email: line(200),
  postalAddress: line(500),
  people: v.nullable(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(2, 'Коллективное обращение: не меньше двух человек'),
      v.maxValue(1_000_000),
    ),
  ),
})
export type ApplicantInput = v.InferOutput<typeof applicantInput>
const applicant = v.strictObject({ id, version, ...applicantInput.entries })

/** The editable fields of a card; the form, the fast entry and the tests send exactly this. */
export const caseInput = v.strictObject({
  kind: caseKind,
  channelId: v.nullable(id),
  externalNumber: line(100),
  externalLink: line(1000),
  receivedAt: v.nullable(civilMoment),
  registeredAt: v.nullable(civilMoment),
  gist: line(500),
  /** Up to 1,000,000 characters: a 1 MB text is accepted, a longer one is offered as a file. */
  text: text(1_000_000),
  territoryId: v.nullable(id),
  address: line(500),
  blockId: v.nullable(id),
  themeId: v.nullable(id),
  recipientId: v.nullable(id),
  responsibleId: v.nullable(id),
  isImportant: v.boolean(),
  fastTrack: v.boolean(),
  repeatOfId: v.nullable(id),
  note: text(20_000),
})
export type CaseInput = v.InferOutput<typeof caseInput>

/** A card before anything is typed: forms, loads and tests start from it, so that a plain field is given its default here alone. */
export const emptyCase: Readonly<CaseInput> = {
  kind: 'message',
  channelId: null,
  externalNumber: '',
  externalLink: '',
  receivedAt: null,
  registeredAt: null,
  gist: '',
  text: '',
  territoryId: null,
  address: '',
  blockId: null,
  themeId: null,
  recipientId: null,
  responsibleId: null,
  isImportant: false,
  fastTrack: false,
  repeatOfId: null,
  note: '',
}

const historyLine = v.strictObject({
  operationId: id,
  /** UTC instant. */
  at: v.string(),
  operator: v.string(),
  title: v.string(),
  changes: v.array(fieldChange),
  /** How many other cards the same act changed. */
  others: count,
})
export type HistoryLine = v.InferOutput<typeof historyLine>

export const caseCard = v.strictObject({
  ...caseRow.entries,
  externalLink: v.string(),
  text: v.string(),
  rawStatus: v.string(),
  legalMaximumAt: v.nullable(civilMoment),
  noClockReason: v.string(),
  interimAt: v.nullable(civilMoment),
  interimText: v.string(),
  answerText: v.string(),
  result: v.nullable(caseResult),
  postponedUntil: v.nullable(civilDate),
  postponedReason: v.string(),
  isSolved: v.nullable(v.boolean()),
  clarity: v.nullable(v.number()),
  satisfactionHow: v.string(),
  satisfactionOn: v.nullable(civilDate),
  returns: count,
  note: v.string(),
  pausedOn: v.nullable(civilDate),
  pausedReason: v.string(),
  extendedOn: v.nullable(civilDate),
  extensionNoticeOn: v.nullable(civilDate),
  extensionNoticeHow: v.string(),
  redirectedOn: v.nullable(civilDate),
  redirectedTo: v.string(),
  redirectNoticeOn: v.nullable(civilDate),
  redirectNoticeHow: v.string(),
  problemId: v.nullable(id),
  mergedIntoId: v.nullable(id),
  approvedAt: v.nullable(civilMoment),
  approvedById: v.nullable(id),
  /** Fullness of the answer to the point, 0–2 (domain.md §8). */
  quality: v.nullable(v.number()),
  qualityNote: v.string(),
  qualityOn: v.nullable(civilDate),
  /** Who checked, by name. */
  qualityBy: v.string(),
  askedOn: v.nullable(civilDate),
  askEndsOn: v.nullable(civilDate),
  /** Who asked, by name. */
  askedBy: v.string(),
  ground: v.string(),
  groundNoticeDueOn: v.nullable(civilDate),
  groundNoticeOn: v.nullable(civilDate),
  approvals: v.array(approvalLine),
  rounds: v.array(answerRound),
  importId: v.nullable(id),
  importRow: v.nullable(count),
  sourcePage: v.string(),
  fact: v.string(),
  /** «Г. Н. С.»-like initials only; the person is shown by `showApplicant`, which is journaled. */
  applicant: v.nullable(v.strictObject({ kind: applicantKind, initials: v.string() })),
  repeatOf: v.nullable(v.strictObject({ id, number: v.string() })),
  repeats: v.array(v.strictObject({ id, number: v.string() })),
  clocks: v.array(clockView),
  attachments: v.array(attachment),
  history: v.array(historyLine),
  historyTotal: count,
})
export type CaseCard = v.InferOutput<typeof caseCard>

const saved = v.strictObject({ ...operation.entries, id, number: v.string(), version })

/** Why it was refused or has no answer; with the result «отложено», the day to come back to it. */
const answerExtras = { ground: v.optional(line(1000)), until: v.optional(v.nullable(civilDate)) }

export const messagesContract = {
  ...caseTermsContract,
  ...caseQuestionsContract,
  ...caseRoutingContract,
  ...caseListMethods,
  card: query(v.strictObject({ id }), caseCard),
  history: query(
    v.strictObject({ id, before: v.nullable(id) }),
    v.strictObject({ lines: v.array(historyLine), next: v.nullable(id) }),
  ),
  /** Reads the applicant and writes «показан заявитель» to the journal. */
  showApplicant: command(v.strictObject({ id }), v.nullable(applicant)),
  /** What the deadline would be, while the form is being filled. */
  previewClocks: query(
    v.strictObject({
      kind: caseKind,
      channelId: v.nullable(id),
      receivedAt: v.nullable(civilMoment),
      registeredAt: v.nullable(civilMoment),
      fastTrack: v.boolean(),
      isImportant: v.boolean(),
      themeId: v.nullable(id),
    }),
    v.array(clockView),
  ),
  /** Registers a card: number, clocks, routing. Field errors come back under the names of `caseInput`. */
  register: command(
    v.strictObject({
      case: caseInput,
      applicant: v.nullable(applicantInput),
      attachments: v.array(ticket),
      /** Automatic rules that the person has turned down on this card. */
      refusedRules: v.optional(v.array(id)),
      /** Further questions of the same paper, registered as the same act: `1503/2`, `1503/3`. */
      questions: v.optional(questionsInput),
    }),
    v.strictObject({ ...saved.entries, questions: questionNumbers }),
  ),
  /** Registers one more question of the same paper: `1503` → `1503/2`. */
  addQuestion: command(v.strictObject({ id, case: caseInput }), saved),
  update: command(v.strictObject({ id, version, case: v.partial(caseInput), reason: v.optional(line(500)) }), saved),
  saveApplicant: command(v.strictObject({ id, applicant: v.nullable(applicantInput) }), operation),
  /** Names the recipient or the responsible member; kept as routing history with the reason. */
  route: command(
    v.strictObject({
      ids: v.array(id),
      recipientId: v.nullable(id),
      responsibleId: v.optional(v.nullable(id)),
      reason: line(500),
    }),
    operation,
  ),
  ...bulkContract,
  setStatus: command(v.strictObject({ id, version, status: caseStatus }), saved),
  interim: command(v.strictObject({ id, version, at: civilMoment, text: text(100_000) }), saved),
  answer: command(
    v.strictObject({
      id,
      version,
      at: v.nullable(civilMoment),
      text: text(100_000),
      result: v.nullable(caseResult),
      isFinal: v.boolean(),
      ...answerExtras,
    }),
    saved,
  ),
  /** The same answer to many cards as one act: final, or for approval. */
  answerMany: command(
    v.strictObject({
      ids: v.array(id),
      at: v.nullable(civilMoment),
      text: text(100_000),
      result: v.nullable(caseResult),
      isFinal: v.boolean(),
      ground: answerExtras.ground,
    }),
    operation,
  ),
  postpone: command(v.strictObject({ ids: v.array(id), until: civilDate, reason: line(1000) }), operation),
  /** Opens an answered card again: «повторное», counted in `returns`. */
  reopen: command(v.strictObject({ id, version, reason: line(1000) }), saved),
  satisfaction: command(
    v.strictObject({
      id,
      version,
      isSolved: v.nullable(v.boolean()),
      clarity: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
      how: line(200),
      on: v.nullable(civilDate),
    }),
    saved,
  ),
  ...caseQualityMethods,
  /** Сообщение → обращение (or back): new number and rule, the old date stays in history. */
  convert: command(v.strictObject({ id, version, kind: caseKind, reason: line(1000) }), saved),
  remove: command(v.strictObject({ ids: v.array(id) }), operation),
  restore: command(v.strictObject({ ids: v.array(id) }), operation),
  attach: command(v.strictObject({ id, tickets: v.array(ticket) }), operation),
  detach: command(v.strictObject({ attachmentId: id, version }), operation),
  describeAttachment: command(describedFile, operation),
  /** Numbers seen today, shown as «Введено сегодня: 3». */
  enteredToday: query(
    empty,
    v.strictObject({ total: count, last: v.nullable(v.strictObject({ id, number: v.string() })) }),
  ),
  /**
   * Has the applicant shown in a paper: the journal says so, and for a day the paper takes this operation as `shownIn`.
   */
  showInPaper: command(
    v.strictObject({ id, paper: v.picklist(['reply', 'caseCard']) }),
    v.strictObject({ shownIn: count }),
  ),
  /** Text of the answer or of the interim reply before it is given: a letter is printed and signed first. */
  saveReplyText: command(
    v.strictObject({ id, version, what: v.picklist(['final', 'interim']), text: text(100_000) }),
    saved,
  ),
}
