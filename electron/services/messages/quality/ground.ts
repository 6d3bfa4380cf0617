import { AppError, fieldErrors } from '../../../contract/errors.ts'
import { GROUNDS, GROUNDS_WITH_NOTICE } from '../../../contract/caseQuality.ts'
import type { CaseKind, CaseResult } from '../../../contract/messages.ts'
import type { CommandContext } from '../../context.ts'
import { addDays, chooseRule, computeClock } from '../../deadlines/deadlines.service.ts'
import { change, liveCard, saved } from '../cards.ts'
import type { Saved } from '../cards.ts'
import type { CaseRecord } from '../cases.repo.ts'
import { clockBook } from '../clocks.ts'
import { formatNumber } from '../numbering.ts'
import { fieldTexts } from '../texts.ts'
import { isFuture } from '../validate.ts'
import { channelCode } from '../words.repo.ts'
import { qualityTexts } from './texts.ts'

/** Days of the notices of 59-ФЗ ст. 11 from registration (domain.md §4.1); used where the office has no rule of redirecting. */
const NOTICE_DAYS = 7

/**
 * What is missing at the ground: a refusal says why, an appeal without an answer names one of the grounds of the law, a message
 * without an answer says why in words.
 */
export function groundProblem(
  kind: CaseKind,
  given: { result: CaseResult | null; ground: string },
): Record<string, string> {
  if (given.result !== 'refused' && given.result !== 'noAnswer') return {}
  if (given.ground === '')
    return { ground: given.result === 'refused' ? qualityTexts.refusalGround : qualityTexts.groundNeeded }
  const isListed = (GROUNDS as readonly string[]).includes(given.ground)
  return given.result === 'noAnswer' && kind === 'appeal' && !isListed ? { ground: qualityTexts.groundNeeded } : {}
}

/** By when the applicant must be told of the ground; null where the law has no such notice. Counted as the notice of a redirect is. */
export function groundNoticeDueOn(
  ctx: CommandContext,
  card: CaseRecord,
  given: { result: CaseResult | null; ground: string },
): string | null {
  if (card.kind !== 'appeal' || given.result !== 'noAnswer' || !GROUNDS_WITH_NOTICE.includes(given.ground)) return null
  const registeredOn = card.registeredAt.slice(0, 10)
  const book = clockBook(ctx.db, ctx.resourcesDir)
  const rule = chooseRule(book.rules, {
    ...card,
    channelCode: channelCode(ctx.db, card.channelId),
    stage: 'redirect',
    on: registeredOn,
  })
  const clock = rule
    ? computeClock(rule, { received: card.receivedAt, registered: card.registeredAt, interimReplied: null }, book.time)
    : null
  return clock?.dueAt.slice(0, 10) ?? addDays(registeredOn, NOTICE_DAYS)
}

/** The applicant was told why his appeal has no answer. */
export function noticeGround(ctx: CommandContext, input: { id: number; version: number; on: string }): Saved {
  const card = liveCard(ctx, input.id)
  if (card.groundNoticeDueOn === null) throw new AppError('refused', qualityTexts.noNotice(formatNumber(card)))
  if (isFuture(input.on, ctx.now)) throw fieldErrors({ on: fieldTexts.future })
  if (input.on < card.registeredAt.slice(0, 10)) throw fieldErrors({ on: fieldTexts.beforeReceived })
  ctx.records.title = qualityTexts.noticed(formatNumber(card))
  change(ctx, card, input.version, { groundNoticeOn: input.on })
  return saved(ctx, card.id)
}
