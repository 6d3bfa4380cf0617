import { seasonOf } from './dates.ts'

/** Where and about what people write: the heat map of the design for the third quarter of 2026, and how seasons bend it. */

/** Columns: housing, roads, landscaping, waste, energy, transport, education, social. */
const matrix: Readonly<Record<string, readonly number[]>> = {
  centre: [20, 18, 27, 8, 5, 5, 6, 3],
  severny: [15, 19, 20, 6, 4, 5, 6, 3],
  zavodskoy: [36, 15, 12, 7, 4, 3, 4, 3],
  privokzalny: [9, 9, 9, 4, 2, 4, 2, 2],
  lesnoyBor: [9, 17, 6, 5, 3, 3, 2, 1],
  nikolskoye: [23, 7, 3, 8, 3, 3, 2, 2],
  beryozovka: [3, 4, 2, 3, 2, 4, 2, 1],
  vyazovka: [2, 2, 1, 3, 5, 1, 0, 0],
  troitskoye: [1, 1, 1, 2, 3, 0, 0, 1],
}
const small: Readonly<Record<string, readonly number[]>> = {
  klyuchi: [1, 1, 0.5, 1, 0.6, 0.3, 0, 0.2],
  dubrava: [0.6, 0.6, 0.3, 0.6, 0.4, 0.2, 0, 0.2],
  novosyolki: [0.4, 0.4, 0.2, 0.4, 0.3, 0.1, 0, 0.1],
}
const columns = ['housing', 'roads', 'landscaping', 'waste', 'energy', 'transport', 'education', 'social'] as const

export interface Cell {
  readonly territory: string
  readonly block: string
}

const cells = (table: typeof matrix): { cell: Cell; weight: number }[] =>
  Object.entries(table).flatMap(([territory, row]) =>
    // The row has as many numbers as there are columns.
    columns.map((block, index) => ({ cell: { territory, block }, weight: row[index] as number })),
  )

/** The 436 places and subjects of the third quarter of 2026, exactly as the heat map of the design counts them. */
export function thirdQuarterCells(): Cell[] {
  return cells(matrix).flatMap(({ cell, weight }) => Array.from({ length: weight }, () => cell))
}

const seasonal: Readonly<Record<string, readonly [winter: number, spring: number, summer: number, autumn: number]>> = {
  housing: [1.15, 0.9, 0.95, 1.2],
  roads: [1.35, 1.35, 1, 1],
  landscaping: [0.75, 1.15, 1.1, 0.95],
  waste: [0.85, 1.1, 1, 0.95],
  energy: [1.1, 0.9, 1, 1],
  transport: [1.1, 1, 0.9, 1.05],
  education: [1.1, 1, 0.6, 1.3],
  social: [1, 1, 1, 1],
}

const decisionDay = '2026-06-30'

/** Weights of place and subject on a day. Before the third trip was ordered, waste in «Северный» is the sore spot. */
export function cellWeights(date: string): (readonly [Cell, number])[] {
  const season = ['winter', 'spring', 'summer', 'autumn'].indexOf(seasonOf(date))
  return [...cells(matrix), ...cells(small)].map(({ cell, weight }) => {
    const bend = seasonal[cell.block]?.[season] ?? 1
    const isSore = cell.block === 'waste' && cell.territory === 'severny' && date >= '2026-03-01' && date <= decisionDay
    return [cell, weight * bend * (isSore ? 6 : 1)] as const
  })
}

/** How a recipient works: shares of late and repeated, and the mean of «Ответ понятен». */
export interface Habits {
  readonly late: number
  readonly repeated: number
  readonly clarity: number
}

export const habitsOf: Readonly<Record<string, Habits>> = {
  educationDept: { late: 0.03, repeated: 0.01, clarity: 4.6 },
  socialDept: { late: 0.05, repeated: 0.04, clarity: 4.5 },
  housingDept: { late: 0.05, repeated: 0.03, clarity: 4.3 },
  landscapingService: { late: 0.05, repeated: 0.04, clarity: 4.2 },
  electricNetwork: { late: 0.07, repeated: 0.04, clarity: 4 },
  roadsDept: { late: 0.08, repeated: 0.05, clarity: 3.9 },
  ecoService: { late: 0.11, repeated: 0.07, clarity: 3.8 },
  heatNetwork: { late: 0.15, repeated: 0.1, clarity: 3.4 },
  waterUtility: { late: 0.17, repeated: 0.14, clarity: 3.1 },
  gasService: { late: 0.1, repeated: 0, clarity: 3.6 },
}
