import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../deadlines/deadlines.service.ts'
import { weekFrom, weeksOf, yearAgo } from './weeks.ts'

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days))
const weekStart = fc.integer({ min: 1, max: 7 })

describe('недели периода', () => {
  it('III квартал 2026 начинается и кончается неполной неделей', () => {
    const weeks = weeksOf({ from: '2026-07-01', to: '2026-09-30' }, 1)
    expect(weeks).toHaveLength(14)
    expect(weeks[0]).toEqual({ from: '2026-07-01', to: '2026-07-05' })
    expect(weeks[1]).toEqual({ from: '2026-07-06', to: '2026-07-12' })
    expect(weeks.at(-1)).toEqual({ from: '2026-09-28', to: '2026-09-30' })
  })

  it('неделя может начинаться в четверг или в субботу', () => {
    expect(weekFrom('2026-11-17', 4)).toBe('2026-11-12')
    expect(weekFrom('2026-11-17', 6)).toBe('2026-11-14')
    expect(weekFrom('2026-11-17', 2)).toBe('2026-11-17')
  })

  it('покрывают период без дыр и наложений и начинаются в день недели из настройки', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), weekStart, (from, length, start) => {
        const to = addDays(from, length)
        const weeks = weeksOf({ from, to }, start)
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

  it('год назад падает на те же дни недели', () => {
    fc.assert(
      fc.property(day, (from) => {
        const before = yearAgo({ from, to: addDays(from, 6) })
        expect(weekdayOf(before.from)).toBe(weekdayOf(from))
        expect(daysBetween(before.from, from)).toBe(364)
        expect(daysBetween(before.from, before.to)).toBe(6)
      }),
    )
  })
})
