import type { AnalyticsCell } from '../../../electron/contract/analytics.ts'

/** «Территория × блок» as rows and columns, largest first; what is not told stands last. */

/** Below this a cell stays unshaded, so that chance does not look like a problem. */
export const SMALLEST_SHADED = 3
/** The darkest shade is not given below this count, however quiet the period was. */
const LEAST_SCALE = 12

export type HeatColumn = { key: string; blockIds: (number | null)[]; total: number }
export type HeatRow = { territoryId: number | null; counts: number[]; total: number }
export type Heat = { columns: HeatColumn[]; rows: HeatRow[]; highest: number }

const unsetLast = (a: number | null, b: number | null): number => Number(a === null) - Number(b === null)

function totals(cells: readonly AnalyticsCell[], key: 'territoryId' | 'blockId'): [number | null, number][] {
  const sums = new Map<number | null, number>()
  for (const cell of cells) sums.set(cell[key], (sums.get(cell[key]) ?? 0) + cell.received)
  return [...sums].sort(([a, x], [b, y]) => unsetLast(a, b) || y - x || (a ?? 0) - (b ?? 0))
}

/** @param columnLimit blocks past it share one last column */
export function heatOf(cells: readonly AnalyticsCell[], columnLimit: number): Heat {
  const blocks = totals(cells, 'blockId')
  const own = blocks.length > columnLimit ? blocks.slice(0, columnLimit - 1) : blocks
  const rest = blocks.slice(own.length)
  const columns = own.map(([id, total]): HeatColumn => ({ key: String(id), blockIds: [id], total }))
  if (rest.length > 0) {
    columns.push({
      key: 'rest',
      blockIds: rest.map(([id]) => id),
      total: rest.reduce((sum, [, total]) => sum + total, 0),
    })
  }
  const place = new Map(columns.flatMap((column, index) => column.blockIds.map((id) => [id, index] as const)))
  const rows = totals(cells, 'territoryId').map(([territoryId, total]): HeatRow => {
    const counts = columns.map(() => 0)
    for (const cell of cells) {
      const at = place.get(cell.blockId)
      if (cell.territoryId === territoryId && at !== undefined) counts[at] = (counts[at] ?? 0) + cell.received
    }
    return { territoryId, counts, total }
  })
  return { columns, rows, highest: Math.max(LEAST_SCALE, ...rows.flatMap((row) => row.counts)) }
}

const STEPS = [0.16, 0.3, 0.46, 0.7]

/** Shade 1–5 of a value on a scale to `highest`; 0 for fewer than three cases. */
export function heatLevel(count: number, value: number, highest: number): 0 | 1 | 2 | 3 | 4 | 5 {
  if (count < SMALLEST_SHADED || highest <= 0) return 0
  const share = value / highest
  const above = STEPS.filter((step) => share > step).length
  return (above + 1) as 1 | 2 | 3 | 4 | 5
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
