import * as v from 'valibot'
import { caseStatus } from './caseList.ts'
import { query } from './kinds.ts'
import { civilMoment, id, line, text } from './scalars.ts'

/** One paper with several questions: `1503`, `1503/2`, `1503/3`. Each is a card of its own with its own answer. */

/** What a further question has of its own; the rest (channel, dates, applicant, files) is that of the paper. */
export const questionInput = v.strictObject({
  gist: line(500),
  /** Empty: the text of the paper. */
  text: text(1_000_000),
  territoryId: v.nullable(id),
  address: line(500),
  blockId: v.nullable(id),
  themeId: v.nullable(id),
  recipientId: v.nullable(id),
  responsibleId: v.nullable(id),
  isImportant: v.boolean(),
})
export type QuestionInput = v.InferOutput<typeof questionInput>

/** More questions than this on one paper are a mistake of a paste rather than a letter. */
export const QUESTIONS_LIMIT = 20
export const questionsInput = v.pipe(
  v.array(questionInput),
  v.maxLength(QUESTIONS_LIMIT - 1, `В одном обращении до ${QUESTIONS_LIMIT} вопросов`),
)

const caseHead = v.strictObject({
  id,
  number: v.string(),
  status: caseStatus,
  gist: v.string(),
  themeId: v.nullable(id),
  recipientId: v.nullable(id),
  dueAt: v.nullable(civilMoment),
  answeredAt: v.nullable(civilMoment),
  isDeleted: v.boolean(),
})
export type CaseHead = v.InferOutput<typeof caseHead>

/** Registered by one act: the number of the paper and those of its further questions. */
export const questionNumbers = v.array(v.strictObject({ id, number: v.string() }))

export const caseQuestionsContract = {
  /** All questions of the paper that a card belongs to, itself included, in their order; those in the trash are left out. */
  questions: query(v.strictObject({ id }), v.array(caseHead)),
  /** Numbers and states of some cards, for tabs; a card that is not in the register is left out. */
  heads: query(v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(100)) }), v.array(caseHead)),
}
