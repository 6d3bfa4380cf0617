import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay } from './calendar.ts'
import { addDays, dateOf, momentAt, weekdayOf } from './civil.ts'
import { dayKind } from './calendar.ts'
import { explain } from './explain.ts'
import { withOverlay } from './loadCalendar.ts'
import { addWorkingMinutes, isWorkingMoment, workingMinutesBetween, workIntervals } from './officeHours.ts'
import type { WorkTime } from './officeHours.ts'
import { replay } from './steps.ts'
import { rule, shipped, started } from './testing.ts'

/** Terms over the loaded years 2023–2027 and any office timetable with a lunch, a shorter Friday and a short day. */

const FIRST = '2023-01-01'
const LAST = 1825
const day = fc.integer({ min: 0, max: LAST - 200 }).map((days) => addDays(FIRST, days))
const moment = fc.tuple(day, fc.integer({ min: 0, max: 1439 })).map(([date, minutes]) => momentAt(date, minutes))
const timetable: fc.Arbitrary<WorkTime> = fc
  .record({
    start: fc.integer({ min: 7 * 60, max: 10 * 60 }),
    lunch: fc.integer({ min: 0, max: 90 }),
    morning: fc.integer({ min: 120, max: 240 }),
    afternoon: fc.integer({ min: 150, max: 300 }),
    friday: fc.integer({ min: 0, max: 120 }),
    short: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ start, lunch, morning, afternoon, friday, short }) => {
    const time = (minutes: number) => momentAt(FIRST, minutes).slice(11)
    const [lunchStart, lunchEnd] = [start + morning, start + morning + lunch]
    return {
      calendar: shipped.calendar,
      hours: {
        start: time(start),
        end: time(lunchEnd + afternoon),
        lunchStart: time(lunchStart),
        lunchEnd: time(lunchEnd),
        fridayEnd: time(lunchEnd + afternoon - friday),
        shortDayMinutes: short,
      },
    }
  })
const anyRule = fc
  .record({
    unit: fc.constantFrom('calendarDays' as const, 'workingDays' as const, 'workingHours' as const),
    amount: fc.integer({ min: 1, max: 60 }),
    start: fc.constantFrom('nextDay' as const, 'sameDay' as const),
    onDayOff: fc.constantFrom('previous' as const, 'next' as const, 'keep' as const),
  })
  .map((changes) => rule('appeal.final', { ...changes, countFrom: 'received' }))
const clockOf = (used: ReturnType<typeof rule>, at: string, time: WorkTime, changes = {}) =>
  started(used, { received: at, registered: at }, changes, time)

