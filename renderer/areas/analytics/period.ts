import type { AnalyticsPeriod } from '../../../electron/contract/analytics.ts'
import { addDays, daysBetween, weekdayOf } from '../../ui/civil.ts'
import { dayMonth, longDate } from '../../ui/format.ts'

/** Periods of the page over civil days. A week starts on the day of the setting (domain.md §9.3). */

export const PERIOD_KINDS = ['week', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]
/** With what a period is compared: the same one a year before, or the one before it. */
export const COMPARISONS = ['year', 'previous'] as const
export type Comparison = (typeof COMPARISONS)[number]

const MONTHS: Readonly<Record<Exclude<PeriodKind, 'week'>, number>> = { month: 1, quarter: 3, year: 12 }
/** 52 weeks: the same weekdays a year ago. */
const YEAR_OF_WEEKS = 364
const FLOW_WEEKS = 8

const two = (n: number): string => String(n).padStart(2, '0')
/** First day of a month counted from month 0 of year 0. */
const monthStart = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((index % 12) + 1)}-01`
const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

function months(kind: Exclude<PeriodKind, 'week'>, day: string, by: number): AnalyticsPeriod {
  const size = MONTHS[kind]
  const start = (Math.floor(monthIndex(day) / size) + by) * size
  return { from: monthStart(start), to: addDays(monthStart(start + size), -1) }
}

/** The period of a kind that holds a day, moved by whole periods. @param weekStart 1 = Monday … 7 = Sunday */
export function periodOf(kind: PeriodKind, day: string, weekStart: number, by = 0): AnalyticsPeriod {
  if (kind !== 'week') return months(kind, day, by)
  // Sunday is 0 there and 7 in the setting: the same modulo 7.
  const from = addDays(day, -((weekdayOf(day) - weekStart + 7) % 7) + by * 7)
  return { from, to: addDays(from, 6) }
}

/** Whether the period still runs on a day. */
export const isRunning = (period: AnalyticsPeriod, today: string): boolean => period.from <= today && today < period.to

const cutTo = (period: AnalyticsPeriod, day: string): AnalyticsPeriod => ({
  from: period.from,
  to: day < period.from ? period.from : day < period.to ? day : period.to,
})

/**
 * The period to compare with. A period that still runs is compared with the same days of the other one, not with its whole:
 * half a quarter against a quarter would look like a success.
 */
export function periodBefore(
  kind: PeriodKind,
  period: AnalyticsPeriod,
  comparison: Comparison,
  today: string,
  weekStart: number,
): AnalyticsPeriod {
  const other =
    comparison === 'previous'
      ? periodOf(kind, period.from, weekStart, -1)
      : kind === 'week'
        ? { from: addDays(period.from, -YEAR_OF_WEEKS), to: addDays(period.to, -YEAR_OF_WEEKS) }
        : periodOf(kind, period.from, weekStart, -12 / MONTHS[kind])
  if (!isRunning(period, today)) return other
  return cutTo(other, addDays(other.from, daysBetween(period.from, today)))
}

/** The period of the weekly flow: one week alone would be a single point, so seven before it are shown with it. */
export const flowPeriod = (kind: PeriodKind, period: AnalyticsPeriod): AnalyticsPeriod =>
  kind === 'week' ? { from: addDays(period.from, -7 * (FLOW_WEEKS - 1)), to: period.to } : period

const ROMAN = ['I', 'II', 'III', 'IV']
const MONTH_NAMES = [
  'Январь',
  'Февраль',
  'Март',
  'Апрель',
  'Май',
  'Июнь',
  'Июль',
  'Август',
  'Сентябрь',
  'Октябрь',
  'Ноябрь',
  'Декабрь',
]
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
const quarter = (day: string): string => ROMAN[Math.floor(month(day) / 3)] ?? ''
const year = (day: string): string => day.slice(0, 4)

/** «III квартал 2026», «Ноябрь 2026», «2026 год», «16–22 ноября 2026». */
export function periodTitle(kind: PeriodKind, { from, to }: AnalyticsPeriod): string {
  if (kind === 'year') return `${year(from)}\u00A0год`
  if (kind === 'quarter') return `${quarter(from)}\u00A0квартал ${year(from)}`
  if (kind === 'month') return `${MONTH_NAMES[month(from)] ?? ''} ${year(from)}`
  const start = from.slice(0, 7) === to.slice(0, 7) ? String(Number(from.slice(8))) : longDate(from)
  return `${start}–${longDate(to)} ${year(to)}`
}

/** «с III кв. 2025», «с ноябрём 2025», «с 2025 годом», «с 18.11–24.11.2025». */
export function comparisonTitle(kind: PeriodKind, { from, to }: AnalyticsPeriod): string {
  if (kind === 'year') return `с\u00A0${year(from)} годом`
  if (kind === 'quarter') return `с\u00A0${quarter(from)}\u00A0кв. ${year(from)}`
  if (kind === 'month') return `с\u00A0${WITH_MONTH[month(from)] ?? ''} ${year(from)}`
  return `с\u00A0${dayMonth(from)}–${dayMonth(to)}.${year(to)}`
}
