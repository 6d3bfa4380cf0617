import { scopeConditions, scopeFilter } from '../../contract/analytics.ts'
import type { AnalyticsScope, Load, LoadBy } from '../../contract/analytics.ts'
import { periodOf } from '../../contract/periods.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { getSettings } from '../office/office.service.ts'
import type { Reading } from './flow.ts'
import { byReceived } from './tables.ts'
import { noneOf, tally } from './walk.repo.ts'

const WEEK = 7
const PERIOD_FACTS = ['inTime', 'late', 'postponed', 'open', 'overdueOpen'] as const

/**
 * What the period brought to each block, recipient or member, what is open with them now whenever it came, and how many of the open cards
 * fall due on each day of the next week.
 */
export function loadOf({ db, now }: Reading, scope: AnalyticsScope, by: LoadBy): Load {
  const today = now.slice(0, 10)
  const { from, to } = periodOf('week', today, getSettings(db).weekStart, 1)
  const days = Array.from({ length: WEEK }, (_, index) => addDays(from, index))
  const conditions = { ...scopeConditions(scope), state: 'open' } as const
  const period = new Map(
    tally(db, scopeFilter(scope), PERIOD_FACTS, now, [by]).map((line) => [line.ids[0] ?? null, line]),
  )
  const open = new Map(
    tally(db, conditions, ['open', 'overdueOpen'], now, [by]).map((line) => [line.ids[0] ?? null, line]),
  )
  const due = days.map(
    (day) =>
      new Map(
        tally(db, { ...conditions, dueFrom: day, dueTo: day }, [], now, [by]).map(({ ids, total }) => [
          ids[0] ?? null,
          total,
        ]),
      ),
  )
  const ids = new Set([...period.keys(), ...open.keys()])
  const lines = [...ids].map((id) => ({
    id,
    received: period.get(id)?.total ?? 0,
    ...(period.get(id)?.facts ?? noneOf(PERIOD_FACTS)),
    openNow: open.get(id)?.facts.open ?? 0,
    overdueNow: open.get(id)?.facts.overdueOpen ?? 0,
    due: due.map((counts) => counts.get(id) ?? 0),
  }))
  return { week: { from, to }, days, lines: lines.sort(byReceived) }
}
