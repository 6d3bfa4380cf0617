import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.ts'
import { dateOf, daysBetween, fromDayNumber, momentAt, toDayNumber } from './civil.ts'
import { computeClock } from './clock.ts'
import type { Extension, Pause } from './clock.ts'
import { defaultRules } from './defaultRules.ts'
import { withOverlay } from './loadCalendar.ts'
import { addWorkingMinutes, workingMinutesBetween } from './officeHours.ts'
import { clockStepsSchema, replay } from './steps.ts'
import { rule, shipped, started } from './testing.ts'
import * as v from 'valibot'

const codes = (warnings: readonly { code: string }[]) => warnings.map((warning) => warning.code)

describe('59-ФЗ, thirty days', () => {
  it.each([
    ['2025-04-02', '2025-05-02', '2025-04-30', '2025-05-05'],
    ['2025-12-05', '2026-01-04', '2025-12-30', '2026-01-12'],
    ['2026-02-06', '2026-03-08', '2026-03-06', '2026-03-10'],
    ['2026-04-10', '2026-05-10', '2026-05-08', '2026-05-12'],
    ['2026-10-05', '2026-11-04', '2026-11-03', '2026-11-05'],
    ['2026-12-04', '2027-01-03', '2026-12-30', '2027-01-11'],
    ['2027-01-22', '2027-02-21', '2027-02-20', '2027-02-24'],
  ])('golden vector: registered %s, thirtieth day %s, before it %s, after it %s', (registered, last, before, after) => {
    const due = (onDayOff: 'keep' | 'previous' | 'next') =>
      started(rule('appeal.final', { onDayOff }), { received: registered, registered })
    expect(due('keep').dueAt).toBe(last)
    expect(due('previous').dueAt).toBe(before)
    expect(due('next').dueAt).toBe(after)
    for (const onDayOff of ['keep', 'previous', 'next'] as const) {
      expect(due(onDayOff).legalMaximumAt).toBe(last)
      expect(replay(due(onDayOff).steps)).toBe(due(onDayOff).dueAt)
    }
    expect(codes(due('next').warnings)).toContain('dueAfterLegalMaximum')
    expect(codes(due('previous').warnings)).not.toContain('dueAfterLegalMaximum')
  })

  it('a term over 29 February has the day of the leap year', () => {
    expect(started(rule('appeal.final'), { received: '2024-02-01', registered: '2024-02-01' }).legalMaximumAt).toBe(
      '2024-03-02',
    )
    expect(started(rule('appeal.final'), { received: '2023-02-01', registered: '2023-02-01' }).legalMaximumAt).toBe(
      '2023-03-03',
    )
  })

  it('waits for the registration, and a clock from an unknown fact is no clock', () => {
    expect(computeClock(rule('appeal.final'), { received: '2026-11-17' }, shipped)).toBeNull()
    expect(computeClock(rule('im.final'), { received: '2026-11-17', interimReplied: null }, shipped)).toBeNull()
  })

  it('the day of registration may count as day 1', () => {
    const clock = started(rule('appeal.final', { start: 'sameDay', onDayOff: 'keep' }), {
      received: '2026-10-15',
      registered: '2026-10-16T09:00',
    })
    expect(clock.dueAt).toBe('2026-11-14')
    expect(replay(clock.steps)).toBe('2026-11-14')
  })

  it('extension counts from the thirtieth day, not from the moved control date', () => {
    const start = { received: '2026-10-15', registered: '2026-10-16' }
    const extensions = [{ amount: 30, reason: 'запрос в Теплосеть', decidedOn: '2026-11-10' }]
    const clock = started(rule('appeal.final'), start, { extensions, extensionRule: rule('appeal.extension') })
    expect(clock.legalMaximumAt).toBe('2026-12-15')
    expect(clock.dueAt).toBe('2026-12-15')
    expect(replay(clock.steps)).toBe('2026-12-15')
  })

  it('an extension over the limit keeps the legal maximum at the limit and warns', () => {
    const start = { received: '2026-10-15', registered: '2026-10-16' }
    const extensions = [
      { amount: 20, reason: 'запрос' },
      { amount: 20, reason: 'ещё запрос' },
    ]
    const clock = started(rule('appeal.final'), start, { extensions, extensionRule: rule('appeal.extension') })
    expect(clock.legalMaximumAt).toBe('2026-12-15')
    expect(clock.dueAt).toBe('2026-12-25')
    expect(codes(clock.warnings)).toEqual(expect.arrayContaining(['extensionOverLimit', 'dueAfterLegalMaximum']))
  })

  it('refuses an extension that shortens', () => {
    const start = { received: '2026-10-15', registered: '2026-10-16' }
    const extensions = [{ amount: -1, reason: 'ошибка' }]
    expect(() => started(rule('appeal.final'), start, { extensions })).toThrow(RangeError)
  })
})

