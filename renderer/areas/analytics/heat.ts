import {
  perThousand,
  tableFilters,
  SMALL_NUMBER,
  type AnalyticsScope,
  type Heat,
  type HeatAcross,
  type Span,
} from '../../../electron/contract/analytics.ts'
import type { CaseFilter } from '../../../electron/contract/messages.ts'
import { decimal, thousands } from '../../ui/format.ts'
import { fitted, type Drawing, type Heat as Shade, type Shape } from './chart/shapes.ts'

/** «Территория × блок, тема, неделя» as rows and columns; columns past the limit share one. */

/** The darkest shade is not given below this count, however quiet the period was. */
const LEAST_SCALE = 12

export type HeatColumn = {
  key: string
  /** Blocks or themes of the column; several in the last one, «Прочие». */
  ids: (number | null)[]
  week: (Span & { isPartial: boolean }) | null
  total: number
}
export type HeatRow = { territoryId: number | null; residents: number | null; counts: number[]; total: number }
export type HeatGrid = {
  across: HeatAcross
  columns: HeatColumn[]
  rows: HeatRow[]
  highest: number
  highestRate: number
}

function columnsOf(heat: Heat, across: HeatAcross, limit: number): { columns: HeatColumn[]; place: number[] } {
  if (across === 'week') {
    const columns = heat.weeks.map(({ from, to, total, isPartial }) => ({
      key: from,
      ids: [],
      week: { from, to, isPartial },
      total,
    }))
    return { columns, place: columns.map((_, index) => index) }
  }
  const own = heat.columns.length > limit ? heat.columns.slice(0, limit - 1) : heat.columns
  const rest = heat.columns.slice(own.length)
  const columns = own.map(({ id, total }): HeatColumn => ({ key: String(id), ids: [id], week: null, total }))
  if (rest.length > 0) {
    columns.push({
      key: 'rest',
      ids: rest.map(({ id }) => id),
      week: null,
      total: rest.reduce((sum, { total }) => sum + total, 0),
    })
  }
  return { columns, place: heat.columns.map((_, index) => Math.min(index, columns.length - 1)) }
}

/** @param limit columns past it share the last one; weeks are never put together */
export function gridOf(heat: Heat, across: HeatAcross, limit: number): HeatGrid {
  const { columns, place } = columnsOf(heat, across, limit)
  const rows = heat.territories.map(({ id, total, residents }): HeatRow => ({
    territoryId: id,
    residents,
    counts: columns.map(() => 0),
    total,
  }))
  for (const { row, column, received } of heat.cells) {
    const at = place[column]
    const counts = rows[row]?.counts
    if (at !== undefined && counts) counts[at] = (counts[at] ?? 0) + received
  }
  const all = rows.flatMap((row) =>
    row.counts.map((count) => ({ count, rate: perThousand(count, row.residents) ?? 0 })),
  )
  return {
    across,
    columns,
    rows,
    highest: Math.max(LEAST_SCALE, ...all.map(({ count }) => count)),
    // A rate of one or two cards would set the scale by chance.
    highestRate: Math.max(0, ...all.filter(({ count }) => count >= SMALL_NUMBER).map(({ rate }) => rate)),
  }
}

/** What stood in the cell before: in the period compared with, or in the week before. Null where there is nothing to compare. */
export function countBefore(grid: HeatGrid, before: HeatGrid | null, row: number, column: number): number | null {
  const { columns, rows } = grid
  if (grid.across === 'week') return column === 0 ? null : (rows[row]?.counts[column - 1] ?? null)
  if (before === null) return null
  const earlier = before.rows.find((one) => one.territoryId === rows[row]?.territoryId)
  if (!earlier) return 0
  const ids = columns[column]?.ids ?? []
  return before.columns.reduce(
    (sum, one, at) => (one.ids.every((id) => ids.includes(id)) ? sum + (earlier.counts[at] ?? 0) : sum),
    0,
  )
}

