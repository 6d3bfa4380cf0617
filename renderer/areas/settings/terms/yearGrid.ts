import type { CalendarDayInput, CalendarYearView } from '../../../../electron/contract/deadlines.ts'
import { addDays, addMonths, daysBetween, weekdayOf } from '../../../ui/civil.ts'

/** A day of the year grid: what it is and why, after what the person has changed but not written yet. */
export type GridDay = {
  date: string
  state: 'working' | 'short' | 'off'
  name: string
  isOwn: boolean
  isChanged: boolean
}

export type Staged = Readonly<Record<string, CalendarDayInput>>

/** Sunday = 0 in the interface; the week of the office begins on Monday. */
const mondayIndex = (date: string): number => (weekdayOf(date) + 6) % 7

/** Days of a year by month; the blank places before the first make the weekdays stand under each other. */
export const monthsOf = (
  year: CalendarYearView,
  staged: Staged,
): { month: number; blanks: number; days: GridDay[] }[] => {
  const special = new Map(year.days.map((day) => [day.date, day]))
  return Array.from({ length: 12 }, (_, index) => {
    const first = `${year.year}-${String(index + 1).padStart(2, '0')}-01`
    const next = index === 11 ? `${year.year + 1}-01-01` : `${year.year}-${String(index + 2).padStart(2, '0')}-01`
    const days = Array.from({ length: daysBetween(first, next) }, (__, day) =>
      gridDay(addDays(first, day), special, staged),
    )
    return { month: index + 1, blanks: mondayIndex(first), days }
  })
}

const gridDay = (
  date: string,
  special: ReadonlyMap<string, CalendarYearView['days'][number]>,
  staged: Staged,
): GridDay => {
  const stored = special.get(date)
  const isWeekend = mondayIndex(date) > 4
  const change = staged[date]
  if (change && change.kind !== 'usual') {
    const state = change.kind === 'dayOff' ? 'off' : change.kind === 'short' ? 'short' : 'working'
    return { date, state, name: change.name, isOwn: true, isChanged: true }
  }
  const state = stored
    ? !stored.isWorking
      ? 'off'
      : stored.kind === 'short'
        ? 'short'
        : 'working'
    : isWeekend
      ? 'off'
      : 'working'
  return { date, state, name: stored?.name ?? '', isOwn: stored?.isOwn ?? false, isChanged: change !== undefined }
}

/** Where an arrow key leads inside the year; null when it leads out of it. */
export const stepOf = (date: string, key: string): string | null => {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
  const year = date.slice(0, 4)
  const inYear = (to: string): string | null => (to.startsWith(year) ? to : null)
  if (key === 'Home') return `${year}-01-01`
  if (key === 'End') return `${year}-12-31`
  if (key === 'PageUp' || key === 'PageDown') return monthAway(date, key === 'PageUp' ? -1 : 1)
  const by = steps[key]
  return by === undefined ? null : inYear(addDays(date, by))
}

const monthAway = (date: string, by: number): string | null => {
  const to = addMonths(date, by)
  return to.slice(0, 4) === date.slice(0, 4) ? to : null
}
