/**
 * Civil time of the office: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` where the time is known. No time zone takes part: a day is a
 * whole number of days since 1970-01-01, so daylight saving and the zone of the PC cannot move a term.
 */

/** A day of the office, `YYYY-MM-DD`. */
export type CivilDate = string
/** A moment of the office, `YYYY-MM-DDTHH:MM`; where a function says so, a bare date is accepted too. */
export type CivilMoment = string
/** Monday = 1 … Sunday = 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const dateShape = /^(\d{4})-(\d{2})-(\d{2})$/
const timeShape = /^([01]\d|2[0-3]):([0-5]\d)$/
const millisecondsInDay = 86_400_000

function parseDayNumber(text: string): number | null {
  const parts = dateShape.exec(text)
  if (parts === null) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  // Date.UTC reads years 0–99 as 1900–1999.
  if (year < 1000) return null
  const time = Date.UTC(year, month - 1, day)
  return new Date(time).toISOString().startsWith(text) ? time / millisecondsInDay : null
}

/** Whether the text is a day that exists in the calendar (29 February only in leap years). */
export function isCivilDate(text: string): boolean {
  return parseDayNumber(text) !== null
}

/** Whether the text is an existing day with a time `HH:MM`. */
export function isCivilMoment(text: string): boolean {
  return text.length === 16 && text[10] === 'T' && isCivilDate(text.slice(0, 10)) && timeShape.test(text.slice(11))
}

/** Days since 1970-01-01. Throws RangeError when the text is not an existing day. */
export function toDayNumber(date: CivilDate): number {
  const number = parseDayNumber(date)
  if (number === null) throw new RangeError(`not a civil date: ${date}`)
  return number
}

/** The day with that number of days since 1970-01-01. Throws RangeError outside the years 1000–9999. */
export function fromDayNumber(number: number): CivilDate {
  const date = new Date(number * millisecondsInDay).toISOString().slice(0, 10)
  if (parseDayNumber(date) !== number) throw new RangeError(`day number out of range: ${number}`)
  return date
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** Day of the week, Monday = 1. */
export function weekdayOf(date: CivilDate): Weekday {
  // 1970-01-01 was a Thursday; the modulo of a negative number is made positive for earlier years.
  return (((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday
}

const FRIDAY = 5

/** The Friday «до пятницы» speaks of: the nearest one after today, so on a Friday it is the next. */
export function nextFriday(today: string): string {
  return addDays(today, (FRIDAY - weekdayOf(today) + 7) % 7 || 7)
}

/** The year of a date or a moment. */
export function yearOf(at: CivilDate | CivilMoment): number {
  return Number(at.slice(0, 4))
}

/** The day of a date or a moment. */
export function dateOf(at: CivilDate | CivilMoment): CivilDate {
  return at.slice(0, 10)
}

/** Whether the time of day is known. */
export function hasTime(at: CivilDate | CivilMoment): boolean {
  return at.length > 10
}

/** Minutes since midnight of `HH:MM`. Throws RangeError on any other text. */
export function minutesOfTime(time: string): number {
  const parts = timeShape.exec(time)
  if (parts === null) throw new RangeError(`not a time of day: ${time}`)
  return Number(parts[1]) * 60 + Number(parts[2])
}

/** Minutes since midnight of a moment; a bare date counts as midnight. */
export function minutesOf(at: CivilDate | CivilMoment): number {
  return hasTime(at) ? minutesOfTime(at.slice(11)) : 0
}

/** `HH:MM` of minutes since midnight. */
export function timeOfMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The moment of a day at minutes since midnight. */
export function momentAt(date: CivilDate, minutes: number): CivilMoment {
  return `${date}T${timeOfMinutes(minutes)}`
}

/** Shifts the day of a date or a moment and keeps its time. */
export function shiftDays(at: CivilDate | CivilMoment, days: number): CivilDate | CivilMoment {
  return addDays(dateOf(at), days) + at.slice(10)
}
