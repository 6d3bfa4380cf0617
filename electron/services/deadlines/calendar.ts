import { addDays, dateOf, weekdayOf, yearOf } from './civil.ts'
import type { CivilDate, Weekday } from './civil.ts'
import type { ProductionCalendar } from './loadCalendar.ts'
import { texts } from './texts.ts'

/**
 * What a day is. `transfer` = day off moved from another date by the act or by art. 112; `regional` = day off added by the
 * office; `short` = working day one hour shorter.
 */
export type DayKind = 'working' | 'short' | 'weekend' | 'holiday' | 'transfer' | 'regional'

/** A day of the production calendar with its reason. */
export interface CalendarDay {
  readonly date: CivilDate
  readonly kind: DayKind
  readonly working: boolean
  readonly weekday: Weekday
  /** Whose timetable the day follows: a working Saturday works as the weekday it was exchanged for. */
  readonly worksAs: Weekday
  /** Reason in Russian for a day off or an unusual working day, else null. */
  readonly name: string | null
  /** False when the year is not in the calendar and only weekends and statutory holidays are known. */
  readonly loaded: boolean
}

/** What makes a year uncertain, if anything. */
export type YearDoubt = 'notLoaded' | 'unconfirmed'

/** Days of search after which a calendar without a working day is taken for damaged. */
const searchLimit = 400

/** The kind, name and timetable of a day. Throws RangeError when the text is not a date. */
export function dayKind(calendar: ProductionCalendar, date: CivilDate): CalendarDay {
  const weekday = weekdayOf(date)
  const loaded = calendar.years.has(yearOf(date))
  const day = (kind: DayKind, name: string | null, worksAs: Weekday = weekday): CalendarDay => ({
    date,
    kind,
    working: kind === 'working' || kind === 'short',
    weekday,
    worksAs,
    name,
    loaded,
  })
  const workingKind = calendar.shortDays.has(date) ? 'short' : 'working'

  const regionalWorking = calendar.regionalWorkingDays.get(date)
  if (regionalWorking !== undefined) return day(workingKind, regionalWorking)
  const regional = calendar.regionalDaysOff.get(date)
  if (regional !== undefined) return day('regional', regional)
  const holiday = calendar.holidays.get(date) ?? (loaded ? undefined : calendar.statutory.get(date.slice(5)))
  if (holiday !== undefined) return day('holiday', holiday)
  const transferredFrom = calendar.transferredFrom.get(date)
  if (transferredFrom !== undefined) return day('transfer', texts.transferFrom(transferredFrom))
  const exchangedFor = calendar.workingSaturdays.get(date)
  if (exchangedFor !== undefined)
    return day(workingKind, texts.workingSaturday, exchangedFor === null ? weekday : weekdayOf(exchangedFor))
  if (weekday > 5) return day('weekend', texts.weekend)
  return day(workingKind, workingKind === 'short' ? texts.shortDay : null)
}

/** Whether the office works that day. */
export function isWorkingDay(calendar: ProductionCalendar, date: CivilDate): boolean {
  return dayKind(calendar, date).working
}

function searchWorkingDay(calendar: ProductionCalendar, date: CivilDate, step: 1 | -1): CivilDate {
  let at = date
  for (let tries = 0; tries < searchLimit; tries += 1) {
    at = addDays(at, step)
    if (isWorkingDay(calendar, at)) return at
  }
  throw new RangeError(`no working day within ${searchLimit} days of ${date}`)
}

/** The first working day after the date, the date itself not counted. */
export function nextWorkingDay(calendar: ProductionCalendar, date: CivilDate): CivilDate {
  return searchWorkingDay(calendar, date, 1)
}

/** The last working day before the date, the date itself not counted. */
export function previousWorkingDay(calendar: ProductionCalendar, date: CivilDate): CivilDate {
  return searchWorkingDay(calendar, date, -1)
}

/** The `amount`-th working day after the date (before it when negative); with 0 the date itself, working or not. */
export function addWorkingDays(calendar: ProductionCalendar, date: CivilDate, amount: number): CivilDate {
  if (!Number.isInteger(amount)) throw new RangeError(`not a whole number of working days: ${amount}`)
  let at = date
  for (let left = Math.abs(amount); left > 0; left -= 1) at = searchWorkingDay(calendar, at, amount > 0 ? 1 : -1)
  return at
}

/** Working days after `from` up to and including `to`; negative and counted the same way when `to` is earlier. */
export function workingDaysBetween(calendar: ProductionCalendar, from: CivilDate, to: CivilDate): number {
  // Subtracted from 0, because a negated 0 would be -0.
  if (to < from) return 0 - workingDaysBetween(calendar, to, from)
  let count = 0
  for (let at = from; at < to;) {
    at = addDays(at, 1)
    if (isWorkingDay(calendar, at)) count += 1
  }
  return count
}

/** Days off after `from` up to and including `to`, in order, with their reasons. */
export function daysOffBetween(calendar: ProductionCalendar, from: CivilDate, to: CivilDate): CalendarDay[] {
  const found: CalendarDay[] = []
  for (let at = from; at < to;) {
    at = addDays(at, 1)
    const day = dayKind(calendar, at)
    if (!day.working) found.push(day)
  }
  return found
}

/** Years from one date to another (in any order) that are missing or rest on one secondary source (domain.md §5). */
export function doubtfulYears(
  calendar: ProductionCalendar,
  from: CivilDate,
  to: CivilDate,
): { year: number; doubt: YearDoubt }[] {
  const [first, last] = [yearOf(dateOf(from)), yearOf(dateOf(to))].sort((a, b) => a - b) as [number, number]
  const doubts: { year: number; doubt: YearDoubt }[] = []
  for (let year = first; year <= last; year += 1) {
    const known = calendar.years.get(year)
    if (known === undefined) doubts.push({ year, doubt: 'notLoaded' })
    else if (known.confidence !== 'high') doubts.push({ year, doubt: 'unconfirmed' })
  }
  return doubts
}
