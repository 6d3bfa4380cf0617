import { describe, expect, it } from 'vitest'
import {
  explain,
  legalMaximumText,
  remainingExact,
  remainingShort,
  ruleTitle,
  summarise,
  warningText,
} from './explain.ts'
import { remaining } from './remaining.ts'
import { ordinal } from './texts.ts'
import { plain, rule, shipped, started } from './testing.ts'
import type { Clock } from './clock.ts'

const lines = (clock: Clock) => explain(clock.steps).map((line) => `${plain(line.when)} — ${plain(line.text)}`)

describe('«Почему этот срок»', () => {
  it('reads like the card of the design', () => {
    const clock = started(rule('appeal.final'), { received: '2026-10-15', registered: '2026-10-16' })
    expect(lines(clock)).toEqual([
      '16.10, пт — зарегистрировано, поступило 15.10',
      '+30 дн. — календарных, считаем с 17.10 (ч. 1 ст. 12)',
      '15.11, вс — тридцатый день, выходной',
      '13.11, пт — срок: ближайший рабочий день раньше',
    ])
    expect(explain(clock.steps).map((line) => line.isResult)).toEqual([false, false, false, true])
    expect(plain(legalMaximumText(clock) ?? '')).toBe('предельный срок 15.11, вс')
    expect(plain(ruleTitle(rule('appeal.final')))).toBe('59-ФЗ, 30 дней')
  })

  it('reads like the entry form of the design', () => {
    const clock = started(rule('pos.fast-track'), { received: '2026-11-17' })
    expect(plain(summarise(clock))).toBe('ПОС, фаст-трек: 10 календарных дней с 18.11')
    expect(lines(clock)).toEqual([
      '17.11, вт — поступило',
      '+10 дн. — календарных, считаем с 18.11',
      '27.11, пт — срок: десятый день',
    ])
    expect(legalMaximumText(clock)).toBeNull()
  })

  it('names the days off passed over, with the year where it changes', () => {
    const clock = started(rule('appeal.final'), { received: '2026-12-04', registered: '2026-12-04' })
    expect(lines(clock)).toEqual([
      '04.12, пт — поступило и зарегистрировано',
      '+30 дн. — календарных, считаем с 05.12 (ч. 1 ст. 12)',
      '03.01.2027, вс — тридцатый день, Новогодние каникулы',
      '30.12, ср — срок: ближайший рабочий день раньше, пропущены 31.12 перенос с 04.01, 01.01.2027–02.01.2027 Новогодние каникулы',
    ])
  })

  it('names the days off inside a term of working days', () => {
    const clock = started(rule('im.final'), { received: '2026-10-29', interimReplied: '2026-10-30T12:00' })
    expect(lines(clock)).toEqual([
      '30.10, 12:00 — промежуточный ответ',
      '+7 дн. — рабочих, считаем с 31.10',
      'не считаем — 31.10–01.11 выходные, 04.11 День народного единства, 07.11–08.11 выходные',
      '11.11, ср — срок: седьмой день',
    ])
    expect(plain(ruleTitle(rule('im.final')))).toBe('ИМ, окончательный ответ, 7 рабочих дней')
  })

  it('shows the working hours of each day', () => {
    const clock = started(rule('im.interim'), { received: '2026-11-16T15:40' })
    expect(lines(clock)).toEqual([
      '16.11, 15:40 — поступило',
      '+9 ч — рабочих, считаем с 16.11 15:40',
      '16.11, пн — 15:40–17:30: 1 ч 50 мин',
      '17.11, вт — 08:30–13:00, 14:00–16:40: 7 ч 10 мин',
      '17.11, 16:40 — срок',
    ])
    expect(plain(summarise(clock))).toBe('ИМ, промежуточный ответ: 9 рабочих часов с 16.11 15:40')
  })

  it('folds a long count of hours', () => {
    const clock = started(rule('im.interim', { amount: 80 }), { received: '2026-11-16T08:30' })
    expect(lines(clock)).toHaveLength(8)
    expect(lines(clock)[4]).toBe('… — ещё рабочих дней: 6')
  })

  it('tells extensions and pauses with their reasons', () => {
    const clock = started(
      rule('appeal.final'),
      { received: '2026-10-15', registered: '2026-10-16' },
      {
        extensions: [{ amount: 30, reason: 'запрос в Теплосеть', decidedOn: '2026-11-10' }],
        extensionRule: rule('appeal.extension'),
        pauses: [{ from: '2026-10-20', until: '2026-10-25', reason: 'ждём документы' }],
      },
    )
    expect(lines(clock).slice(2)).toEqual([
      '+30 дн. — продление: запрос в Теплосеть, решение 10.11 (ч. 2 ст. 12)',
      '+5 дн. — пауза с 20.10 до 25.10: ждём документы',
      '20.12, вс — шестидесятый день, выходной',
      '18.12, пт — срок: ближайший рабочий день раньше',
    ])
  })

  it('says why a date was not moved', () => {
    const stuck = started(rule('appeal.registration'), { received: '2026-12-31' })
    expect(lines(stuck).at(-1)).toBe(
      '03.01.2027, вс — срок: не переносим, ближайший рабочий день раньше (30.12, ср) был бы до начала',
    )
    const kept = started(rule('pos.final', { onDayOff: 'keep' }), { received: '2026-10-15' })
    expect(lines(kept).at(-1)).toBe('14.11, сб — срок: день выходной, по правилу не переносим')
    const next = started(rule('pos.final', { onDayOff: 'next' }), { received: '2026-10-15' })
    expect(lines(next).at(-1)).toBe('16.11, пн — срок: ближайший рабочий день позже')
  })

  it('binds units and prepositions to their words', () => {
    const clock = started(rule('appeal.final'), { received: '2026-10-15', registered: '2026-10-16' })
    expect(explain(clock.steps)[1]).toEqual({
      when: '+30\u00a0дн.',
      text: 'календарных, считаем с\u00a017.10 (ч.\u00a01 ст.\u00a012)',
      isResult: false,
    })
  })

  it('has nothing to say without steps', () => {
    expect(explain([])).toEqual([])
    expect(summarise({ steps: [], startedAt: '2026-11-17' })).toBe('')
  })

  it('every warning is a sentence that names its year, date or amount', () => {
    const said = [
      [warningText({ code: 'calendarNotLoaded', year: 2028 }), /Календарь не загружен: 2028 год/],
      [warningText({ code: 'calendarUnconfirmed', year: 2027 }), /Уточните календарь: 2027 год/],
      [warningText({ code: 'ruleUnverified' }), /Сверьте с вашим регламентом/],
      [warningText({ code: 'timeUnknown' }), /с начала рабочего дня/],
      [warningText({ code: 'noWorkingDayBefore' }), /на его последнем дне/],
      [warningText({ code: 'registeredBeforeReceived' }), /раньше даты поступления/],
      [warningText({ code: 'dueAfterLegalMaximum', legalMaximumAt: '2026-11-15' }), /15\.11\.2026/],
      [warningText({ code: 'extensionOverLimit', asked: 40, limit: 30 }), /40.*30/],
      [warningText({ code: 'pauseOpen', from: '2026-11-10' }), /10\.11\.2026/],
      [warningText({ code: 'pauseOutside', from: '2026-11-10' }), /10\.11\.2026/],
    ] as const
    for (const [text, pattern] of said) {
      expect(plain(text)).toMatch(pattern)
      expect(text).toMatch(/^[А-Я].*\.$/)
    }
  })

  it.each([
    [1, 'первый'],
    [7, 'седьмой'],
    [10, 'десятый'],
    [13, 'тринадцатый'],
    [21, 'двадцать первый'],
    [30, 'тридцатый'],
    [60, 'шестидесятый'],
    [99, 'девяносто девятый'],
    [120, '120-й'],
  ])('the %i-th day is «%s»', (number, word) => {
    expect(ordinal(number)).toBe(word)
  })
})

