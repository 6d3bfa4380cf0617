import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopeFilter, workloadPrintRoute } from '../../../electron/contract/analytics.ts'
import { COMPARISONS } from './period.ts'
import {
  FILTER_NAMES,
  noFilters,
  queryToScope,
  queryToView,
  scopeOf,
  viewToQuery,
  type Filters,
  type View,
} from './query.ts'

const usual: View = {
  kind: 'quarter',
  on: null,
  to: null,
  comparison: 'year',
  cards: null,
  filters: noFilters(),
  by: '',
  isRate: false,
  weeks: 8,
  measures: [],
}
const id = fc.integer({ min: 1, max: 50 })
const filters = fc.record(
  Object.fromEntries(
    FILTER_NAMES.map((name) => [name, fc.array(name === 'channelIds' ? id : fc.option(id), { maxLength: 4 })]),
  ),
) as fc.Arbitrary<Filters>

describe('the address of analytics', () => {
  it('keeps everything that the page was asked for', () => {
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
          on: fc.option(fc.constantFrom('2026-07-01', '2025-02-28')),
          to: fc.constant(null),
          comparison: fc.constantFrom(...COMPARISONS),
          cards: fc.option(fc.constantFrom('message' as const, 'appeal' as const)),
          filters,
          by: fc.constantFrom('', 'week', 'recipient'),
          isRate: fc.boolean(),
          weeks: fc.integer({ min: 1, max: 52 }),
          measures: fc.array(
            fc.record({
              on: fc.constantFrom('2026-08-01', '2026-09-15'),
              title: fc.constantFrom('Новая труба', 'Ямочный ремонт, 2-я очередь'),
            }),
            { maxLength: 4 },
          ),
        }),
        (view) => {
          expect(queryToView(viewToQuery(view))).toEqual(view)
        },
      ),
    )
  })

  it('keeps a span of one’s own, and takes one without an end or turned round for the usual quarter', () => {
    const span: View = { ...usual, kind: 'custom', on: '2026-02-01', to: '2026-11-05' }
    expect(queryToView(viewToQuery(span))).toEqual(span)
    expect(queryToView({ period: 'custom', on: '2026-02-01' }).kind).toBe('quarter')
    expect(queryToView({ period: 'custom', on: '2026-02-01', to: '2026-01-01' })).toMatchObject({
      kind: 'quarter',
      to: null,
    })
  })

  it('leaves no trace of the usual, and takes the unreadable for it', () => {
    expect(viewToQuery(usual)).toEqual({})
    const wrong = {
      period: 'век',
      on: '2026-02-30',
      channels: 'ПОС,-1,none',
      with: ['year'],
      weeks: '900',
      measure: 'x',
    }
    expect(queryToView(wrong)).toEqual(usual)
  })

  it('narrows the scope by every filter that is set, and by no other', () => {
    const view: View = { ...usual, cards: 'appeal', filters: { ...noFilters(), blockIds: [3, null], channelIds: [7] } }
    const scope = scopeOf(view, { from: '2026-07-01', to: '2026-09-30' })
    expect(scopeFilter(scope)).toEqual({
      receivedFrom: '2026-07-01',
      receivedTo: '2026-09-30',
      kind: 'appeal',
      channelIds: [7],
      blockIds: [3, null],
    })
  })

  it('of the printed workload is read as it was written', () => {
    const scope = { period: { from: '2026-07-01', to: '2026-09-30' }, channelIds: [2, 5] }
    const query = Object.fromEntries(new URLSearchParams(workloadPrintRoute(scope).split('?')[1]))
    expect(queryToScope(query)).toEqual(scope)
    expect(() => queryToScope({ from: '2026-07-01' })).toThrow('в адресе нет периода')
  })
})
