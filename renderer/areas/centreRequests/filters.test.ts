import { describe, expect, it } from 'vitest'
import type { CentreRequestFilter } from '../../../electron/contract/centreRequests.ts'
import { filterOf, isNarrowed, queryOf } from './filters.ts'

const full: CentreRequestFilter = {
  show: 'late',
  text: 'снег',
  kind: 'recommendation',
  executor: { kind: 'person', id: 4 },
  blockId: 2,
  execution: 'none',
  receivedFrom: '2026-10-01',
  receivedTo: '2026-10-31',
}

describe('условия запросов ЦУР в адресе', () => {
  it('возвращаются из адреса теми же', () => {
    expect(filterOf(queryOf(full) as never)).toEqual(full)
  })

  it('пустой адрес – работа без условий, и её адрес пуст', () => {
    expect(queryOf(filterOf({}))).toEqual({})
    expect(isNarrowed(filterOf({ show: 'overdue' }))).toBe(false)
    expect(isNarrowed(filterOf({ kind: 'request' }))).toBe(true)
  })

  it('чужие и испорченные значения не ломают список', () => {
    expect(
      filterOf({
        show: 'constructor',
        kind: '1',
        executor: 'person-x',
        block: '2e3',
        execution: '',
        receivedTo: 'вчера',
      }),
    ).toEqual(filterOf({}))
  })
})
