import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workloadPrintRoute } from '../../../electron/contract/analytics.ts'
import { COMPARISONS, PERIOD_KINDS } from './period.ts'
import { queryToScope, queryToView, viewToQuery } from './query.ts'

describe('адрес аналитики', () => {
  it('держит период, каналы и сравнение', () => {
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom(...PERIOD_KINDS),
          on: fc.option(fc.constantFrom('2026-07-01', '2025-02-28')),
          channelIds: fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 4 }),
          comparison: fc.constantFrom(...COMPARISONS),
        }),
        (view) => {
          expect(queryToView(viewToQuery(view))).toEqual(view)
        },
      ),
    )
  })

  it('обычный вид не оставляет следа, нечитаемое становится обычным', () => {
    const usual = { kind: 'quarter', on: null, channelIds: [], comparison: 'year' } as const
    expect(viewToQuery({ ...usual, channelIds: [] })).toEqual({})
    expect(queryToView({ period: 'век', on: '2026-02-30', channels: 'ПОС,-1', with: ['year'] })).toEqual(usual)
  })

  it('печать читает тот же адрес, что написан для неё', () => {
    const scope = { period: { from: '2026-07-01', to: '2026-09-30' }, channelIds: [2, 5] }
    const query = Object.fromEntries(new URLSearchParams(workloadPrintRoute(scope).split('?')[1]))
    expect(queryToScope(query)).toEqual(scope)
    expect(() => queryToScope({ from: '2026-07-01' })).toThrow('в адресе нет периода')
  })
})
