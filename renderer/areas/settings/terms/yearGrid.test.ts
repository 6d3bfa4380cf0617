import { describe, expect, it } from 'vitest'
import type { CalendarYearView } from '../../../../electron/contract/deadlines.ts'
import { monthsOf, stepOf } from './yearGrid.ts'

const year: CalendarYearView = {
  year: 2026,
  isLoaded: true,
  isOwn: false,
  confidence: 'high',
  act: 'Акт',
  note: '',
  workingDays: 247,
  daysOff: 118,
  openDue: 0,
  days: [
    { date: '2026-11-03', kind: 'short', isWorking: true, name: 'короткий день', isOwn: false },
    { date: '2026-11-04', kind: 'holiday', isWorking: false, name: 'День народного единства', isOwn: false },
    { date: '2026-11-18', kind: 'regional', isWorking: false, name: 'День округа', isOwn: true },
  ],
}
const day = (date: string, staged: Parameters<typeof monthsOf>[1] = {}) =>
  monthsOf(year, staged)
    .flatMap(({ days }) => days)
    .find((one) => one.date === date)

describe('the grid of a year', () => {
  it('has every day once, under its weekday', () => {
    const months = monthsOf(year, {})
    expect(months.reduce((sum, { days }) => sum + days.length, 0)).toBe(365)
    // 1 November 2026 is a Sunday.
    expect(months[10]).toMatchObject({ month: 11, blanks: 6 })
    expect(months[1]?.days).toHaveLength(28)
  })

  it('tells working, short and days off, and those of the office', () => {
    expect(day('2026-11-02')).toMatchObject({ state: 'working', isOwn: false })
    expect(day('2026-11-03')).toMatchObject({ state: 'short' })
    expect(day('2026-11-07')).toMatchObject({ state: 'off', name: '' })
    expect(day('2026-11-18')).toMatchObject({ state: 'off', isOwn: true, name: 'День округа' })
  })

  it('shows a change before it is written', () => {
    const staged = { '2026-11-17': { day: '2026-11-17', kind: 'dayOff' as const, name: 'Праздник села' } }
    expect(day('2026-11-17', staged)).toMatchObject({ state: 'off', isChanged: true, name: 'Праздник села' })
  })

  it('is walked by arrows, months and ends without leaving the year', () => {
    expect(stepOf('2026-11-17', 'ArrowDown')).toBe('2026-11-24')
    expect(stepOf('2026-01-31', 'PageDown')).toBe('2026-02-28')
    expect(stepOf('2026-12-31', 'ArrowRight')).toBeNull()
    expect(stepOf('2026-12-05', 'PageDown')).toBeNull()
    expect(stepOf('2026-11-17', 'Home')).toBe('2026-01-01')
    expect(stepOf('2026-11-17', 'q')).toBeNull()
  })
})
