import type { AnalyticsPeriod } from '../../../electron/contract/analytics.ts'
import {
  comparable,
  periodBefore as before,
  periodOf as whole,
  yearBefore,
  type Period,
  periodName,
} from '../../../electron/contract/periods.ts'
import { addDays } from '../../ui/civil.ts'
import { dayMonth, fullDate, longDate } from '../../ui/format.ts'

/** Periods of the page in words and in pairs; their arithmetic is that of contract/periods.ts. */

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'custom'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]
/** With what a period is compared: the same one a year before, or the one before it. */
export const COMPARISONS = ['year', 'previous'] as const
export type Comparison = (typeof COMPARISONS)[number]

const WEEK = 7
/** Weeks, or days, of the flow of a period that would be a single point. */
const FLOW_LENGTH = { week: 8 * WEEK, day: 14 } as const

/** The period of a kind that holds a day; a span of one's own is what it is. */
export const periodOf = (kind: PeriodKind, span: { from: string; to: string }, weekStart: number): Period =>
  kind === 'custom' ? { kind, ...span } : whole(kind, span.from, weekStart)

/** The next period of the kind, or the one before; a span of one's own moves by its own length. */
export function stepped(period: Period, weekStart: number, by: 1 | -1): Period {
  if (by === -1) return before(period, weekStart)
  if (period.kind !== 'custom') return whole(period.kind, period.from, weekStart, 1)
  const days = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000)
  const from = addDays(period.to, 1)
  return { kind: 'custom', from, to: addDays(from, days) }
}

/**
 * The period to compare with. A period that still runs is compared with the same days of the other one, not with its whole:
 * half a quarter against a quarter would look like a success.
 */
export function comparedWith(period: Period, comparison: Comparison, today: string, weekStart: number): Period {
  const other = comparison === 'previous' ? before(period, weekStart) : yearBefore(period)
  return comparable(other, period, today)
}

/** The period of the flow: one day or week alone would be a single point, so those before it are shown with it. */
export function flowPeriod(period: Period): Period {
  if (period.kind !== 'week' && period.kind !== 'day') return period
  return { kind: 'custom', from: addDays(period.to, 1 - FLOW_LENGTH[period.kind]), to: period.to }
}

const WITH_MONTH = [
  'январём',
  'февралём',
  'мартом',
  'апрелем',
  'маем',
  'июнем',
  'июлем',
  'августом',
  'сентябрём',
  'октябрём',
  'ноябрём',
  'декабрём',
]
const month = (day: string): number => Number(day.slice(5, 7)) - 1
const year = (day: string): string => day.slice(0, 4)

/** «III квартал 2026», «Ноябрь 2026», «2026 год», «16–22 ноября 2026», «17 ноября 2026», «01.02–05.11.2026». */
export function periodTitle(kind: PeriodKind, { from, to }: AnalyticsPeriod): string {
  if (kind === 'year' || kind === 'quarter' || kind === 'month')
    return periodName({ kind, from, to }).replace(/ (?=год|квартал)/u, '\u00A0')
  if (from === to) return `${longDate(to)} ${year(to)}`
  if (kind === 'custom') return `${year(from) === year(to) ? dayMonth(from) : fullDate(from)}–${fullDate(to)}`
  const start = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : longDate(from)
  return `${start}–${longDate(to)} ${year(to)}`
}

/** «с III кв. 2025», «с ноябрём 2025», «с 2025 годом», «с 18.11–24.11.2025», «с 16.11.2026». */
export function comparisonTitle(kind: PeriodKind, { from, to }: AnalyticsPeriod): string {
  if (kind === 'year') return `с\u00A0${year(from)} годом`
  if (kind === 'quarter') return `с\u00A0${periodName({ kind, from, to }).replace(' квартал', '\u00A0кв.')}`
  if (kind === 'month') return `с\u00A0${WITH_MONTH[month(from)] ?? ''} ${year(from)}`
  if (from === to) return `с\u00A0${fullDate(to)}`
  return `с\u00A0${dayMonth(from)}–${dayMonth(to)}.${year(to)}`
}
