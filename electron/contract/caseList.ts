import * as v from 'valibot'
import { query } from './kinds.ts'
import { civilDate, civilMoment, count, id, line, version } from './scalars.ts'

/** The register as a list: what a card may be filtered by, how a list is ordered, what a row shows. */

export const CASE_KINDS = ['message', 'appeal'] as const
export const CASE_STATUSES = [
  'new',
  'assigned',
  'inWork',
  'onReview',
  'answered',
  'postponed',
  'repeated',
  'awaitingInterim',
] as const
export const CASE_RESULTS = ['resolved', 'explained', 'refused', 'postponed', 'redirected', 'noAnswer'] as const
export const DEADLINE_STAGES = ['registration', 'routing', 'interim', 'final', 'redirect', 'extension'] as const

export const caseKind = v.picklist(CASE_KINDS, 'Выберите вид')
export const caseStatus = v.picklist(CASE_STATUSES)
export const caseResult = v.picklist(CASE_RESULTS, 'Выберите результат')
export type CaseKind = v.InferOutput<typeof caseKind>
export type CaseStatus = v.InferOutput<typeof caseStatus>
export type CaseResult = v.InferOutput<typeof caseResult>

/** Periods that are kept as words, so that a saved view moves with the days. Weeks begin on Monday. */
export const RELATIVE_PERIODS = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'last7',
  'last30',
  'last90',
  'next7',
] as const
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number]

const ids = v.optional(v.array(v.nullable(id)))
const flag = v.optional(v.boolean())
const day = v.optional(civilDate)
const period = v.optional(v.picklist(RELATIVE_PERIODS))
const grade = (min: number, max: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)))

/** Conditions on the fields of a card, each of which may also stand under «не». */
const conditions = {
  kind: v.optional(caseKind),
  statuses: v.optional(v.array(caseStatus)),
  /** open: not answered; closed: answered. */
  state: v.optional(v.picklist(['open', 'closed'])),
  /**
   * Outcome as the workload counts it: in time / late (answered), postponed, open. `judged`: of which it can be said whether the term
   * was kept, answered or open and overdue; `missed`: answered late or open and overdue.
   */
  outcome: v.optional(v.picklist(['inTime', 'late', 'postponed', 'open', 'overdueOpen', 'judged', 'missed'])),
  /** Position of the due date against «now». */
  due: v.optional(v.picklist(['overdue', 'today', 'untilFriday', 'later', 'none'])),
  /** Open cards whose nearest open clock is of this stage, e.g. those of ИМ that wait for the interim reply. */
  dueStage: v.optional(v.picklist(DEADLINE_STAGES)),
  dueFrom: day,
  dueTo: day,
  /** Due not later than this moment or the end of this day: reminders count in working hours. */
  dueBy: v.optional(civilMoment),
  /** The same periods in words; where both are set, both hold. */
  dueIn: period,
  receivedFrom: day,
  receivedTo: day,
  receivedIn: period,
  registeredFrom: day,
  registeredTo: day,
  registeredIn: period,
  answeredFrom: day,
  answeredTo: day,
  answeredIn: period,
  /** Put off: waiting for its day, or back because the day has come. Nobody has to bring a card back. */
  postponed: v.optional(v.picklist(['waiting', 'back'])),
  /** «Отложено до». */
  postponedFrom: day,
  postponedTo: day,
  channelIds: ids,
  blockIds: ids,
  themeIds: ids,
  territoryIds: ids,
  recipientIds: ids,
  responsibleIds: ids,
  /** Groups of many applicants on one problem. */
  problemIds: ids,
  importId: v.optional(id),
  /** Cards that one act of the journal changed. */
  operationId: v.optional(id),
  /** An automatic rule acted on the card and was not taken back. */
  ruleId: v.optional(id),
  fastTrack: flag,
  isImportant: flag,
  isRepeat: flag,
  /** Other cards are marked as repeats of this one. */
  hasRepeats: flag,
  /** Opened again at least so many times. */
  returnsFrom: grade(1, 1000),
  /** Was answered at least once: closed now, or opened again after an answer. */
  hadAnswer: flag,
  isPaused: flag,
  isExtended: flag,
  isRedirected: flag,
  /** Extended, redirected or left without an answer, and the applicant was not told (59-ФЗ, ч. 3 ст. 8, ст. 11, ч. 2 ст. 12). */
  needsNotice: flag,
  /** waiting: the answer is ready and nobody approved it; the three share out all cards. */
  approval: v.optional(v.picklist(['waiting', 'approved', 'none'])),
  results: v.optional(v.array(v.nullable(caseResult))),
  hasQuality: flag,
  qualityFrom: grade(0, 2),
  qualityTo: grade(0, 2),
  /** Asking the applicant about the answer; the four share out all cards. */
  asked: v.optional(v.picklist(['waiting', 'answered', 'lapsed', 'never'])),
  isSolved: flag,
  /** The applicant said whether it is solved, either way. */
  hasSolved: flag,
  hasClarity: flag,
  clarityFrom: grade(1, 5),
  clarityTo: grade(1, 5),
  hasInterim: flag,
  hasApplicant: flag,
  /** The words of an answer are kept, sent or still being written. */
  hasAnswerText: flag,
  hasFiles: flag,
  hasAddress: flag,
  hasNote: flag,
  hasExternal: flag,
  /** As it came from the source, letter for letter. */
  rawStatus: v.optional(line(200)),
  sourcePage: v.optional(line(500)),
  fact: v.optional(line(500)),
}

