import { scopeConditions } from '../../contract/analytics.ts'
import type { AnalyticsScope, Span } from '../../contract/analytics.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { caseWhere, remembered } from '../messages/messages.service.ts'

/** Cards per civil day. The index lies in the order of days, so that a day is one short walk of it and nothing is grouped or sorted. */

const WALKS = { received: 'cases_received', answered: 'cases_answered' } as const
export type DayOf = keyof typeof WALKS

/** Cards received or answered on one day. Exported for the test that asks SQLite for its plan. */
export function daySql(scope: AnalyticsScope, of: DayOf, day: string, now: string) {
  const days: CaseFilter =
    of === 'received' ? { receivedFrom: day, receivedTo: day } : { answeredFrom: day, answeredTo: day }
  const where = caseWhere({ ...days, ...scopeConditions(scope) }, now)
  return {
    sql: `SELECT count(*) AS total FROM cases c INDEXED BY ${WALKS[of]} WHERE ${where.sql}`,
    params: [...where.params],
  }
}

/** The day of the first card of the register that is not in the trash; null of an empty one. */
export function firstDay(db: ReadDb): string | null {
  return (
    db
      .one<{ day: string | null }>('SELECT min(received_at) AS day FROM cases WHERE deleted_at IS NULL')
      .day?.slice(0, 10) ?? null
  )
}

/** Counts of the days of a span; a day without cards has none. Nothing is received or answered after today. */
export class Days {
  private readonly counts: ReadonlyMap<string, number>

  constructor(db: ReadDb, scope: AnalyticsScope, of: DayOf, span: Span, now: string) {
    const key = `days of ${of} ${now.slice(0, 10)} ${JSON.stringify([scopeConditions(scope), span.from, span.to])}`
    this.counts = remembered(db, key, () => readDays(db, scope, of, span, now))
  }

  sum({ from, to }: Span): number {
    let sum = 0
    for (let day = from; day <= to; day = addDays(day, 1)) sum += this.counts.get(day) ?? 0
    return sum
  }
}

function readDays(db: ReadDb, scope: AnalyticsScope, of: DayOf, span: Span, now: string): Map<string, number> {
  const counts = new Map<string, number>()
  const [first, today] = [firstDay(db), now.slice(0, 10)]
  if (first === null) return counts
  const last = span.to < today ? span.to : today
  for (let day = span.from > first ? span.from : first; day <= last; day = addDays(day, 1)) {
    const { sql, params } = daySql(scope, of, day, now)
    const { total } = db.one<{ total: number }>(sql, params)
    if (total > 0) counts.set(day, total)
  }
  return counts
}
