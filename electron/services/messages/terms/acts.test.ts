import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../../tests/builders/messages.ts'

const untold = { noticeOn: null, noticeHow: '' }
const plain = (text: string) => text.replaceAll('\u00A0', ' ')

/** Lines of «Почему этот срок» of the running clock. */
async function why(office: TestMessages, id: number): Promise<string[]> {
  const running = (await office.card(id)).clocks.find((clock) => clock.metAt === null && clock.cancelledReason === '')
  return (running?.lines ?? []).map(({ when, text }) => plain(`${when} — ${text}`))
}
const state = (office: TestMessages) => ({
  cases: office.db.all('SELECT * FROM cases').map((row) => ({ ...(row as object), version: 0 })),
  clocks: office.db
    .all('SELECT * FROM deadlines WHERE deleted_at IS NULL ORDER BY id')
    .map((row) => ({ ...(row as object), version: 0 })),
})

describe('a pause', () => {
  it('moves the date by the time the clock stood, and the explanation says so', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ receivedAt: '2026-11-02T09:00', registeredAt: '2026-11-02T09:00' })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-02' })
    const paused = await office.api.messages.pause({
      id,
      version,
      from: '2026-11-10',
      reason: 'ждём адрес от заявителя',
    })
    expect(plain(paused.title)).toBe('№ 1: срок приостановлен: ждём адрес от заявителя')
    const standing = await office.card(id)
    expect(standing).toMatchObject({ pausedOn: '2026-11-10', dueAt: '2026-12-02' })
    expect(standing.clocks[0]).toMatchObject({ pausedFrom: '2026-11-10' })
    expect(standing.clocks[0]?.warnings.map(plain)).toContain('Пауза с 10.11.2026 не закончена: срок показан без неё.')
    const [preview] = await office.api.messages.previewTerm({ id, act: { kind: 'resume', at: '2026-11-17' } })
    const resumed = await office.api.messages.resume({ id, version: paused.version, at: '2026-11-17' })
    expect(plain(resumed.title)).toBe('№ 1: срок возобновлён, теперь 09.12.2026')
    expect(await office.card(id)).toMatchObject({
      dueAt: '2026-12-09',
      legalMaximumAt: '2026-12-02',
      pausedOn: null,
      pausedReason: '',
    })
    expect(preview?.dueAt).toBe('2026-12-09')
    expect(await why(office, id)).toContain('+7 дн. — пауза с 10.11 до 17.11: ждём адрес от заявителя')
    expect((await office.card(id)).clocks.at(-1)).toMatchObject({
      dueAt: '2026-12-02',
      cancelledReason: 'Срок стоял, дата сдвинулась на время паузы',
    })
  })

  it('of a day that ends on a day off leaves the date, and the clock that stood is kept as it was counted', async () => {
    const office = await openTestMessages()
    const receivedAt = '2026-10-22T08:00'
    const { id, version } = await office.enter({
      channelId: office.channel('phone'),
      receivedAt,
      registeredAt: receivedAt,
    })
    const [counted] = (await office.card(id)).clocks
    expect(counted).toMatchObject({ dueAt: '2026-11-20' })
    const { version: next } = await office.api.messages.pause({ id, version, from: '2026-11-10', reason: 'запрос' })
    await office.api.messages.resume({ id, version: next, at: '2026-11-11' })
    const { clocks, dueAt } = await office.card(id)
    expect(dueAt).toBe('2026-11-20')
    expect(await why(office, id)).toContain('+1 дн. — пауза с 10.11 до 11.11: запрос')
    expect(clocks.at(-1)).toMatchObject({
      lines: counted?.lines,
      cancelledReason: 'Срок стоял, с паузой дата осталась прежней',
    })
  })

  it('of a clock in hours counts the working hours it stood', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({
      channelId: office.channel('im'),
      receivedAt: '2026-11-16T09:00',
      registeredAt: '2026-11-16T09:00',
    })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-11-17T10:00' })
    const { version: next } = await office.api.messages.pause({
      id,
      version,
      from: '2026-11-16T12:00',
      reason: 'автор удалил запись',
    })
    await office.api.messages.resume({ id, version: next, at: '2026-11-17T09:30' })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-11-17T16:30' })
  })

  it('is undone whole, and so is its end', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const before = state(office)
    const paused = await office.api.messages.pause({ id, version, from: '2026-11-17T10:00', reason: 'ждём сведений' })
    office.setNow('2026-11-20T10:00')
    const standing = state(office)
    const resumed = await office.api.messages.resume({ id, version: paused.version, at: '2026-11-20T10:00' })
    await office.api.journal.undo({ operationId: resumed.operationId })
    expect(state(office)).toEqual(standing)
    await office.api.journal.undo({ operationId: paused.operationId })
    expect(state(office)).toEqual(before)
  })

  it('ends with the answer: it is held against the time that ran', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({
      receivedAt: '2026-10-01T09:00',
      registeredAt: '2026-10-01T09:00',
      fastTrack: true,
    })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-10-09' })
    const paused = await office.api.messages.pause({ id, version, from: '2026-10-05', reason: 'запрос' })
    await office.api.messages.answer({
      id,
      version: paused.version,
      at: '2026-10-15',
      text: 'Сделано',
      result: 'resolved',
      isFinal: true,
    })
    expect(await office.card(id)).toMatchObject({ pausedOn: null, dueAt: '2026-10-21' })
    expect(await office.numbers({ outcome: 'inTime' })).toEqual(['1'])
  })

  it('stays with the card when a fact of its term is corrected', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const paused = await office.api.messages.pause({ id, version, from: '2026-11-17T10:00', reason: 'запрос' })
    await office.api.messages.update({ id, version: paused.version, case: { fastTrack: true } })
    expect((await office.card(id)).clocks[0]).toMatchObject({ pausedFrom: '2026-11-17T10:00', dueAt: '2026-11-27' })
  })

  it('needs a reason, a day that has come, a clock that runs, and comes once', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const { pause, resume } = office.api.messages
    expect((await refusal(pause({ id, version, from: '2026-11-18', reason: '' }))).fields).toEqual({
      reason: 'Укажите причину',
      from: 'Время ещё не наступило',
    })
    expect(plain((await refusal(resume({ id, version, at: '2026-11-17' }))).message)).toBe(
      'Срок карточки № 1 не приостановлен',
    )
    const paused = await pause({ id, version, from: '2026-11-17', reason: 'запрос' })
    expect(
      plain((await refusal(pause({ id, version: paused.version, from: '2026-11-17', reason: 'запрос' }))).message),
    ).toBe('Срок карточки № 1 уже приостановлен')
    expect((await refusal(resume({ id, version: paused.version, at: '2026-11-16' }))).fields).toEqual({
      at: 'Раньше начала паузы. Проверьте дату',
    })
  })
})

