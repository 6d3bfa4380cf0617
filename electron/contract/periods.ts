import * as v from 'valibot'
import { civilDate } from './scalars.ts'

/** Periods of figures, reports and packages: civil days of the office, both ends inside. */

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year', 'custom'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

export interface DaySpan {
  from: string
  to: string
}
export interface Period<K extends PeriodKind = PeriodKind> extends DaySpan {
  kind: K
}

const DAY_MS = 86_400_000
const WEEK = 7
/** 52 weeks: the same weekdays a year ago. */
const YEAR_OF_WEEKS = 364
const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const

const two = (value: number): string => String(value).padStart(2, '0')
const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
const dayCount = ({ from, to }: DaySpan): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1
/** First day of a month counted from month 0 of year 0. */
const monthStart = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((index % 12) + 1)}-01`
const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/**
 * The period of a kind that holds a civil day, moved by whole periods.
 * @param weekStart 1 = Monday … 7 = Sunday: a setting of the office (domain.md §9.3)
 */
export function periodOf<K extends Exclude<PeriodKind, 'custom'>>(
  kind: K,
  day: string,
  weekStart = 1,
  by = 0,
): Period<K> {
  return { kind, ...spanOf(kind, day, weekStart, by) }
}

function spanOf(kind: Exclude<PeriodKind, 'custom'>, day: string, weekStart: number, by: number): DaySpan {
  if (kind === 'day') return { from: shift(day, by), to: shift(day, by) }
  if (kind === 'week') {
    // Sunday is 0 in JavaScript and 7 in the setting: the same modulo 7.
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const from = shift(day, -((weekday - weekStart + WEEK) % WEEK) + by * WEEK)
    return { from, to: shift(from, WEEK - 1) }
  }
  const size = MONTHS_OF[kind]
  const start = (Math.floor(monthIndex(day) / size) + by) * size
  return { from: monthStart(start), to: shift(monthStart(start + size), -1) }
}

/** The period of the same kind before this one; before a span of one's own, as many days. */
export function periodBefore<K extends PeriodKind>({ kind, from, to }: Period<K>, weekStart = 1): Period<K> {
  if (kind !== 'custom') return { kind, ...spanOf(kind, from, weekStart, -1) }
  return { kind, from: shift(from, -dayCount({ from, to })), to: shift(from, -1) }
}

/** The same period a year ago: days and weeks by 52 weeks, so that weekdays agree. 29 February becomes the 28th. */
export function yearBefore<K extends PeriodKind>(period: Period<K>): Period<K> {
  return { kind: period.kind, ...spanYearBefore(period) }
}

function spanYearBefore({ kind, from, to }: Period): DaySpan {
  if (kind === 'day' || kind === 'week') return { from: shift(from, -YEAR_OF_WEEKS), to: shift(to, -YEAR_OF_WEEKS) }
  if (kind !== 'custom') return spanOf(kind, from, 1, -12 / MONTHS_OF[kind])
  const back = (day: string): string => {
    const month = monthIndex(day) - 12
    const last = Number(shift(monthStart(month + 1), -1).slice(8))
    return `${monthStart(month).slice(0, 8)}${two(Math.min(Number(day.slice(8)), last))}`
  }
  return { from: back(from), to: back(to) }
}

/** Whether days of the period are still to come after `today`. */
export const isRunning = (period: DaySpan, today: string): boolean => period.from <= today && today < period.to

/**
 * The days of `other` that can be compared with a period that still runs: as many as have passed of it. Half a quarter against a
 * quarter would look like a success.
 */
export function comparable<P extends DaySpan>(other: P, period: DaySpan, today: string): P {
  if (!isRunning(period, today)) return other
  const last = shift(other.from, dayCount({ from: period.from, to: today }) - 1)
  return { ...other, to: last < other.to ? last : other.to }
}

/** Whether a period is what its kind says: a whole month, a whole quarter, a week from the office's day. */
export function isWhole(period: Period, weekStart = 1): boolean {
  if (period.kind === 'custom') return period.from <= period.to
  const whole = periodOf(period.kind, period.from, weekStart)
  return whole.from === period.from && whole.to === period.to
}

export const periodSchema = <K extends PeriodKind>(kinds: readonly K[]) =>
  v.pipe(
    v.strictObject({ kind: v.picklist(kinds), from: civilDate, to: civilDate }),
    v.check((period) => period.from <= period.to, 'Начало периода позже его конца'),
    // A week begins on a day that the office chose: seven days are all that can be asked here.
    v.check(
      (period) => (period.kind === 'week' ? dayCount(period) === WEEK : isWhole(period)),
      'Период не совпадает с неделей, месяцем, кварталом или годом',
    ),
  )

const MONTHS = [
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
const QUARTERS = ['I', 'II', 'III', 'IV']

const dotted = (day: string): string => `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`

/** «III квартал 2026», «Сентябрь 2026», «2026 год», «17.11.2026», «16.11.2026–22.11.2026». */
export function periodName({ kind, from, to }: Period): string {
  const month = Number(from.slice(5, 7))
  const year = from.slice(0, 4)
  if (kind === 'year') return `${year} год`
  if (kind === 'quarter') return `${QUARTERS[(month - 1) / 3] ?? ''} квартал ${year}`
  if (kind === 'month') return `${MONTHS[month - 1] ?? ''} ${year}`
  return from === to ? dotted(from) : `${dotted(from)}–${dotted(to)}`
}
