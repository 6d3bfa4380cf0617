import { AppError, fieldErrors } from '../../../contract/errors.ts'
import type { CommandContext } from '../../context.ts'
import { addDays } from '../../deadlines/deadlines.service.ts'
import { getSettings } from '../../office/office.service.ts'
import { change, liveCard, saved } from '../cards.ts'
import type { Saved } from '../cards.ts'
import type { CaseRecord } from '../cases.repo.ts'
import { formatNumber } from '../numbering.ts'
import { fieldTexts, refusals, titles } from '../texts.ts'
import { isBefore, isFuture } from '../validate.ts'
import { answeredCard } from './check.ts'
import { qualityTexts } from './texts.ts'

/** Whether the applicant has said anything: a question that lapsed is never an answer. */
const isRated = (card: CaseRecord): boolean => card.isSolved !== null || card.clarity !== null

/**
 * Asks applicants about their answers, as one act. The question stands for the days of the setting and then lapses by itself: no
 * clerk has to close it (GLPI #6510). It may be asked again after that.
 */
export function ask(ctx: CommandContext, ids: readonly number[]): { operationId: number; title: string } {
  if (ids.length === 0) throw new AppError('invalid', refusals.noneChosen)
  const cards = [...new Set(ids)].map((id) => answeredCard(ctx, id))
  const today = ctx.now.slice(0, 10)
  for (const card of cards) {
    if (isRated(card)) throw new AppError('refused', qualityTexts.ratedAlready(formatNumber(card)))
    if (card.askEndsOn !== null && card.askEndsOn >= today)
      throw new AppError('refused', qualityTexts.askedAlready(formatNumber(card), card.askEndsOn))
  }
  const askEndsOn = addDays(today, getSettings(ctx.db).answers.askDays)
  ctx.records.title = qualityTexts.asked(cards.map(formatNumber), askEndsOn)
  for (const card of cards) change(ctx, card, null, { askedOn: today, askEndsOn, askedById: ctx.operatorId })
  return ctx.records.handle()
}

/** Takes a question back that nobody answered. */
export function takeAskBack(ctx: CommandContext, input: { id: number; version: number }): Saved {
  const card = liveCard(ctx, input.id)
  if (card.askedOn === null || isRated(card))
    throw new AppError('refused', qualityTexts.nothingAsked(formatNumber(card)))
  ctx.records.title = qualityTexts.askTakenBack(formatNumber(card))
  change(ctx, card, input.version, { askedOn: null, askEndsOn: null, askedById: null })
  return saved(ctx, card.id)
}

/**
 * Two questions kept apart: is it solved, and was the answer clear (1–5), with the way they were asked. An answer that comes after the
 * question lapsed is an answer all the same; with neither mark the answer is taken back and the question, if any, stands as before.
 */
export function rateAnswer(
  ctx: CommandContext,
  input: {
    id: number
    version: number
    isSolved: boolean | null
    clarity: number | null
    how: string
    on: string | null
  },
): Saved {
  const card = liveCard(ctx, input.id)
  if (input.on !== null && isFuture(input.on, ctx.now)) throw fieldErrors({ on: fieldTexts.future })
  if (input.on !== null && isBefore(input.on, card.receivedAt)) throw fieldErrors({ on: fieldTexts.beforeReceived })
  ctx.records.title = titles.satisfaction(formatNumber(card))
  const isSaid = input.isSolved !== null || input.clarity !== null
  const on = input.on ?? (isSaid ? ctx.now.slice(0, 10) : null)
  change(ctx, card, input.version, {
    isSolved: input.isSolved,
    clarity: input.clarity,
    satisfactionHow: isSaid ? input.how : '',
    satisfactionOn: isSaid ? on : null,
    askedById: isSaid ? ctx.operatorId : card.askedOn === null ? null : card.askedById,
  })
  return saved(ctx, card.id)
}