describe('an extension', () => {
  it('waits for its notice until a person records when and how the applicant was told', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enterAppeal({ receivedAt: '2026-11-02', registeredAt: '2026-11-02' })
    const { extend, previewTerm, saveNotice } = office.api.messages
    const [preview] = await previewTerm({ id, act: { kind: 'extend', days: 30 } })
    expect(preview).toMatchObject({ dueAt: '2026-12-30', legalMaximumAt: '2027-01-01' })
    expect(
      (await refusal(extend({ id, version, days: 30, reason: 'запрос', noticeOn: '2026-11-16', noticeHow: '' })))
        .fields,
    ).toEqual({ noticeHow: 'Напишите, как уведомили: письмом, по телефону, в ЛК' })
    const extended = await extend({ id, version, days: 30, reason: 'запрос', ...untold })
    expect(await office.card(id)).toMatchObject({ extendedOn: '2026-11-17', extensionNoticeOn: null })
    expect(await office.numbers({ needsNotice: true })).toEqual(['О-1'])
    const told = await saveNotice({
      id,
      version: extended.version,
      what: 'extension',
      on: '2026-11-17',
      how: 'письмом № 214',
    })
    expect(plain(told.title)).toBe('№ О-1: заявитель уведомлён 17.11.2026')
    expect(await office.numbers({ needsNotice: true })).toEqual([])
    expect(await office.card(id)).toMatchObject({ extensionNoticeHow: 'письмом № 214' })
  })

  it('and its notice are undone whole', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enterAppeal()
    const before = state(office)
    const extended = await office.api.messages.extend({
      id,
      version,
      days: 10,
      reason: 'запрос',
      noticeOn: '2026-11-17',
      noticeHow: 'по телефону',
    })
    await office.api.journal.undo({ operationId: extended.operationId })
    expect(state(office)).toEqual(before)
  })

  it('after a pause keeps the time the clock stood', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enterAppeal({ receivedAt: '2026-11-02', registeredAt: '2026-11-02' })
    const paused = await office.api.messages.pause({ id, version, from: '2026-11-09', reason: 'запрос' })
    const resumed = await office.api.messages.resume({ id, version: paused.version, at: '2026-11-16' })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-09' })
    await office.api.messages.extend({ id, version: resumed.version, days: 5, reason: 'запрос', ...untold })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-14', legalMaximumAt: '2026-12-07' })
  })
})

