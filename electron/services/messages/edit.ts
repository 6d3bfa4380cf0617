import { AppError, fieldErrors } from '../../contract/errors.ts'
import { emptyCase } from '../../contract/messages.ts'
import type { CaseInput, CaseKind, CaseStatus } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { change, checkVersion, liveCard, openCard, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import { cases } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { CLOCK_FIELDS, recountClocks } from './clocks.ts'
import type { ClockBook } from './clocks.ts'
import { formatNumber } from './numbering.ts'
import { nextNumber } from './numbers.repo.ts'
import { followRouting, statusAfterRecount, waitsForInterim } from './routing.ts'
import { clockTexts, fieldTexts, refusals, titles } from './texts.ts'
import { checkCase } from './validate.ts'

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

export type Typed = { [K in keyof CaseInput]?: CaseInput[K] | undefined }

type Edit = {
  version: number
  case: Typed
  reason?: string | undefined
  /** The automatic rule that makes the change; absent when a person does. */
  ruleId?: number
}

/** What changed fields do to a card, before anything is written. */
export interface EditPlan {
  changed: ReadonlySet<string>
  patch: Patch<CaseRecord>
  /** The card as it will be, its clocks, number and status aside. */
  wanted: CaseRecord
  isRecounted: boolean
  isRouted: boolean
}

/** Checks what was typed against the card and the directories. @throws AppError invalid with the words at each field */
export function planEdit(db: ReadDb, now: string, card: CaseRecord, values: Typed): EditPlan {
  const typed = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<CaseInput>
  const before = inputOf(card)
  const asked = { ...before, ...typed }
  const changed = new Set<string>(INPUT_FIELDS.filter((field) => asked[field] !== before[field]))
  const checked = checkCase(db, asked, now, changed, card.id)
  checkOwnDates(card, checked)
  // Fields left alone are not sent along, so that a conflict names only what this person changed.
  const patch = Object.fromEntries(
    INPUT_FIELDS.filter((field) => changed.has(field) || checked[field] !== card[field]).map((field) => [
      field,
      checked[field],
    ]),
  ) as Patch<CaseRecord>
  const wanted = { ...card, ...checked }
  return {
    changed,
    patch,
    wanted,
    isRecounted: CLOCK_FIELDS.some((field) => wanted[field] !== card[field]),
    isRouted: wanted.recipientId !== card.recipientId || wanted.responsibleId !== card.responsibleId,
  }
}

/**
 * Carries a planned change out: number, clocks, routing and status follow in one write, because between receipt moved and clocks
 * counted anew a card would be due before it came.
 * @param also what the caller changes besides, over everything that follows
 */
export function carryOut(
  ctx: CommandContext,
  card: CaseRecord,
  plan: EditPlan,
  how: { reason: string; book?: ClockBook; also?: Patch<CaseRecord>; ruleId?: number | null },
): CaseRecord {
  const { reason, book, also, ruleId = null } = how
  const isConverted = plan.changed.has('kind')
  const numbering = isConverted ? newNumber(ctx, card, plan.wanted.kind) : {}
  const why = isConverted ? clockTexts.converted(reason) : reason === '' ? clockTexts.factsChanged : reason
  const wanted = { ...plan.wanted, ...numbering }
  const counted = plan.isRecounted ? recountClocks(ctx, wanted, why, book) : {}
  const status = plan.isRecounted ? statusAfterRecount(ctx, card) : {}
  const follows = plan.isRouted ? followRouting(ctx, { ...wanted, ...counted, ...status }, reason, { ruleId }) : {}
  const patch = { ...plan.patch, ...numbering, ...counted, ...status, ...follows, ...also }
  return ctx.records.updateRow(cases, card, null, patch)
}

function apply(ctx: CommandContext, card: CaseRecord, input: Edit): void {
  const plan = planEdit(ctx.db, ctx.now, card, input.case)
  checkVersion(ctx, card, input.version, plan.patch)
  carryOut(ctx, card, plan, { reason: input.reason ?? '', ruleId: input.ruleId ?? null })
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
