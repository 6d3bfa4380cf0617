import type { BaseContext } from '../context.ts'
import type { ReadDb } from '../../db/database.ts'
import { findNumber } from './cases.repo.ts'
import { countEntered } from './history.repo.ts'

/** UTC instant at which the civil day of the office began; the office's zone is read off the two forms of the same moment. */
function dayStart(now: string, instant: string): string {
  const [hours = 0, minutes = 0] = now.slice(11).split(':').map(Number)
  return new Date(Date.parse(`${instant.slice(0, 16)}:00.000Z`) - (hours * 60 + minutes) * 60_000).toISOString()
}

/** Cards that this operator entered today and that still stand: «Введено сегодня: 3». */
export function enteredToday(ctx: BaseContext & { db: ReadDb }): {
  total: number
  last: { id: number; number: string } | null
} {
  const row = countEntered(ctx.db, ctx.operatorId, dayStart(ctx.now, ctx.instant))
  return { total: row.total, last: row.last === null ? null : (findNumber(ctx.db, row.last) ?? null) }
}