describe('the control date is never before the start', () => {
  it('when only days off lie between, the last day of the term stays', () => {
    const clock = started(rule('appeal.registration'), { received: '2026-12-31' })
    expect(clock.dueAt).toBe('2027-01-03')
    expect(codes(clock.warnings)).toContain('noWorkingDayBefore')
    expect(clock.steps).toContainEqual({ kind: 'kept', reason: 'beforeStart', candidate: '2026-12-30' })
  })

  it('the starting day itself is still allowed', () => {
    expect(started(rule('appeal.registration'), { received: '2026-12-30' }).dueAt).toBe('2026-12-30')
  })
})

describe('the register of the demonstration day', () => {
  it.each([
    ['pos.final', '2026-10-15', '2026-11-13'],
    ['pos.final', '2026-10-17', '2026-11-16'],
    ['pos.final', '2026-10-18', '2026-11-17'],
    ['pos.fast-track', '2026-11-07', '2026-11-17'],
    ['pos.fast-track', '2026-11-17', '2026-11-27'],
  ])('%s received %s is due %s', (code, received, dueAt) => {
    expect(started(rule(code), { received }).dueAt).toBe(dueAt)
  })

  it('the final clock of ИМ counts working days from the interim reply', () => {
    const clock = started(rule('im.final'), { received: '2026-11-05T16:10', interimReplied: '2026-11-06T09:20' })
    expect(clock).toMatchObject({ dueAt: '2026-11-17', startedAt: '2026-11-06T09:20', legalMaximumAt: '2026-11-17' })
  })

  it('the interim clock of ИМ counts working hours without lunch and night', () => {
    expect(started(rule('im.interim'), { received: '2026-11-16T15:40' }).dueAt).toBe('2026-11-17T16:40')
    expect(started(rule('im.interim.important'), { received: '2026-11-16T15:40' }).dueAt).toBe('2026-11-17T10:40')
  })
})

describe('clocks of hours', () => {
  it('a receipt outside office hours starts with the next opening', () => {
    const clock = started(rule('im.interim'), { received: '2026-11-13T22:15' })
    expect(clock.steps[1]).toMatchObject({ kind: 'term', countFrom: '2026-11-16T08:30' })
    expect(clock.dueAt).toBe('2026-11-17T09:30')
  })

  it('a receipt without a time counts from the opening and says so', () => {
    const clock = started(rule('im.interim'), { received: '2026-11-16' })
    expect(clock.dueAt).toBe('2026-11-17T09:30')
    expect(codes(clock.warnings)).toContain('timeUnknown')
  })

  it('may start the day after', () => {
    expect(started(rule('im.interim', { start: 'nextDay' }), { received: '2026-11-16T15:40' }).dueAt).toBe(
      '2026-11-18T09:30',
    )
  })
})

describe('terms from the moment', () => {
  it('keep the time of day', () => {
    const used = rule('message.final', { start: 'moment', amount: 2 })
    const clock = started(used, { received: '2026-11-17T10:42' })
    expect(clock.dueAt).toBe('2026-11-19T10:42')
    expect(replay(clock.steps)).toBe(clock.dueAt)
    expect(started({ ...used, unit: 'workingDays' }, { received: '2026-11-13T10:42' }).dueAt).toBe('2026-11-17T10:42')
  })
})

