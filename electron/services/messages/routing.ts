import { fieldErrors } from '../../contract/errors.ts'
import type { CaseStatus } from '../../contract/messages.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import type { CommandContext } from '../context.ts'
import { listClocks } from '../deadlines/deadlines.service.ts'
import { change, openCards } from './cards.ts'
import { meetClocks } from './clocks.ts'
import type { CaseRecord } from './cases.repo.ts'
import { formatNumber } from './numbering.ts'
import { fieldTexts, titles } from './texts.ts'
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
export function waitsForInterim(ctx: CommandContext, caseId: number): boolean {
  return listClocks(ctx.db, caseId).some(
    (row) => row.stage === 'interim' && row.metAt === null && row.cancelledReason === '',
  )
}

/** The status of a card whose clocks were counted anew: «ждёт ответа ИМ» comes and goes with the interim clock. */
export function statusAfterRecount(
  ctx: CommandContext,
  card: Pick<CaseRecord, 'id' | 'status'>,
): { status?: CaseStatus } {
  if (card.status !== 'assigned' && card.status !== 'awaitingInterim') return {}
  return { status: assignedStatus(waitsForInterim(ctx, card.id)) }
}

/** Writes one line of the routing history. */
export function noteRouting(
  ctx: CommandContext,
  card: Pick<CaseRecord, 'id' | 'recipientId' | 'responsibleId'>,
  reason: string,
  how: Partial<Pick<RoutingRow, 'act' | 'ruleId'>> = {},
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
  settleRouting(ctx, change(ctx, card, null, { recipientId, responsibleId }), reason)
}

/** What follows from another recipient: a line of the history, the routing clock met, the status. */
export function settleRouting(ctx: CommandContext, card: CaseRecord, reason: string): void {
  noteRouting(ctx, card, reason)
  const summary = meetClocks(ctx, card)
  change(ctx, card, null, { ...summary, ...statusAfterRouting(ctx, card, card.recipientId) })
}

/** A new card with a recipient is no longer new; one that lost its recipient before work began is new again. */
function statusAfterRouting(
  ctx: CommandContext,
  card: Pick<CaseRecord, 'id' | 'status'>,
  recipientId: number | null,
): { status?: CaseStatus } {
  if (card.status === 'new' && recipientId !== null) return { status: assignedStatus(waitsForInterim(ctx, card.id)) }
  if (recipientId === null && (card.status === 'assigned' || card.status === 'awaitingInterim'))
    return { status: 'new' }
  return {}
}