describe('what is left', () => {
  const now = '2026-11-17T10:42'
  const left = (dueAt: string, metAt: string | null = null) => remaining(dueAt, now, shipped, metAt)

  it.each([
    ['2026-11-13', 'over', '+4 дн.'],
    ['2026-11-16', 'over', '+1 дн.'],
    ['2026-11-17', 'today', 'сегодня'],
    ['2026-11-18', 'plan', '1 дн.'],
    ['2026-11-19', 'plan', '2 дн.'],
    ['2026-11-27', 'plan', '10 дн.'],
    ['2026-11-17T08:50', 'over', '+2 ч'],
    ['2026-11-17T11:20', 'today', '38 мин'],
    ['2026-11-17T16:40', 'today', '5 ч'],
    ['2026-11-17T10:42', 'today', '0 мин'],
    ['2026-11-17T10:41', 'over', '+1 мин'],
    ['2026-11-18T10:15', 'plan', '8 ч'],
  ])('due %s is %s: %s', (dueAt, state, text) => {
    expect(left(dueAt).state).toBe(state)
    expect(plain(remainingShort(left(dueAt)))).toBe(text)
  })

  it.each([
    ['2026-11-17T08:50', '+1 ч 52 мин'],
    ['2026-11-17T11:20', '38 мин'],
    ['2026-11-17T16:40', '4 ч 58 мин'],
    ['2026-11-18T10:15', '7 ч 33 мин'],
    ['2026-11-13', '+4 дн.'],
  ])('to the minute, due %s is %s', (dueAt, text) => {
    expect(plain(remainingExact(left(dueAt)))).toBe(text)
  })

  it('a night adds nothing to a late clock of hours', () => {
    const clock = remaining('2026-11-16T17:30', '2026-11-16T23:00', shipped)
    expect(clock).toEqual({ state: 'over', unit: 'minutes', amount: 0, late: true })
  })

  it('a clock that was met shows its lateness alone', () => {
    expect(left('2026-11-13', '2026-11-13T18:00')).toEqual({ state: 'done', unit: 'days', amount: 0, late: false })
    expect(left('2026-11-13', '2026-11-16')).toEqual({ state: 'done', unit: 'days', amount: 3, late: true })
    expect(left('2026-11-16T12:00', '2026-11-16T14:30')).toMatchObject({ amount: 90, late: true })
    expect(remainingShort(left('2026-11-13', '2026-11-12'))).toBe('')
    expect(plain(remainingShort(left('2026-11-13', '2026-11-16')))).toBe('+3 дн.')
  })

  it('an answer dated by its day alone is not late against a moment of that day', () => {
    expect(left('2026-11-16T12:00', '2026-11-16')).toMatchObject({ state: 'done', late: false })
    expect(left('2026-11-16T12:00', '2026-11-17')).toMatchObject({ state: 'done', late: true })
  })
})
