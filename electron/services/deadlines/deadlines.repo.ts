import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OfficeHours } from '../../contract/office.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import type { NewRow, Records } from '../../db/records.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import type { Clock, ClockWarning, Extension, Pause } from './clock.ts'
import { defaultRules } from './defaultRules.ts'
import { loadCalendar, withOverlay } from './loadCalendar.ts'
import type { CalendarYear, ProductionCalendar, YearData } from './loadCalendar.ts'
import type { WorkTime } from './officeHours.ts'
import type { DeadlineRule, Stage } from './rules.ts'
import type { ClockStep } from './steps.ts'

/** Rules are versioned rows: an edited rule is a new row and the old one is closed, so a stored clock keeps its own. */
export interface DeadlineRuleRow extends BaseRow, Omit<DeadlineRule, 'id'> {}

export const deadlineRules = defineTable<DeadlineRuleRow>(
  'deadline_rules',
  {
    code: 'text',
    name: 'text',
    origin: 'text',
    countFrom: 'text',
    basisShort: 'text',
    kind: 'text',
    channelCode: 'text',
    category: 'text',
    subcategory: 'text',
    fastTrack: 'boolean',
    isImportant: 'boolean',
    stage: 'text',
    unit: 'text',
    amount: 'number',
    start: 'text',
    onDayOff: 'text',
    validFrom: 'text',
    validTo: 'text',
    legalBasis: 'text',
    isVerified: 'boolean',
  },
  { isEdition: true },
)

/** A day that the office lays over the national calendar. */
export interface CalendarDayRow extends BaseRow {
  day: string
  kind: 'dayOff' | 'working' | 'short'
  name: string
}

export const calendarDays = defineTable<CalendarDayRow>('calendar_days', { day: 'text', kind: 'text', name: 'text' })

/** A year that the office loaded itself; it stands for the shipped one of the same number. */
export interface CalendarYearRow extends BaseRow {
  year: number
  act: string
  confidence: CalendarYear['confidence']
  note: string
  days: YearData
}

export const calendarYears = defineTable<CalendarYearRow>('calendar_years', {
  year: 'number',
  act: 'text',
  confidence: 'text',
  note: 'text',
  days: 'json',
})

/** A clock of a card as it was counted. A clock that stopped holding is kept with the reason, never deleted. */
export interface DeadlineRow extends BaseRow {
  caseId: number
  stage: Stage
  ruleId: number | null
  calendarVersion: string
  startedAt: string
  dueAt: string
  legalMaximumAt: string
  metAt: string | null
  pauses: Pause[]
  extensions: Extension[]
  steps: ClockStep[]
  warnings: ClockWarning[]
  cancelledReason: string
}

export const deadlines = defineTable<DeadlineRow>('deadlines', {
  caseId: 'number',
  stage: 'text',
  ruleId: 'number',
  calendarVersion: 'text',
  startedAt: 'text',
  dueAt: 'text',
  legalMaximumAt: 'text',
  metAt: 'text',
  pauses: 'json',
  extensions: 'json',
  steps: 'json',
  warnings: 'json',
  cancelledReason: 'text',
})

type Raw = Record<string, SqlValue>

function asRule(row: DeadlineRuleRow): DeadlineRule {
  const { version: _version, deletedAt: _deletedAt, ...rule } = row
  return rule
}

/** Editions of the rules that are in force. */
export function listRuleRows(db: ReadDb): DeadlineRuleRow[] {
  return db
    .all<Raw>(`SELECT ${selectList(deadlineRules, 'r')} FROM deadline_rules r WHERE r.deleted_at IS NULL ORDER BY r.id`)
    .map((raw) => fromSql(deadlineRules, raw))
}

/** The rules in force, each with the row id that clocks store. */
export const listRules = (db: ReadDb): DeadlineRule[] => listRuleRows(db).map(asRule)

/** Editions that the office made by itself, closed ones included: the next code is counted from them. */
export function countOwnRules(db: ReadDb): number {
  return db.one<{ n: number }>("SELECT count(*) AS n FROM deadline_rules WHERE code LIKE 'office.%'").n
}

export function isChannelCode(db: ReadDb, code: string): boolean {
  return db.get('SELECT 1 FROM channels WHERE code = ?', [code]) !== undefined
}

/** A rule by its row, closed editions included: what a stored clock was counted by. */
export function findRule(db: ReadDb, id: number): DeadlineRule | undefined {
  const raw = db.get<Raw>(`SELECT ${selectList(deadlineRules, 'r')} FROM deadline_rules r WHERE r.id = ?`, [id])
  return raw && asRule(fromSql(deadlineRules, raw))
}

/** Open cards by the year on which their date leans: a due date may have been moved back out of a year that is not known.
 * @param outside only the cards near or behind the ends of what is loaded: the desk asks each minute and must not read all cards
 */
export function countDueByYear(db: ReadDb, outside?: { first: number; last: number }): Map<number, number> {
  const { sql, params } = outside
    ? { sql: ' AND (due_end < ? OR due_end >= ?)', params: [`${outside.first}-01-01`, `${outside.last}-11-01`] }
    : { sql: '', params: [] }
  const rows = db.all<{ year: string; total: number }>(
    `SELECT substr(max(due_end, coalesce(legal_maximum_at, due_end)), 1, 4) AS year, count(*) AS total FROM cases
     WHERE deleted_at IS NULL AND status <> 'answered' AND due_end IS NOT NULL${sql} GROUP BY 1`,
    params,
  )
  return new Map(rows.map(({ year, total }) => [Number(year), total]))
}