/** The fields that may stand under «не»: each of them is taken away by itself, a period as a whole. */
export const caseExclusion = v.strictObject(conditions)
export type CaseExclusion = v.InferOutput<typeof caseExclusion>

/**
 * The one filter of the register. A figure anywhere in the product is a count over such a filter, and opens its list with it
 * (model.md invariant 8). Absent field = no condition; `null` inside an id list = «не указано».
 */
export const caseFilter = v.strictObject({
  ...conditions,
  /** Words in Russian word forms over gist, text, address, numbers; «в кавычках» together, -слово not. */
  search: v.optional(line(300)),
  not: v.optional(caseExclusion),
  isDeleted: v.optional(v.boolean()),
})
export type CaseFilter = v.InferOutput<typeof caseFilter>

/** Orders that an index walks on a register of any size. */
export const CASE_SORTS = ['due', 'received', 'number', 'answered'] as const
/** Further orders: whole for a list up to `SORTED_WHOLE` cards. */
export const CASE_FIELD_SORTS = [
  'registered',
  'kind',
  'channel',
  'block',
  'theme',
  'territory',
  'recipient',
  'responsible',
  'status',
  'result',
  'quality',
  'clarity',
  'returns',
  'postponed',
  'asked',
  'address',
  'gist',
  'external',
] as const
export const SORTED_WHOLE = 50_000

const direction = v.picklist(['asc', 'desc'])
export const caseSortKey = v.strictObject({ by: v.picklist([...CASE_SORTS, ...CASE_FIELD_SORTS]), direction })
export type CaseSortKey = v.InferOutput<typeof caseSortKey>
export const caseSort = v.strictObject({
  ...caseSortKey.entries,
  /** Orders the rows that the one before leaves equal. */
  further: v.optional(v.pipe(v.array(caseSortKey), v.maxLength(4))),
})
export type CaseSort = v.InferOutput<typeof caseSort>

/** One row of the register: ids are resolved to names by the directories that the renderer holds. No applicant. */
export const caseRow = v.strictObject({
  id,
  version,
  kind: caseKind,
  /** «1338», «О-126», «1503/2». */
  number: v.string(),
  year: count,
  receivedAt: civilMoment,
  registeredAt: civilMoment,
  channelId: id,
  externalNumber: v.string(),
  gist: v.string(),
  address: v.string(),
  territoryId: v.nullable(id),
  blockId: v.nullable(id),
  themeId: v.nullable(id),
  recipientId: v.nullable(id),
  responsibleId: v.nullable(id),
  status: caseStatus,
  isImportant: v.boolean(),
  fastTrack: v.boolean(),
  dueAt: v.nullable(civilMoment),
  dueStage: v.nullable(v.string()),
  answeredAt: v.nullable(civilMoment),
  repeatOfId: v.nullable(id),
  deletedAt: v.nullable(v.string()),
  rawStatus: v.string(),
  interimAt: v.nullable(civilMoment),
  result: v.nullable(caseResult),
  postponedUntil: v.nullable(civilDate),
  isSolved: v.nullable(v.boolean()),
  clarity: v.nullable(v.number()),
  returns: count,
  pausedOn: v.nullable(civilDate),
  extendedOn: v.nullable(civilDate),
  problemId: v.nullable(id),
  quality: v.nullable(v.number()),
  askedOn: v.nullable(civilDate),
  importId: v.nullable(id),
  importRow: v.nullable(count),
  sourcePage: v.string(),
  fact: v.string(),
  /** Beginning of the text; lists alone. */
  excerpt: v.optional(v.string()),
})
export type CaseRow = v.InferOutput<typeof caseRow>

/** Position in a sorted list by keyset; in a list that was sorted as a whole the key is the place of the row. */
const cursor = v.strictObject({ key: v.nullable(v.union([v.string(), v.number()])), id })

/** Why a search found a card: the forms of its words that stand in it, and the place in a field that the row does not show. */
export const caseFound = v.strictObject({ id, words: v.array(v.string()), fragment: v.string() })
export type CaseFound = v.InferOutput<typeof caseFound>

const listInput = v.strictObject({
  filter: caseFilter,
  sort: caseSort,
  after: v.nullable(cursor),
  /** Passes over so many rows behind `after`: a far jump of the scroll bar. */
  skip: v.optional(count),
  limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
})

export const caseListMethods = {
  /** A page of the register by keyset. */
  list: query(
    listInput,
    v.strictObject({
      rows: v.array(caseRow),
      next: v.nullable(cursor),
      /** `first`: the list is longer than `SORTED_WHOLE`, so it goes by an order that an index has. */
      order: v.picklist(['full', 'first']),
      /** By whose order the rows stand. */
      sort: caseSort,
      found: v.array(caseFound),
      /** How many cards the groups of these rows have: «многие об одном». */
      problems: v.array(v.strictObject({ id, size: count })),
      /** What was looked for instead of the typed words that nothing has («yjdsq» → «новый»); null usually. */
      reading: v.nullable(v.string()),
    }),
  ),
  count: query(v.strictObject({ filter: caseFilter }), v.strictObject({ total: count }), { heavy: true }),
  /** Counters of the views under «Сообщения» and of the desk, together. */
  counters: query(v.strictObject({ filters: v.array(caseFilter) }), v.array(count), { heavy: true }),
  /** The words of a search as they stand in one card, for marking them there. */
  foundWords: query(v.strictObject({ id, search: line(300) }), v.array(v.string())),
}