describe('a redirect', () => {
  it('of an appeal closes it and is held against seven days from registration', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enterAppeal({ receivedAt: '2026-11-02', registeredAt: '2026-11-03' })
    const before = state(office)
    const { redirect: expected } = await office.api.messages.terms({ id })
    expect(expected).toMatchObject({ stage: 'redirect', dueAt: '2026-11-10' })
    const redirected = await office.api.messages.redirect({
      id,
      version,
      to: 'Министерство транспорта области',
      on: '2026-11-09',
      closes: true,
      ...untold,
    })
    expect(plain(redirected.title)).toBe('№ О-1: переадресовано, Министерство транспорта области')
    expect(await office.card(id)).toMatchObject({
      status: 'answered',
      result: 'redirected',
      answeredAt: '2026-11-09',
      redirectedOn: '2026-11-09',
      dueAt: '2026-11-10',
      dueStage: 'redirect',
    })
    expect(await office.numbers({ outcome: 'inTime' })).toEqual(['О-1'])
    expect(await office.numbers({ needsNotice: true })).toEqual(['О-1'])
    await office.api.journal.undo({ operationId: redirected.operationId })
    expect(state(office)).toEqual(before)
  })

  it('after the seven days is late, although the thirty have not passed', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enterAppeal({ receivedAt: '2026-11-02', registeredAt: '2026-11-02' })
    await office.api.messages.redirect({ id, version, to: 'УФАС', on: '2026-11-16', closes: true, ...untold })
    expect(await office.numbers({ outcome: 'late' })).toEqual(['О-1'])
  })

  it('of a copy leaves the card in work with its own term', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enterAppeal()
    const { dueAt } = await office.card(id)
    await office.api.messages.redirect({
      id,
      version,
      to: 'Росреестр',
      on: '2026-11-17',
      closes: false,
      noticeOn: '2026-11-17',
      noticeHow: 'письмом',
    })
    expect(await office.card(id)).toMatchObject({ status: 'new', dueAt, redirectedTo: 'Росреестр' })
    expect(await office.numbers({ needsNotice: true })).toEqual([])
    // A later change of facts leaves the redirect as it was.
    const { version: next } = await office.card(id)
    await office.api.messages.update({ id, version: next, case: { receivedAt: '2026-11-16' }, reason: 'по штампу' })
    expect((await office.card(id)).clocks.find(({ stage }) => stage === 'redirect')).toMatchObject({
      metAt: '2026-11-17',
      cancelledReason: '',
    })
  })

  it('of a message has no term of its own: what it was due by counts', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    expect((await office.api.messages.terms({ id })).redirect).toBeNull()
    await office.api.messages.redirect({ id, version, to: 'Россети', on: '2026-11-17', closes: true, ...untold })
    expect(await office.card(id)).toMatchObject({ status: 'answered', dueStage: 'final', dueAt: '2026-12-17' })
  })
})

describe('the two clocks of ИМ', () => {
  it('stand together: the second one is counted from the last moment of the first', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter({ channelId: office.channel('im') })
    const { coming } = await office.api.messages.terms({ id })
    expect(coming).toMatchObject([{ stage: 'final', startedAt: '2026-11-18T10:12', dueAt: '2026-11-27' }])
    const pos = await office.enter()
    expect((await office.api.messages.terms({ id: pos.id })).coming).toEqual([])
  })
})