describe('pauses', () => {
  const start = { received: '2026-10-15', registered: '2026-10-16' }
  const pause = (from: string, until: string | null): Pause => ({ from, until, reason: 'ждём документы' })

  it('move the date by the time the clock stood, and the legal maximum stays', () => {
    const clock = started(rule('appeal.final'), start, { pauses: [pause('2026-10-20', '2026-10-25')] })
    expect(clock.dueAt).toBe('2026-11-20')
    expect(clock.legalMaximumAt).toBe('2026-11-15')
    expect(codes(clock.warnings)).toContain('dueAfterLegalMaximum')
  })

  it('that overlap are counted once', () => {
    const pauses = [pause('2026-10-22', '2026-10-25'), pause('2026-10-20', '2026-10-23')]
    expect(started(rule('appeal.final'), start, { pauses }).dueAt).toBe('2026-11-20')
  })

  it('before the start or after the end change nothing and say so', () => {
    const pauses = [pause('2026-10-01', '2026-10-10'), pause('2026-12-01', '2026-12-10')]
    const clock = started(rule('appeal.final'), start, { pauses })
    expect(clock.dueAt).toBe('2026-11-13')
    expect(codes(clock.warnings).filter((code) => code === 'pauseOutside')).toHaveLength(2)
  })

  it('count only from the start of the clock', () => {
    const clock = started(rule('appeal.final', { onDayOff: 'keep' }), start, {
      pauses: [pause('2026-10-01', '2026-10-20')],
    })
    expect(clock.dueAt).toBe('2026-11-18')
  })

  it('without an end leave the date as it is and mark the clock as standing', () => {
    const clock = started(rule('appeal.final'), start, { pauses: [pause('2026-11-10', null)] })
    expect(clock).toMatchObject({ paused: true, dueAt: '2026-11-13' })
    expect(codes(clock.warnings)).toContain('pauseOpen')
  })

  it('of a working-day clock count working days alone', () => {
    const facts = { received: '2026-10-30', interimReplied: '2026-10-30' }
    const clock = started(rule('im.final'), facts, { pauses: [pause('2026-11-02', '2026-11-06')] })
    // 2, 3 and 5 November stand still; 4 November is a holiday anyway.
    expect(clock.dueAt).toBe('2026-11-16')
    expect(replay(clock.steps)).toBe(clock.dueAt)
  })

  it('of a clock of hours count working minutes alone', () => {
    const clock = started(
      rule('im.interim'),
      { received: '2026-11-16T15:40' },
      { pauses: [pause('2026-11-16T17:00', '2026-11-17T09:00')] },
    )
    expect(clock.dueAt).toBe('2026-11-18T08:40')
    expect(replay(clock.steps)).toBe(clock.dueAt)
  })

  it('that end before they begin are refused', () => {
    const pauses = [pause('2026-10-25', '2026-10-20')]
    expect(() => started(rule('appeal.final'), start, { pauses })).toThrow(RangeError)
  })
})

describe('what a clock says about its calendar', () => {
  it('stores the version it used', () => {
    const own = { ...shipped, calendar: withOverlay(shipped.calendar, { shortDays: ['2026-11-17'] }) }
    const start = { received: '2026-11-01', registered: '2026-11-02' }
    expect(started(rule('appeal.final'), start).calendarVersion).toBe(shipped.calendar.version)
    expect(started(rule('appeal.final'), start, {}, own).calendarVersion).toBe(own.calendar.version)
  })

  it('a regional day off moves the control date and is named', () => {
    const overlay = { daysOff: [{ date: '2026-11-17', name: 'День округа' }] }
    const own = { ...shipped, calendar: withOverlay(shipped.calendar, overlay) }
    const clock = started(rule('pos.final'), { received: '2026-10-18' }, {}, own)
    expect(clock.dueAt).toBe('2026-11-16')
    expect(clock.steps).toContainEqual(
      expect.objectContaining({
        kind: 'lastDay',
        dayOff: { date: '2026-11-17', kind: 'regional', name: 'День округа' },
      }),
    )
  })

  it('warns of an unconfirmed and of a missing year, and only where the calendar was asked', () => {
    const clock = (registered: string, onDayOff: 'previous' | 'keep' = 'previous') =>
      started(rule('appeal.final', { onDayOff }), { received: registered, registered }).warnings
    expect(clock('2026-11-02')).toEqual([{ code: 'ruleUnverified' }])
    expect(clock('2027-03-01')).toContainEqual({ code: 'calendarUnconfirmed', year: 2027 })
    expect(clock('2027-12-20')).toContainEqual({ code: 'calendarNotLoaded', year: 2028 })
    expect(codes(clock('2027-12-20', 'keep'))).not.toContain('calendarNotLoaded')
  })

  it('warns when the registration is before the receipt', () => {
    const clock = started(rule('appeal.final'), { received: '2026-11-05', registered: '2026-11-02' })
    expect(codes(clock.warnings)).toContain('registeredBeforeReceived')
  })

  it('refuses text that is not a date', () => {
    expect(() => computeClock(rule('pos.final'), { received: '17.11.2026' }, shipped)).toThrow(RangeError)
    expect(() => computeClock(rule('pos.final'), { received: '2026-11-17T25:00' }, shipped)).toThrow(RangeError)
  })
})

