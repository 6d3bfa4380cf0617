import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { calendarDays, deadlineRules } from '../deadlines/deadlines.service.ts'

/** The applicant is told later. */
const untold = { noticeOn: null, noticeHow: '' }

/** Clocks of a card as (stage, due, state). */
async function clocks(office: TestMessages, id: number): Promise<string[]> {
  const { clocks: all } = await office.card(id)
  return all.map(
    (clock) =>
      `${clock.stage} ${clock.dueAt} ${clock.cancelledReason !== '' ? `отменён: ${clock.cancelledReason}` : clock.metAt === null ? 'идёт' : `исполнен ${clock.metAt}`}`,
  )
}

describe('an appeal under 59-ФЗ', () => {
  // Golden vectors of domain.md §4.4 that lie before the demonstration day.
  it.each([
    ['2025-04-02', '2025-04-30'],
    ['2025-12-05', '2025-12-30'],
    ['2026-02-06', '2026-03-06'],
    ['2026-04-10', '2026-05-08'],
    ['2026-10-05', '2026-11-03'],
  ])('registered on %s is due on %s', async (registeredAt, dueAt) => {
    const office = await openTestMessages()
    const saved = await office.enterAppeal({ receivedAt: registeredAt, registeredAt })
    expect(await office.card(saved.id)).toMatchObject({ dueAt, dueStage: 'final' })
  })

  it('explains its date in words and shows the legal maximum beside it', async () => {
    const office = await openTestMessages()
    const saved = await office.enterAppeal({ receivedAt: '2026-10-15', registeredAt: '2026-10-16' })
    const [final, registration] = (await office.card(saved.id)).clocks
    expect(final?.lines.map((line) => `${line.when} — ${line.text}`.replaceAll('\u00A0', ' '))).toEqual([
      '16.10, пт — зарегистрировано, поступило 15.10',
      '+30 дн. — календарных, считаем с 17.10 (ч. 1 ст. 12)',
      '15.11, вс — тридцатый день, выходной',
      '13.11, пт — срок: ближайший рабочий день раньше',
    ])
    expect(final).toMatchObject({
      ruleName: '59-ФЗ',
      isVerified: false,
      dueAt: '2026-11-13',
      legalMaximumAt: '2026-11-15',
      warnings: ['Сверьте с\u00A0вашим регламентом.'],
    })
    expect(registration).toMatchObject({ stage: 'registration', metAt: '2026-10-16' })
  })

  it('is extended once, with a reason, by at most 30 days, and every earlier date is kept', async () => {
    const office = await openTestMessages()
    const saved = await office.enterAppeal({ receivedAt: '2026-11-02', registeredAt: '2026-11-02' })
    const { id, version } = saved
    expect(
      (await refusal(office.api.messages.extend({ id, version, days: 30, reason: '', ...untold }))).fields,
    ).toEqual({
      reason: 'Укажите причину',
    })
    expect(
      (await refusal(office.api.messages.extend({ id, version, days: 31, reason: 'Запрос', ...untold }))).fields,
    ).toEqual({
      days: 'Продлить можно не больше чем на 30 дн.',
    })
    const extended = await office.api.messages.extend({
      id,
      version,
      days: 30,
      reason: 'Ждём ответа на запрос',
      ...untold,
    })
    expect(extended.title).toBe('№\u00A0О-1: срок продлён до 30.12.2026')
    expect(await clocks(office, id)).toEqual([
      'final 2026-12-30 идёт',
      'registration 2026-11-05 исполнен 2026-11-02',
      'final 2026-12-02 отменён: Продлено: Ждём ответа на запрос',
    ])
    const again = await refusal(
      office.api.messages.extend({ id, version: extended.version, days: 1, reason: 'Ещё', ...untold }),
    )
    expect(again.message).toBe('Срок уже продлён один раз. Второй раз продлить нельзя')
    const [running] = (await office.card(id)).clocks
    expect(running?.lines[0]?.text).toBe('поступило и\u00A0зарегистрировано')
  })
})

