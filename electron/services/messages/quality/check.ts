import { AppError } from '../../../contract/errors.ts'
import type { CaseFilter, CaseRow } from '../../../contract/messages.ts'
import type { ReadDb } from '../../../db/database.ts'
import type { CommandContext } from '../../context.ts'
import { change, liveCard, saved } from '../cards.ts'
import type { Saved } from '../cards.ts'
import { caseRowView, ROW_COLUMNS } from '../cases.repo.ts'
import type { CaseRecord, RawCaseRow } from '../cases.repo.ts'
import { caseWhere } from '../caseWhere.ts'
import { formatNumber } from '../numbering.ts'
import { qualityTexts } from './texts.ts'

/** A card whose answer is given. @throws AppError refused */
export function answeredCard(ctx: CommandContext, id: number): CaseRecord {
  const card = liveCard(ctx, id)
  if (card.status !== 'answered') throw new AppError('refused', qualityTexts.notAnsweredYet(formatNumber(card)))
  return card
}

/** Grades the answer for fullness, 0–2 (domain.md §8); without a grade the check is taken back. */
export function check(
  ctx: CommandContext,
  input: { id: number; version: number; grade: number | null; note: string },
): Saved {
  const card = answeredCard(ctx, input.id)
  const number = formatNumber(card)
  ctx.records.title = input.grade === null ? qualityTexts.unchecked(number) : qualityTexts.checked(number, input.grade)
  change(
    ctx,
    card,
    input.version,
    input.grade === null
      ? { quality: null, qualityNote: '', qualityOn: null, qualityById: null }
      : {
          quality: input.grade,
          qualityNote: input.note,
          qualityOn: ctx.now.slice(0, 10),
          qualityById: ctx.operatorId,
        },
  )
  return saved(ctx, card.id)
}

/** 32 bits mixed from an id and the seed of a sample (finaliser of MurmurHash3): the order of ids says nothing about the place. */
export function placeInSample(id: number, seed: number): number {
  let h = Math.imul(id ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

/**
 * A random sample of the cards of a filter in the order of its draw. The same seed and the same cards give the same sample; a card that
 * came later takes one place at most, so a share that is checked half-way stays checked.
 */
export function sample(
  db: ReadDb,
  input: { filter: CaseFilter; seed: number; size: number },
  now: string,
): { total: number; rows: CaseRow[] } {
  const where = caseWhere(input.filter, now)
  const ids = db.all<{ id: number }>(`SELECT c.id FROM cases c WHERE ${where.sql}`, where.params)
  const drawn = ids
    .map(({ id }) => ({ id, place: placeInSample(id, input.seed) }))
    .sort((a, b) => a.place - b.place || a.id - b.id)
    .slice(0, input.size)
  const rows = new Map(
    db
      .all<RawCaseRow>(
        `SELECT ${ROW_COLUMNS} FROM cases c WHERE c.id IN (${drawn.map(() => '?').join(', ')})`,
        drawn.map(({ id }) => id),
      )
      .map((raw) => [raw.id, caseRowView(raw)]),
  )
  return { total: ids.length, rows: drawn.flatMap(({ id }) => rows.get(id) ?? []) }
}
