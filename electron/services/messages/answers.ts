import type { CaseResult } from '../../contract/messages.ts'
import type { CommandContext } from '../context.ts'
import { deadlines, listClocks } from '../deadlines/deadlines.service.ts'
import { change, openCard, openCards, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import type { CaseRecord } from './cases.repo.ts'
import { clockBook, recountClocks, startClocks, summariseClocks } from './clocks.ts'
import { formatNumber } from './numbering.ts'
import { checkApproval, noteApproval, notApproved } from './quality/approval.ts'
import { close, momentProblem, notPostponed, refuseFields } from './quality/close.ts'
import type { Answer } from './quality/close.ts'
import { groundProblem } from './quality/ground.ts'
import { qualityTexts } from './quality/texts.ts'
import { runAgain } from './terms/stored.ts'
import { clockTexts, fieldTexts, titles } from './texts.ts'
import { isBefore, isFuture } from './validate.ts'

/** The interim reply: meets its clock and starts the final one (domain.md §4.3). */
export function interim(ctx: CommandContext, input: { id: number; version: number; at: string; text: string }): Saved {
  const card = openCard(ctx, input.id)
  refuseFields({
    ...momentProblem(card, input.at, ctx.now),
    ...(input.text === '' ? { text: fieldTexts.interimNeeded } : {}),
  })
  ctx.records.title = titles.interim(formatNumber(card))
  // Who answers works: a pause ends with the reply, and its clock is held against the time that ran.
  if (card.pausedOn !== null) runAgain(ctx, card, input.at, clockBook(ctx.db, ctx.resourcesDir))
  const isEarly = card.status === 'new' || card.status === 'assigned' || card.status === 'awaitingInterim'
  const after = change(ctx, card, input.version, {
    interimAt: input.at,
    interimText: input.text,
    pausedOn: null,
    pausedReason: '',
    ...(isEarly ? { status: 'inWork' as const } : {}),
  })
  if (card.interimAt === null) {
    for (const row of listClocks(ctx.db, card.id)) {
      if (row.stage === 'interim' && row.metAt === null && row.cancelledReason === '')
        ctx.records.update(deadlines, row.id, null, { metAt: input.at })
    }
    startClocks(ctx, after)
    change(ctx, after, null, summariseClocks(listClocks(ctx.db, card.id), false))
  } else if (card.interimAt !== input.at) change(ctx, after, null, recountClocks(ctx, after, clockTexts.factsChanged))
  return saved(ctx, card.id)
}

export interface AnswerInput {
  at: string | null
  text: string
  result: CaseResult | null
  isFinal: boolean
  ground?: string | undefined
  /** With the result «отложено»: the day to come back to it. */
  until?: string | null | undefined
}

/**
 * The answer: one that goes to the responsible member for approval, or the final one, which meets the clocks and closes the card. The
 * result «отложено» closes nothing: the answer stays, the card waits for its day and its term runs on.
 */
export function answer(ctx: CommandContext, input: AnswerInput & { id: number; version: number }): Saved {
  const card = openCard(ctx, input.id)
  const at = input.at ?? ctx.now
  const given = answerOf(input)
  const isPutOff = input.isFinal && given.result === 'postponed'
  refuseFields({
    ...(input.isFinal ? momentProblem(card, at, ctx.now) : {}),
    ...(input.text === '' && input.result === null ? { text: fieldTexts.answerNeeded } : {}),
    ...(input.isFinal ? groundProblem(card.kind, given) : {}),
    ...(isPutOff && (input.until ?? '') <= ctx.now.slice(0, 10) ? { until: qualityTexts.postponedNeedsDay } : {}),
  })
  const number = formatNumber(card)
  if (!input.isFinal) {
    ctx.records.title = qualityTexts.sent(number)
    sendForApproval(ctx, card, input.version, given)
    return saved(ctx, card.id)
  }
  checkApproval(ctx.db, card, given)
  if (isPutOff) {
    const until = input.until ?? null
    ctx.records.title = titles.postponed([number], until ?? '')
    change(ctx, card, input.version, {
      ...given,
      status: 'postponed',
      postponedUntil: until,
      postponedReason: given.answerText,
    })
    return saved(ctx, card.id)
  }
  ctx.records.title = titles.answered(number)
  close(ctx, card, input.version, { ...given, at })
  return saved(ctx, card.id)
}

const answerOf = (input: AnswerInput): Answer => ({
  answerText: input.text,
  result: input.result,
  ground: input.result === 'refused' || input.result === 'noAnswer' ? (input.ground ?? '') : '',
})

/** The answer waits for the responsible member; an approval of an earlier text holds no longer. */
function sendForApproval(ctx: CommandContext, card: CaseRecord, version: number | null, given: Answer): void {
  const after = change(ctx, card, version, { ...given, status: 'onReview', ...notPostponed, ...notApproved })
  noteApproval(ctx, after, 'sent')
}

/** What the ground lacks for any of the cards: among them may be appeals, which name a ground of the law. */
const groundProblemOfMany = (cards: readonly CaseRecord[], given: Answer): Record<string, string> =>
  cards.map((card) => groundProblem(card.kind, given)).find((problem) => Object.keys(problem).length > 0) ?? {}

/** The same answer to many cards as one act: all of them or, with the number of the one that does not fit, none. */
export function answerMany(
  ctx: CommandContext,
  input: AnswerInput & { ids: readonly number[] },
): { operationId: number; title: string } {
  const cards = openCards(ctx, input.ids)
  const at = input.at ?? ctx.now
  const given = answerOf(input)
  const late = input.isFinal ? cards.find((card) => isBefore(at, card.receivedAt)) : undefined
  refuseFields({
    ...(input.isFinal && isFuture(at, ctx.now) ? { at: fieldTexts.future } : {}),
    ...(late ? { at: fieldTexts.answeredBeforeReceipt(formatNumber(late)) } : {}),
    ...(input.text === '' && input.result === null ? { text: fieldTexts.answerNeeded } : {}),
    ...(input.isFinal && input.result === 'postponed' ? { result: qualityTexts.postponedAlone } : {}),
    ...(input.isFinal ? groundProblemOfMany(cards, given) : {}),
  })
  if (input.isFinal) for (const card of cards) checkApproval(ctx.db, card, given)
  const numbers = cards.map(formatNumber)
  ctx.records.title = input.isFinal ? titles.answeredMany(numbers) : titles.answersDrafted(numbers)
  for (const card of cards) {
    if (input.isFinal) close(ctx, card, null, { ...given, at })
    else sendForApproval(ctx, card, null, given)
  }
  return ctx.records.handle()
}

/** Puts cards off until a day, with a reason. The due date does not move: no act lets it (domain.md §4). */
export function postpone(
  ctx: CommandContext,
  input: { ids: readonly number[]; until: string; reason: string },
): { operationId: number; title: string } {
  const cards = openCards(ctx, input.ids)
  refuseFields({
    ...(input.until <= ctx.now.slice(0, 10) ? { until: fieldTexts.until } : {}),
    ...(input.reason === '' ? { reason: fieldTexts.reason } : {}),
  })
  ctx.records.title = titles.postponed(cards.map(formatNumber), input.until)
  for (const card of cards)
    change(ctx, card, null, { status: 'postponed', postponedUntil: input.until, postponedReason: input.reason })
  return ctx.records.handle()
}
