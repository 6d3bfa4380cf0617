import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abbreviate, heatLevel, heatOf } from './heat.ts'

const id = fc.option(fc.integer({ min: 1, max: 12 }), { freq: 6 })
const cells = fc.uniqueArray(fc.record({ territoryId: id, blockId: id, received: fc.integer({ min: 1, max: 40 }) }), {
  maxLength: 60,
  selector: (cell) => `${cell.territoryId}-${cell.blockId}`,
})
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

describe('тепловая карта', () => {
  it('ничего не теряет: строки и столбцы в сумме дают все записи', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 2, max: 9 }), (list, limit) => {
        const heat = heatOf(list, limit)
        const all = sum(list.map((cell) => cell.received))
        expect(sum(heat.rows.map((row) => row.total))).toBe(all)
        expect(sum(heat.columns.map((column) => column.total))).toBe(all)
        expect(heat.columns.length).toBeLessThanOrEqual(limit)
        for (const row of heat.rows) expect(sum(row.counts)).toBe(row.total)
        heat.columns.forEach((column, index) =>
          expect(sum(heat.rows.map((row) => row.counts[index] ?? 0))).toBe(column.total),
        )
      }),
    )
  })

  it('неуказанное стоит последним, остальное по убыванию', () => {
    const heat = heatOf(
      [
        { territoryId: null, blockId: null, received: 50 },
        { territoryId: 1, blockId: 2, received: 5 },
        { territoryId: 2, blockId: 1, received: 9 },
      ],
      5,
    )
    expect(heat.rows.map((row) => row.territoryId)).toEqual([2, 1, null])
    expect(heat.columns.map((column) => column.blockIds)).toEqual([[1], [2], [null]])
  })

  it('меньше трёх случаев без заливки, самая тёмная – у наибольшего', () => {
    expect(heatLevel(2, 2, 36)).toBe(0)
    expect([3, 9, 15, 23, 27, 36].map((count) => heatLevel(count, count, 36))).toEqual([1, 2, 3, 4, 5, 5])
    expect(heatOf([{ territoryId: 1, blockId: 1, received: 3 }], 5).highest).toBe(12)
  })

  it('имя столбца сокращается, пока его можно узнать', () => {
    expect(abbreviate('ЖКХ', 4)).toBe('ЖКХ')
    expect(abbreviate('Дороги', 5)).toBe('Дор.')
    expect(abbreviate('Благоустройство', 5)).toBe('Благ.')
    expect(abbreviate('Транспорт', 8)).toBe('Трансп.')
    expect(abbreviate('Соцзащита', 5)).toBe('Соцз.')
  })
})
