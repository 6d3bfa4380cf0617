import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../deadlines/deadlines.service.ts'
import { piecesOf } from './pieces.ts'

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days))
const weekStart = fc.integer({ min: 1, max: 7 })

describe('недели периода', () => {
  it('III квартал 2026 начинается и кончается неполной неделей', () => {
    const weeks = piecesOf({ from: '2026-07-01', to: '2026-09-30' }, 'week', 1, '2026-11-17')
    expect(weeks).toHaveLength(14)
    expect(weeks[0]).toMatchObject({ from: '2026-07-01', to: '2026-07-05', isPartial: true })
    expect(weeks[1]).toMatchObject({ from: '2026-07-06', to: '2026-07-12', isPartial: false })
    expect(weeks.at(-1)).toMatchObject({ from: '2026-09-28', to: '2026-09-30', isPartial: true })
  })

  it('покрывают период без дыр и наложений и начинаются в день недели из настройки', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), weekStart, (from, length, start) => {
        const to = addDays(from, length)
        const weeks = piecesOf({ from, to }, 'week', start, addDays(to, 1))
        expect(weeks[0]?.from).toBe(from)
        expect(weeks.at(-1)?.to).toBe(to)
        weeks.forEach((week, index) => {
          expect(daysBetween(week.from, week.to)).toBeLessThan(7)
          const before = weeks[index - 1]
          if (!before) return
          expect(week.from).toBe(addDays(before.to, 1))
          expect(weekdayOf(week.from)).toBe(start)
        })
      }),
    )
  })
})