describe('any term over 2023–2027', () => {
  it('is never earlier than its start, and its explanation adds up to its date', () => {
    fc.assert(
      fc.property(anyRule, moment, timetable, (used, at, time) => {
        const clock = clockOf(used, at, time)
        expect(clock.dueAt >= (clock.dueAt.length > 10 ? at : dateOf(at))).toBe(true)
        expect(replay(clock.steps)).toBe(clock.dueAt)
        expect(explain(clock.steps).at(-1)?.isResult).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('grows with the amount', () => {
    fc.assert(
      fc.property(anyRule, moment, timetable, fc.integer({ min: 1, max: 20 }), (used, at, time, more) => {
        const longer = { ...used, amount: used.amount + more }
        expect(clockOf(longer, at, time).dueAt >= clockOf(used, at, time).dueAt).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('with the rule of the day before is never later than the legal maximum', () => {
    fc.assert(
      fc.property(anyRule, moment, timetable, (used, at, time) => {
        const clock = clockOf({ ...used, onDayOff: 'previous' }, at, time)
        // Where no working day lies between, the last day of the term itself stays.
        expect(clock.dueAt <= clock.legalMaximumAt).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('moves by the time of a pause, in its own unit, and leaves the legal maximum', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('calendarDays' as const, 'workingDays' as const),
        fc.integer({ min: 8, max: 40 }),
        day,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (unit, amount, at, after, length) => {
          const used = rule('appeal.final', { unit, amount, onDayOff: 'keep', countFrom: 'received' })
          const [from, until] = [addDays(at, after), addDays(at, after + length)]
          const [plain, paused] = [
            clockOf(used, at, shipped),
            clockOf(used, at, shipped, { pauses: [{ from, until, reason: 'запрос' }] }),
          ]
          let stood = 0
          for (let date = from; date < until; date = addDays(date, 1))
            stood += unit === 'calendarDays' || isWorkingDay(shipped.calendar, date) ? 1 : 0
          const moved =
            unit === 'calendarDays' ? addDays(plain.dueAt, stood) : addWorkingDays(shipped.calendar, plain.dueAt, stood)
          expect(paused.dueAt).toBe(moved)
          expect(paused.legalMaximumAt).toBe(plain.legalMaximumAt)
          expect(replay(paused.steps)).toBe(paused.dueAt)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('working hours of ИМ', () => {
  it('lie inside the timetable of the day: never in the lunch, behind a short Friday or on a day off', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 40 }), timetable, (at, amount, time) => {
        const clock = clockOf(rule('im.interim', { amount }), at, time)
        const term = clock.steps.find((step) => step.kind === 'term')
        const spans = term?.kind === 'term' ? term.spans : []
        for (const span of spans) {
          const date = dateOf(span.from)
          const minutes = (moment_: string) => Number(moment_.slice(11, 13)) * 60 + Number(moment_.slice(14))
          expect(
            workIntervals(time, date).some((piece) => piece.from <= minutes(span.from) && minutes(span.to) <= piece.to),
          ).toBe(true)
          const kind = dayKind(time.calendar, date)
          const end = kind.worksAs === 5 ? time.hours.fridayEnd : time.hours.end
          expect(minutes(span.to) <= Number(end.slice(0, 2)) * 60 + Number(end.slice(3))).toBe(true)
        }
        expect(spans.reduce((sum, span) => sum + span.minutes, 0)).toBe(amount * 60)
        expect(isWorkingMoment(time, clock.dueAt)).toBe(true)
        expect(workingMinutesBetween(time, at, clock.dueAt)).toBe(amount * 60)
      }),
      { numRuns: 300 },
    )
  })

  it('move by the working time of a pause', () => {
    fc.assert(
      fc.property(moment, timetable, fc.integer({ min: 10, max: 600 }), (at, time, stood) => {
        const used = rule('im.interim', { amount: 40 })
        const plain = clockOf(used, at, time)
        const from = addWorkingMinutes(time, at, 30)
        const until = addWorkingMinutes(time, from, stood)
        const paused = clockOf(used, at, time, { pauses: [{ from, until, reason: 'запись удалена' }] })
        expect(workingMinutesBetween(time, plain.dueAt, paused.dueAt)).toBe(stood)
      }),
      { numRuns: 200 },
    )
  })

  it('the final clock starts with the interim reply and never ends before it', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 3000 }), timetable, (at, later, time) => {
        const replied = addWorkingMinutes(time, at, later)
        const final = started(rule('im.final'), { received: at, registered: at, interimReplied: replied }, {}, time)
        expect(final.startedAt).toBe(replied)
        expect(final.dueAt > dateOf(replied)).toBe(true)
        expect(isWorkingDay(time.calendar, dateOf(final.dueAt))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a day of the office', () => {
  it('laid over the calendar moves no term that ends before it', () => {
    fc.assert(
      fc.property(anyRule, day, fc.integer({ min: 1, max: 100 }), (used, at, ahead) => {
        const clock = clockOf(used, at, shipped)
        const end = clock.dueAt > clock.legalMaximumAt ? clock.dueAt : clock.legalMaximumAt
        const date = addDays(dateOf(end), ahead)
        if (weekdayOf(date) > 5 || !isWorkingDay(shipped.calendar, date)) return
        const calendar = withOverlay(shipped.calendar, { daysOff: [{ date, name: 'День округа' }] })
        expect(clockOf(used, at, { ...shipped, calendar }).dueAt).toBe(clock.dueAt)
      }),
      { numRuns: 200 },
    )
  })
})
