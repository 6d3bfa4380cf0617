import { AppError, fieldErrors } from '../../../contract/errors.ts'
import type { CaseKind, CaseResult } from '../../../contract/messages.ts'
import type { ReadDb } from '../../../db/database.ts'
import type { CommandContext } from '../../context.ts'
import { getSettings } from '../../office/office.service.ts'
import { change, openCard, saved } from '../cards.ts'
import type { Saved } from '../cards.ts'
import type { CaseRecord } from '../cases.repo.ts'
import { formatNumber } from '../numbering.ts'
import { close } from './close.ts'
import { approvals, lastApproved, lastSent } from './quality.repo.ts'
import { qualityTexts } from './texts.ts'

/** Whether the office wants a final answer of this kind approved by the responsible member first. */
export function isApprovalNeeded(db: ReadDb, kind: CaseKind): boolean {
  const mode = getSettings(db).answers.approval
  return mode === 'all' || (mode === 'appeals' && kind === 'appeal')
}

/**
 * Refuses a final answer that the office's setting wants approved and that is not, or that is not the one that was approved. Every
 * act that closes a card asks this: one answer, the same for many, an import into a card of ours.
 * @throws AppError refused, with the number of the card
 */
export function checkApproval(
  db: ReadDb,
  card: CaseRecord,
  given: { answerText: string; result: CaseResult | null },
): void {
  if (!isApprovalNeeded(db, card.kind)) return
  if (card.approvedAt === null) throw new AppError('refused', qualityTexts.approvalNeeded(formatNumber(card)))
  const approved = lastApproved(db, card.id)
  if (approved?.answerText !== given.answerText || approved.result !== given.result)
    throw new AppError('refused', qualityTexts.changedSinceApproval(formatNumber(card)))
}

/** What a changed draft starts with: an approval holds for the text it was given to. */
export const notApproved = { approvedAt: null, approvedById: null } as const

/** One line of the history of approval: who, when, over what text. */
export function noteApproval(
  ctx: CommandContext,
  card: CaseRecord,
  decision: 'sent' | 'approved' | 'returned',
  note = '',
): void {
  ctx.records.insert(approvals, {
    caseId: card.id,
    personId: card.responsibleId,
    operatorId: ctx.operatorId,
    sentId: decision === 'sent' ? null : lastSent(ctx.db, card.id),
    decision,
    at: ctx.now,
    answerText: card.answerText,
    result: card.result,
    note,
  })
}

function reviewed(ctx: CommandContext, id: number): CaseRecord {
  const card = openCard(ctx, id)
  if (card.status !== 'onReview') throw new AppError('refused', qualityTexts.notOnReview(formatNumber(card)))
  return card
}

/** Approves the answer as it stands on the card, of which `version` is the proof; `gives` closes the card with it in the same act. */
export function approve(
  ctx: CommandContext,
  input: { id: number; version: number; at: string | null; note: string; gives: boolean },
): Saved {
  const card = reviewed(ctx, input.id)
  if (card.answerText === '' && card.result === null)
    throw new AppError('refused', qualityTexts.nothingToApprove(formatNumber(card)))
  ctx.records.title = input.gives
    ? qualityTexts.approvedAndGiven(formatNumber(card))
    : qualityTexts.approved(formatNumber(card))
  const after = change(ctx, card, input.version, { approvedAt: ctx.now, approvedById: card.responsibleId })
  noteApproval(ctx, after, 'approved', input.note)
  if (input.gives) {
    const { answerText, result, ground } = after
    close(ctx, after, null, { answerText, result, ground, at: input.at ?? ctx.now })
  }
  return saved(ctx, card.id)
}

/** Sends the answer back to work with what is wrong with it: a return without a word helps nobody. */
export function returnAnswer(ctx: CommandContext, input: { id: number; version: number; note: string }): Saved {
  const card = reviewed(ctx, input.id)
  if (input.note === '') throw fieldErrors({ note: qualityTexts.noteNeeded })
  ctx.records.title = `${qualityTexts.returned(formatNumber(card))}: ${input.note}`
  const after = change(ctx, card, input.version, { status: 'inWork', ...notApproved })
  noteApproval(ctx, after, 'returned', input.note)
  return saved(ctx, card.id)
}
