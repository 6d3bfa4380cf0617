import type { CaseExclusion, CaseFilter, RelativePeriod } from '../../contract/messages.ts'
import { addDays } from '../deadlines/deadlines.service.ts'

/** First and last day of a period in words on `today`; weeks begin on Monday. */
export function daysOf(period: RelativePeriod, today: string): { from: string; to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const monday = addDays(today, -weekdayIndex(today))
  const quarter = Math.floor((month - 1) / 3) * 3 + 1
  const days = (from: number, to: number) => ({ from: addDays(today, from), to: addDays(today, to) })
  const week = (weeks: number) => ({ from: addDays(monday, weeks * 7), to: addDays(monday, weeks * 7 + 6) })
  const months = (first: number, count: number) => ({
    from: firstOfMonth(year, first),
    to: addDays(firstOfMonth(year, first + count), -1),
  })
  switch (period) {
    case 'today':
      return days(0, 0)
    case 'yesterday':
      return days(-1, -1)
    case 'tomorrow':
      return days(1, 1)
    case 'thisWeek':
      return week(0)
    case 'lastWeek':
      return week(-1)
    case 'nextWeek':
      return week(1)
    case 'thisMonth':
      return months(month, 1)
    case 'lastMonth':
      return months(month - 1, 1)
    case 'thisQuarter':
      return months(quarter, 3)
    case 'lastQuarter':
      return months(quarter - 3, 3)
    case 'thisYear':
      return months(1, 12)
    case 'lastYear':
      return months(-11, 12)
    case 'last7':
      return days(-6, 0)
    case 'last30':
      return days(-29, 0)
    case 'last90':
      return days(-89, 0)
    case 'next7':
      return days(0, 6)
  }
}

/** 0 for Monday … 6 for Sunday. */
const weekdayIndex = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The first day of a month counted from January of `year` as 1; earlier and later years follow by themselves. */
const firstOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)

const PERIODS = [
  ['dueIn', 'dueFrom', 'dueTo'],
  ['receivedIn', 'receivedFrom', 'receivedTo'],
  ['registeredIn', 'registeredFrom', 'registeredTo'],
  ['answeredIn', 'answeredFrom', 'answeredTo'],
] as const

function settle<F extends CaseExclusion>(filter: F, today: string): F {
  if (PERIODS.every(([name]) => filter[name] === undefined)) return filter
  const settled: F = { ...filter }
  for (const [name, from, to] of PERIODS) {
    const period = filter[name]
    if (period === undefined) continue
    const days = daysOf(period, today)
    settled[from] = later(filter[from], days.from)
    settled[to] = earlier(filter[to], days.to)
    delete settled[name]
  }
  return settled
}

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b)
const earlier = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b)

/** The filter with its periods in words turned into dates of `now`; both kinds on one field narrow each other. */
export function withDates(filter: CaseFilter, now: string): CaseFilter {
  const today = now.slice(0, 10)
  const settled = settle(filter, today)
  return settled.not === undefined ? settled : { ...settled, not: settle(settled.not, today) }
}
