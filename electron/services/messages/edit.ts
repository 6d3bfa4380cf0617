import { AppError, fieldErrors } from '../../contract/errors.ts'
import { emptyCase } from '../../contract/messages.ts'
import type { CaseInput, CaseKind, CaseStatus } from '../../contract/messages.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { change, checkVersion, liveCard, openCard, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import type { CaseRecord } from './cases.repo.ts'
import { CLOCK_FIELDS, recountClocks } from './clocks.ts'
import { formatNumber } from './numbering.ts'
import { nextNumber } from './numbers.repo.ts'
import { settleRouting, statusAfterRecount, waitsForInterim } from './routing.ts'
import { clockTexts, fieldTexts, refusals, titles } from './texts.ts'
import { checkCase } from './validate.ts'
import { findTheme } from './words.repo.ts'

const INPUT_FIELDS = Object.keys(emptyCase) as (keyof CaseInput)[]

function inputOf(card: CaseRecord): CaseInput {
  // A stored card has a value for every field of the form; `fromEntries` forgets the names.
  return Object.fromEntries(INPUT_FIELDS.map((field) => [field, card[field]])) as unknown as CaseInput
}

/** Changes fields of a card. A changed fact of a term counts its clocks anew; the earlier date stays beside it with the reason. */
export function update(ctx: CommandContext, input: Edit & { id: number }): Saved {
  const card = liveCard(ctx, input.id)
  ctx.records.title = titles.updated(formatNumber(card))
  apply(ctx, card, input)
  return saved(ctx, card.id)
}

/** Gives many cards one theme and its block, as one act; terms that depend on the theme are counted anew. */
export function setTheme(
  ctx: CommandContext,
  input: { ids: readonly number[]; themeId: number | null; reason?: string | undefined },
): { operationId: number; title: string } {
  if (input.ids.length === 0) throw new AppError('invalid', refusals.noneChosen)
  const cards = [...new Set(input.ids)].map((id) => liveCard(ctx, id))
  const theme = findTheme(ctx.db, input.themeId)
  const numbers = cards.map(formatNumber)
  ctx.records.title = theme ? titles.themed(numbers, theme.name) : titles.unthemed(numbers)
  const wanted = { themeId: input.themeId, ...(theme ? { blockId: theme.blockId } : {}) }
  for (const card of cards)
    if (card.themeId !== input.themeId) apply(ctx, card, { version: card.version, case: wanted, reason: input.reason })
  return ctx.records.handle()
}

type Edit = {
  version: number
  case: { [K in keyof CaseInput]?: CaseInput[K] | undefined }
  reason?: string | undefined
}

function apply(ctx: CommandContext, card: CaseRecord, input: Edit): void {
  const typed = Object.fromEntries(
    Object.entries(input.case).filter(([, value]) => value !== undefined),
  ) as Partial<CaseInput>
  const before = inputOf(card)
  const wanted = { ...before, ...typed }
  const changed = new Set<string>(INPUT_FIELDS.filter((field) => wanted[field] !== before[field]))
  const checked = checkCase(ctx.db, wanted, ctx.now, changed, card.id)
  checkOwnDates(card, checked)
  const reason = input.reason ?? ''
  const numbering = changed.has('kind') ? newNumber(ctx, card, checked.kind) : {}
  // Fields left alone are not sent along, so that a conflict names only what this person changed.
  const patch = Object.fromEntries(
    INPUT_FIELDS.filter((field) => changed.has(field) || checked[field] !== card[field]).map((field) => [
      field,
      checked[field],
    ]),
  )
  checkVersion(ctx, card, input.version, patch as Patch<CaseRecord>)
  const wantedCard = { ...card, ...checked, ...numbering }
  const why = changed.has('kind') ? clockTexts.converted(reason) : reason === '' ? clockTexts.factsChanged : reason
  const isRecounted = CLOCK_FIELDS.some((field) => wantedCard[field] !== card[field])
  const summary = isRecounted ? recountClocks(ctx, wantedCard, why) : {}
  const status = isRecounted ? statusAfterRecount(ctx, card) : {}
  // In one write: between receipt moved and clocks counted anew a card would be due before it came.
  const after = change(ctx, card, null, { ...(patch as Patch<CaseRecord>), ...numbering, ...summary, ...status })
  if (after.recipientId !== card.recipientId || after.responsibleId !== card.responsibleId)
    settleRouting(ctx, after, reason)
}

/** Dates that were set by other acts hold the typed ones: an answer is never before its receipt, a number stays in its year. */
function checkOwnDates(card: CaseRecord, wanted: { receivedAt: string; registeredAt: string }): void {
  const errors: Record<string, string> = {}
  const firstAct = [card.interimAt, card.answeredAt].filter((at) => at !== null).sort()[0]
  if (firstAct !== undefined && wanted.receivedAt.slice(0, 10) > firstAct.slice(0, 10))
    errors['receivedAt'] = fieldTexts.answeredBeforeReceived
  if (Number(wanted.registeredAt.slice(0, 4)) !== card.numberYear)
    errors['registeredAt'] = fieldTexts.year(card.numberYear)
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

function newNumber(ctx: CommandContext, card: CaseRecord, kind: CaseKind): Patch<CaseRecord> {
  const former = [card.formerNumbers, formatNumber(card)].filter((number) => number !== '').join('; ')
  return { number: nextNumber(ctx.records.db, kind, card.numberYear), question: 1, formerNumbers: former }
}

/** Сообщение → обращение and back: the number and the rule of the new kind; the old number and date stay in the history. */
export function convert(
  ctx: CommandContext,
  input: { id: number; version: number; kind: CaseKind; reason: string },
): Saved {
  const card = openCard(ctx, input.id)
  if (card.kind === input.kind) throw new AppError('refused', refusals.sameKind)
  if (input.reason === '') throw fieldErrors({ reason: fieldTexts.reason })
  const numbering = newNumber(ctx, card, input.kind)
  const after = change(ctx, card, input.version, { kind: input.kind, ...numbering })
  const summary = recountClocks(ctx, after, clockTexts.converted(input.reason))
  change(ctx, after, null, { ...summary, ...statusAfterRecount(ctx, after) })
  ctx.records.title = titles.converted(formatNumber(card), formatNumber(after))
  return saved(ctx, card.id)
}

/** Moves an open card between the states of work; answered, postponed and repeated come with their own acts. */
export function setStatus(ctx: CommandContext, input: { id: number; version: number; status: CaseStatus }): Saved {
  const card = openCard(ctx, input.id)
  const { status } = input
  if (status === 'answered' || status === 'postponed' || status === 'repeated')
    throw new AppError('refused', refusals.statusByAct[status])
  if (status === 'awaitingInterim' && !waitsForInterim(ctx, card.id))
    throw new AppError('refused', refusals.noInterimClock)
  ctx.records.title = titles.status(formatNumber(card), status)
  const back = card.status === 'postponed' ? { postponedUntil: null, postponedReason: '' } : {}
  change(ctx, card, input.version, { status, ...back })
  return saved(ctx, card.id)
}
