import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civil, daysBetween } from './civil.ts'
import { fullDate } from './format.ts'
import { parseFreeDate } from './freeDate.ts'

/** Tuesday, 17 November 2026, 10:42. */
const now = '2026-11-17T10:42'
const date = (text: string, lean?: 'ahead' | 'back') => {
  const read = parseFreeDate(text, lean ? { now, lean } : { now })
  return read.ok ? read.value : read.message
}
const moment = (text: string) => {
  const read = parseFreeDate(text, { now, time: true })
  return read.ok ? read.value : read.message
}

describe('free date', () => {
  it.each([
    ['сегодня', '2026-11-17'],
    ['завтра', '2026-11-18'],
    ['Послезавтра', '2026-11-19'],
    ['вчера', '2026-11-16'],
    ['+3', '2026-11-20'],
    ['-2', '2026-11-15'],
    ['+2 нед', '2026-12-01'],
    ['+1 мес', '2026-12-17'],
    ['17.11', '2026-11-17'],
    ['17,11', '2026-11-17'],
    ['1711', '2026-11-17'],
    ['171126', '2026-11-17'],
    ['17.11.26', '2026-11-17'],
    ['17.11.2026', '2026-11-17'],
    ['2026-11-17', '2026-11-17'],
    ['17 ноября', '2026-11-17'],
    ['3 мая 2027 г.', '2027-05-03'],
    ['20', '2026-11-20'],
    ['5', '2026-12-05'],
  ])('reads «%s»', (text, expected) => {
    expect(date(text)).toBe(expected)
  })

  it('takes a bare day of the week ahead for a due date and back for a date received', () => {
    expect(date('пт')).toBe('2026-11-20')
    expect(date('к пт')).toBe('2026-11-20')
    expect(date('пятница', 'back')).toBe('2026-11-13')
  })

  it('takes today’s day of the week as the one in seven days, because today has its own word', () => {
    expect(date('вт')).toBe('2026-11-24')
    expect(date('вт', 'back')).toBe('2026-11-10')
  })

  it('gives a day without a year the year in which it lies nearest', () => {
    expect(date('15.01')).toBe('2027-01-15')
    expect(date('10.11')).toBe('2026-11-10')
  })

  it('looks back for the year of a date received: in November «03.02» is this February, «20.12» the last December', () => {
    expect(date('15.01', 'back')).toBe('2026-01-15')
    expect(date('03.02', 'back')).toBe('2026-02-03')
    expect(date('3 фев', 'back')).toBe('2026-02-03')
    expect(date('0302', 'back')).toBe('2026-02-03')
    expect(date('20.12', 'back')).toBe('2025-12-20')
    expect(date('17.11', 'back')).toBe('2026-11-17')
    expect(date('29.02', 'back')).toBe('2024-02-29')
    expect(date('03.02.27', 'back')).toBe('2027-02-03')
  })

  it('looks ahead for the year of a due date, but leaves a day that has just passed to the refusal of the form', () => {
    expect(date('03.06', 'ahead')).toBe('2027-06-03')
    expect(date('10.11', 'ahead')).toBe('2026-11-10')
  })

  it('takes a bare day of the month from the month before for a date received', () => {
    expect(date('17', 'back')).toBe('2026-11-17')
    expect(date('20', 'back')).toBe('2026-10-20')
    expect(date('31', 'back')).toBe('2026-10-31')
    expect(date('31')).toBe('2026-12-31')
    expect(date('32')).toBe('Такой даты нет')
  })

  it('understands the Latin layout', () => {
    expect(date('pfdnhf')).toBe('2026-11-18')
    expect(date('gn')).toBe('2026-11-20')
    expect(date('17ю11')).toBe('2026-11-17')
  })

  it('reads a time where one may be given', () => {
    expect(moment('17.11.2026 18:20')).toBe('2026-11-17T18:20')
    expect(moment('завтра в 9:05')).toBe('2026-11-18T09:05')
    expect(moment('вчера 9 ч')).toBe('2026-11-16T09:00')
    expect(moment('16:40')).toBe('2026-11-17T16:40')
    expect(moment('сейчас')).toBe('2026-11-17T10:42')
    expect(moment('2026-11-17T18:20')).toBe('2026-11-17T18:20')
  })

  it('says what is wrong', () => {
    expect(date('31.02')).toBe('Такой даты нет')
    expect(date('когда-нибудь')).toBe('Дата не распознана. Примеры: завтра, +3, пт, 17.11')
    expect(moment('17.11 25:00')).toBe('Такого времени нет')
    expect(date('завтра 9:00')).toBe('Здесь нужна дата без времени')
  })

  it('reads an empty field as no date', () => {
    expect(date('  ')).toBeNull()
  })

  it('reads back every date it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (shift) => {
        const day = addDays('2026-11-17', shift)
        expect(date(fullDate(day))).toBe(day)
        const step = Math.abs(shift) % 10_000
        expect(date(`+${step}`)).toBe(addDays('2026-11-17', step))
      }),
    )
  })
})

describe('civil dates', () => {
  it('knows leap years and refuses days that do not exist', () => {
    expect(civil(2028, 2, 29)).toBe('2028-02-29')
    expect(civil(2026, 2, 29)).toBeNull()
  })

  it('adding days and counting them agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), (days) => {
        expect(daysBetween('2026-11-17', addDays('2026-11-17', days))).toBe(days)
      }),
    )
  })
})
