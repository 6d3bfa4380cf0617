import type { ImportFile, ImportTarget } from '../../contract/imports.ts'
import { IM_PLACES, KNOWN_GROUPS, matchHeader } from './layouts.ts'
import type { HeaderMatch, PlaceVariant } from './layouts.ts'
import { columnIndex } from './read/xlsxRow.ts'
import { shownCell } from './read/table.ts'
import type { TableRow } from './read/table.ts'
import { layoutWhy } from './texts.ts'
import { folded, oneLine, parseDate } from './values.ts'

/** Which export a table is, where its header stands, and what each column means. Pure. */

const HEADER_ROWS = 10

export interface Detected {
  layout: ImportFile['layout']['code']
  why: string
  headerRow: number | null
  headers: string[]
  targets: (ImportTarget | null)[]
  by: ('name' | 'contents' | 'saved' | null)[]
}

/** Header texts of a row; what a merge left empty is taken from the row above. */
export function headersAt(rows: readonly TableRow[], number: number | null): string[] {
  const at = rows.findIndex((row) => row.number === number)
  const row = rows[at]
  if (!row) return []
  const above = rows[at - 1]
  const isTitle = above !== undefined && above.cells.filter((cell) => (cell ?? '') !== '').length < 2
  const width = Math.max(row.cells.length, isTitle ? 0 : (above?.cells.length ?? 0))
  return Array.from({ length: width }, (_, index) => {
    const own = oneLine(shownCell(row.cells[index]))
    return own !== '' || isTitle ? own : oneLine(shownCell(above?.cells[index]))
  })
}

/**
 * @param wanted row of the header as a person said; 0: there is none; null: look for it
 * @param groups groups of themes of the register, folded
 */
export function detect(rows: readonly TableRow[], wanted: number | null, groups: ReadonlySet<string>): Detected {
  const first = rows.slice(0, HEADER_ROWS)
  const candidates = wanted === null ? first.map(({ number }) => number) : wanted === 0 ? [] : [wanted]
  let best: { number: number; match: HeaderMatch; headers: string[] } | null = null
  for (const number of candidates) {
    const headers = headersAt(rows, number)
    const match = matchHeader(headers)
    if (match && (best === null || rank(match) > rank(best.match))) best = { number, match, headers }
  }
  if (best) return byNames(best)
  const placed = wanted === null || wanted === 0 ? byPlaces(rows, groups) : null
  if (placed) return placed
  const number = wanted === null ? guessHeader(first) : wanted === 0 ? null : wanted
  const headers = headersAt(rows, number)
  return {
    layout: 'own',
    why: layoutWhy.unknown,
    headerRow: number,
    headers,
    targets: headers.map(() => null),
    by: headers.map(() => null),
  }
}

const rank = ({ family, found }: HeaderMatch): number => found + (family === 'portal' ? 0 : 1000)

function byNames({ number, match, headers }: { number: number; match: HeaderMatch; headers: string[] }): Detected {
  return {
    layout: match.family === 'im' ? imVariant(headers) : match.family,
    why: match.family === 'portal' ? layoutWhy.some(match.found) : layoutWhy.names(match.found, match.all),
    headerRow: number,
    headers,
    targets: match.targets,
    by: match.targets.map((target) => (target === null ? null : 'name')),
  }
}

/** With a header the variant only gives the layout its name: the columns are known already. */
function imVariant(headers: readonly string[]): PlaceVariant['code'] {
  const at = (name: string): number => headers.findIndex((header) => folded(header) === name)
  const created = at('дата создания')
  if (created < 0) return 'imHackathon'
  if (created !== columnIndex('T')) return 'im'
  return at('населенный пункт') === columnIndex('Z') ? 'imLegacy' : 'imMonitoring'
}

function byPlaces(rows: readonly TableRow[], groups: ReadonlySet<string>): Detected | null {
  const sample = rows.slice(0, 200)
  const share = (letter: string, test: (text: string) => boolean): number => {
    const index = columnIndex(letter)
    const filled = sample.map(({ cells }) => oneLine(shownCell(cells[index]))).filter((text) => text !== '')
    return filled.length * 2 < sample.length ? 0 : filled.filter(test).length / filled.length
  }
  const isGroup = (text: string): boolean => KNOWN_GROUPS.has(folded(text)) || groups.has(folded(text))
  const isDate = (text: string): boolean => parseDate(text) !== null
  // The places of monitoring and legacy differ in what stands behind the group: a theme or a municipality.
  const isPlace = (text: string): boolean => /(?:округ|район|город|поселен|\bг\.)/iu.test(text)
  const fitting = IM_PLACES.filter(
    ({ dates, group }) => dates.every((letter) => share(letter, isDate) >= 0.7) && share(group, isGroup) >= 0.5,
  )
  const variant =
    fitting.find(({ code }) => code === 'imMonitoring' && share('W', isPlace) >= 0.5) ??
    fitting.find(({ code }) => code !== 'imMonitoring') ??
    fitting[0]
  if (!variant) return null
  const width = Math.max(...sample.map(({ cells }) => cells.length))
  const targets: (ImportTarget | null)[] = Array.from({ length: width }, () => null)
  for (const [letter, target] of variant.places) if (columnIndex(letter) < width) targets[columnIndex(letter)] = target
  const keys = sample.map(({ cells }) => oneLine(shownCell(cells[0])))
  if (keys.every((key) => /^\d{3,}$/u.test(key)) && new Set(keys).size === keys.length && targets[0] === null)
    targets[0] = 'externalNumber'
  return {
    layout: variant.code,
    why: layoutWhy.contents,
    headerRow: null,
    headers: targets.map(() => ''),
    targets,
    by: targets.map((target) => (target === null ? null : 'contents')),
  }
}

/** The first row where most cells are words and none is a date or a number. */
function guessHeader(rows: readonly TableRow[]): number | null {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.filter((cell) => (cell ?? '') !== '').length))
  for (const { number, cells } of rows) {
    const filled = cells.map((cell) => oneLine(shownCell(cell))).filter((text) => text !== '')
    const isWords = filled.every((text) => text.length < 80 && /\p{L}/u.test(text) && parseDate(text) === null)
    if (isWords && filled.length >= 2 && filled.length * 2 >= width) return number
  }
  return null
}

/** A row of «1 2 3 …» under the header of a Russian form is no data. */
export function isNumbering(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => (cell ?? '').trim()).filter((text) => text !== '')
  return filled.length >= 3 && filled.every((text, index) => text === String(index + 1))
}
