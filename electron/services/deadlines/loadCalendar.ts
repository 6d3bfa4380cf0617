import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { isCivilDate, weekdayOf, yearOf } from './civil.ts'
import type { CivilDate } from './civil.ts'

const civilDate = v.pipe(v.string(), v.check(isCivilDate, 'not a civil date'))
const name = v.pipe(v.string(), v.trim(), v.minLength(1))

/** A year as `resources/calendars/*.json` and the files of an office hold it. */
export const yearSchema = v.strictObject({
  act: name,
  confidence: v.picklist(['high', 'medium']),
  holidays: v.array(v.strictObject({ date: civilDate, name })),
  transfers: v.array(v.strictObject({ from: civilDate, to: civilDate, basis: v.picklist(['act', 'law']) })),
  days_off: v.array(civilDate),
  working_saturdays: v.array(civilDate),
  short_days: v.array(civilDate),
  totals: v.strictObject({ working_days: v.number(), days_off: v.number(), hours_40h_week: v.number() }),
  note: v.optional(v.string()),
})

const calendarSchema = v.object({
  id: name,
  statutory: v.array(v.strictObject({ day: v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/)), name })),
  years: v.record(v.pipe(v.string(), v.regex(/^\d{4}$/)), yearSchema),
})

const overlaySchema = v.strictObject({
  daysOff: v.optional(v.array(v.strictObject({ date: civilDate, name })), []),
  workingDays: v.optional(v.array(v.strictObject({ date: civilDate, name })), []),
  shortDays: v.optional(v.array(civilDate), []),
})

/** Days that an office adds to the national calendar: regional holidays, working days moved by a local act, short days. */
export type CalendarOverlay = v.InferInput<typeof overlaySchema>

/** How sure we are of a year: `high` = text of the act, `medium` = one secondary source («уточните»). */
export type Confidence = 'high' | 'medium'

/** What the calendar knows of a loaded year. */
export interface CalendarYear {
  readonly act: string
  readonly confidence: Confidence
  readonly note: string | null
}

/** A production calendar ready for questions; ask it through `calendar.ts`. */
export interface ProductionCalendar {
  /** Identifier and digest of the content with the office's additions: it changes with any change of any day. */
  readonly version: string
  readonly years: ReadonlyMap<number, CalendarYear>
  /** `MM-DD` → name; used for the years that are not loaded. */
  readonly statutory: ReadonlyMap<string, string>
  readonly holidays: ReadonlyMap<CivilDate, string>
  /** Day off got by a transfer → the day given up for it. */
  readonly transferredFrom: ReadonlyMap<CivilDate, CivilDate>
  /** Working Saturday → the day off got for it, or null when the act does not name it. */
  readonly workingSaturdays: ReadonlyMap<CivilDate, CivilDate | null>
  readonly shortDays: ReadonlySet<CivilDate>
  readonly regionalDaysOff: ReadonlyMap<CivilDate, string>
  readonly regionalWorkingDays: ReadonlyMap<CivilDate, string>
}

export type YearData = v.InferOutput<typeof yearSchema>

/** What a year says against itself; `detail` names the date or the two figures. */
export type YearProblem =
  | 'otherYear'
  | 'weekendDayOff'
  | 'noReason'
  | 'transferNotOff'
  | 'holidayNotOff'
  | 'notSaturday'
  | 'shortDayOff'
  | 'daysOffTotal'
  | 'workingTotal'