describe('a message of ИМ', () => {
  it('starts its final clock with the interim reply and is answered against it', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({ channelId: office.channel('im'), recipientId: office.recipient(0) })
    const { id } = saved
    const replied = await office.api.messages.interim({
      id,
      version: saved.version,
      at: '2026-11-17T10:00',
      text: 'Передано дорожной службе',
    })
    expect(await clocks(office, id)).toEqual([
      'final 2026-11-26 идёт',
      'interim 2026-11-18T10:12 исполнен 2026-11-17T10:00',
    ])
    expect(await office.card(id)).toMatchObject({ status: 'inWork', dueAt: '2026-11-26', dueStage: 'final' })
    await office.api.messages.answer({
      id,
      version: replied.version,
      at: null,
      text: 'Проезд расчищен',
      result: 'resolved',
      isFinal: true,
    })
    expect(await office.card(id)).toMatchObject({
      status: 'answered',
      answeredAt: '2026-11-17T10:42',
      dueAt: '2026-11-26',
    })
    expect((await clocks(office, id))[0]).toBe('interim 2026-11-18T10:12 исполнен 2026-11-17T10:00')
  })

  it('answered at once meets the interim clock with the answer', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ channelId: office.channel('im') })
    await office.api.messages.answer({
      id,
      version,
      at: '2026-11-17T10:30',
      text: '',
      result: 'explained',
      isFinal: true,
    })
    expect(await clocks(office, id)).toEqual(['interim 2026-11-18T10:12 исполнен 2026-11-17T10:30'])
    expect(await office.api.messages.count({ filter: { outcome: 'inTime' } })).toEqual({ total: 1 })
  })

  it('of high importance has four working hours', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter({ channelId: office.channel('im'), isImportant: true })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-11-17T14:12' })
  })

  it('whose time of receipt is corrected counts its clock anew and keeps the earlier one', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ channelId: office.channel('im') })
    await office.api.messages.update({
      id,
      version,
      case: { receivedAt: '2026-11-17T08:30' },
      reason: 'Время по ленте',
    })
    expect(await clocks(office, id)).toEqual([
      'interim 2026-11-18T09:30 идёт',
      'interim 2026-11-18T10:12 отменён: Время по ленте',
    ])
  })
})

describe('a change of what a term hangs on', () => {
  it('channel: the rule of the new channel counts, the earlier date stays with the reason', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    await office.api.messages.update({ id, version, case: { channelId: office.channel('im') } })
    expect(await clocks(office, id)).toEqual([
      'interim 2026-11-18T10:12 идёт',
      'final 2026-12-17 отменён: Изменены данные карточки',
    ])
  })

  it('fast track: the shorter term counts', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    await office.api.messages.update({ id, version, case: { fastTrack: true } })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-11-27' })
  })

  it('the address: no clock is touched', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const before = office.db.all('SELECT * FROM deadlines')
    await office.api.messages.update({ id, version, case: { address: 'Речная, 14' } })
    expect(office.db.all('SELECT * FROM deadlines')).toEqual(before)
  })

  it('a rule or the calendar: no stored clock moves', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const before = office.db.all('SELECT * FROM deadlines')
    office.write((records) => {
      for (const { id: ruleId } of office.db.all<{ id: number }>(
        "SELECT id FROM deadline_rules WHERE stage = 'final'",
      )) {
        records.update(deadlineRules, ruleId, null, { amount: 5 })
      }
      records.insert(calendarDays, { day: '2026-12-17', kind: 'dayOff', name: 'День округа' })
    })
    await office.api.messages.setStatus({ id, version, status: 'inWork' })
    expect(office.db.all('SELECT * FROM deadlines')).toEqual(before)
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-17' })
    expect(await office.card((await office.enter()).id)).toMatchObject({ dueAt: '2026-11-20' })
  })
})

describe('a conversion', () => {
  it('of a message into an appeal gives the number and the term of the kind; the earlier ones stay findable', async () => {
    const office = await openTestMessages()
    await office.enter()
    const { id, version } = await office.enter({
      receivedAt: '2026-11-16T12:00',
      registeredAt: '2026-11-16T12:30',
      fastTrack: true,
    })
    const converted = await office.api.messages.convert({
      id,
      version,
      kind: 'appeal',
      reason: 'Заявитель выбрал подачу по 59-ФЗ',
    })
    expect(converted).toMatchObject({ number: 'О-1', title: '№\u00A02 переведено, теперь №\u00A0О-1' })
    expect(await clocks(office, id)).toEqual([
      'final 2026-12-16 идёт',
      'registration 2026-11-19 исполнен 2026-11-16T12:30',
      'final 2026-11-26 отменён: Изменён вид: Заявитель выбрал подачу по 59-ФЗ',
    ])
    expect(await office.numbers({ search: 'О-1' })).toEqual(['О-1'])
    expect(await office.numbers({ search: '2' })).toEqual(['О-1'])
    const [line] = (await office.card(id)).history
    expect(line?.changes.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['Вид', 'Сообщение', 'Обращение 59-ФЗ'],
      ['Прежние номера', '', '2'],
      ['Срок', '26.11.2026', '16.12.2026'],
      ['Предельный срок', '26.11.2026', '16.12.2026'],
    ])
  })

  it('needs a reason', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    expect((await refusal(office.api.messages.convert({ id, version, kind: 'appeal', reason: '' }))).fields).toEqual({
      reason: 'Укажите причину',
    })
  })
})

