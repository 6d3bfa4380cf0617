import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { CaseResult } from '../../contract/messages.ts'
import type { CommandContext } from '../context.ts'
import { clockRow, computeClock, deadlines, findRule, listClocks, chooseRule } from '../deadlines/deadlines.service.ts'
import type { DeadlineRow } from '../deadlines/deadlines.service.ts'
import { change, liveCard, openCard, openCards, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import type { CaseRecord } from './cases.repo.ts'
import { clockBook, meetClocks, recountClocks, startClocks, summariseClocks } from './clocks.ts'
import { formatNumber } from './numbering.ts'
import { clockTexts, fieldTexts, refusals, titles } from './texts.ts'
import { isBefore, isFuture } from './validate.ts'
import { channelCode } from './words.repo.ts'

function checkAct(card: CaseRecord, at: string, now: string): Record<string, string> {
  if (isFuture(at, now)) return { at: fieldTexts.future }
  return isBefore(at, card.receivedAt) ? { at: fieldTexts.answeredBeforeReceived } : {}
}

const notPostponed = { postponedUntil: null, postponedReason: '' } as const

function refuseFields(errors: Record<string, string>): void {
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** The interim reply: meets its clock and starts the final one (domain.md §4.3). */
export function interim(ctx: CommandContext, input: { id: number; version: number; at: string; text: string }): Saved {
  const card = openCard(ctx, input.id)
  refuseFields({
    ...checkAct(card, input.at, ctx.now),
    ...(input.text === '' ? { text: fieldTexts.interimNeeded } : {}),
  })
  ctx.records.title = titles.interim(formatNumber(card))
  const isEarly = card.status === 'new' || card.status === 'assigned' || card.status === 'awaitingInterim'
  const after = change(ctx, card, input.version, {
    interimAt: input.at,
    interimText: input.text,
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

/** The answer: a draft for review, or the final one, which meets the clocks and closes the card. */
export function answer(
  ctx: CommandContext,
  input: { id: number; version: number; at: string | null; text: string; result: CaseResult | null; isFinal: boolean },
): Saved {
  const card = openCard(ctx, input.id)
  const at = input.at ?? ctx.now
  refuseFields({
    ...(input.isFinal ? checkAct(card, at, ctx.now) : {}),
    ...(input.text === '' && input.result === null ? { text: fieldTexts.answerNeeded } : {}),
  })
  const given = { answerText: input.text, result: input.result }
  if (!input.isFinal) {
    ctx.records.title = titles.answerDrafted(formatNumber(card))
    change(ctx, card, input.version, { ...given, status: 'onReview', ...notPostponed })
    return saved(ctx, card.id)
  }
  ctx.records.title = titles.answered(formatNumber(card))
  close(ctx, card, input.version, { ...given, answeredAt: at })
  return saved(ctx, card.id)
}

/** The final answer: the card is closed and its clocks are met. */
function close(
  ctx: CommandContext,
  card: CaseRecord,
  version: number | null,
  given: { answerText: string; result: CaseResult | null; answeredAt: string },
): void {
  const after = change(ctx, card, version, { ...given, status: 'answered', ...notPostponed })
  change(ctx, after, null, meetClocks(ctx, after))
}

/** The same answer to many cards as one act: all of them or, with the number of the one that does not fit, none. */
export function answerMany(
  ctx: CommandContext,
  input: { ids: readonly number[]; at: string | null; text: string; result: CaseResult | null; isFinal: boolean },
): { operationId: number; title: string } {
  const cards = openCards(ctx, input.ids)
  const at = input.at ?? ctx.now
  const late = input.isFinal ? cards.find((card) => isBefore(at, card.receivedAt)) : undefined
  refuseFields({
    ...(input.isFinal && isFuture(at, ctx.now) ? { at: fieldTexts.future } : {}),
    ...(late ? { at: fieldTexts.answeredBeforeReceipt(formatNumber(late)) } : {}),
    ...(input.text === '' && input.result === null ? { text: fieldTexts.answerNeeded } : {}),
  })
  const numbers = cards.map(formatNumber)
  ctx.records.title = input.isFinal ? titles.answeredMany(numbers) : titles.answersDrafted(numbers)
  const given = { answerText: input.text, result: input.result }
  for (const card of cards) {
    if (input.isFinal) close(ctx, card, null, { ...given, answeredAt: at })
    else change(ctx, card, null, { ...given, status: 'onReview', ...notPostponed })
  }
  return ctx.records.handle()
}

/**
 * Lengthens the final term once, within what the rule of stage `extension` allows (59-ФЗ: 30 days, ч. 2 ст. 12). The clock as it
 * was stays as cancelled with the reason: every earlier date is kept.
 */
export function extend(
  ctx: CommandContext,
  input: { id: number; version: number; days: number; reason: string },
): Saved {
  const card = openCard(ctx, input.id)
  if (input.reason === '') throw fieldErrors({ reason: fieldTexts.reason })
  const running = listClocks(ctx.db, card.id).find(
    (row) => row.stage === 'final' && row.metAt === null && row.cancelledReason === '',
  )
  const rule = running?.ruleId == null ? undefined : findRule(ctx.db, running.ruleId)
  if (!running || !rule) throw new AppError('refused', refusals.noFinalClock)
  if (running.extensions.length > 0) throw new AppError('refused', refusals.extendedAlready)
  const book = clockBook(ctx.db, ctx.resourcesDir)
  const extensionRule = chooseRule(book.rules, {
    ...card,
    channelCode: channelCode(ctx.db, card.channelId),
    stage: 'extension',
    on: card.receivedAt.slice(0, 10),
  })
  if (extensionRule && input.days > extensionRule.amount)
    throw fieldErrors({ days: fieldTexts.extensionLimit(extensionRule.amount) })
  const extensions = [{ amount: input.days, reason: input.reason, decidedOn: ctx.now.slice(0, 10) }]
  const started = running.startedAt
  const clock = computeClock(rule, { received: started, registered: started, interimReplied: started }, book.time, {
    extensions,
    extensionRule,
  })
  if (!clock) throw new Error('An extended clock has a start')
  ctx.records.title = titles.extended(formatNumber(card), clock.dueAt)
  ctx.records.update(deadlines, running.id, null, { cancelledReason: clockTexts.extended(input.reason) })
  ctx.records.insert(
    deadlines,
    clockRow({ ...clock, steps: withReceipt(clock.steps, running) }, card.id, { metAt: null, extensions }),
  )
  change(ctx, card, input.version, summariseClocks(listClocks(ctx.db, card.id), false))
  return saved(ctx, card.id)
}

/** The extended clock starts from the same fact as before, with the same receipt beside it. */
function withReceipt(steps: DeadlineRow['steps'], before: DeadlineRow): DeadlineRow['steps'] {
  const start = before.steps.find((step) => step.kind === 'start')
  return start ? [start, ...steps.slice(1)] : steps
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

/** An answered card goes back to work: counted in `returns`, its answer kept as a draft, a new term runs from this moment. */
export function reopen(ctx: CommandContext, input: { id: number; version: number; reason: string }): Saved {
  const card = liveCard(ctx, input.id)
  if (card.status !== 'answered') throw new AppError('refused', refusals.notAnswered(formatNumber(card)))
  if (input.reason === '') throw fieldErrors({ reason: fieldTexts.reason })
  ctx.records.title = `${titles.reopened(formatNumber(card))}: ${input.reason}`
  const after = change(ctx, card, input.version, {
    status: 'repeated',
    returns: card.returns + 1,
    answeredAt: null,
    result: null,
    reopenedAt: ctx.now,
  })
  startClocks(ctx, after)
  change(ctx, after, null, summariseClocks(listClocks(ctx.db, card.id), false))
  return saved(ctx, card.id)
}

/** Two questions kept apart: is it solved, and was the answer clear (1–5), with the way they were asked. */
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
  const isAsked = input.isSolved !== null || input.clarity !== null
  const on = input.on ?? (isAsked ? ctx.now.slice(0, 10) : null)
  change(ctx, card, input.version, {
    isSolved: input.isSolved,
    clarity: input.clarity,
    satisfactionHow: input.how,
    satisfactionOn: on,
  })
  return saved(ctx, card.id)
}
