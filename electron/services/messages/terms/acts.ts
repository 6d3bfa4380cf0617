import { AppError, fieldErrors } from '../../../contract/errors.ts'
import type { CommandContext } from '../../context.ts'
import type { ReadDb } from '../../../db/database.ts'
import { chooseRule, clockRow, computeClock, deadlines, listClocks } from '../../deadlines/deadlines.service.ts'
import type { Clock, DeadlineRow } from '../../deadlines/deadlines.service.ts'
import { change, liveCard, openCard, saved } from '../cards.ts'
import type { Saved } from '../cards.ts'
import type { CaseRecord } from '../cases.repo.ts'
import { clockBook, meetClocks, summariseClocks } from '../clocks.ts'
import type { ClockBook } from '../clocks.ts'
import { formatNumber } from '../numbering.ts'
import { clockTexts, fieldTexts, refusals, titles } from '../texts.ts'
import { isBefore, isFuture } from '../validate.ts'
import { channelCode, findTheme } from '../words.repo.ts'
import { countAgain, extensionRuleOf, replaceClock, ruleOf, runAgain, runningClocks, standStill } from './stored.ts'

type Errors = Record<string, string>

function refuseFields(errors: Errors): void {
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

interface Notice {
  noticeOn: string | null
  noticeHow: string
}

/** When and how the applicant was told; a day without the way is not a record. */
function checkNotice(card: CaseRecord, { noticeOn, noticeHow }: Notice, now: string): Errors {
  if (noticeOn === null) return noticeHow === '' ? {} : { noticeOn: fieldTexts.noticeDay }
  if (isFuture(noticeOn, now)) return { noticeOn: fieldTexts.future }
  if (isBefore(noticeOn, card.receivedAt)) return { noticeOn: fieldTexts.beforeReceived }
  return noticeHow === '' ? { noticeHow: fieldTexts.noticeHow } : {}
}

/** The final clock of a card that may be lengthened. @throws AppError refused */
function extendable(db: ReadDb, card: CaseRecord): DeadlineRow {
  const running = runningClocks(db, card.id).find((row) => row.stage === 'final')
  if (!running || !ruleOf(db, running)) throw new AppError('refused', refusals.noFinalClock)
  if (running.extensions.length > 0) throw new AppError('refused', refusals.extendedAlready)
  return running
}

/** The final clock with an extension, not stored yet. @throws AppError refused; invalid beyond what the rule permits */
export function extendedClock(
  db: ReadDb,
  book: ClockBook,
  card: CaseRecord,
  input: { days: number; reason: string; on: string },
): { row: DeadlineRow; clock: Clock; extensions: DeadlineRow['extensions'] } {
  const row = extendable(db, card)
  const rule = ruleOf(db, row)
  if (!rule) throw new AppError('refused', refusals.noFinalClock)
  const extensionRule = extensionRuleOf(db, book, card)
  if (extensionRule && input.days > extensionRule.amount)
    throw fieldErrors({ days: fieldTexts.extensionLimit(extensionRule.amount) })
  const extensions = [{ amount: input.days, reason: input.reason, decidedOn: input.on }]
  return { row, extensions, clock: countAgain(row, rule, book.time, { extensions, extensionRule }) }
}

/**
 * Lengthens the final term once, within what the rule of stage `extension` allows (59-ФЗ: 30 days, ч. 2 ст. 12; the applicant is
 * told). The clock as it was stays as cancelled with the reason: every earlier date is kept.
 */
export function extend(
  ctx: CommandContext,
  input: { id: number; version: number; days: number; reason: string } & Notice,
): Saved {
  const card = openCard(ctx, input.id)
  refuseFields({
    ...(input.reason === '' ? { reason: fieldTexts.reason } : {}),
    ...checkNotice(card, input, ctx.now),
  })
  const on = ctx.now.slice(0, 10)
  const book = clockBook(ctx.db, ctx.resourcesDir)
  const { row, clock, extensions } = extendedClock(ctx.db, book, card, { ...input, on })
  ctx.records.title = titles.extended(formatNumber(card), clock.dueAt)
  replaceClock(ctx, row, clock, { extensions, pauses: row.pauses, reason: clockTexts.extended(input.reason) })
  change(ctx, card, input.version, {
    ...summariseClocks(listClocks(ctx.db, card.id), false),
    extendedOn: on,
    extensionNoticeOn: input.noticeOn,
    extensionNoticeHow: input.noticeHow,
  })
  return saved(ctx, card.id)
}

/**
 * Stops the clocks of a card. No law on appeals knows a pause: it is a setting of the office, the date moves when the clocks run
 * again, and the legal maximum stays where it was.
 */
export function pause(
  ctx: CommandContext,
  input: { id: number; version: number; from: string; reason: string },
): Saved {
  const card = openCard(ctx, input.id)
  if (card.pausedOn !== null) throw new AppError('refused', refusals.pausedAlready(formatNumber(card)))
  refuseFields({
    ...(input.reason === '' ? { reason: fieldTexts.reason } : {}),
    ...(isFuture(input.from, ctx.now) ? { from: fieldTexts.future } : {}),
    ...(isBefore(input.from, card.receivedAt) ? { from: fieldTexts.beforeReceived } : {}),
  })
  const { from, reason } = input
  const stopped = standStill(ctx, card, { from, until: null, reason }, clockBook(ctx.db, ctx.resourcesDir))
  if (stopped === 0) throw new AppError('refused', refusals.noClockToPause)
  ctx.records.title = titles.paused(formatNumber(card), reason)
  change(ctx, card, input.version, { pausedOn: from.slice(0, 10), pausedReason: reason })
  return saved(ctx, card.id)
}

/** Lets the clocks run again: their dates move by the time they stood, which the explanation names. */
export function resume(ctx: CommandContext, input: { id: number; version: number; at: string }): Saved {
  const card = openCard(ctx, input.id)
  if (card.pausedOn === null) throw new AppError('refused', refusals.notPaused(formatNumber(card)))
  refuseFields({
    ...(isFuture(input.at, ctx.now) ? { at: fieldTexts.future } : {}),
    ...(isBefore(input.at, card.pausedOn) ? { at: fieldTexts.beforePause } : {}),
  })
  runAgain(ctx, card, input.at, clockBook(ctx.db, ctx.resourcesDir))
  const summary = summariseClocks(listClocks(ctx.db, card.id), false)
  ctx.records.title = titles.resumed(formatNumber(card), summary.dueAt)
  change(ctx, card, input.version, { ...summary, pausedOn: null, pausedReason: '' })
  return saved(ctx, card.id)
}

/** The clock of a redirect: by its rule from registration (59-ФЗ: 7 days, ч. 3 ст. 8). Null where no rule gives one. */
export function redirectClock(db: ReadDb, book: ClockBook, card: CaseRecord): Clock | null {
  const theme = findTheme(db, card.themeId)
  const rule = chooseRule(book.rules, {
    kind: card.kind,
    channelCode: channelCode(db, card.channelId),
    category: theme?.groupName ?? null,
    subcategory: theme?.name ?? null,
    fastTrack: card.fastTrack,
    isImportant: card.isImportant,
    stage: 'redirect',
    on: card.receivedAt.slice(0, 10),
  })
  return rule && computeClock(rule, { received: card.receivedAt, registered: card.registeredAt }, book.time)
}

/**
 * Sends a card to the body that is competent. A whole redirect closes the card with the result «переадресовано», and the term it
 * is measured by is that of the redirect; a copy (several questions for several bodies, ч. 5 ст. 8) leaves the card in work.
 */
export function redirect(
  ctx: CommandContext,
  input: { id: number; version: number; to: string; on: string; closes: boolean } & Notice,
): Saved {
  const card = openCard(ctx, input.id)
  refuseFields({
    ...(input.to === '' ? { to: fieldTexts.redirectTo } : {}),
    ...(isFuture(input.on, ctx.now) ? { on: fieldTexts.future } : {}),
    ...(isBefore(input.on, card.receivedAt) ? { on: fieldTexts.beforeReceived } : {}),
    ...checkNotice(card, input, ctx.now),
  })
  ctx.records.title = titles.redirected(formatNumber(card), input.to)
  const clock = redirectClock(ctx.db, clockBook(ctx.db, ctx.resourcesDir), card)
  if (clock) ctx.records.insert(deadlines, clockRow(clock, card.id, { metAt: input.on }))
  const facts = {
    redirectedOn: input.on.slice(0, 10),
    redirectedTo: input.to,
    redirectNoticeOn: input.noticeOn,
    redirectNoticeHow: input.noticeHow,
  }
  if (!input.closes) {
    change(ctx, card, input.version, facts)
    return saved(ctx, card.id)
  }
  if (clock) {
    // The office owes no answer any more: what is held against it is the term of the redirect.
    for (const row of runningClocks(ctx.db, card.id))
      ctx.records.updateRow(deadlines, row, null, { cancelledReason: clockTexts.redirected(input.to) })
  }
  const after = change(ctx, card, input.version, {
    ...facts,
    status: 'answered',
    result: 'redirected',
    answeredAt: input.on,
    postponedUntil: null,
    postponedReason: '',
  })
  change(ctx, after, null, meetClocks(ctx, after))
  return saved(ctx, card.id)
}

/** Records that the applicant was told. @throws AppError refused when there is nothing to tell of */
export function saveNotice(
  ctx: CommandContext,
  input: { id: number; version: number; what: 'extension' | 'redirect'; on: string; how: string },
): Saved {
  const card = liveCard(ctx, input.id)
  const since = input.what === 'extension' ? card.extendedOn : card.redirectedOn
  if (since === null) throw new AppError('refused', refusals.nothingToNotify)
  const errors = checkNotice(card, { noticeOn: input.on, noticeHow: input.how }, ctx.now)
  refuseFields(Object.fromEntries(Object.entries(errors).map(([field, text]) => [NOTICE_FIELDS[field] ?? field, text])))
  ctx.records.title = titles.notified(formatNumber(card), input.on)
  change(
    ctx,
    card,
    input.version,
    input.what === 'extension'
      ? { extensionNoticeOn: input.on, extensionNoticeHow: input.how }
      : { redirectNoticeOn: input.on, redirectNoticeHow: input.how },
  )
  return saved(ctx, card.id)
}

const NOTICE_FIELDS: Readonly<Record<string, string>> = { noticeOn: 'on', noticeHow: 'how' }
