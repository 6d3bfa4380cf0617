import { BREAKDOWNS, FAR_GROWTH, LEAST_COUNTED, RETURN_STEPS, scopeFilter } from '../../contract/analytics.ts'
import type {
  AnalyticsScope,
  Breakdown,
  BreakdownLine,
  BreakdownTable,
  Postponed,
  Repeats,
  Satisfaction,
  Span,
  Terms,
} from '../../contract/analytics.ts'
import { MARK_FACTS } from '../../contract/facts.ts'
import type { Fact } from '../../contract/facts.ts'
import { periodOf } from '../../contract/periods.ts'
import { growth } from '../chance.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import { countCases } from '../messages/messages.service.ts'
import { comparisonOf } from './flow.ts'
import type { Reading } from './flow.ts'
import { interimMinutes } from './indicators.ts'
import type { MeasureContext } from './indicators.ts'
import { meanOf, medianOf, spreadTotal } from './spread.ts'
import { answerDays, noneOf, postponedDays, tally, total } from './walk.repo.ts'

/** Figures of a scope by directory entry, by term, by return, by postponement and by what applicants said. */

const MINUTES_OF_HOUR = 60
const OUTCOME_FACTS = ['inTime', 'late', 'postponed', 'open', 'overdueOpen'] as const satisfies readonly Fact[]
const LINE_FACTS = ['closed', ...OUTCOME_FACTS, 'repeats', 'returned'] as const satisfies readonly Fact[]

const dayCount = ({ from, to }: Span): number => daysBetween(from, to) + 1

/** Counts of one day span by directory entry. */
function countsBy(
  { db, now }: Reading,
  scope: AnalyticsScope,
  by: Breakdown,
  period: Span,
): Map<number | null, number> {
  const lines = tally(db, scopeFilter({ ...scope, period: { from: period.from, to: period.to } }), [], now, [by])
  return new Map(lines.map(({ ids, total: sum }) => [ids[0] ?? null, sum]))
}

/** The days of the period that have passed: what a count of it is of. */
const passed = ({ period }: AnalyticsScope, today: string): Span => ({
  from: period.from,
  to: period.to < today ? period.to : today > period.from ? today : period.from,
})

/**
 * Cards of a scope by one directory, the largest first, beside the period before and a year ago. Growth is named where the count exceeds the
 * pace of the period before by more than `FAR_GROWTH` Poisson deviations; periods of different length are compared by their days.
 */
export function breakdownOf(reading: Reading, scope: AnalyticsScope, by: Breakdown): BreakdownTable {
  const { db, now } = reading
  const { before, yearAgo } = comparisonOf(reading, scope)
  const current = tally(db, scopeFilter(scope), LINE_FACTS, now, [by])
  const past = before === null ? null : countsBy(reading, scope, by, before)
  const pastYear = yearAgo === null ? null : countsBy(reading, scope, by, yearAgo)
  const now_ = passed(scope, now.slice(0, 10))
  const spans = before === null ? 1 : dayCount(before) / dayCount(now_)
  const known = new Map(current.map((line) => [line.ids[0] ?? null, line]))
  const ids = new Set([...known.keys(), ...(past?.keys() ?? []), ...(pastYear?.keys() ?? [])])
  const lines = [...ids].map((id): BreakdownLine => {
    const line = known.get(id)
    const received = line?.total ?? 0
    const receivedBefore = past === null ? null : (past.get(id) ?? 0)
    const deviations = receivedBefore === null ? null : growth(received, receivedBefore, spans)
    return {
      id,
      received,
      ...(line?.facts ?? noneOf(LINE_FACTS)),
      receivedBefore,
      receivedYearAgo: pastYear === null ? null : (pastYear.get(id) ?? 0),
      deviations,
      hasGrown: deviations !== null && deviations >= FAR_GROWTH && received >= LEAST_COUNTED,
    }
  })
  return { lines: lines.sort(byReceived), before, yearAgo }
}

/** The largest first, «не указано» last, the order of the directory between equals. */
export function byReceived<T extends { id: number | null; received: number }>(a: T, b: T): number {
  return (
    Number(a.id === null) - Number(b.id === null) || b.received - a.received || Number(a.id ?? 0) - Number(b.id ?? 0)
  )
}

export function termsOf({ db, now }: Reading, scope: AnalyticsScope, ctx: MeasureContext): Terms {
  const filter = scopeFilter(scope)
  const line = total(db, filter, ['closed', ...OUTCOME_FACTS, 'judged', 'missed'], now)
  const spread = answerDays(db, filter, now)
  const interim = interimMinutes(db, filter, ctx)
  const hours = (minutes: number | null): number | null => (minutes === null ? null : minutes / MINUTES_OF_HOUR)
  return {
    received: line.total,
    ...line.facts,
    days: { median: medianOf(spread), mean: meanOf(spread), of: spreadTotal(spread), spread: [...spread] },
    interim: { median: hours(medianOf(interim)), mean: hours(meanOf(interim)), of: spreadTotal(interim) },
  }
}

export function repeatsOf({ db, now }: Reading, scope: AnalyticsScope): Repeats {
  const filter = scopeFilter(scope)
  const line = total(db, filter, ['repeats', 'returned', 'returned2', 'returned3', 'hadAnswer'], now)
  const { repeats, returned, returned2, returned3, hadAnswer } = line.facts
  const steps = [returned, returned2, returned3]
  return {
    received: line.total,
    repeats,
    returned,
    hadAnswer,
    returns: RETURN_STEPS.map((from, index) => ({ from, total: steps[index] ?? 0 })),
  }
}

export function postponedOf({ db, now }: Reading, scope: AnalyticsScope): Postponed {
  const filter = scopeFilter(scope)
  const line = total(db, filter, ['postponed'], now)
  const months = new Map<string, { from: string; to: string; total: number }>()
  for (const day of postponedDays(db, filter, now)) {
    const { from, to } = periodOf('month', day)
    const month = months.get(from) ?? { from, to, total: 0 }
    month.total += 1
    months.set(from, month)
  }
  return {
    received: line.total,
    waiting: line.facts.postponed,
    back: countCases(db, { ...filter, postponed: 'back' }, now),
    months: [...months.values()].sort((a, b) => (a.from < b.from ? -1 : 1)),
  }
}

export function satisfactionOf({ db, now }: Reading, scope: AnalyticsScope): Satisfaction {
  const said = ['closed', 'asked', 'responded', 'rated', 'good', 'said', 'solved'] as const satisfies readonly Fact[]
  const { facts } = total(db, scopeFilter(scope), [...said, ...MARK_FACTS], now)
  const marks = MARK_FACTS.map((fact, index) => ({ mark: index + 1, total: facts[fact] }))
  const sum = marks.reduce((all, { mark, total: count }) => all + mark * count, 0)
  const { closed, asked, responded, rated, good, said: told, solved } = facts
  return {
    closed,
    asked,
    responded,
    rated,
    good,
    said: told,
    solved,
    mean: rated === 0 ? null : sum / rated,
    marks,
  }
}

/** Every breakdown of a scope: what the workbook of the page holds. */
export const allBreakdowns = (reading: Reading, scope: AnalyticsScope): Map<Breakdown, BreakdownTable> =>
  new Map(BREAKDOWNS.map((by) => [by, breakdownOf(reading, scope, by)]))
