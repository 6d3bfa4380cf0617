import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../../ui/civil.ts'
import { comparisonTitle, flowPeriod, PERIOD_KINDS, periodBefore, periodOf, periodTitle } from './period.ts'

const today = '2026-11-17'
const day = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2020-01-01', days))
const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

describe('период', () => {
  it('неделя, месяц, квартал и год дня', () => {
    expect(periodOf('week', today, 1)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(periodOf('week', today, 4)).toEqual({ from: '2026-11-12', to: '2026-11-18' })
    expect(periodOf('month', '2028-02-10', 1)).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(periodOf('quarter', today, 1)).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(periodOf('year', today, 1)).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    expect(periodOf('quarter', '2026-02-01', 1, -1)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
  })

  it('держит свой день, соседние стыкуются без дыр', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_KINDS), day, fc.integer({ min: 1, max: 7 }), (kind, at, weekStart) => {
        const period = periodOf(kind, at, weekStart)
        expect(period.from <= at && at <= period.to).toBe(true)
        const next = periodOf(kind, at, weekStart, 1)
        expect(next.from).toBe(addDays(period.to, 1))
        expect(periodOf(kind, next.from, weekStart, -1)).toEqual(period)
        if (kind === 'week') expect(weekdayOf(period.from) || 7).toBe(weekStart)
      }),
    )
  })

  it('законченный сравнивается с целым годом раньше или с предыдущим', () => {
    const third = periodOf('quarter', '2026-08-01', 1)
    expect(periodBefore('quarter', third, 'year', today, 1)).toEqual({ from: '2025-07-01', to: '2025-09-30' })
    expect(periodBefore('quarter', third, 'previous', today, 1)).toEqual({ from: '2026-04-01', to: '2026-06-30' })
    const week = periodOf('week', '2026-11-03', 1)
    expect(periodBefore('week', week, 'year', today, 1)).toEqual({ from: '2025-11-03', to: '2025-11-09' })
  })

  it('тот, что ещё идёт, сравнивается с теми же днями', () => {
    const fourth = periodOf('quarter', today, 1)
    expect(periodBefore('quarter', fourth, 'year', today, 1)).toEqual({ from: '2025-10-01', to: '2025-11-17' })
    const first = periodOf('month', '2027-03-31', 1)
    expect(periodBefore('month', first, 'previous', '2027-03-30', 1)).toEqual({ from: '2027-02-01', to: '2027-02-28' })
  })

  it('поток одной недели показывает и семь недель до неё', () => {
    const flow = flowPeriod('week', periodOf('week', today, 1))
    expect(daysBetween(flow.from, flow.to) + 1).toBe(56)
    expect(flowPeriod('year', periodOf('year', today, 1))).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })

  it('называется словами', () => {
    expect(plain(periodTitle('quarter', periodOf('quarter', '2026-08-01', 1)))).toBe('III квартал 2026')
    expect(plain(periodTitle('week', periodOf('week', today, 1)))).toBe('16–22 ноября 2026')
    expect(plain(periodTitle('week', periodOf('week', '2026-11-01', 1)))).toBe('26 октября–1 ноября 2026')
    expect(plain(periodTitle('month', periodOf('month', today, 1)))).toBe('Ноябрь 2026')
    expect(plain(comparisonTitle('quarter', periodOf('quarter', '2025-08-01', 1)))).toBe('с III кв. 2025')
    expect(plain(comparisonTitle('month', periodOf('month', '2025-11-01', 1)))).toBe('с ноябрём 2025')
    expect(plain(comparisonTitle('year', periodOf('year', '2025-11-01', 1)))).toBe('с 2025 годом')
  })
})
