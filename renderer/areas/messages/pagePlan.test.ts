import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planPage } from './pagePlan.ts'

const ask = (index: number, afterIndex = 0) => ({ index, limit: 500, after: null, afterIndex })

describe('a jump in a list of a million', () => {
  it('goes on from the cursor where that is near, by as many rows as the table reads ahead', () => {
    expect(planPage(ask(60), 1_000_000, 0)).toEqual({ from: 'cursor', after: null, skip: 0, start: 0, limit: 500 })
    expect(planPage({ ...ask(60), limit: 100 }, 1_000_000, 0)).toMatchObject({ start: 0, limit: 100 })
    expect(planPage(ask(999_950, 999_900), 1_000_000, 0)).toMatchObject({ skip: 0, start: 999_900 })
  })
  it('reaches the middle in one call, with some rows before it', () => {
    expect(planPage(ask(500_000), 1_000_000, 0)).toEqual({
      from: 'cursor',
      after: null,
      skip: 499_960,
      start: 499_960,
      limit: 100,
    })
    expect(planPage(ask(500_000, 450_000), 1_000_000, null)).toMatchObject({ skip: 49_960, start: 499_960 })
  })
  it('reads the end backwards', () => {
    expect(planPage(ask(999_970), 1_000_000, 0)).toEqual({ from: 'end', end: 1_000_000, limit: 30 })
    expect(planPage(ask(997_800), 1_000_000, 2000)).toEqual({ from: 'end', end: 998_000, limit: 200 })
  })
  it('reaches rows without a date from where they begin', () => {
    expect(planPage(ask(999_970), 1_000_000, 2000)).toEqual({
      from: 'cursor',
      after: { key: null, id: 0 },
      skip: 1930,
      start: 999_930,
      limit: 100,
    })
  })
  it('always brings the wanted row in the first page', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), fc.option(fc.nat(1_000_000), { nil: null }), (a, b, undated) => {
        const [afterIndex = 0, index = 0] = [a, b].toSorted((one, two) => one - two)
        const plan = planPage(ask(index, afterIndex), 1_000_000, undated)
        const start = plan.from === 'end' ? plan.end - plan.limit : plan.start
        expect(index).toBeGreaterThanOrEqual(start)
        expect(index).toBeLessThan(start + plan.limit)
        expect(plan.limit).toBeLessThanOrEqual(500)
      }),
    )
  })
})
