import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { CaseStatus } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Patch } from '../../db/records.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import type { CommandContext } from '../context.ts'
import { listClocks } from '../deadlines/deadlines.service.ts'
import { change, checkVersion, openCard, openCards, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import { meetClocks } from './clocks.ts'
import type { CaseRecord } from './cases.repo.ts'
import { formatNumber } from './numbering.ts'
import { fieldTexts, refusals, titles } from './texts.ts'
import { entryProblem } from './validate.ts'
import { isPersonKnown, recipientShortName } from './words.repo.ts'

/** Who was to answer, since when and why; the current one stands on the card for the index (model.md). */
export interface RoutingRow extends BaseRow {
  caseId: number
  recipientId: number | null
  responsibleId: number | null
  operatorId: number | null
  at: string
  reason: string
  /** returned: the recipient before this line gave the card back. */
  act: 'routed' | 'returned'
  /** The automatic rule that named the recipient; null when a person did. */
  ruleId: number | null
}

/** What a line of the history is besides an ordinary choice of a person. */
export type RoutingSource = Partial<Pick<RoutingRow, 'act' | 'ruleId'>>

export const routings = defineTable<RoutingRow>('routings', {
  caseId: 'number',
  recipientId: 'number',
  responsibleId: 'number',
  operatorId: 'number',
  at: 'text',
  reason: 'text',
  act: 'text',
  ruleId: 'number',
})

/** The status of a card that has just got a recipient: a clock of an interim reply that still runs is waited for first. */
export function assignedStatus(waitsForInterim: boolean): CaseStatus {
  return waitsForInterim ? 'awaitingInterim' : 'assigned'
}

/** Whether an interim clock of the card runs. */
export function waitsForInterim(ctx: { readonly db: ReadDb }, caseId: number): boolean {
  return listClocks(ctx.db, caseId).some(
    (row) => row.stage === 'interim' && row.metAt === null && row.cancelledReason === '',
  )
}

/** The status of a card whose clocks were counted anew: «ждёт ответа ИМ» comes and goes with the interim clock. */
export function statusAfterRecount(
  ctx: { readonly db: ReadDb },
  card: Pick<CaseRecord, 'id' | 'status'>,
  waits: () => boolean = () => waitsForInterim(ctx, card.id),
): { status?: CaseStatus } {
  if (card.status !== 'assigned' && card.status !== 'awaitingInterim') return {}
  return { status: assignedStatus(waits()) }
}

/** Writes one line of the routing history. */
export function noteRouting(
  ctx: CommandContext,
  card: Pick<CaseRecord, 'id' | 'recipientId' | 'responsibleId'>,
  reason: string,
  how: RoutingSource = {},
): void {
  ctx.records.insert(routings, {
    caseId: card.id,
    recipientId: card.recipientId,
    responsibleId: card.responsibleId,
    operatorId: ctx.operatorId,
    at: ctx.now,
    reason,
    act: 'routed',
    ruleId: null,
    ...how,
  })
}

/** Names the recipient or the responsible member of one or many cards as one act. A due date does not move. */
export function route(
  ctx: CommandContext,
  input: {
    ids: readonly number[]
    recipientId: number | null
    responsibleId?: number | null | undefined
    reason: string
  },
): { operationId: number; title: string } {
  const cards = openCards(ctx, input.ids)
  const { recipientId, responsibleId } = input
  const problem = entryProblem(ctx.db, 'recipients', recipientId, ctx.now.slice(0, 10))
  const isKnown = responsibleId == null || isPersonKnown(ctx.db, responsibleId)
  const errors = {
    ...(problem === null ? {} : { recipientId: problem }),
    ...(isKnown ? {} : { responsibleId: fieldTexts.unknown }),
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
  const numbers = cards.map(formatNumber)
  const name = recipientId === null ? undefined : recipientShortName(ctx.db, recipientId)
  ctx.records.title = name === undefined ? titles.unrouted(numbers) : titles.routed(numbers, name)
  for (const card of cards)
    routeOne(ctx, card, recipientId, responsibleId === undefined ? card.responsibleId : responsibleId, input.reason)
  return ctx.records.handle()
}

function routeOne(
  ctx: CommandContext,
  card: CaseRecord,
  recipientId: number | null,
  responsibleId: number | null,
  reason: string,
): void {
  if (card.recipientId === recipientId && card.responsibleId === responsibleId) return
  const routed = { ...card, recipientId, responsibleId }
  change(ctx, card, null, { recipientId, responsibleId, ...followRouting(ctx, routed, reason) })
}

/**
 * «Вернул получатель»: the card has no recipient again and waits to be routed anew; the reason stays in the routing history. A due
 * date does not move. @throws AppError conflict; refused where nobody is to answer
 */
export function giveBack(ctx: CommandContext, input: { id: number; version: number; reason: string }): Saved {
  const card = openCard(ctx, input.id)
  const from = card.recipientId === null ? undefined : recipientShortName(ctx.db, card.recipientId)
  if (from === undefined) throw new AppError('refused', refusals.nobodyToGiveBack)
  checkVersion(ctx, card, input.version, { recipientId: null })
  const follows = followRouting(ctx, { ...card, recipientId: null }, input.reason, { act: 'returned' })
  change(ctx, card, null, { recipientId: null, ...follows })
  ctx.records.title = titles.givenBack(formatNumber(card), from)
  return saved(ctx, card.id)
}

/** What follows from another recipient: a line of the history, the routing clock met, the status. The caller writes the card. */
export function followRouting(
  ctx: CommandContext,
  card: CaseRecord,
  reason: string,
  how: RoutingSource = {},
): Patch<CaseRecord> {
  noteRouting(ctx, card, reason, how)
  return { ...meetClocks(ctx, card), ...statusAfterRouting(ctx, card, card.recipientId) }
}

/** A new card with a recipient is no longer new; one that lost its recipient before work began is new again. */
export function statusAfterRouting(
  ctx: { readonly db: ReadDb },
  card: Pick<CaseRecord, 'id' | 'status'>,
  recipientId: number | null,
  waits: () => boolean = () => waitsForInterim(ctx, card.id),
): { status?: CaseStatus } {
  if (card.status === 'new' && recipientId !== null) return { status: assignedStatus(waits()) }
  if (recipientId === null && (card.status === 'assigned' || card.status === 'awaitingInterim'))
    return { status: 'new' }
  return {}
}
