import fc from 'fast-check'
import type { OfficeHours } from '../../contract/office.ts'
import { describe, expect, it } from 'vitest'
import { fromDayNumber, momentAt, toDayNumber } from './civil.ts'
import {
  addWorkingMinutes,
  isWorkingMoment,
  workSpans,
  workingMinutesBetween,
  workingMinutesOfDay,
} from './officeHours.ts'
import { evenHours, shipped } from './testing.ts'

const shortFriday: OfficeHours = {
  start: '08:00',
  end: '17:15',
  lunchStart: '12:00',
  lunchEnd: '13:00',
  fridayEnd: '12:30',
  shortDayMinutes: 60,
}
const timetables: OfficeHours[] = [evenHours, shortFriday, { ...evenHours, lunchEnd: evenHours.lunchStart }]
const settings = fc.constantFrom(...timetables).map((hours) => ({ calendar: shipped.calendar, hours }))
const moment = fc
  .tuple(
    fc.integer({ min: toDayNumber('2025-10-25'), max: toDayNumber('2027-03-01') }),
    fc.integer({ min: 0, max: 1439 }),
  )
  .map(([day, minutes]) => momentAt(fromDayNumber(day), minutes))
const minutes = fc.integer({ min: 0, max: 5000 })

describe('office hours', () => {
  it.each([
    // The clock of the demonstration day: lunch is not counted.
    ['2026-11-17T10:42', 298, '2026-11-17T16:40'],
    ['2026-11-17T10:42', 38, '2026-11-17T11:20'],
    ['2026-11-16T15:40', 540, '2026-11-17T16:40'],
    ['2026-11-17T12:30', 30, '2026-11-17T13:00'],
    ['2026-11-17T12:30', 31, '2026-11-17T14:01'],
    ['2026-11-17T13:20', 1, '2026-11-17T14:01'],
    ['2026-11-17T17:00', 30, '2026-11-17T17:30'],
    ['2026-11-17T17:00', 31, '2026-11-18T08:31'],
    ['2026-11-14T12:00', 60, '2026-11-16T09:30'],
    // 3 November 2026 is short, 4 November a holiday.
    ['2026-11-03T16:00', 31, '2026-11-05T08:31'],
    // 1 November 2025 is a working Saturday and short.
    ['2025-10-31T17:00', 60, '2025-11-01T09:00'],
    ['2025-11-01T16:30', 1, '2025-11-05T08:31'],
    ['2025-12-30T17:30', 1, '2026-01-12T08:31'],
  ])('%s and %i working minutes is %s', (from, amount, to) => {
    expect(addWorkingMinutes(shipped, from, amount)).toBe(to)
    expect(workingMinutesBetween(shipped, from, to)).toBe(amount)
  })

  it('nothing added: inside hours the same moment, outside the next opening', () => {
    expect(addWorkingMinutes(shipped, '2026-11-17T10:42', 0)).toBe('2026-11-17T10:42')
    expect(addWorkingMinutes(shipped, '2026-11-17T17:30', 0)).toBe('2026-11-17T17:30')
    expect(addWorkingMinutes(shipped, '2026-11-17T13:30', 0)).toBe('2026-11-17T14:00')
    expect(addWorkingMinutes(shipped, '2026-11-17T20:00', 0)).toBe('2026-11-18T08:30')
  })

  it('Friday may end earlier, even before lunch ends; a short day is an hour shorter', () => {
    const own = { calendar: shipped.calendar, hours: shortFriday }
    expect(workingMinutesOfDay(own, '2026-11-19')).toBe(495)
    expect(workingMinutesOfDay(own, '2026-11-20')).toBe(240)
    expect(workingMinutesOfDay(own, '2026-11-03')).toBe(435)
    expect(workingMinutesOfDay(own, '2026-11-04')).toBe(0)
    // The working Saturday of 2025 replaces a Monday, so the Friday end does not apply.
    expect(workingMinutesOfDay(own, '2025-11-01')).toBe(435)
    expect(workingMinutesOfDay(own, '2027-04-30')).toBe(210)
  })

  it('lunch that ends as it starts is no lunch', () => {
    const own = { calendar: shipped.calendar, hours: { ...evenHours, lunchEnd: evenHours.lunchStart } }
    expect(addWorkingMinutes(own, '2026-11-17T12:30', 60)).toBe('2026-11-17T13:30')
    expect(workingMinutesOfDay(own, '2026-11-17')).toBe(540)
  })

  it('minutes are whole and not negative', () => {
    expect(() => addWorkingMinutes(shipped, '2026-11-17T10:42', -1)).toThrow(RangeError)
    expect(() => addWorkingMinutes(shipped, '2026-11-17T10:42', 0.5)).toThrow(RangeError)
  })

  it('counting undoes adding', () => {
    fc.assert(
      fc.property(settings, moment, minutes, (work, from, amount) => {
        expect(workingMinutesBetween(work, from, addWorkingMinutes(work, from, amount))).toBe(amount)
      }),
    )
  })

  it('adding never lands outside working time and never goes back', () => {
    fc.assert(
      fc.property(settings, moment, minutes, (work, from, amount) => {
        const to = addWorkingMinutes(work, from, amount)
        expect(isWorkingMoment(work, to)).toBe(true)
        expect(to >= from).toBe(true)
      }),
    )
  })

  it('adding in two parts is adding at once', () => {
    fc.assert(
      fc.property(settings, moment, minutes, minutes, (work, from, first, second) => {
        const parts = addWorkingMinutes(work, addWorkingMinutes(work, from, first), second)
        expect(parts).toBe(addWorkingMinutes(work, from, first + second))
      }),
    )
  })

  it('a later start or a longer term never ends earlier', () => {
    fc.assert(
      fc.property(settings, moment, moment, minutes, minutes, (work, a, b, first, second) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        const [short, long] = first < second ? [first, second] : [second, first]
        expect(addWorkingMinutes(work, early, short) <= addWorkingMinutes(work, late, short)).toBe(true)
        expect(addWorkingMinutes(work, early, short) <= addWorkingMinutes(work, early, long)).toBe(true)
      }),
    )
  })

  it('stretches between moments add up, in any order', () => {
    fc.assert(
      fc.property(settings, moment, moment, moment, (work, a, b, c) => {
        const through = workingMinutesBetween(work, a, b) + workingMinutesBetween(work, b, c)
        expect(through).toBe(workingMinutesBetween(work, a, c))
      }),
    )
  })

  it('the pieces of a count are working time, in order, and make up the amount', () => {
    fc.assert(
      fc.property(settings, moment, minutes, (work, from, amount) => {
        const spans = workSpans(work, from, amount)
        expect(spans.reduce((sum, span) => sum + span.minutes, 0)).toBe(amount)
        spans.forEach((span, index) => {
          expect(workingMinutesBetween(work, span.from, span.to)).toBe(span.minutes)
          expect(span.from >= (spans[index - 1]?.to ?? from)).toBe(true)
        })
      }),
    )
  })
})
