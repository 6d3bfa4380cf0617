import { describe, expect, it } from 'vitest'
import { changeOf, changeText, linePoints } from './figures.ts'
import { periodOfView, viewOfPeriod } from '../../app/period/period.ts'
import { queryToView, viewToQuery } from './query.ts'

const at = (place: number | null, placeBefore: number | null) => changeText(changeOf({ place, placeBefore }))

describe('the change of a place', () => {
  it('is told by a sign and a word', () => {
    expect(at(2, 4)).toBe('↑2 выше')
    expect(at(4, 3)).toBe('↓1 ниже')
    expect(at(1, 1)).toBe('= то же')
    expect(at(1, null)).toBe('впервые')
  })
})

describe('the line of a recipient', () => {
  it('has the first place at the top and a gap where the recipient was not ranked', () => {
    const runs = linePoints([1, 3, null, 2], { width: 100, height: 26, lowest: 3 })
    expect(runs.map((run) => run.length)).toEqual([2, 1])
    expect(runs[0]?.[0]).toEqual({ x: 3, y: 3 })
    expect(runs[0]?.[1]?.y).toBe(23)
  })
})

describe('the address of the page', () => {
  it('leads to any period from another page', () => {
    const day = { kind: 'day' as const, from: '2026-10-05', to: '2026-10-05' }
    expect(viewToQuery({ ...viewOfPeriod(day), scope: null, open: 3 })).toEqual({
      period: 'custom',
      from: day.from,
      to: day.to,
      open: '3',
    })
    const month = { kind: 'month' as const, from: '2026-10-01', to: '2026-10-31' }
    expect(periodOfView({ ...queryToView({}), ...viewOfPeriod(month) }, '2026-11-17', 1)).toEqual(month)
  })
  it('keeps what is shown and leaves the usual out', () => {
    expect(viewToQuery(queryToView({}))).toEqual({})
    const kept = { period: 'month', on: '2026-10-01', scope: 'pos', open: '7' }
    expect(viewToQuery(queryToView(kept))).toEqual(kept)
    expect(viewToQuery(queryToView({ period: 'decade', on: '31.02', scope: 'mail', open: 'x' }))).toEqual({})
  })
  it('turns a span that was typed the wrong way round', () => {
    const view = queryToView({ period: 'custom', from: '2026-10-20', to: '2026-10-05' })
    expect(periodOfView(view, '2026-11-17', 1)).toEqual({ kind: 'custom', from: '2026-10-05', to: '2026-10-20' })
  })
})
