import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacityOf, SECTIONS, shareRows } from './rows.ts'

const total = fc.integer({ min: 0, max: 60 })
const totals = fc.record({ overdue: total, today: total, untilFriday: total, assignments: total })
const add = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0)
const sum = (rows: Record<string, number>): number => add(Object.values(rows))

describe('строки рабочего стола', () => {
  it('окно 1366×768 показывает ровно то, что в макете', () => {
    const capacity = capacityOf(676)
    expect(shareRows(capacity, { overdue: 4, today: 7, untilFriday: 12, assignments: 3 })).toEqual({
      overdue: 4,
      today: 4,
      untilFriday: 3,
      assignments: 2,
    })
  })

  it('окно 1920×1080 показывает все поручения', () => {
    const shown = shareRows(capacityOf(988), { overdue: 4, today: 7, untilFriday: 12, assignments: 3 })
    expect(shown).toEqual({ overdue: 4, today: 7, untilFriday: 7, assignments: 3 })
  })

  it('место пустых списков достаётся самым срочным', () => {
    expect(shareRows(13, { overdue: 20, today: 0, untilFriday: 0, assignments: 0 })).toEqual({
      overdue: 10,
      today: 1,
      untilFriday: 1,
      assignments: 1,
    })
  })

  it('ни один список не показывает больше, чем в нём есть, и ни один не исчезает', () => {
    fc.assert(
      fc.property(totals, fc.integer({ min: 8, max: 60 }), (all, capacity) => {
        const shown = shareRows(capacity, all)
        for (const section of SECTIONS) {
          expect(shown[section]).toBeGreaterThanOrEqual(1)
          expect(shown[section]).toBeLessThanOrEqual(Math.max(1, all[section]))
        }
        const wanted = SECTIONS.map((section) => Math.max(1, all[section]))
        const least = sum(shareRows(0, all))
        expect(least).toBeLessThanOrEqual(13)
        expect(sum(shown)).toBe(Math.max(least, Math.min(capacity, add(wanted))))
      }),
    )
  })

  it('выше окно – больше строк', () => {
    expect(capacityOf(988)).toBeGreaterThan(capacityOf(676))
    expect(capacityOf(0)).toBe(13)
    expect(capacityOf(100)).toBe(8)
  })
})
