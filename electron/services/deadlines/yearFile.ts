import * as v from 'valibot'
import { AppError } from '../../contract/errors.ts'
import { isCivilDate, weekdayOf, yearOf } from './civil.ts'
import { checkYear, countYear, YearContradiction, yearSchema } from './loadCalendar.ts'
import type { YearData } from './loadCalendar.ts'
import { texts } from './texts.ts'

/** A year of the production calendar as a file: JSON as `resources/calendars` holds it, or a table «дата;вид;название». */
export interface YearFile {
  readonly year: number
  readonly data: YearData
}

const oneYear = v.strictObject({ year: v.pipe(v.number(), v.integer()), ...yearSchema.entries })
const manyYears = v.object({ years: v.record(v.string(), yearSchema) })

function refuse(message: string): never {
  throw new AppError('invalid', message)
}

/**
 * Reads the file of a year and checks that it agrees with itself.
 * @throws AppError invalid, in words that name the line, the day or the two figures that differ
 */
export function parseYear(text: string): YearFile {
  const file = text.trimStart().startsWith('{') ? fromJson(text) : fromTable(text)
  try {
    checkYear(file.year, file.data)
  } catch (error) {
    if (error instanceof YearContradiction)
      refuse(texts.yearRefused(error.year, texts.yearProblems[error.problem](error.detail)))
    throw error
  }
  return file
}

function fromJson(text: string): YearFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse(texts.yearFile.notText)
  }
  const isOne = typeof json === 'object' && json !== null && 'year' in json
  const parsed = isOne ? v.safeParse(oneYear, json) : v.safeParse(manyYears, json)
  if (!parsed.success) return refuse(texts.yearFile.shape(v.getDotPath(parsed.issues[0]) ?? 'years'))
  if ('years' in parsed.output) {
    const found = Object.entries(parsed.output.years)
    const [first] = found
    if (!first) return refuse(texts.yearFile.noYear)
    if (found.length > 1) refuse(texts.yearFile.manyYears)
    return { year: Number(first[0]), data: first[1] }
  }
  const { year, ...data } = parsed.output
  return { year, data }
}

function readDate(text: string): string | null {
  const turned = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text)
  const date = turned ? `${turned[3]}-${turned[2]}-${turned[1]}` : text
  return isCivilDate(date) ? date : null
}

/** Lines of a table as people keep it in a spreadsheet: `;`, `,` or tab between, with or without a heading. */
function rowsOf(text: string): { line: number; date: string; kind: string; name: string }[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((raw, index) => ({
      line: index + 1,
      cells: raw.split(/[;\t]|,(?!\s)/).map((cell) => cell.trim().replace(/^"|"$/g, '')),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [heading] = rows
  const hasHeading = heading !== undefined && !/^\d/.test(heading.cells[0] ?? '')
  if (rows.length === 0 || (hasHeading && rows.length === 1) || !rows.some(({ cells }) => /^\d/.test(cells[0] ?? '')))
    refuse(texts.yearFile.notText)
  return (hasHeading ? rows.slice(1) : rows).map(({ line, cells }) => {
    const date = readDate(cells[0] ?? '')
    if (date === null) return refuse(texts.yearFile.line(line, texts.yearFile.date))
    return { line, date, kind: (cells[1] ?? '').toLowerCase(), name: cells[2] ?? '' }
  })
}

/** The day given up for a transfer, out of «перенос с 03.01». */
function givenUp(name: string, year: number): string | null {
  const found = /(\d{2})\.(\d{2})/.exec(name)
  const date = found ? `${year}-${found[2]}-${found[1]}` : ''
  return isCivilDate(date) ? date : null
}

function fromTable(text: string): YearFile {
  const rows = rowsOf(text)
  const year = yearOf(rows[0]?.date ?? refuse(texts.yearFile.noYear))
  const data: YearData = {
    act: texts.yearFile.source,
    confidence: 'medium',
    holidays: [],
    transfers: [],
    days_off: [],
    working_saturdays: [],
    short_days: [],
    totals: { working_days: 0, days_off: 0, hours_40h_week: 0 },
  }
  const seen = new Set<string>()
  for (const { line, date, kind: word, name } of rows) {
    const wrong = (why: string): never => refuse(texts.yearFile.line(line, why))
    const kind = texts.csvKinds[word]
    if (kind === undefined) return wrong(texts.yearFile.kind)
    const key = `${kind === 'short' ? 'short' : 'day'} ${date}`
    if (seen.has(key)) return wrong(texts.yearFile.twice)
    seen.add(key)
    const isWeekend = weekdayOf(date) > 5
    if (kind === 'short') data.short_days.push(date)
    else if (kind === 'working') {
      if (!isWeekend) return wrong(texts.yearFile.workingWeekday)
      data.working_saturdays.push(date)
    } else if (kind === 'holiday') {
      data.holidays.push({ date, name: name === '' ? texts.yearFile.holiday : name })
      if (!isWeekend) data.days_off.push(date)
    } else {
      if (isWeekend) return wrong(texts.yearFile.weekend)
      const from = givenUp(name, year)
      if (from === null) return wrong(texts.yearFile.givenUp)
      data.transfers.push({ from, to: date, basis: 'act' })
      data.days_off.push(date)
    }
  }
  const counted = countYear(year, data)
  data.totals = { working_days: counted.workingDays, days_off: counted.daysOff, hours_40h_week: 0 }
  return { year, data }
}

/** The file of a year that `parseYear` reads back. */
export function writeYear({ year, data }: YearFile): string {
  return `${JSON.stringify({ year, ...data }, null, 2)}\n`
}
