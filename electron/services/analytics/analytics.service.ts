import { analyticsFilters } from '../../contract/analytics.ts'
import type { AnalyticsScope, Week } from '../../contract/analytics.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Contexts, QueryContext } from '../context.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { getSettings } from '../office/office.service.ts'
import { answerDays, clarityOf, countByDay, countCases, firstReceived, sumBlocks, sumCells, sumGroups } from './analytics.repo.ts'
import { weeksOf, yearAgo } from './weeks.ts'
import type { WeekSpan } from './weeks.ts'

export { countCases, sumBlocks, sumGroups } from './analytics.repo.ts'

/** Median of grouped values in ascending order; for an even number the mean of the middle two. */
export function medianOf(groups: readonly { days: number; total: number }[]): number | null {
  const whole = groups.reduce((sum, group) => sum + group.total, 0)
  if (whole === 0) return null
  const valueAt = (index: number): number => {
    let passed = 0
    for (const group of groups) {
      passed += group.total
      if (index < passed) return group.days
    }
    return groups.at(-1)?.days ?? 0
  }
  return (valueAt(Math.floor((whole - 1) / 2)) + valueAt(Math.floor(whole / 2))) / 2
}

function weeks(ctx: QueryContext, scope: AnalyticsScope): Week[] {
  const { db, now } = ctx
  const today = now.slice(0, 10)
  const before = yearAgo(scope.period)
  const received = countByDay(db, 'received_at', analyticsFilters.weekReceived(scope, scope.period), now)
  const answered = countByDay(db, 'answered_at', analyticsFilters.weekAnswered(scope, scope.period), now)
  const earlier = countByDay(db, 'received_at', analyticsFilters.weekReceived(scope, before), now)
  const first = firstReceived(db)
  return weeksOf(scope.period, getSettings(db).weekStart).map((span) => ({
    ...span,
    received: sumDays(received, span),
    answered: sumDays(answered, span),
    receivedYearAgo: first !== null && first.slice(0, 10) <= yearAgo(span).from ? sumDays(earlier, yearAgo(span)) : null,
    isPartial: addDays(span.from, 6) !== span.to || span.to >= today,
  }))
}

function sumDays(days: ReadonlyMap<string, number>, span: WeekSpan): number {
  let sum = 0
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) sum += days.get(day) ?? 0
  return sum
}

export const analyticsService: Services<Contract, Contexts>['analytics'] = {
  workload: (scope, { db, now }) => sumBlocks(db, scope, now),

  figures: ({ before, ...scope }, { db, now }) => {
    const blocks = sumBlocks(db, scope, now)
    const sum = (key: 'inTime' | 'late' | 'overdueOpen' | 'total'): number => blocks.reduce((all, block) => all + block[key], 0)
    const days = answerDays(db, scope, now)
    const clarity = clarityOf(db, scope, now)
    return {
      received: sum('total'),
      receivedBefore: countCases(db, analyticsFilters.received({ ...scope, period: before }), now),
      inTime: { part: sum('inTime'), whole: sum('inTime') + sum('late') + sum('overdueOpen') },
      medianDays: medianOf(days),
      medianOf: days.reduce((all, group) => all + group.total, 0),
      repeats: { part: countCases(db, analyticsFilters.repeats(scope), now), whole: sum('total') },
      clarity: clarity.mean,
      clarityOf: clarity.total,
    }
  },

  weeks: (scope, ctx) => weeks(ctx, scope),
  groups: ({ by, ...scope }, { db, now }) => sumGroups(db, scope, by, now),
  territoryBlocks: (scope, { db, now }) => sumCells(db, scope, now),
}
