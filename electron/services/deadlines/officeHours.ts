import * as v from 'valibot'
import { dayKind } from './calendar.ts'
import { addDays, dateOf, isTimeOfDay, minutesOf, minutesOfTime, momentAt } from './civil.ts'
import type { CivilDate, CivilMoment } from './civil.ts'
import type { ProductionCalendar } from './loadCalendar.ts'

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** Timetable of the office (domain.md §4.3): one day shape, its lunch, an earlier end on Fridays and on short days. */
export const officeHoursSchema = v.pipe(
  v.strictObject({
    start: time,
    end: time,
    lunch: v.nullable(v.strictObject({ from: time, to: time })),
    /** End of the day on Fridays; null = as on other days. */
    fridayEnd: v.nullable(time),
    /** Minutes taken off the end of a short day; one hour by art. 95 of the Labour Code. */
    shortDayMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)),
  }),
  v.check(({ start, end, lunch, fridayEnd, shortDayMinutes }) => {
    // valibot runs a check even after a field has failed its own.
    if (![start, end, fridayEnd ?? end, lunch?.from ?? start, lunch?.to ?? start].every(isTimeOfDay)) return true
    const shortest = fridayEnd !== null && fridayEnd < end ? fridayEnd : end
    return (
      minutesOfTime(shortest) - minutesOfTime(start) > shortDayMinutes &&
      (lunch === null || (start < lunch.from && lunch.from < lunch.to && lunch.to < end))
    )
  }, 'the day must be longer than its reduction, and lunch must lie inside it'),
)

export type OfficeHours = v.InferOutput<typeof officeHoursSchema>

/** Shipped timetable: eight hours with an hour of lunch. An office setting, not a norm. */
export const defaultOfficeHours: OfficeHours = {
  start: '08:30',
  end: '17:30',
  lunch: { from: '13:00', to: '14:00' },
  fridayEnd: null,
  shortDayMinutes: 60,
}

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

/** Working intervals of a day in order; none on a day off. A short or a Friday end may cut the lunch or the afternoon away. */
export function workIntervals({ calendar, hours }: WorkTime, date: CivilDate): WorkInterval[] {
  const day = dayKind(calendar, date)
  if (!day.working) return []
  const start = minutesOfTime(hours.start)
  const fullEnd = minutesOfTime(day.worksAs === 5 && hours.fridayEnd !== null ? hours.fridayEnd : hours.end)
  const end = fullEnd - (day.kind === 'short' ? hours.shortDayMinutes : 0)
  const pieces =
    hours.lunch === null
      ? [{ from: start, to: end }]
      : [
          { from: start, to: Math.min(minutesOfTime(hours.lunch.from), end) },
          { from: minutesOfTime(hours.lunch.to), to: end },
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
