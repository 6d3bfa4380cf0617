import type { AssignmentRepeat, PeriodDate } from '../../contract/assignments.ts'
import { addDays, dayKind, isWorkingDay, nextWorkingDay, previousWorkingDay } from '../deadlines/deadlines.service.ts'
import type { ProductionCalendar } from '../deadlines/deadlines.service.ts'
import { texts } from './texts.ts'

/** Dates of repeated assignments. Pure: civil dates and the production calendar alone. */

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const pad = (value: number): string => String(value).padStart(2, '0')

/** The day of a month counted from year 0, in a shorter month its last day. */
export function dayOfMonth(monthNumber: number, day: number): string {
  const year = Math.floor(monthNumber / 12)
  const month = (monthNumber % 12) + 1
  return `${year}-${pad(month)}-${pad(Math.min(day, daysIn(year, month)))}`
}

/** Months since year 0 of a civil date. */
export const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

/** The date of a repetition by the rule alone, from 0; it may lie behind `until`. */
export function planDate(repeat: AssignmentRepeat, index: number): string {
  if (repeat.unit === 'day') return addDays(repeat.from, index * repeat.every)
  if (repeat.unit === 'week') return addDays(repeat.from, index * repeat.every * 7)
  const months = index * repeat.every * (repeat.unit === 'quarter' ? 3 : 1)
  // Always counted from the first month: the 31st comes back after a February.
  return dayOfMonth(monthNumber(repeat.from) + months, repeat.dayOfMonth ?? Number(repeat.from.slice(8, 10)))
}

function moved(repeat: AssignmentRepeat, calendar: ProductionCalendar, planOn: string, notBefore: string): string {
  if (repeat.onDayOff === 'keep' || isWorkingDay(calendar, planOn)) return planOn
  if (repeat.onDayOff === 'next') return nextWorkingDay(calendar, planOn)
  const before = previousWorkingDay(calendar, planOn)
  return before < notBefore ? nextWorkingDay(calendar, planOn) : before
}

/** Repetitions looked through for one that follows; a daily one skips at most some weeks of holidays. */
const SEARCH = 400

/**
 * The first dates after a date of the rule, in order, none twice: several that fall to one working day are one.
 * @param after `planOn` and `dueOn` of the last period that is known; null for the first ones
 * @param issuedOn no date is moved before it
 */
export function comingDates(
  repeat: AssignmentRepeat,
  calendar: ProductionCalendar,
  options: { after: { planOn: string; dueOn: string } | null; issuedOn: string; limit: number },
): PeriodDate[] {
  const found: PeriodDate[] = []
  let last = options.after?.dueOn ?? ''
  let skipped = 0
  for (let index = firstIndex(repeat, options.after?.planOn ?? null); found.length < options.limit; index += 1) {
    const planOn = planDate(repeat, index)
    if (repeat.until !== null && planOn > repeat.until) break
    if (options.after !== null && planOn <= options.after.planOn) continue
    const dueOn = moved(repeat, calendar, planOn, options.issuedOn)
    if (dueOn <= last) {
      skipped += 1
      if (skipped > SEARCH) break
      continue
    }
    last = dueOn
    skipped = 0
    found.push({ planOn, dueOn, note: dueOn === planOn ? '' : texts.movedFrom(planOn, dayKind(calendar, planOn).name) })
  }
  return found
}

/** A place in the row of repetitions that is surely not behind the first one after a date. */
function firstIndex(repeat: AssignmentRepeat, after: string | null): number {
  if (after === null || after < repeat.from) return 0
  const days = (Date.parse(`${after}T00:00:00Z`) - Date.parse(`${repeat.from}T00:00:00Z`)) / 86_400_000
  const step = { day: 1, week: 7, month: 31, quarter: 92 }[repeat.unit] * repeat.every
  return Math.max(0, Math.floor(days / step) - 1)
}

/** The rule in words of the office. */
export function repeatWords(repeat: AssignmentRepeat): string {
  const until = repeat.until === null ? '' : texts.repeat.until(repeat.until)
  return `${texts.repeat.unit(repeat)}${until}. ${texts.repeat.onDayOff[repeat.onDayOff]}`
}
