import type { CaseHead, QuestionInput } from '../../contract/caseQuestions.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { CaseInput } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { noteRuleActions } from '../autorules/autorules.service.ts'
import type { CommandContext } from '../context.ts'
import { copyFiles } from '../attachments/attachments.service.ts'
import { routingRule, ruleCase } from './autorouting.ts'
import { liveCard, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import { cases, findCase } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { formatNumber } from './numbering.ts'
import { nextQuestion } from './numbers.repo.ts'
import { listHeads, listPaper } from './questions.repo.ts'
import { insertCase, register } from './register.ts'
import { refusals, titles } from './texts.ts'
import { checkCase } from './validate.ts'
import type { CheckedCase } from './validate.ts'

type Registration = Parameters<typeof register>[1] & { questions?: readonly QuestionInput[] | undefined }

/** A further question as a card: its own words and routing, everything else from the paper. */
function asCard(paper: CaseInput, question: QuestionInput): CaseInput {
  return {
    ...paper,
    ...question,
    text: question.text === '' ? paper.text : question.text,
    repeatOfId: null,
    note: '',
  }
}

/** What is wrong with a card, by field under its prefix; nothing when it can be registered. */
function problemsOf(prefix: string, check: () => unknown): Record<string, string> {
  try {
    check()
    return {}
  } catch (error) {
    if (!(error instanceof AppError) || error.fields === undefined) throw error
    return Object.fromEntries(Object.entries(error.fields).map(([field, message]) => [`${prefix}${field}`, message]))
  }
}

/**
 * Registers a paper with all its questions: one operation, undone as a whole. What is wrong is told for all questions at once.
 * @throws AppError invalid, with fields of further questions under `questions.N.`
 */
export function registerPaper(ctx: CommandContext, input: Registration): Saved & { questions: Head[] } {
  const { questions = [], ...first } = input
  const further = questions.map((question) => asCard(first.case, question))
  if (further.length > 0) refuseTogether(ctx.db, [first.case, ...further], ctx.now)
  const paper = register(ctx, first)
  const title = ctx.records.title
  const numbers = further.map((card) => insertQuestion(ctx, liveCard(ctx, paper.id), card, first.refusedRules))
  ctx.records.title = numbers.length === 0 ? title : titles.registeredPaper(paper.number, numbers.length + 1)
  return { ...saved(ctx, paper.id), questions: numbers.map((id) => head(ctx, id)) }
}

interface Head {
  id: number
  number: string
}
const head = (ctx: CommandContext, id: number): Head => ({ id, number: formatNumber(ctx.records.get(cases, id)) })

function refuseTogether(db: ReadDb, cards: readonly CaseInput[], now: string): void {
  const problems = Object.assign(
    {},
    ...cards.map((card, index) =>
      problemsOf(index === 0 ? '' : `questions.${index - 1}.`, () => checkCase(db, card, now)),
    ),
  ) as Record<string, string>
  if (Object.keys(problems).length > 0) throw fieldErrors(problems)
}

/** One more question of the same paper: number `1503/2`, the applicant and the attachments are those of the paper. */
export function addQuestion(ctx: CommandContext, id: number, input: CaseInput): Saved {
  const paper = liveCard(ctx, id)
  const questionId = insertQuestion(ctx, paper, {
    ...input,
    kind: paper.kind,
    text: input.text === '' ? paper.text : input.text,
    receivedAt: input.receivedAt ?? paper.receivedAt,
    registeredAt: input.registeredAt ?? paper.registeredAt,
  })
  ctx.records.title = titles.question(formatNumber(ctx.records.get(cases, questionId)))
  return saved(ctx, questionId)
}

function insertQuestion(
  ctx: CommandContext,
  paper: CaseRecord,
  input: CaseInput,
  refusedRules: readonly number[] = [],
): number {
  const typed: CheckedCase = checkCase(ctx.db, input, ctx.now)
  const { card, outcomes } = ruleCase(ctx.db, typed, refusedRules)
  const { number, numberYear } = paper
  const question = nextQuestion(ctx.records.db, paper)
  const id = insertCase(ctx, card, { number, numberYear, question }, paper.applicantId, routingRule(outcomes))
  noteRuleActions(ctx.records, id, outcomes, ctx.now)
  copyFiles(ctx, 'case', paper.id, id)
  return id
}

/** The questions of the paper that a card belongs to, itself included. @throws AppError notFound */
export function questionsOf(db: ReadDb, id: number): CaseHead[] {
  const card = findCase(db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  return listPaper(db, card)
}

export const questionHandlers = {
  questions: ({ id }: { id: number }, ctx: { db: ReadDb }): CaseHead[] => questionsOf(ctx.db, id),
  heads: ({ ids }: { ids: readonly number[] }, ctx: { db: ReadDb }): CaseHead[] => listHeads(ctx.db, ids),
}