describe('any clock', () => {
  const day = fc.integer({ min: toDayNumber('2024-12-01'), max: toDayNumber('2028-02-01') }).map(fromDayNumber)
  const at = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 1439 })))
    .map(([date, minutes]) => (minutes === null ? date : momentAt(date, minutes)))
  const anyRule = fc
    .tuple(
      fc.constantFrom(...defaultRules),
      fc.constantFrom('calendarDays' as const, 'workingDays' as const, 'workingHours' as const),
      fc.integer({ min: 1, max: 45 }),
      fc.constantFrom('nextDay' as const, 'sameDay' as const, 'moment' as const),
      fc.constantFrom('previous' as const, 'next' as const, 'keep' as const),
    )
    .map(([base, unit, amount, start, onDayOff]) => ({
      ...base,
      countFrom: 'received' as const,
      unit,
      amount,
      start,
      onDayOff,
    }))
  const pauses = fc.array(
    fc.tuple(at, fc.integer({ min: 0, max: 20 }), fc.boolean()).map(([from, length, open]): Pause => {
      const until = open ? null : fromDayNumber(toDayNumber(dateOf(from)) + length + 1)
      return { from, until, reason: 'ждём документы' }
    }),
    { maxLength: 3 },
  )
  const extensions = fc.array(
    fc.integer({ min: 1, max: 30 }).map((amount): Extension => ({ amount, reason: 'запрос' })),
    { maxLength: 2 },
  )

  it('adds up: its steps give its due date, also after being stored', () => {
    fc.assert(
      fc.property(anyRule, at, pauses, extensions, (used, received, stops, longer) => {
        const clock = started(used, { received }, { pauses: stops, extensions: longer })
        const stored = v.parse(clockStepsSchema, JSON.parse(JSON.stringify(clock.steps)))
        expect(replay(stored)).toBe(clock.dueAt)
        expect(stored.at(-1)).toEqual({ kind: 'due', at: clock.dueAt })
      }),
      { numRuns: 500 },
    )
  })

  it('is never due before it starts', () => {
    fc.assert(
      fc.property(anyRule, at, pauses, (used, received, stops) => {
        const { dueAt, startedAt } = started(used, { received }, { pauses: stops })
        expect(dateOf(dueAt) >= dateOf(startedAt)).toBe(true)
        expect(dueAt.length === 10 || dueAt >= startedAt).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with the bare arithmetic of its unit', () => {
    fc.assert(
      fc.property(anyRule, at, (used, received) => {
        const clock = started({ ...used, start: 'nextDay', onDayOff: 'keep' }, { received })
        const date = dateOf(received)
        if (used.unit === 'calendarDays') expect(daysBetween(date, clock.dueAt)).toBe(used.amount)
        else if (used.unit === 'workingDays')
          expect(clock.dueAt).toBe(addWorkingDays(shipped.calendar, date, used.amount))
        else {
          const from = momentAt(fromDayNumber(toDayNumber(date) + 1), 0)
          expect(clock.dueAt).toBe(addWorkingMinutes(shipped, from, used.amount * 60))
        }
      }),
    )
  })

  it('runs, while it does not stand, exactly as long as its rule says', () => {
    const closed = pauses.map((list) => list.filter((pause) => pause.until !== null))
    fc.assert(
      fc.property(anyRule, at, closed, (used, received, stops) => {
        const whole = { ...used, start: 'moment' as const, onDayOff: 'keep' as const }
        if (used.unit !== 'workingHours') return
        const { dueAt } = started(whole, { received }, { pauses: stops })
        const moments = [...new Set([received, dueAt, ...stops.flatMap((pause) => [pause.from, pause.until ?? ''])])]
          .filter((moment) => moment >= received && moment <= dueAt)
          .sort()
        let ran = 0
        moments.slice(1).forEach((to, index) => {
          const from = moments[index] ?? to
          const stands = stops.some((pause) => pause.from <= from && to <= (pause.until ?? ''))
          if (!stands) ran += workingMinutesBetween(shipped, from, to)
        })
        expect(ran).toBe(used.amount * 60)
      }),
    )
  })

  it('moved to a working day, stands on one', () => {
    fc.assert(
      fc.property(anyRule, at, (used, received) => {
        const clock = started({ ...used, unit: 'calendarDays', onDayOff: 'next' }, { received })
        expect(isWorkingDay(shipped.calendar, dateOf(clock.dueAt))).toBe(true)
        expect(workingDaysBetween(shipped.calendar, dateOf(clock.legalMaximumAt), dateOf(clock.dueAt))).toBeLessThan(2)
      }),
    )
  })
})

describe('replay', () => {
  it('does not trust the dates written in the steps', () => {
    const clock = started(rule('appeal.final'), { received: '2026-10-15', registered: '2026-10-16' })
    const forged = clock.steps.map((step) => (step.kind === 'due' ? { ...step, at: '2026-12-31' } : step))
    expect(replay(forged)).toBe('2026-11-13')
  })

  it('refuses steps without a start and hours that do not add up', () => {
    const clock = started(rule('im.interim'), { received: '2026-11-16T15:40' })
    expect(() => replay([])).toThrow(RangeError)
    expect(() => replay(clock.steps.slice(1))).toThrow(RangeError)
    const torn = clock.steps.map((step) => (step.kind === 'term' ? { ...step, spans: step.spans.slice(1) } : step))
    expect(() => replay(torn)).toThrow(/minutes/)
  })
})
