import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { CaseResult } from '../../contract/messages.ts'
import type { CommandContext } from '../context.ts'
import { clockRow, computeClock, deadlines, findRule, listClocks, chooseRule } from '../deadlines/deadlines.service.ts'
import type { DeadlineRow } from '../deadlines/deadlines.service.ts'
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
import { clockTexts, fieldTexts, refusals, titles } from './texts.ts'
import { isBefore, isFuture } from './validate.ts'
import { channelCode } from './words.repo.ts'

/** The interim reply: meets its clock and starts the final one (domain.md §4.3). */
export function interim(ctx: CommandContext, input: { id: number; version: number; at: string; text: string }): Saved {
  const card = openCard(ctx, input.id)
  refuseFields({
    ...momentProblem(card, input.at, ctx.now),
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
    ...(input.isFinal ? Object.assign({}, ...cards.map((card) => groundProblem(card.kind, given))) : {}),
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
