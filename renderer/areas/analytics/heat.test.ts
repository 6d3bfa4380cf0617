import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Heat } from '../../../electron/contract/analytics.ts'
import { abbreviate, cellFilter, cellText, countBefore, gridOf, heatDrawing, heatLevel, levelOf } from './heat.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** As the service gives it: rows and columns by their sums, «не указано» last. */
function heatOf(cells: readonly { territory: number | null; column: number | null; received: number }[]): Heat {
  const sums = (side: 'territory' | 'column') => {
    const found = new Map<number | null, number>()
    for (const cell of cells) found.set(cell[side], (found.get(cell[side]) ?? 0) + cell.received)
    return [...found]
      .map(([id, total]) => ({ id, total }))
      .sort((a, b) => Number(a.id === null) - Number(b.id === null) || b.total - a.total)
  }
  const [territories, columns] = [sums('territory'), sums('column')]
  return {
    territories: territories.map((one) => ({ ...one, residents: one.id === null ? null : one.id * 1000 })),
    columns,
    weeks: [],
    cells: cells.map(({ territory, column, received }) => ({
      row: territories.findIndex(({ id }) => id === territory),
      column: columns.findIndex(({ id }) => id === column),
      received,
    })),
  }
}
const id = fc.option(fc.integer({ min: 1, max: 12 }), { freq: 6 })
const cells = fc.uniqueArray(fc.record({ territory: id, column: id, received: fc.integer({ min: 1, max: 40 }) }), {
  maxLength: 60,
  selector: (cell) => `${cell.territory}-${cell.column}`,
})
const scope = { period: { from: '2026-07-01', to: '2026-09-30' } }

describe('the heat map', () => {
  it('loses nothing: rows and columns both add up to all cards', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 2, max: 9 }), (list, limit) => {
        const grid = gridOf(heatOf(list), 'block', limit)
        const all = sum(list.map((cell) => cell.received))
        expect(sum(grid.rows.map((row) => row.total))).toBe(all)
        expect(sum(grid.columns.map((column) => column.total))).toBe(all)
        expect(grid.columns.length).toBeLessThanOrEqual(limit)
        for (const row of grid.rows) expect(sum(row.counts)).toBe(row.total)
        grid.columns.forEach((column, index) =>
          expect(sum(grid.rows.map((row) => row.counts[index] ?? 0))).toBe(column.total),
        )
      }),
    )
  })

  it('finds the cell of the period before whatever place it had there', () => {
    const now = gridOf(
      heatOf([
        { territory: 1, column: 5, received: 9 },
        { territory: 1, column: 6, received: 2 },
        { territory: 1, column: 7, received: 1 },
      ]),
      'block',
      2,
    )
    const before = gridOf(
      heatOf([
        { territory: 2, column: 6, received: 30 },
        { territory: 1, column: 6, received: 8 },
        { territory: 1, column: 7, received: 4 },
        { territory: 1, column: 5, received: 3 },
      ]),
      'block',
      Infinity,
    )
    expect(now.columns.map(({ ids }) => ids)).toEqual([[5], [6, 7]])
    expect(countBefore(now, before, 0, 0)).toBe(3)
    expect(countBefore(now, before, 0, 1)).toBe(12)
    expect(countBefore(now, null, 0, 0)).toBeNull()
  })

  it('opens the cards of the territory and of every block that shares the column', () => {
    const grid = gridOf(
      heatOf([
        { territory: 3, column: 5, received: 9 },
        { territory: 3, column: null, received: 2 },
        { territory: 3, column: 7, received: 3 },
      ]),
      'theme',
      2,
    )
    const [row] = grid.rows
    if (!row) throw new Error('no row')
    expect(cellFilter(scope, grid, row, grid.columns[0])).toEqual({
      receivedFrom: '2026-07-01',
      receivedTo: '2026-09-30',
      territoryIds: [3],
      themeIds: [5],
    })
    expect(cellFilter(scope, grid, row, grid.columns[1])).toMatchObject({ territoryIds: [3], themeIds: [7, null] })
  })

  it('compares a week with the week before it', () => {
    const week = (from: string, to: string, total: number) => ({ from, to, total, isPartial: false })
    const grid = gridOf(
      {
        territories: [{ id: 1, total: 6, residents: null }],
        columns: [],
        weeks: [week('2026-07-01', '2026-07-05', 2), week('2026-07-06', '2026-07-12', 4)],
        cells: [
          { row: 0, column: 0, received: 2 },
          { row: 0, column: 1, received: 4 },
        ],
      },
      'week',
      1,
    )
    expect([countBefore(grid, null, 0, 0), countBefore(grid, null, 0, 1)]).toEqual([null, 2])
    const [row] = grid.rows
    if (!row) throw new Error('no row')
    expect(cellFilter(scope, grid, row, grid.columns[1])).toMatchObject({
      receivedFrom: '2026-07-06',
      receivedTo: '2026-07-12',
      territoryIds: [1],
    })
  })

  it('leaves fewer than three unshaded, by count and by residents, and shades the most the darkest', () => {
    expect(heatLevel(2, 2, 36)).toBe(0)
    expect([3, 9, 15, 23, 27, 36].map((count) => heatLevel(count, count, 36))).toEqual([1, 2, 3, 4, 5, 5])
    const grid = gridOf(
      heatOf([
        { territory: 1, column: 1, received: 3 },
        { territory: 9, column: 1, received: 2 },
      ]),
      'block',
      5,
    )
    expect(grid.highest).toBe(12)
    const [big, small] = grid.rows
    if (!big || !small) throw new Error('no rows')
    expect([levelOf(grid, big, 3, true), levelOf(grid, small, 2, true)]).toEqual([5, 0])
    expect([cellText(big, 3, true), cellText(small, 0, true)]).toEqual(['3,0', ''])
    expect(cellText({ ...big, residents: null }, 3, true)).toBe('–')
  })

  it('shortens the name of a column as long as it can be known', () => {
    expect(abbreviate('ЖКХ', 4)).toBe('ЖКХ')
    expect(abbreviate('Дороги', 5)).toBe('Дор.')
    expect(abbreviate('Благоустройство', 5)).toBe('Благ.')
    expect(abbreviate('Транспорт', 8)).toBe('Трансп.')
    expect(abbreviate('Соцзащита', 5)).toBe('Соцз.')
  })

  it('as a picture says every number of the map', () => {
    const grid = gridOf(
      heatOf([
        { territory: 1, column: 1, received: 36 },
        { territory: 2, column: 1, received: 2 },
      ]),
      'block',
      5,
    )
    const words = { label: '', territory: () => 'Центр', column: () => 'Дороги' }
    const drawn = heatDrawing(grid, words, false, 600)
    expect(drawn.shapes.flatMap((shape) => (shape.is === 'text' ? [shape.text] : []))).toEqual([
      'Дороги',
      'Центр',
      '36',
      'Центр',
      '2',
    ])
    expect(drawn.shapes.flatMap((shape) => (shape.is === 'rect' ? [shape.paint] : []))).toEqual(['heat5', 'heat0'])
  })
})
