import { emptyCase } from '../../contract/messages.ts'
import type { CaseStatus } from '../../contract/messages.ts'
import type { NewRow, Patch } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { bookOf } from './bulkImport.ts'
import { cases } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { countClocks, metAt, recountClocks, storeClocks, summariseClocks } from './clocks.ts'
import type { ClockSummary } from './clocks.ts'
import { nextNumber, raiseNumber } from './numbers.repo.ts'
import { freshCase } from './register.ts'
import { assignedStatus, noteRouting } from './routing.ts'

/** Cards that come from another register of the office: journaled, with terms by the rules of this one. */

export type TakenCase = Pick<
  CaseRecord,
  'kind' | 'numberYear' | 'question' | 'channelId' | 'receivedAt' | 'registeredAt' | 'status'
> &
  Partial<Omit<NewRow<CaseRecord>, keyof ClockSummary | 'number'>> & {
    /** null: the next one of its kind and year. */
    number: number | null
  }

/** «Назначено» and «ждёт ответа ИМ» follow from the clocks here; what nobody was named for is new. */
function standing(card: Pick<CaseRecord, 'status' | 'recipientId'>, waits: boolean): CaseStatus {
  if (card.status !== 'assigned' && card.status !== 'awaitingInterim') return card.status
  return card.recipientId === null ? 'new' : assignedStatus(waits)
}

/**
 * Writes a card of another register.
 * @param reason of its routing line
 * @returns id and the due date by the rules here
 */
export function insertTaken(
  ctx: CommandContext,
  taken: TakenCase,
  how: { reason: string },
): { id: number; dueAt: string | null } {
  const { db } = ctx.records
  const { kind, numberYear } = taken
  const number = taken.number ?? nextNumber(db, kind, numberYear)
  if (taken.number !== null) raiseNumber(db, kind, numberYear, number)
  const card = { ...freshCase, ...emptyCase, applicantId: null, ...taken, number }
  const routedAt = card.recipientId === null ? null : card.registeredAt
  const facts = { ...card, routedAt }
  const round = countClocks(ctx.db, bookOf(ctx), facts)
  const rows = round.map(({ clock }) => ({ ...clock, metAt: metAt(clock.stage, facts), cancelledReason: '' }))
  const summary = summariseClocks(rows, card.answeredAt !== null)
  const status = standing(
    card,
    rows.some((row) => row.stage === 'interim' && row.metAt === null),
  )
  const id = ctx.records.insert(cases, { ...card, ...summary, status })
  storeClocks(ctx, id, round, facts)
  if (card.recipientId !== null) noteRouting(ctx, { ...card, id }, how.reason)
  return { id, dueAt: summary.dueAt }
}

/** The same for a card that was taken once and taken back: it comes out of the trash with its number. */
export function restoreTaken(
  ctx: CommandContext,
  id: number,
  taken: TakenCase,
  how: { reason: string },
): { id: number; dueAt: string | null } {
  ctx.records.restore(cases, id, null)
  const { number: _number, numberYear: _year, question: _question, ...facts } = taken
  const patch = facts satisfies Patch<CaseRecord>
  const card = ctx.records.update(cases, id, null, patch)
  if (card.recipientId !== null) noteRouting(ctx, card, how.reason)
  const summary = recountClocks(ctx, card, how.reason, bookOf(ctx))
  ctx.records.update(cases, id, null, summary)
  return { id, dueAt: summary.dueAt }
}
