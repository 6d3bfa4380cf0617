/** Civil dates of the story as text; no time zone takes part. */

import { addDays as addCivilDays, dateOf, daysBetween as civilDaysBetween } from '../../deadlines/deadlines.service.ts'

export { weekdayOf } from '../../deadlines/deadlines.service.ts'

/** The day `days` later (earlier when negative) than a day or the day of a moment. */
export function addDays(at: string, days: number): string {
  return addCivilDays(dateOf(at), days)
}

/** Whole days from one day to another; of moments their days count. */
export function daysBetween(from: string, to: string): number {
  return civilDaysBetween(dateOf(from), dateOf(to))
}

/** `17.11.2026`. */
export function fullDate(date: string): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

/** `17.11`. */
export function shortDate(date: string): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}`
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `HH:MM` from minutes since midnight. */
export function clockText(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

export type Season = 'winter' | 'spring' | 'summer' | 'autumn'

/** Season of complaints, not of the calendar: snow lies from November to March, heating starts in autumn. */
export function seasonOf(date: string): Season {
  const month = Number(date.slice(5, 7))
  if (month >= 11 || month <= 3) return 'winter'
  if (month <= 5) return 'spring'
  return month <= 8 ? 'summer' : 'autumn'
}
