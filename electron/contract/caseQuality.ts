import * as v from 'valibot'
import { caseFilter, caseResult, caseRow } from './caseList.ts'
import { command, query } from './kinds.ts'
import { civilDate, civilMoment, count, id, line, operation, text, version } from './scalars.ts'

/** Answers and their quality: approval, check of fullness, asking the applicant, rounds after a return. */

export const APPROVAL_DECISIONS = ['sent', 'approved', 'returned'] as const
/** Whose final answers need the approval of the responsible member first. */
export const APPROVAL_MODES = ['off', 'appeals', 'all'] as const
export type ApprovalMode = (typeof APPROVAL_MODES)[number]

/** Grounds to leave an appeal without an answer, or to send it back with a notice (59-ФЗ; domain.md §4.1). */
export const GROUNDS = [
  'noNameOrAddress',
  'courtRuling',
  'unreadable',
  'meaningUnclear',
  'published',
  'cannotForward',
] as const
export type Ground = (typeof GROUNDS)[number]
/** The grounds where the law wants the applicant told within seven days of registration. */
export const GROUNDS_WITH_NOTICE: readonly string[] = [
  'courtRuling',
  'unreadable',
  'meaningUnclear',
  'published',
  'cannotForward',
]

/** Fullness of the answer to the point: 0 no answer to the point, 1 in part, 2 in full. */
export const grade = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2))

/** One step of the approval: who, when, over what text. */
export const approvalLine = v.strictObject({
  decision: v.picklist(APPROVAL_DECISIONS),
  at: civilMoment,
  /** The responsible member, by name; empty where nobody is named. */
  person: v.string(),
  operator: v.string(),
  text: v.string(),
  result: v.nullable(caseResult),
  note: v.string(),
})
export type ApprovalLine = v.InferOutput<typeof approvalLine>

/** An earlier answer of a card that was opened again, with what was said of it. */
export const answerRound = v.strictObject({
  at: civilMoment,
  reason: v.string(),
  operator: v.string(),
  answeredAt: civilMoment,
  text: v.string(),
  result: v.nullable(caseResult),
  isSolved: v.nullable(v.boolean()),
  clarity: v.nullable(v.number()),
  satisfactionHow: v.string(),
  satisfactionOn: v.nullable(civilDate),
  quality: v.nullable(v.number()),
  qualityNote: v.string(),
})
export type AnswerRound = v.InferOutput<typeof answerRound>

const saved = v.strictObject({ ...operation.entries, id, number: v.string(), version })

export const caseQualityMethods = {
  /** The responsible member approves the answer that stands on the card, as it stands; `gives` also closes the card with it. */
  approve: command(
    v.strictObject({ id, version, at: v.nullable(civilMoment), note: line(1000), gives: v.boolean() }),
    saved,
  ),
  /** The responsible member sends the answer back with what is wrong with it. */
  returnAnswer: command(v.strictObject({ id, version, note: line(1000) }), saved),
  /** Checks an answer for fullness; `null` takes the grade back. */
  check: command(v.strictObject({ id, version, grade: v.nullable(grade), note: text(2000) }), saved),
  /** Asks the applicants about their answers: the question stands until a day and then lapses by itself. */
  ask: command(v.strictObject({ ids: v.array(id) }), operation),
  /** Takes a question back that was not answered. */
  takeAskBack: command(v.strictObject({ id, version }), saved),
  /** The applicant was told why there is no answer (59-ФЗ, ст. 11). */
  noticeGround: command(v.strictObject({ id, version, on: civilDate }), saved),
  /** A random sample of the cards of a filter: the same seed and cards give the same sample. */
  sample: query(
    v.strictObject({
      filter: caseFilter,
      seed: count,
      size: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ total: count, rows: v.array(caseRow) }),
    { heavy: true },
  ),
}
