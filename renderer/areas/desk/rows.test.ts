import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DESK_SECTIONS } from '../../../electron/contract/desk.ts'
import { capacityOf, shareRows } from './rows.ts'

const total = fc.integer({ min: 0, max: 60 })
const totals = fc.record({ overdue: total, today: total, untilFriday: total })
const add = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0)
const sum = (rows: Record<string, number>): number => add(Object.values(rows))

describe('строки рабочего стола', () => {
  it('окно 1366×768 показывает все три раздела, срочное – полностью', () => {
    const capacity = capacityOf(676)
    expect(shareRows(capacity, { overdue: 5, today: 8, untilFriday: 14 })).toEqual({
      overdue: 5,
      today: 5,
      untilFriday: 4,
    })
  })

  it('окно 1920×1080 показывает всё, что сегодня, и больше до пятницы', () => {
    const shown = shareRows(capacityOf(988), { overdue: 5, today: 8, untilFriday: 14 })
    expect(shown).toEqual({ overdue: 5, today: 8, untilFriday: 9 })
  })

  it('место пустых разделов достаётся самым срочным', () => {
    expect(shareRows(13, { overdue: 20, today: 0, untilFriday: 0 })).toEqual({ overdue: 11, today: 1, untilFriday: 1 })
  })

  it('ни один раздел не показывает больше, чем в нём есть, и ни один не исчезает', () => {
    fc.assert(
      fc.property(totals, fc.integer({ min: 8, max: 60 }), (all, capacity) => {
        const shown = shareRows(capacity, all)
        for (const section of DESK_SECTIONS) {
          expect(shown[section]).toBeGreaterThanOrEqual(1)
          expect(shown[section]).toBeLessThanOrEqual(Math.max(1, all[section]))
        }
        const wanted = DESK_SECTIONS.map((section) => Math.max(1, all[section]))
        const least = sum(shareRows(0, all))
        expect(least).toBeLessThanOrEqual(14)
        expect(sum(shown)).toBe(Math.max(least, Math.min(capacity, add(wanted))))
      }),
    )
  })

  it('выше окно – больше строк', () => {
    expect(capacityOf(988)).toBeGreaterThan(capacityOf(676))
    expect(capacityOf(0)).toBe(14)
    expect(capacityOf(100)).toBe(8)
  })
})
