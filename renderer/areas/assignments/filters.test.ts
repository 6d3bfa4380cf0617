import { describe, expect, it } from 'vitest'
import type { AssignmentFilter } from '../../../electron/contract/assignments.ts'
import { filterOf, isNarrowed, queryOf } from './filters.ts'

const full: AssignmentFilter = {
  show: 'lateOpen',
  executor: { kind: 'recipient', id: 4 },
  meetingId: 11,
  text: 'песок',
  controllerId: 3,
  blockId: 2,
  origin: 'own',
  issuedFrom: '2026-10-01',
  issuedTo: '2026-10-31',
  dueFrom: '2026-11-01',
  dueTo: '2026-11-30',
  returned: true,
}

describe('фильтр в адресе', () => {
  it('возвращается из адреса тем же', () => {
    expect(filterOf(queryOf(full) as never)).toEqual(full)
  })

  it('пустой адрес – открытые без условий, и адрес открытых пуст', () => {
    expect(queryOf(filterOf({}))).toEqual({})
    expect(isNarrowed(filterOf({ show: 'overdue' }))).toBe(false)
    expect(isNarrowed(filterOf({ returned: '1' }))).toBe(true)
  })

  it('чужие и испорченные значения не ломают список', () => {
    expect(
      filterOf({
        show: 'constructor',
        executor: 'person-x',
        meeting: '-1',
        block: '2e3',
        dueFrom: 'вчера',
        origin: '1',
      }),
    ).toEqual(filterOf({}))
  })
})
