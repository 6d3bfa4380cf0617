import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  dayKind,
  daysOffBetween,
  doubtfulYears,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
} from './calendar.ts'
import { addDays, daysBetween, fromDayNumber, isCivilDate, isCivilMoment, toDayNumber, weekdayOf } from './civil.ts'
import { loadCalendar, withOverlay } from './loadCalendar.ts'
import { readCalendarFile, shipped } from './testing.ts'

const { calendar } = shipped
const anyDay = fc.integer({ min: toDayNumber('2023-01-01'), max: toDayNumber('2028-12-31') }).map(fromDayNumber)

describe('civil dates', () => {
  it('know leap years', () => {
    expect(['2024-02-29', '2000-02-29'].every(isCivilDate)).toBe(true)
    expect(
      ['2023-02-29', '2100-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '26-01-01', ''].some(isCivilDate),
    ).toBe(false)
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(daysBetween('2023-12-31', '2024-12-31')).toBe(366)
  })

  it('refuse what is not a moment of the office', () => {
    expect(isCivilMoment('2026-11-17T10:42')).toBe(true)
    for (const text of ['2026-11-17', '2026-11-17T24:00', '2026-11-17T10:42Z', '2026-11-17 10:42', '2026-11-31T10:42'])
      expect([text, isCivilMoment(text)]).toEqual([text, false])
    expect(() => toDayNumber('17.11.2026')).toThrow(RangeError)
  })

  it('the demonstration day is a Tuesday', () => {
    expect(weekdayOf('2026-11-17')).toBe(2)
    expect(weekdayOf('1969-12-28')).toBe(7)
  })
})

describe('production calendar', () => {
  it.each([
    ['2025-10-31', 1, '2025-11-01'],
    ['2026-12-30', 1, '2027-01-11'],
    ['2026-04-30', 3, '2026-05-06'],
    ['2027-02-19', 1, '2027-02-20'],
    ['2025-10-31', 10, '2025-11-17'],
  ])('golden vector: %s and %i working days is %s', (from, amount, to) => {
    expect(addWorkingDays(calendar, from, amount)).toBe(to)
    expect(workingDaysBetween(calendar, from, to)).toBe(amount)
  })

  it.each([
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
    [2027, 247],
  ])('%i has %i working days', (year, days) => {
    expect(workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(days)
  })

  it('the New Year break of 2026 lasts from 31 December to 11 January', () => {
    expect(nextWorkingDay(calendar, '2025-12-30')).toBe('2026-01-12')
    expect(previousWorkingDay(calendar, '2026-01-12')).toBe('2025-12-30')
  })

  it.each([
    ['2026-11-04', 'holiday', 'День народного единства'],
    ['2026-01-07', 'holiday', 'Рождество Христово'],
    ['2026-01-09', 'transfer', 'перенос с 03.01'],
    ['2026-03-08', 'holiday', 'Международный женский день'],
    ['2026-03-09', 'transfer', 'перенос с 08.03'],
    ['2026-11-15', 'weekend', 'выходной'],
    ['2026-11-03', 'short', 'короткий день'],
    ['2025-11-01', 'short', 'рабочая суббота'],
    ['2024-04-27', 'working', 'рабочая суббота'],
    ['2026-11-17', 'working', null],
  ])('%s is %s: %s', (date, kind, name) => {
    expect(dayKind(calendar, date)).toMatchObject({ kind, name, loaded: true })
  })

  it('a working Saturday works as the weekday it was exchanged for', () => {
    expect(dayKind(calendar, '2025-11-01').worksAs).toBe(1)
    expect(dayKind(calendar, '2024-11-02').worksAs).toBe(2)
  })

  it('2028 is not loaded: weekends and statutory holidays only, and it says so', () => {
    expect(dayKind(calendar, '2028-02-23')).toMatchObject({ kind: 'holiday', loaded: false })
    expect(dayKind(calendar, '2028-01-08').working).toBe(false)
    expect(dayKind(calendar, '2028-01-10')).toMatchObject({ working: true, loaded: false })
    expect(dayKind(calendar, '2028-02-29').working).toBe(true)
    expect(doubtfulYears(calendar, '2026-12-01', '2028-01-01')).toEqual([
      { year: 2027, doubt: 'unconfirmed' },
      { year: 2028, doubt: 'notLoaded' },
    ])
    expect(doubtfulYears(calendar, '2026-01-01', '2026-12-31')).toEqual([])
  })

  it('the office adds its own days, and the version shows it', () => {
    const own = withOverlay(calendar, {
      daysOff: [{ date: '2026-11-18', name: 'День округа' }],
      workingDays: [{ date: '2026-11-21', name: 'рабочий день за 18.11' }],
      shortDays: ['2026-11-17'],
    })
    expect(dayKind(own, '2026-11-18')).toMatchObject({ kind: 'regional', name: 'День округа', working: false })
    expect(dayKind(own, '2026-11-21')).toMatchObject({ kind: 'working', name: 'рабочий день за 18.11' })
    expect(dayKind(own, '2026-11-17').kind).toBe('short')
    expect(isWorkingDay(calendar, '2026-11-18')).toBe(true)
    expect(own.version).not.toBe(calendar.version)
    expect(withOverlay(calendar, {}).version).toBe(calendar.version)
    expect(withOverlay(calendar, { daysOff: [{ date: '2026-11-18', name: 'День области' }] }).version).not.toBe(
      own.version,
    )
  })

  it('a day cannot be given off and worked at once', () => {
    const overlay = { daysOff: [{ date: '2026-11-18', name: 'а' }], workingDays: [{ date: '2026-11-18', name: 'б' }] }
    expect(() => withOverlay(calendar, overlay)).toThrow(/2026-11-18/)
  })

  it('a year without working days is refused instead of searched for ever', () => {
    const daysOff = Array.from({ length: 500 }, (_, day) => ({ date: addDays('2026-01-01', day), name: 'простой' }))
    expect(() => nextWorkingDay(withOverlay(calendar, { daysOff }), '2026-01-01')).toThrow(/no working day/)
  })

  it.each([
    [
      'a day off without a reason',
      '"2026-05-11", "2026-06-12", "2026-11-04"',
      '"2026-05-12", "2026-06-12", "2026-11-04"',
    ],
    ['a lost holiday', '"2026-11-04", "2026-12-31"', '"2026-12-31"'],
    ['a working Sunday', '"working_saturdays": ["2025-11-01"]', '"working_saturdays": ["2025-11-02"]'],
    ['a short day that is a day off', '"2026-11-03"]', '"2026-11-04"]'],
    ['a date of another year', '"short_days": ["2026-04-30"', '"short_days": ["2025-04-30"'],
    ['totals that do not match', '"working_days": 248', '"working_days": 247'],
  ])('the loader refuses %s', (_, good, bad) => {
    const json = JSON.stringify(readCalendarFile()).replaceAll(',"', ', "').replaceAll('":', '": ')
    expect(json).toContain(good)
    expect(() => loadCalendar(JSON.parse(json.replace(good, bad)))).toThrow(/calendar 20/)
  })

  it('the loader refuses what is not a calendar', () => {
    for (const json of [null, [], {}, { id: 'ru', statutory: [], years: { 2026: {} } }])
      expect(() => loadCalendar(json)).toThrow(/Invalid/)
  })

  it('a change of any day changes the version', () => {
    const json = JSON.stringify(readCalendarFile()).replace('Рождество Христово', 'Рождество')
    expect(loadCalendar(JSON.parse(json)).version).not.toBe(calendar.version)
    expect(loadCalendar(readCalendarFile()).version).toBe(calendar.version)
  })

  it('adding working days lands on a working day and is undone by counting', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (date, amount) => {
        const to = addWorkingDays(calendar, date, amount)
        expect(isWorkingDay(calendar, to)).toBe(true)
        expect(workingDaysBetween(calendar, date, to)).toBe(amount)
        expect(daysBetween(date, to)).toBe(amount + daysOffBetween(calendar, date, to).length)
        const back = addWorkingDays(calendar, date, -amount)
        expect(isWorkingDay(calendar, back)).toBe(true)
        expect(back < date).toBe(true)
      }),
    )
  })

  it('adding in two parts is adding at once', () => {
    const amount = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(anyDay, amount, amount, (date, first, second) => {
        const parts = addWorkingDays(calendar, addWorkingDays(calendar, date, first), second)
        expect(parts).toBe(addWorkingDays(calendar, date, first + second))
      }),
    )
  })
})
