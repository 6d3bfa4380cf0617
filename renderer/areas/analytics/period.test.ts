import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Period } from '../../../electron/contract/periods.ts'
import { addDays, daysBetween } from '../../ui/civil.ts'
import { comparedWith, comparisonTitle, flowPeriod, PERIOD_KINDS, periodOf, periodTitle, stepped } from './period.ts'
import type { PeriodKind } from './period.ts'

const today = '2026-11-17'
const day = fc.integer({ min: 0, max: 6000 }).map((days) => addDays('2020-01-01', days))
const of = (kind: PeriodKind, on: string, weekStart = 1): Period => periodOf(kind, { from: on, to: on }, weekStart)
const days = ({ from, to }: Period): { from: string; to: string } => ({ from, to })
const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

describe('the period of the page', () => {
  it('holds its day, and steps lead to its neighbours and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_KINDS), day, fc.integer({ min: 1, max: 7 }), (kind, on, weekStart) => {
        const period = of(kind, on, weekStart)
        expect(period.from <= on && on <= period.to).toBe(true)
        const next = stepped(period, weekStart, 1)
        expect(next.from).toBe(addDays(period.to, 1))
        expect(stepped(next, weekStart, -1)).toEqual(period)
      }),
    )
  })

  it('is compared whole with a whole one a year ago or before it', () => {
    const third = of('quarter', '2026-08-01')
    expect(days(comparedWith(third, 'year', today, 1))).toEqual({ from: '2025-07-01', to: '2025-09-30' })
    expect(days(comparedWith(third, 'previous', today, 1))).toEqual({ from: '2026-04-01', to: '2026-06-30' })
    expect(days(comparedWith(of('week', '2026-11-03'), 'year', today, 1))).toEqual({
      from: '2025-11-03',
      to: '2025-11-09',
    })
    const own: Period = { kind: 'custom', from: '2026-10-11', to: '2026-10-20' }
    expect(days(comparedWith(own, 'previous', today, 1))).toEqual({ from: '2026-10-01', to: '2026-10-10' })
  })

  it('is compared with the same days while it runs', () => {
    expect(days(comparedWith(of('quarter', today), 'year', today, 1))).toEqual({ from: '2025-10-01', to: '2025-11-17' })
    const march = of('month', '2027-03-31')
    expect(days(comparedWith(march, 'previous', '2027-03-30', 1))).toEqual({ from: '2027-02-01', to: '2027-02-28' })
  })

  it('of a single day or week shows its flow with those before it', () => {
    const week = flowPeriod(of('week', today))
    expect(daysBetween(week.from, week.to) + 1).toBe(56)
    const single = flowPeriod(of('day', today))
    expect(daysBetween(single.from, single.to) + 1).toBe(14)
    expect(flowPeriod(of('year', today))).toEqual({ kind: 'year', from: '2026-01-01', to: '2026-12-31' })
  })

  it('is named in words', () => {
    expect(plain(periodTitle('quarter', of('quarter', '2026-08-01')))).toBe('III квартал 2026')
    expect(plain(periodTitle('week', of('week', today)))).toBe('16–22 ноября 2026')
    expect(plain(periodTitle('week', of('week', '2026-11-01')))).toBe('26 октября–1 ноября 2026')
    expect(plain(periodTitle('day', of('day', today)))).toBe('17 ноября 2026')
    expect(plain(periodTitle('custom', { from: '2026-02-01', to: '2026-11-05' }))).toBe('01.02–05.11.2026')
    expect(plain(periodTitle('custom', { from: '2025-02-01', to: '2026-11-05' }))).toBe('01.02.2025–05.11.2026')
    expect(plain(comparisonTitle('quarter', of('quarter', '2025-08-01')))).toBe('с III кв. 2025')
    expect(plain(comparisonTitle('month', of('month', '2025-11-01')))).toBe('с ноябрём 2025')
    expect(plain(comparisonTitle('day', of('day', '2025-11-18')))).toBe('с 18.11.2025')
  })
})
