import { AppError } from '../../contract/errors.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { cases, findCase } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { formatNumber } from './numbering.ts'
import { refusals } from './texts.ts'

/** A card that may be changed. @throws AppError notFound; refused when it lies in the trash */
export function liveCard(ctx: CommandContext, id: number): CaseRecord {
  const card = findCase(ctx.db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  if (card.deletedAt !== null) throw new AppError('refused', refusals.deleted(formatNumber(card)))
  return card
}

/** A card whose work is not finished. @throws AppError notFound, refused */
export function openCard(ctx: CommandContext, id: number): CaseRecord {
  const card = liveCard(ctx, id)
  if (card.status === 'answered') throw new AppError('refused', refusals.answered(formatNumber(card)))
  return card
}

/** The open cards of a bulk act, each once. @throws AppError invalid for an empty choice; notFound, refused */
export function openCards(ctx: CommandContext, ids: readonly number[]): CaseRecord[] {
  if (ids.length === 0) throw new AppError('invalid', refusals.noneChosen)
  return [...new Set(ids)].map((id) => openCard(ctx, id))
}

/** A change that a person made, against the version he saw. @throws AppError conflict with both values */
export function change(
  ctx: CommandContext,
  card: CaseRecord,
  version: number | null,
  patch: Patch<CaseRecord>,
): CaseRecord {
  return ctx.records.update(cases, card.id, version, patch)
}

/** Refuses a change over an older version before anything that follows from it is worked out. @throws AppError conflict */
export function checkVersion(ctx: CommandContext, card: CaseRecord, version: number, patch: Patch<CaseRecord>): void {
  if (card.version !== version) ctx.records.update(cases, card.id, version, patch)
}

export interface Saved {
  operationId: number
  title: string
  id: number
  number: string
  version: number
}

/** The reply of a command about one card, with the undo handle. */
export function saved(ctx: CommandContext, id: number): Saved {
  const card = ctx.records.get(cases, id)
  return { ...ctx.records.handle(), id, number: formatNumber(card), version: card.version }
}