/** All clocks of a card in the order they were made, cancelled ones included. */
export function listClocks(db: ReadDb, caseId: number): DeadlineRow[] {
  return db
    .all<Raw>(
      `SELECT ${selectList(deadlines, 'd')} FROM deadlines d WHERE d.case_id = ? AND d.deleted_at IS NULL ORDER BY d.id`,
      [caseId],
    )
    .map((raw) => fromSql(deadlines, raw))
}

/** A computed clock as a row to store. */
export function clockRow(
  clock: Clock,
  caseId: number,
  facts: { metAt: string | null; extensions?: readonly Extension[]; pauses?: readonly Pause[] },
): NewRow<DeadlineRow> {
  return {
    caseId,
    stage: clock.stage,
    ruleId: clock.ruleId,
    calendarVersion: clock.calendarVersion,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    legalMaximumAt: clock.legalMaximumAt,
    metAt: facts.metAt,
    pauses: [...(facts.pauses ?? [])],
    extensions: [...(facts.extensions ?? [])],
    steps: clock.steps,
    warnings: clock.warnings,
    cancelledReason: '',
  }
}

/** The shipped rules of a new register; each asks to be checked against the office's own regulation (domain.md §4.5). */
export function seedDeadlineRules(records: Records): void {
  for (const { id: _id, ...rule } of defaultRules) records.insert(deadlineRules, rule)
}

interface CalendarFile {
  readonly years: Readonly<Record<string, YearData>>
}

const files = new Map<string, CalendarFile>()
const shippedCalendars = new Map<string, ProductionCalendar>()

/** The file of the shipped calendar; read once per process, because it never changes while the application runs. */
function calendarFile(resourcesDir: string): CalendarFile {
  let file = files.get(resourcesDir)
  if (!file) {
    // Its shape is checked by `loadCalendar` before anything is taken from it.
    file = JSON.parse(readFileSync(join(resourcesDir, 'calendars', 'ru.json'), 'utf8')) as CalendarFile
    files.set(resourcesDir, file)
  }
  return file
}

/** The shipped calendar as it comes with the program. */
export function shippedCalendar(resourcesDir: string): ProductionCalendar {
  let calendar = shippedCalendars.get(resourcesDir)
  if (!calendar) {
    calendar = loadCalendar(calendarFile(resourcesDir))
    shippedCalendars.set(resourcesDir, calendar)
  }
  return calendar
}

/** The lists of a shipped year. */
export function shippedYear(resourcesDir: string, year: number): YearData | undefined {
  return calendarFile(resourcesDir).years[String(year)]
}

/** What an office lays over the shipped calendar. */
export interface OwnCalendar {
  readonly years: readonly { year: number; days: YearData }[]
  readonly days: readonly { day: string; kind: CalendarDayRow['kind']; name: string }[]
}

/** Years that the office loaded, by number. */
export function listOwnYears(db: ReadDb): CalendarYearRow[] {
  return db
    .all<Raw>(
      `SELECT ${selectList(calendarYears, 'y')} FROM calendar_years y WHERE y.deleted_at IS NULL ORDER BY y.year`,
    )
    .map((raw) => fromSql(calendarYears, raw))
}

/** Days that the office laid over the calendar, those taken back included: a day keeps one row. */
export function listOwnDays(db: ReadDb): CalendarDayRow[] {
  return db
    .all<Raw>(`SELECT ${selectList(calendarDays, 'd')} FROM calendar_days d ORDER BY d.day`)
    .map((raw) => fromSql(calendarDays, raw))
}

export function ownCalendar(db: ReadDb): OwnCalendar {
  return { years: listOwnYears(db), days: listOwnDays(db).filter((day) => day.deletedAt === null) }
}

/** The last calendar with years of the office, so that the same years are not read again for each card. */
let merged: { key: string; calendar: ProductionCalendar } | undefined

function withYears(resourcesDir: string, years: OwnCalendar['years']): ProductionCalendar {
  if (years.length === 0) return shippedCalendar(resourcesDir)
  const key = resourcesDir + JSON.stringify(years.map(({ year, days }) => [year, days]))
  if (merged?.key !== key) {
    const file = calendarFile(resourcesDir)
    const own = Object.fromEntries(years.map(({ year, days }) => [String(year), days]))
    merged = { key, calendar: loadCalendar({ ...file, years: { ...file.years, ...own } }) }
  }
  return merged.calendar
}

/** The shipped calendar with what an office laid over it. @throws RangeError when one date is both off and working */
export function calendarOf(resourcesDir: string, own: OwnCalendar): ProductionCalendar {
  const of = (kind: CalendarDayRow['kind']) =>
    own.days.filter((day) => day.kind === kind).map(({ day, name }) => ({ date: day, name }))
  return withOverlay(withYears(resourcesDir, own.years), {
    daysOff: of('dayOff'),
    workingDays: of('working'),
    shortDays: of('short').map((day) => day.date),
  })
}

/** The calendar of the office as it stands. */
export function loadCalendarOf(db: ReadDb, resourcesDir: string): ProductionCalendar {
  return calendarOf(resourcesDir, ownCalendar(db))
}

/** Calendar and timetable of the office: what clocks are counted by now. */
export function loadWorkTime(db: ReadDb, resourcesDir: string, hours: OfficeHours): WorkTime {
  return { calendar: loadCalendarOf(db, resourcesDir), hours }
}
