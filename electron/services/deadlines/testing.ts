import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { computeClock } from './clock.ts'
import type { Clock, ClockChanges, StartFacts } from './clock.ts'
import { defaultRules } from './defaultRules.ts'
import { loadCalendar } from './loadCalendar.ts'
import type { OfficeHours } from '../../contract/office.ts'
import type { WorkTime } from './officeHours.ts'
import type { DeadlineRule } from './rules.ts'

/** The shipped calendar as read from the file, for tests that damage it. */
export function readCalendarFile(): unknown {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources/calendars/ru.json'), 'utf8'))
}

/** Eight hours every day with an hour of lunch, so that a test about days need not mind Fridays. */
export const evenHours: OfficeHours = {
  start: '08:30',
  end: '17:30',
  lunchStart: '13:00',
  lunchEnd: '14:00',
  fridayEnd: '17:30',
  shortDayMinutes: 60,
}

/** The shipped calendar with an even timetable. */
export const shipped: WorkTime = { calendar: loadCalendar(readCalendarFile()), hours: evenHours }

/** A shipped rule by its code, with changes. */
export function rule(code: string, changes: Partial<DeadlineRule> = {}): DeadlineRule {
  const found = defaultRules.find((item) => item.code === code)
  if (found === undefined) throw new Error(`no shipped rule ${code}`)
  return { ...found, ...changes }
}

/** A clock that must have started. */
export function started(used: DeadlineRule, start: StartFacts, changes?: ClockChanges, settings = shipped): Clock {
  const clock = computeClock(used, start, settings, changes)
  if (clock === null) throw new Error('the clock has not started')
  return clock
}

/** Text with ordinary spaces, so that a test reads like the screen. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}
