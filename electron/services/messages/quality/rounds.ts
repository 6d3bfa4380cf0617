import { AppError, fieldErrors } from '../../../contract/errors.ts'
import type { CommandContext } from '../../context.ts'
import { listClocks } from '../../deadlines/deadlines.service.ts'
import { change, checkVersion, liveCard, saved } from '../cards.ts'
import type { Saved } from '../cards.ts'
import { startClocks, summariseClocks } from '../clocks.ts'
import { formatNumber } from '../numbering.ts'
import { fieldTexts, refusals, titles } from '../texts.ts'
import { notApproved } from './approval.ts'
import { reopenings } from './quality.repo.ts'

/** What is said of one answer alone: the next round starts without it. */
const unsaid = {
  isSolved: null,
  clarity: null,
  satisfactionHow: '',
  satisfactionOn: null,
  askedOn: null,
  askEndsOn: null,
  askedById: null,
  quality: null,
  qualityNote: '',
  qualityOn: null,
  qualityById: null,
  ground: '',
  groundNoticeDueOn: null,
  groundNoticeOn: null,
} as const

/**
 * An answered card goes back to work, with the reason: counted in `returns`, a new term runs from this moment. The earlier answer stays as
 * a round with its result, its grade and what the applicant said of it, so that a return never hides a bad mark; its text is the draft
 * of the next one.
 */
export function reopen(ctx: CommandContext, input: { id: number; version: number; reason: string }): Saved {
  const card = liveCard(ctx, input.id)
  if (card.status !== 'answered' || card.answeredAt === null)
    throw new AppError('refused', refusals.notAnswered(formatNumber(card)))
  if (input.reason === '') throw fieldErrors({ reason: fieldTexts.reason })
  ctx.records.title = `${titles.reopened(formatNumber(card))}: ${input.reason}`
  const patch = {
    status: 'repeated',
    returns: card.returns + 1,
    answeredAt: null,
    result: null,
    reopenedAt: ctx.now,
    ...unsaid,
    ...notApproved,
  } as const
  checkVersion(ctx, card, input.version, patch)
  const { answeredAt, answerText, result, isSolved, clarity, satisfactionHow, satisfactionOn, askedOn } = card
  ctx.records.insert(reopenings, {
    caseId: card.id,
    at: ctx.now,
    reason: input.reason,
    operatorId: ctx.operatorId,
    answeredAt,
    answerText,
    result,
    isSolved,
    clarity,
    satisfactionHow,
    satisfactionOn,
    askedOn,
    quality: card.quality,
    qualityNote: card.qualityNote,
  })
  const after = change(ctx, card, null, patch)
  startClocks(ctx, after)
  change(ctx, after, null, summariseClocks(listClocks(ctx.db, card.id), false))
  return saved(ctx, card.id)
}