describe('a return to work', () => {
  it('counts, keeps the answer as a draft and runs a new term from the moment of the return', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({
      receivedAt: '2026-10-01',
      registeredAt: '2026-10-01',
      fastTrack: true,
    })
    const answered = await office.api.messages.answer({
      id,
      version,
      at: '2026-10-09',
      text: 'Расчищено',
      result: 'resolved',
      isFinal: true,
    })
    const reopened = await office.api.messages.reopen({ id, version: answered.version, reason: 'Не расчищено' })
    expect(reopened.title).toBe('№\u00A01: возвращено в работу: Не расчищено')
    expect(await office.card(id)).toMatchObject({
      status: 'repeated',
      returns: 1,
      answerText: 'Расчищено',
      answeredAt: null,
      dueAt: '2026-11-27',
    })
    expect(await clocks(office, id)).toEqual(['final 2026-11-27 идёт', 'final 2026-10-09 исполнен 2026-10-09'])
    expect((await office.card(id)).clocks[0]?.lines[0]).toEqual({
      when: '17.11, 10:42',
      text: 'возвращено в\u00A0работу',
      isResult: false,
    })
    expect(await office.numbers({ isRepeat: true })).toEqual(['1'])
  })

  it('of a card without an answer is refused', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const error = await refusal(office.api.messages.reopen({ id, version, reason: 'Проверка' }))
    expect(error).toMatchObject({ code: 'refused', message: 'По карточке №\u00A01 ответа ещё нет: возвращать нечего' })
  })
})

describe('a preview of the term', () => {
  it('is what registration then stores', async () => {
    const office = await openTestMessages()
    const facts = {
      kind: 'message',
      channelId: office.channel('pos'),
      receivedAt: '2026-11-17T09:12',
      registeredAt: null,
      fastTrack: true,
      isImportant: false,
      themeId: null,
    } as const
    const preview = await office.api.messages.previewClocks(facts)
    const { id } = await office.enter({ fastTrack: true })
    expect(preview).toEqual((await office.card(id)).clocks)
  })

  it('is empty until there is a channel and a date', async () => {
    const office = await openTestMessages()
    const facts = {
      kind: 'message',
      channelId: null,
      receivedAt: null,
      registeredAt: null,
      fastTrack: false,
      isImportant: false,
      themeId: null,
    } as const
    expect(await office.api.messages.previewClocks(facts)).toEqual([])
  })
})

describe('the state of work follows the clocks', () => {
  it('a channel corrected to ИМ makes an assigned card wait for the interim reply, and back', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ recipientId: office.recipient(0) })
    const { version: next } = await office.api.messages.update({
      id,
      version,
      case: { channelId: office.channel('im') },
    })
    expect((await office.card(id)).status).toBe('awaitingInterim')
    await office.api.messages.update({ id, version: next, case: { channelId: office.channel('pos') } })
    expect((await office.card(id)).status).toBe('assigned')
  })

  it('a term of routing is met when a recipient is named', async () => {
    const office = await openTestMessages()
    const [rule] = await office.api.deadlines.rules({})
    if (!rule) throw new Error('The preset has rules')
    const { id: _id, version: _version, code: _code, origin: _origin, title: _title, ...input } = rule
    await office.api.messages.changeTerms({
      change: {
        kind: 'rule',
        id: null,
        version: null,
        rule: { ...input, kind: 'message', stage: 'routing', countFrom: 'registered', unit: 'workingDays', amount: 1 },
      },
      recount: false,
    })
    const { id } = await office.enter()
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-11-18', dueStage: 'routing' })
    office.setNow('2026-11-17T12:00')
    await office.api.messages.route({ ids: [id], recipientId: office.recipient(0), reason: '' })
    expect(await clocks(office, id)).toEqual(['final 2026-12-17 идёт', 'routing 2026-11-18 исполнен 2026-11-17T12:00'])
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-17', dueStage: 'final' })
  })
})

it('a card for which no rule gives a term says why it has none', async () => {
  const office = await openTestMessages()
  office.write((records) => {
    for (const { id } of office.db.all<{ id: number }>("SELECT id FROM deadline_rules WHERE kind = 'message'"))
      records.remove(deadlineRules, id, null)
  })
  const { id } = await office.enter()
  expect(await office.card(id)).toMatchObject({
    dueAt: null,
    clocks: [],
    noClockReason: 'Правило срока для этого вида и канала не задано',
  })
})
