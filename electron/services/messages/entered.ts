import type { BaseContext } from '../context.ts'
import type { ReadDb } from '../../db/database.ts'
import { findNumber } from './cases.repo.ts'

/** UTC instant at which the civil day of the office began; the office's zone is read off the two forms of the same moment. */
export function dayStart(now: string, instant: string): string {
  const [hours = 0, minutes = 0] = now.slice(11).split(':').map(Number)
  return new Date(Date.parse(`${instant.slice(0, 16)}:00.000Z`) - (hours * 60 + minutes) * 60_000).toISOString()
}

/** Cards that this operator entered today and that still stand: «Введено сегодня: 3». */
export function enteredToday(ctx: BaseContext & { db: ReadDb }): {
  total: number
  last: { id: number; number: string } | null
} {
  // Operations grow with time, so the newest one of yesterday bounds the walk without an index on the instant.
  const yesterday = ctx.db.get<{ id: number }>('SELECT id FROM operations WHERE at < ? ORDER BY id DESC LIMIT 1', [
    dayStart(ctx.now, ctx.instant),
  ])
  const row = ctx.db.one<{ total: number; last: number | null }>(
    `SELECT count(*) AS total, max(c.id) AS last FROM operations o
     JOIN journal j ON j.operation_id = o.id AND j.entity = 'cases' AND j.action = 'insert'
     JOIN cases c ON c.id = j.entity_id AND c.deleted_at IS NULL
     WHERE o.id > ? AND o.operator_id IS ? AND o.method IN ('messages.register', 'messages.addQuestion')`,
    [yesterday?.id ?? 0, ctx.operatorId],
  )
  return { total: row.total, last: row.last === null ? null : (findNumber(ctx.db, row.last) ?? null) }
}
