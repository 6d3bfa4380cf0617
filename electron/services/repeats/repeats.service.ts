import { AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Likeness } from '../../contract/repeats.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Contexts } from '../context.ts'
import { findCase } from '../messages/messages.service.ts'
import { applicantFacts, problemMark } from './candidates.repo.ts'
import { findLikely } from './likely.ts'
import { listMerged } from './merge.repo.ts'
import { merge, mergedInto } from './merge.ts'
import { join, leave, problemList, problemOf, removeProblem, saveProblem } from './problems.ts'
import { refusals } from './texts.ts'
import { unmerge } from './unmerge.ts'

export { problemMark } from './candidates.repo.ts'
export { findLikely } from './likely.ts'
export { listProblems } from './problems.repo.ts'

export const repeatsService: Services<Contract, Contexts>['repeats'] = {
  likely: ({ facts, limit }, ctx) => findLikely(ctx.db, facts, limit),
  likelyOf: ({ id, limit }, ctx) => likelyOf(ctx.db, id, limit),
  problems: (input, ctx) => problemList(ctx, input),
  problem: ({ id }, ctx) => problemOf(ctx, id),
  ties: ({ id }, ctx) => {
    const card = findCase(ctx.db, id)
    if (!card) throw new AppError('notFound', refusals.unknown)
    return {
      problem: card.problemId === null ? null : (problemMark(ctx.db, card.problemId) ?? null),
      mergedInto: mergedInto(ctx.db, id),
      merged: listMerged(ctx.db, id),
    }
  },
  join: (input, ctx) => join(ctx, input),
  leave: ({ ids }, ctx) => leave(ctx, ids),
  saveProblem: (input, ctx) => saveProblem(ctx, input),
  removeProblem: (input, ctx) => removeProblem(ctx, input),
  merge: (input, ctx) => merge(ctx, input),
  unmerge: ({ mergedId }, ctx) => unmerge(ctx, mergedId),
}

/** Likely repeats of a registered card; those it is tied to already are left out. @throws AppError notFound */
function likelyOf(db: ReadDb, id: number, limit: number): Likeness[] {
  const card = findCase(db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  const facts = { ...card, applicant: applicantFacts(db, card.applicantId), exceptId: id }
  const isTied = ({ kind, row, problem }: Likeness): boolean =>
    row.repeatOfId === id ||
    row.id === card.repeatOfId ||
    (kind === 'sameProblem' && problem !== null && problem.id === card.problemId)
  return findLikely(db, facts, limit + 10)
    .filter((one) => !isTied(one))
    .slice(0, limit)
}
