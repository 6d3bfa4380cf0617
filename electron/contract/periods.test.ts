import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as v from 'valibot'
import { comparable, isWhole, PERIOD_KINDS, periodBefore, periodOf, periodSchema, yearBefore } from './periods.ts'

const day = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 86_400_000, max: Date.UTC(2100, 0, 1) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const kind = fc.constantFrom(...PERIOD_KINDS.filter((one) => one !== 'custom'))
const weekStart = fc.integer({ min: 1, max: 7 })
const next = (civil: string): string =>
  new Date(Date.parse(`${civil}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

it('a period holds its day, is whole, and the one before it ends on the eve', () => {
  fc.assert(
    fc.property(kind, day, weekStart, (of, on, start) => {
      const period = periodOf(of, on, start)
      expect(period.from <= on && on <= period.to).toBe(true)
      expect(isWhole(period, start)).toBe(true)
      expect(v.safeParse(periodSchema(PERIOD_KINDS), period).success).toBe(true)
      const before = periodBefore(period, start)
      expect(next(before.to)).toBe(period.from)
      expect(periodOf(of, before.from, start, 1)).toEqual(period)
    }),
  )
})

it('the same period a year ago is whole too, and a week keeps its weekdays', () => {
  fc.assert(
    fc.property(kind, day, weekStart, (of, on, start) => {
      const before = yearBefore(periodOf(of, on, start))
      expect(isWhole(before, start)).toBe(true)
      expect(before.to < on).toBe(true)
    }),
  )
  expect(yearBefore({ kind: 'custom', from: '2024-02-29', to: '2024-03-31' })).toEqual({
    kind: 'custom',
    from: '2023-02-28',
    to: '2023-03-31',
  })
})

it('a span of one’s own is compared with as many days before it', () => {
  expect(periodBefore({ kind: 'custom', from: '2026-03-01', to: '2026-03-10' })).toEqual({
    kind: 'custom',
    from: '2026-02-19',
    to: '2026-02-28',
  })
})

it('a period that still runs is compared with as many days of the other one', () => {
  const quarter = periodOf('quarter', '2026-11-17')
  expect(comparable(periodBefore(quarter), quarter, '2026-10-10').to).toBe('2026-07-10')
  expect(comparable(periodBefore(quarter), quarter, '2026-12-31').to).toBe('2026-09-30')
  // December has 31 days, September before it 30: the other period never grows beyond its end.
  const month = periodOf('month', '2026-03-30')
  expect(comparable(periodBefore(month), month, '2026-03-30').to).toBe('2026-02-28')
})

it('half a month is no month', () => {
  const schema = periodSchema(['month', 'custom'])
  expect(v.safeParse(schema, { kind: 'month', from: '2026-11-01', to: '2026-11-29' }).success).toBe(false)
  expect(v.safeParse(schema, { kind: 'custom', from: '2026-11-01', to: '2026-10-29' }).success).toBe(false)
  expect(v.safeParse(schema, { kind: 'week', from: '2026-11-16', to: '2026-11-22' }).success).toBe(false)
})
