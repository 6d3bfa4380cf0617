import { describe, expect, it } from 'vitest'
import { dueOf } from './due.ts'

const today = '2026-11-17'
const row = { dueOn: '2026-11-20', state: 'open' as const, closedOn: null, overdueDays: 0 }

describe('знак срока поручения', () => {
  it('впереди, сегодня, просрочено, без срока', () => {
    expect(dueOf(row, today)).toEqual({ state: 'plan', text: '20.11', rest: '3\u00A0дн.' })
    expect(dueOf({ ...row, dueOn: today }, today)).toMatchObject({ state: 'today', text: 'сегодня' })
    expect(dueOf({ ...row, dueOn: '2026-11-13', overdueDays: 4 }, today)).toMatchObject({
      state: 'over',
      text: '13.11 · +4\u00A0дн.',
    })
    expect(dueOf({ ...row, dueOn: null }, today)).toBeNull()
    expect(dueOf({ ...row, dueOn: '2027-03-31' }, today)).toEqual({ state: 'plan', text: '31.03.2027', rest: '' })
  })

  it('исполненное с опозданием показывает, на сколько опоздало', () => {
    expect(dueOf({ ...row, state: 'done', closedOn: '2026-11-24', overdueDays: 4 }, '2026-12-01')).toMatchObject({
      state: 'done',
      text: '24.11 · +4\u00A0дн.',
    })
  })
})
