import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssignmentRepeat } from '../../contract/assignments.ts'
import { addDays, isWorkingDay, loadCalendar, weekdayOf } from '../deadlines/deadlines.service.ts'
import { comingDates, planDate } from './repeat.ts'
import { readRepeat } from './repeatWords.ts'

const calendar = loadCalendar(JSON.parse(readFileSync('resources/calendars/ru.json', 'utf8')))
const rule = (part: Partial<AssignmentRepeat>): AssignmentRepeat => ({
  unit: 'month',
  every: 1,
  from: '2026-11-10',
  dayOfMonth: null,
  until: null,
  onDayOff: 'previous',
  ...part,
})
const dates = (repeat: AssignmentRepeat, limit = 4, issuedOn = '2026-11-03') =>
  comingDates(repeat, calendar, { after: null, issuedOn, limit }).map((one) => one.dueOn)

const civil = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-01-01', days))
const repeats = fc.record({
  unit: fc.constantFrom('day', 'week', 'month', 'quarter'),
  every: fc.integer({ min: 1, max: 6 }),
  from: civil,
  dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 }), { nil: null }),
  until: fc.option(
    fc.integer({ min: 0, max: 500 }).map((days) => addDays('2025-06-01', days)),
    { nil: null },
  ),
  onDayOff: fc.constantFrom('previous', 'next', 'keep'),
}) satisfies fc.Arbitrary<AssignmentRepeat>

describe('даты периодического поручения', () => {
  it('тридцать первое: в коротком месяце последний день, потом снова тридцать первое', () => {
    const last = rule({ from: '2027-12-31', dayOfMonth: 31, onDayOff: 'keep' })
    expect([0, 1, 2, 3].map((index) => planDate(last, index))).toEqual([
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ])
    expect(planDate(rule({ from: '2026-01-31', dayOfMonth: 31 }), 1)).toBe('2026-02-28')
  })

  it('выходной сдвигается по правилу, и причина названа', () => {
    expect(dates(rule({ from: '2026-10-10', dayOfMonth: 10 }), 2, '2026-10-01')).toEqual(['2026-10-09', '2026-11-10'])
    expect(dates(rule({ from: '2026-10-10', onDayOff: 'next' }), 1)).toEqual(['2026-10-12'])
    expect(dates(rule({ from: '2026-10-10', onDayOff: 'keep' }), 1)).toEqual(['2026-10-10'])
    const [moved] = comingDates(rule({ from: '2026-10-10' }), calendar, {
      after: null,
      issuedOn: '2026-10-01',
      limit: 1,
    })
    expect(moved?.note).toBe('по правилу 10.10.2026 – выходной')
  })

  it('ежедневное идёт по рабочим дням: суббота и воскресенье не дают второй пятницы', () => {
    expect(dates(rule({ unit: 'day', from: '2026-11-19' }), 4)).toEqual([
      '2026-11-19',
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
    ])
  })

  it('первая дата не сдвигается раньше дня поручения', () => {
    expect(dates(rule({ unit: 'day', from: '2026-11-21' }), 1, '2026-11-21')).toEqual(['2026-11-23'])
  })

  it('для любого правила даты растут, окончание включено, рабочий день соблюдён', () => {
    fc.assert(
      fc.property(repeats, (repeat) => {
        const found = comingDates(repeat, calendar, { after: null, issuedOn: repeat.from, limit: 12 })
        for (const [index, one] of found.entries()) {
          const before = found[index - 1]
          expect(before === undefined || before.dueOn < one.dueOn).toBe(true)
          if (repeat.until !== null) expect(one.planOn <= repeat.until).toBe(true)
          if (repeat.onDayOff === 'keep') expect(one.dueOn).toBe(one.planOn)
          else expect(isWorkingDay(calendar, one.dueOn)).toBe(true)
          if (repeat.unit === 'week') expect(weekdayOf(one.planOn)).toBe(weekdayOf(repeat.from))
        }
      }),
    )
  })

  it('окончание в день даты включает её, накануне – нет', () => {
    fc.assert(
      fc.property(repeats, fc.integer({ min: 0, max: 8 }), (repeat, index) => {
        const until = planDate(repeat, index)
        const all = (end: string) =>
          comingDates({ ...repeat, until: end, onDayOff: 'keep' }, calendar, {
            after: null,
            issuedOn: repeat.from,
            limit: 50,
          }).map((one) => one.planOn)
        expect(all(until)).toContain(until)
        expect(all(addDays(until, -1))).not.toContain(until)
      }),
    )
  })

  it('продолжение после любой даты – те же даты, что и сразу', () => {
    fc.assert(
      fc.property(repeats, fc.integer({ min: 1, max: 9 }), (repeat, place) => {
        const options = { issuedOn: repeat.from, limit: 10 }
        const whole = comingDates(repeat, calendar, { after: null, ...options })
        const at = whole[Math.min(place, whole.length) - 1]
        if (!at) return
        const rest = comingDates(repeat, calendar, { after: at, ...options })
        const expected = whole.slice(whole.indexOf(at) + 1)
        expect(rest.slice(0, expected.length)).toEqual(expected)
      }),
    )
  })
})

describe('слова периода', () => {
  const first = (words: string, issuedOn = '2026-11-03') => {
    const repeat = readRepeat(words, issuedOn)
    return repeat && [repeat.unit, repeat.every, repeat.from, repeat.until]
  }
  it.each([
    ['ежедневно', ['day', 1, '2026-11-04', null]],
    ['Каждый рабочий день', ['day', 1, '2026-11-04', null]],
    ['еженедельно', ['week', 1, '2026-11-06', null]],
    ['еженедельно по пт', ['week', 1, '2026-11-06', null]],
    ['еженедельно, до понедельника', ['week', 1, '2026-11-09', null]],
    ['каждую среду', ['week', 1, '2026-11-04', null]],
    ['по вторникам', ['week', 1, '2026-11-10', null]],
    ['раз в две недели', ['week', 2, '2026-11-06', null]],
    ['ежемесячно до 10-го', ['month', 1, '2026-11-10', null]],
    ['ежемесячно, до 3 числа', ['month', 1, '2026-12-03', null]],
    ['ежемесячно', ['month', 1, '2026-11-30', null]],
    ['ежемесячно до конца месяца', ['month', 1, '2026-11-30', null]],
    ['раз в полгода', ['month', 6, '2026-11-30', null]],
    ['ежеквартально', ['quarter', 1, '2026-12-31', null]],
    ['ежеквартально до 10-го', ['quarter', 1, '2027-01-10', null]],
    ['ежемесячно до 10-го до 31.12.2026', ['month', 1, '2026-11-10', '2026-12-31']],
    ['ежедневно до 01.03.2027 г.', ['day', 1, '2026-11-04', '2027-03-01']],
  ])('«%s» понято', (words, expected) => expect(first(words)).toEqual(expected))

  it.each(['постоянно', 'до таяния снега', 'ежемесячно до 45-го', 'каждую осень', 'еженедельно до 31.02.2027', ''])(
    '«%s» остаётся словами',
    (words) => expect(first(words)).toBeNull(),
  )

  it('окончание раньше первой даты – не правило', () => expect(first('ежемесячно до 10-го до 05.11.2026')).toBeNull())
})