/** A year that contradicts itself: a wrong day would move terms silently, so nothing is computed from it. */
export class YearContradiction extends RangeError {
  readonly year: number
  readonly problem: YearProblem
  readonly detail: string
  constructor(year: number, problem: YearProblem, detail: string) {
    super(`calendar ${year}: ${problem} ${detail}`)
    this.year = year
    this.problem = problem
    this.detail = detail
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
}

function daysInYear(year: number): number {
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000
}

/** Working days and days off of a year by its own lists. */
export function countYear(year: number, data: YearData): { workingDays: number; daysOff: number } {
  let weekends = 0
  for (let day = 0; day < daysInYear(year); day += 1) {
    const weekday = new Date(Date.UTC(year, 0, 1 + day)).getUTCDay()
    if (weekday === 0 || weekday === 6) weekends += 1
  }
  const daysOff = weekends - new Set(data.working_saturdays).size + new Set(data.days_off).size
  return { workingDays: daysInYear(year) - daysOff, daysOff }
}

/**
 * Checks that a year agrees with itself: a wrong day moves terms silently.
 * @throws YearContradiction
 */
export function checkYear(year: number, data: YearData): void {
  const refuse = (problem: YearProblem, detail: string): never => {
    throw new YearContradiction(year, problem, detail)
  }
  const holidays = new Set(data.holidays.map((holiday) => holiday.date))
  const targets = new Set(data.transfers.map((transfer) => transfer.to))
  const daysOff = new Set(data.days_off)
  const saturdays = new Set(data.working_saturdays)
  const dates = [...holidays, ...targets, ...daysOff, ...saturdays, ...data.short_days]
  for (const date of [...dates, ...data.transfers.map((transfer) => transfer.from)])
    if (yearOf(date) !== year) refuse('otherYear', date)
  for (const date of daysOff) {
    if (weekdayOf(date) > 5) refuse('weekendDayOff', date)
    if (!holidays.has(date) && !targets.has(date)) refuse('noReason', date)
  }
  for (const date of targets) if (!daysOff.has(date)) refuse('transferNotOff', date)
  for (const date of holidays) if (weekdayOf(date) < 6 && !daysOff.has(date)) refuse('holidayNotOff', date)
  for (const date of saturdays) if (weekdayOf(date) !== 6) refuse('notSaturday', date)
  for (const date of data.short_days)
    if (daysOff.has(date) || (weekdayOf(date) > 5 && !saturdays.has(date))) refuse('shortDayOff', date)
  const counted = countYear(year, data)
  if (counted.daysOff !== data.totals.days_off) refuse('daysOffTotal', `${counted.daysOff} / ${data.totals.days_off}`)
  if (counted.workingDays !== data.totals.working_days)
    refuse('workingTotal', `${counted.workingDays} / ${data.totals.working_days}`)
}

/**
 * Reads a production calendar (`resources/calendars/*.json`) and checks that every year agrees with itself: days off have a
 * reason, Saturdays are Saturdays, totals match.
 *
 * Throws valibot's ValiError on a wrong shape, RangeError on a year that contradicts itself.
 */
export function loadCalendar(json: unknown): ProductionCalendar {
  const data = v.parse(calendarSchema, json)
  const years = new Map<number, CalendarYear>()
  const holidays = new Map<CivilDate, string>()
  const transferredFrom = new Map<CivilDate, CivilDate>()
  const workingSaturdays = new Map<CivilDate, CivilDate | null>()
  const shortDays = new Set<CivilDate>()
  for (const [text, year] of Object.entries(data.years)) {
    checkYear(Number(text), year)
    years.set(Number(text), { act: year.act, confidence: year.confidence, note: year.note ?? null })
    for (const holiday of year.holidays) holidays.set(holiday.date, holiday.name)
    for (const transfer of year.transfers) transferredFrom.set(transfer.to, transfer.from)
    for (const date of year.working_saturdays) {
      const transfer = year.transfers.find((item) => item.from === date)
      workingSaturdays.set(date, transfer?.to ?? null)
    }
    for (const date of year.short_days) shortDays.add(date)
  }
  return {
    version: `${data.id}-${digest([data.statutory, data.years])}`,
    years,
    statutory: new Map(data.statutory.map((holiday) => [holiday.day, holiday.name])),
    holidays,
    transferredFrom,
    workingSaturdays,
    shortDays,
    regionalDaysOff: new Map(),
    regionalWorkingDays: new Map(),
  }
}

/**
 * The calendar with the office's own days laid over it; they win over the national ones. The version changes with them.
 * Adding to a calendar that already has additions replaces nothing: both apply, the later ones win.
 *
 * Throws ValiError on a wrong shape, RangeError when one date is both a day off and a working or short day.
 */
export function withOverlay(calendar: ProductionCalendar, overlay: CalendarOverlay): ProductionCalendar {
  const data = v.parse(overlaySchema, overlay)
  const off = new Set(data.daysOff.map((day) => day.date))
  for (const date of [...data.workingDays.map((day) => day.date), ...data.shortDays])
    if (off.has(date)) throw new RangeError(`calendar overlay: ${date} is both a day off and a working day`)
  if (off.size + data.workingDays.length + data.shortDays.length === 0) return calendar

  const regionalDaysOff = new Map(calendar.regionalDaysOff)
  const regionalWorkingDays = new Map(calendar.regionalWorkingDays)
  const shortDays = new Set(calendar.shortDays)
  for (const day of data.daysOff) {
    regionalDaysOff.set(day.date, day.name)
    regionalWorkingDays.delete(day.date)
    shortDays.delete(day.date)
  }
  for (const day of data.workingDays) {
    regionalWorkingDays.set(day.date, day.name)
    regionalDaysOff.delete(day.date)
    // A whole working day said by the office is whole, also where the act made it short.
    shortDays.delete(day.date)
  }
  for (const date of data.shortDays) shortDays.add(date)
  const content = [[...regionalDaysOff].sort(), [...regionalWorkingDays].sort(), [...shortDays].sort()]
  const base = calendar.version.split('+')[0]
  return { ...calendar, version: `${base}+${digest(content)}`, regionalDaysOff, regionalWorkingDays, shortDays }
}