/** The list behind a cell, a whole row, or a whole column. */
export function cellFilter(
  scope: AnalyticsScope,
  grid: HeatGrid,
  row: HeatRow,
  column: HeatColumn | undefined,
): CaseFilter {
  if (column === undefined) return tableFilters.line(scope, 'territory', row.territoryId)
  if (grid.across === 'week')
    return column.week === null
      ? tableFilters.line(scope, 'territory', row.territoryId)
      : tableFilters.heat(scope, row.territoryId, { by: 'week', week: { from: column.week.from, to: column.week.to } })
  const [only] = column.ids
  if (column.ids.length === 1) return tableFilters.heat(scope, row.territoryId, { by: grid.across, id: only ?? null })
  return { ...tableFilters.line(scope, 'territory', row.territoryId), [`${grid.across}Ids`]: column.ids }
}

const STEPS = [0.16, 0.3, 0.46, 0.7]

/** Shade 1–5 of a value on a scale to `highest`; 0 for fewer than three cases. */
export function heatLevel(count: number, value: number, highest: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (count < SMALL_NUMBER || highest <= 0) return 0
  const share = value / highest
  const above = STEPS.filter((step) => share > step).length
  return (above + 1) as 1 | 2 | 3 | 4 | 5
}

export const levelOf = (grid: HeatGrid, row: HeatRow, count: number, isRate: boolean): 0 | 1 | 2 | 3 | 4 | 5 =>
  isRate
    ? row.residents === null
      ? 0
      : heatLevel(count, perThousand(count, row.residents) ?? 0, grid.highestRate)
    : heatLevel(count, count, grid.highest)

/** The number of a cell as it is shown: «23», «5,9», «–» where the residents are not known; nothing for no cards. */
export function cellText(row: HeatRow, count: number, isRate: boolean): string {
  if (count === 0) return ''
  if (!isRate) return thousands(count)
  const rate = perThousand(count, row.residents)
  return rate === null ? '–' : decimal(rate)
}

/** «Дороги» in a column that holds few letters: «Дор.». Abbreviations and short words stay whole. */
export function abbreviate(name: string, letters: number): string {
  const [word = ''] = name.split(/[\s,–-]+/)
  if (name.length <= letters) return name
  if (/^\p{Lu}+$/u.test(word) && word.length <= letters) return word
  // A cut before a consonant reads as an abbreviation: «Трансп.», not «Транспо.».
  let cut = name.slice(0, letters - 1)
  while (cut.length > 3 && /[аеёиоуыэюяьъй\s]$/iu.test(cut)) cut = cut.slice(0, -1)
  return `${cut}.`
}

const NAME = 150
const ROW = 26
const HEAD = 24
const SHADES: readonly Shade[] = ['heat0', 'heat1', 'heat2', 'heat3', 'heat4', 'heat5']

/** The map as shapes, for the picture and the paper. */
export function heatDrawing(
  grid: HeatGrid,
  words: { label: string; territory: (row: HeatRow) => string; column: (column: HeatColumn) => string },
  isRate: boolean,
  width: number,
): Drawing {
  const step = Math.max(26, Math.min(80, (width - NAME) / Math.max(1, grid.columns.length)))
  const letters = Math.max(3, Math.floor(step / 6.6))
  const shapes: Shape[] = grid.columns.map((column, index) => ({
    is: 'text',
    x: NAME + (index + 0.5) * step,
    y: HEAD - 8,
    text: abbreviate(words.column(column), letters),
    anchor: 'middle',
    tone: 'text2',
  }))
  grid.rows.forEach((row, rowAt) => {
    const y = HEAD + rowAt * ROW
    shapes.push({
      is: 'text',
      x: 0,
      y: y + 16,
      text: fitted(words.territory(row), NAME - 8),
      anchor: 'start',
      tone: 'text',
    })
    row.counts.forEach((count, at) => {
      const level = levelOf(grid, row, count, isRate)
      const x = NAME + at * step
      shapes.push({ is: 'rect', x: x + 1, y: y + 1, width: step - 2, height: ROW - 2, paint: SHADES[level] ?? 'heat0' })
      shapes.push({
        is: 'text',
        x: x + step / 2,
        y: y + 17,
        text: cellText(row, count, isRate),
        anchor: 'middle',
        tone: level >= 4 ? 'heatPaper' : level === 0 ? 'text2' : 'heatInk',
      })
    })
  })
  return {
    width: Math.max(width, NAME + step * grid.columns.length),
    height: HEAD + grid.rows.length * ROW + 4,
    label: words.label,
    shapes,
    marks: [],
  }
}
