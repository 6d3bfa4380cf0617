import { describe, expect, it } from 'vitest'
import { planPage } from './pagePlan.ts'

const ask = (index: number, afterIndex = 0) => ({ index, limit: 100, after: null, afterIndex })

describe('a jump in a list of a million', () => {
  it('walks on from the cursor where that is near', () => {
    expect(planPage(ask(400), 1_000_000, 0)).toEqual({ from: 'cursor', after: null, start: 0, limit: 100 })
    expect(planPage(ask(999_950, 999_900), 1_000_000, 0)).toMatchObject({ from: 'cursor', start: 999_900 })
  })
  it('reads the end backwards', () => {
    expect(planPage(ask(999_970), 1_000_000, 0)).toEqual({ from: 'end', end: 1_000_000, limit: 30 })
  })
  it('reaches rows without a date at once, they come last', () => {
    expect(planPage(ask(999_970), 1_000_000, 2000)).toEqual({
      from: 'cursor',
      after: { key: null, id: 0 },
      start: 998_000,
      limit: 100,
    })
    expect(planPage(ask(997_800), 1_000_000, 2000)).toEqual({ from: 'end', end: 998_000, limit: 200 })
  })
  it('walks where the number of rows without a date is not known', () => {
    expect(planPage(ask(999_970), 1_000_000, null)).toMatchObject({ from: 'cursor', start: 0 })
  })
})
