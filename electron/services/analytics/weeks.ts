import { addDays, weekdayOf } from '../deadlines/deadlines.service.ts'

/** Weeks of a period; the week's first day is a setting (domain.md §9.3). All dates are civil days. */

export interface WeekSpan {
  from: string
  to: string
}

/** First day of the week that holds `day`. @param weekStart 1 = Monday … 7 = Sunday */
export function weekFrom(day: string, weekStart: number): string {
  return addDays(day, -((weekdayOf(day) - weekStart + 7) % 7))
}

/** Weeks that touch the period, cut at its ends. */
export function weeksOf(period: WeekSpan, weekStart: number): WeekSpan[] {
  const weeks: WeekSpan[] = []
  for (let start = weekFrom(period.from, weekStart); start <= period.to; start = addDays(start, 7)) {
    const end = addDays(start, 6)
    weeks.push({ from: start < period.from ? period.from : start, to: end > period.to ? period.to : end })
  }
  return weeks
}

/** The span of the same weekdays a year ago: 52 weeks back. */
export const yearAgo = (span: WeekSpan): WeekSpan => ({ from: addDays(span.from, -364), to: addDays(span.to, -364) })
