import { describe, expect, it } from 'vitest'
import type { OfficeHours } from '../../../electron/contract/office.ts'
import { dueView, dueViewLong, minutesWithinDay } from './due.ts'

const now = '2026-11-17T10:42'
const hours: OfficeHours = {
  start: '08:30',
  end: '17:30',
  lunchStart: '13:00',
  lunchEnd: '14:00',
  fridayEnd: '16:30',
  shortDayMinutes: 60,
}
const mark = (dueAt: string | null, answeredAt: string | null = null) => dueView({ dueAt, answeredAt }, now, hours)
const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ')

describe('the due mark of a row', () => {
  it.each([
    ['2026-11-13', 'over', '13.11 · +4 дн.', undefined],
    ['2026-11-16', 'over', '16.11 · +1 дн.', undefined],
    ['2026-11-17T08:50', 'over', '08:50 · +2 ч', undefined],
    ['2026-11-17T11:20', 'today', '11:20 · 38 мин', undefined],
    ['2026-11-17T16:40', 'today', '16:40 · 5 ч', undefined],
    ['2026-11-17', 'today', 'сегодня', undefined],
    ['2026-11-18', 'plan', '18.11', '1 дн.'],
    ['2026-12-16', 'plan', '16.12', '29 дн.'],
  ])('%s is shown as %s «%s»', (dueAt, state, text, rest) => {
    const view = mark(dueAt)
    expect([view?.state, plain(view?.text), plain(view?.rest)]).toEqual([state, text, rest])
  })

  it('shows the day of the answer, in time or late', () => {
    expect(mark('2026-11-16', '2026-11-16T17:00')).toMatchObject({
      state: 'done',
      text: '16.11',
      hint: 'ответ дан в срок',
    })
    expect(mark('2026-11-16', '2026-11-17')).toMatchObject({
      state: 'done',
      text: '17.11',
      hint: 'ответ дан позже срока',
    })
    expect(mark('2026-11-16T12:00', '2026-11-16T12:01')?.hint).toBe('ответ дан позже срока')
  })

  it('is absent where no term runs', () => {
    expect(mark(null)).toBeNull()
  })

  it('does not count the lunch hour, and falls back to plain minutes in the evening', () => {
    expect(minutesWithinDay('2026-11-17T12:30', '2026-11-17T14:30', hours)).toBe(60)
    expect(minutesWithinDay('2026-11-17T18:00', '2026-11-17T19:00', hours)).toBe(60)
    expect(minutesWithinDay('2026-11-20T16:00', '2026-11-20T17:30', hours)).toBe(30)
  })

  it('speaks in full words on the card', () => {
    const long = (dueAt: string) => {
      const view = dueViewLong({ dueAt, answeredAt: null }, now, hours)
      return plain([view?.text, view?.rest].filter(Boolean).join(' '))
    }
    expect(long('2026-11-13')).toBe('13.11 · просрочено на 4 дн.')
    expect(long('2026-11-27')).toBe('27.11, пятница через 10 дн.')
    expect(long('2026-11-17T11:20')).toBe('11:20 · через 38 мин')
    expect(long('2026-11-17')).toBe('сегодня')
  })
})
