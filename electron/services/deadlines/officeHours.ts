import type { OfficeHours } from '../../contract/office.ts'
import { dayKind } from './calendar.ts'
import { addDays, dateOf, minutesOf, minutesOfTime, momentAt } from './civil.ts'
import type { CivilDate, CivilMoment } from './civil.ts'
import type { ProductionCalendar } from './loadCalendar.ts'

/** The calendar and the timetable that a clock counts by. */
export interface WorkTime {
  readonly calendar: ProductionCalendar
  readonly hours: OfficeHours
}

/** A piece of working time inside one day, minutes since midnight, `from` < `to`. */
export interface WorkInterval {
  readonly from: number
  readonly to: number
}

/** A piece of working time that a count used up. */
export interface WorkSpan {
  readonly from: CivilMoment
  readonly to: CivilMoment
  readonly minutes: number
}

/** Days of search after which a timetable without working time is taken for damaged. */
const searchLimit = 4000

/**
 * Working intervals of a day in order; none on a day off. A short or a Friday end may cut the lunch or the afternoon away.
 * Lunch that ends as it starts is no lunch. Times are those of the office settings, checked by the contract.
 */
export function workIntervals({ calendar, hours }: WorkTime, date: CivilDate): WorkInterval[] {
  const day = dayKind(calendar, date)
  if (!day.working) return []
  const start = minutesOfTime(hours.start)
  const fullEnd = minutesOfTime(day.worksAs === 5 ? hours.fridayEnd : hours.end)
  const end = fullEnd - (day.kind === 'short' ? hours.shortDayMinutes : 0)
  const pieces = [
    { from: start, to: Math.min(minutesOfTime(hours.lunchStart), end) },
    { from: minutesOfTime(hours.lunchEnd), to: end },
  ]
  return pieces.filter((piece) => piece.from < piece.to)
}

/** Working minutes of a whole day. */
export function workingMinutesOfDay(settings: WorkTime, date: CivilDate): number {
  return workIntervals(settings, date).reduce((sum, piece) => sum + piece.to - piece.from, 0)
}

/** Whether the office works at that moment; the minute of closing counts as work, so that a term may end at it. */
export function isWorkingMoment(settings: WorkTime, moment: CivilMoment): boolean {
  const minutes = minutesOf(moment)
  return workIntervals(settings, dateOf(moment)).some((piece) => piece.from <= minutes && minutes <= piece.to)
}

/**
 * The pieces of working time that `minutes` use up, counted from the moment. A count of 0 has no pieces.
 * Throws RangeError when `minutes` is negative or not whole.
 */
export function workSpans(settings: WorkTime, moment: CivilMoment, minutes: number): WorkSpan[] {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`not a count of working minutes: ${minutes}`)
  const spans: WorkSpan[] = []
  let left = minutes
  let date = dateOf(moment)
  let notBefore = minutesOf(moment)
  for (let days = 0; left > 0; days += 1) {
    if (days > searchLimit)
      throw new RangeError(`no ${minutes} working minutes within ${searchLimit} days of ${moment}`)
    for (const piece of workIntervals(settings, date)) {
      const from = Math.max(piece.from, notBefore)
      const used = Math.min(left, piece.to - from)
      if (used <= 0) continue
      spans.push({ from: momentAt(date, from), to: momentAt(date, from + used), minutes: used })
      left -= used
    }
    date = addDays(date, 1)
    notBefore = 0
  }
  return spans
}

/**
 * The earliest moment by which `minutes` of working time have passed. A term that ends with the day ends at closing time, not
 * at the next opening. With 0 it is the moment itself, or the next opening when the office is closed.
 */
export function addWorkingMinutes(settings: WorkTime, moment: CivilMoment, minutes: number): CivilMoment {
  if (minutes === 0 && isWorkingMoment(settings, moment)) return moment
  const spans = workSpans(settings, moment, minutes === 0 ? 1 : minutes)
  // A count of at least one minute always uses a piece, or workSpans has thrown.
  const [first, last] = [spans[0] as WorkSpan, spans.at(-1) as WorkSpan]
  return minutes === 0 ? first.from : last.to
}

/** Working minutes from one moment to another; negative when the second is earlier. A bare date counts as midnight. */
export function workingMinutesBetween(settings: WorkTime, from: CivilMoment, to: CivilMoment): number {
  // Subtracted from 0, because a negated 0 would be -0.
  if (to < from) return 0 - workingMinutesBetween(settings, to, from)
  const lastDate = dateOf(to)
  let sum = 0
  for (let date = dateOf(from); date <= lastDate; date = addDays(date, 1)) {
    const notBefore = date === dateOf(from) ? minutesOf(from) : 0
    const notAfter = date === lastDate ? minutesOf(to) : Number.POSITIVE_INFINITY
    for (const piece of workIntervals(settings, date))
      sum += Math.max(0, Math.min(piece.to, notAfter) - Math.max(piece.from, notBefore))
  }
  return sum
}
