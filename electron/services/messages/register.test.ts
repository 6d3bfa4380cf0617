import { describe, expect, it } from 'vitest'
import { citizen, message, openTestMessages, refusal } from '../../../tests/builders/messages.ts'

describe('a new card', () => {
  it('gets a number of its kind and year, registration now, a status and a due date', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({ fastTrack: true })
    expect(saved).toMatchObject({ number: '1', title: 'Зарегистрировано №\u00A01' })
    expect(await office.card(saved.id)).toMatchObject({
      kind: 'message',
      year: 2026,
      registeredAt: '2026-11-17T10:42',
      status: 'new',
      dueAt: '2026-11-27',
      dueStage: 'final',
      noClockReason: '',
      version: 1,
    })
  })

  it('is numbered apart by kind and by the year of registration, without gaps', async () => {
    const office = await openTestMessages()
    const numbers = [
      await office.enter(),
      await office.enterAppeal(),
      await office.enter({ receivedAt: '2025-12-30', registeredAt: '2025-12-30' }),
      await office.enter(),
      await office.enterAppeal(),
    ].map((saved) => saved.number)
    expect(numbers).toEqual(['1', 'О-1', '1', '2', 'О-2'])
  })

  it('that is refused takes no number', async () => {
    const office = await openTestMessages()
    await refusal(office.enter({ receivedAt: '2026-11-18' }))
    expect((await office.enter()).number).toBe('1')
  })

  it('does not get the number of a card in the trash', async () => {
    const office = await openTestMessages()
    const first = await office.enter()
    await office.api.messages.remove({ ids: [first.id] })
    expect((await office.enter()).number).toBe('2')
  })

  it('with a recipient is assigned and notes who is to answer since when', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({ recipientId: office.recipient(0) })
    expect((await office.card(saved.id)).status).toBe('assigned')
    expect(
      office.db.all(
        'SELECT recipient_id AS recipientId, at, operator_id AS operatorId FROM routings WHERE case_id = ?',
        [saved.id],
      ),
    ).toEqual([{ recipientId: office.recipient(0), at: '2026-11-17T10:42', operatorId: office.operatorId }])
  })

  it('of ИМ with a recipient waits for the interim reply', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({ channelId: office.channel('im'), recipientId: office.recipient(0) })
    expect(await office.card(saved.id)).toMatchObject({
      status: 'awaitingInterim',
      dueStage: 'interim',
      dueAt: '2026-11-18T10:12',
    })
  })

  it('takes its block from the theme when none was chosen', async () => {
    const office = await openTestMessages()
    const themeId = office.theme(0)
    const { blockId } = office.db.one<{ blockId: number }>('SELECT block_id AS blockId FROM themes WHERE id = ?', [
      themeId,
    ])
    expect((await office.card((await office.enter({ themeId })).id)).blockId).toBe(blockId)
  })

  it('takes the first sentence of the text for its gist, not stopping at «ул.»', async () => {
    const office = await openTestMessages()
    const text = 'На ул. Речной у дома 12 второй день не чищен проезд. Просят посыпать.'
    const card = await office.card((await office.enter({ gist: '', text })).id)
    expect(card).toMatchObject({ gist: 'На ул. Речной у дома 12 второй день не чищен проезд', text })
  })
})

describe('what was typed wrongly comes back at its field', () => {
  const cases: [string, Parameters<typeof message>[0], Record<string, string>][] = [
    ['a moment later today', { receivedAt: '2026-11-17T18:20' }, { receivedAt: 'Время ещё не наступило' }],
    ['a day to come', { receivedAt: '2026-11-18' }, { receivedAt: 'Время ещё не наступило' }],
    ['no date', { receivedAt: null }, { receivedAt: 'Укажите, когда поступило' }],
    ['no channel', { channelId: null }, { channelId: 'Выберите канал' }],
    ['neither gist nor text', { gist: '', text: '' }, { gist: 'Напишите, о чём сообщение' }],
    [
      'registration before receipt',
      { registeredAt: '2026-11-16' },
      { registeredAt: 'Регистрация раньше поступления. Проверьте обе даты' },
    ],
    ['registration to come', { registeredAt: '2026-12-01' }, { registeredAt: 'Время ещё не наступило' }],
    ['a block that is not there', { blockId: 999 }, { blockId: 'Такой записи нет в справочнике. Выберите другую' }],
    [
      'a person that is not there',
      { responsibleId: 999 },
      { responsibleId: 'Такой записи нет в справочнике. Выберите другую' },
    ],
    ['a repeat of nothing', { repeatOfId: 999 }, { repeatOfId: 'Такой карточки нет в реестре. Выберите другую' }],
  ]
  it.each(cases)('%s', async (_name, changes, fields) => {
    const office = await openTestMessages()
    const error = await refusal(office.enter(changes))
    expect({ code: error.code, fields: error.fields }).toEqual({ code: 'invalid', fields })
    expect(office.db.one<{ n: number }>('SELECT count(*) AS n FROM cases').n).toBe(0)
  })

  it('several fields are counted in the summary', async () => {
    const office = await openTestMessages()
    const error = await refusal(office.enter({ receivedAt: '2026-11-17T18:20', channelId: null }))
    expect(error.message).toBe('Запись не сохранена, исправьте 2 поля')
  })

  it('an entry closed before receipt', async () => {
    const office = await openTestMessages()
    const [recipient] = (await office.api.directory.all({})).recipients
    if (!recipient) throw new Error('The preset has recipients')
    const { id, version, name, shortName } = recipient
    await office.api.directory.save({
      directory: 'recipients',
      id,
      version,
      name,
      shortName,
      activeFrom: null,
      activeTo: '2026-11-01',
    })
    const error = await refusal(office.enter({ recipientId: id }))
    expect(error.fields).toEqual({ recipientId: 'Запись закрыта 01.11.2026. Выберите действующую' })
    expect((await office.enter({ recipientId: id, receivedAt: '2026-10-30' })).number).toBe('1')
  })

  it('a field that the form does not have', async () => {
    const office = await openTestMessages()
    const input = { ...message({ channelId: office.channel('pos') }), dueAt: '2020-01-01' }
    expect((await refusal(office.api.messages.register({ case: input, applicant: null, attachments: [] }))).code).toBe(
      'invalid',
    )
  })

  it('a collective appeal without the number of people', async () => {
    const office = await openTestMessages()
    const error = await refusal(office.enter({}, citizen({ kind: 'collective', name: 'Жители дома 7' })))
    expect(error.fields).toEqual({ 'applicant.people': 'Укажите, сколько человек подписали' })
  })
})

describe('a text', () => {
  it('of a megabyte is kept whole and found', async () => {
    const office = await openTestMessages()
    const text = `${'сосульки '.repeat(111_110)}сугроб`
    const saved = await office.enter({ text })
    expect((await office.card(saved.id)).text).toHaveLength(text.length)
    expect(await office.numbers({ search: 'сугробы' })).toEqual(['1'])
  })

  it('longer than a million characters is refused with what to do, and nothing is stored', async () => {
    const office = await openTestMessages()
    const error = await refusal(office.enter({ text: 'я'.repeat(1_000_001) }))
    expect(error.fields['case.text']).toBe('Текст длиннее 1\u00A0000\u00A0000 знаков. Сократите или приложите файлом')
    expect(office.db.one<{ n: number }>('SELECT count(*) AS n FROM cases').n).toBe(0)
  })

  it('loses control characters and keeps its line breaks', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({ text: 'Нет\u0000 света\r\nвторой\u200B день\u0007  ' })
    expect((await office.card(saved.id)).text).toBe('Нет света\nвторой день')
  })
})

describe('one more question of the same paper', () => {
  it('has the number with a stroke, the applicant and the attachments of the paper, and a clock of its own', async () => {
    const office = await openTestMessages()
    const paper = await office.enter({ text: 'Проезд и фонарь' }, citizen())
    const question = await office.api.messages.addQuestion({
      id: paper.id,
      case: message({ channelId: office.channel('pos'), gist: 'Фонарь', receivedAt: null }),
    })
    expect(question.number).toBe('1/2')
    const card = await office.card(question.id)
    expect(card).toMatchObject({
      text: 'Проезд и фонарь',
      receivedAt: '2026-11-17T09:12',
      applicant: { initials: 'Г.\u00A0Н.\u00A0С.' },
    })
    expect(card.clocks).toHaveLength(1)
    expect((await office.enter()).number).toBe('2')
  })

  it('never gets the number that an earlier question left when it became an обращение', async () => {
    const office = await openTestMessages()
    const paper = await office.enter()
    const input = message({ channelId: office.channel('pos'), gist: 'Фонарь', receivedAt: null })
    const second = await office.api.messages.addQuestion({ id: paper.id, case: input })
    const converted = await office.api.messages.convert({
      id: second.id,
      version: second.version,
      kind: 'appeal',
      reason: 'Письмо главе',
    })
    expect((await office.api.messages.addQuestion({ id: paper.id, case: input })).number).toBe('1/3')
    await office.api.journal.undo({ operationId: converted.operationId })
    expect((await office.card(second.id)).number).toBe('1/2')
  })
})

describe('the applicant', () => {
  it('is shown by initials until asked for, and the asking is in the journal without his data', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({}, citizen())
    expect((await office.card(saved.id)).applicant).toEqual({ kind: 'citizen', initials: 'Г.\u00A0Н.\u00A0С.' })
    expect(await office.api.messages.showApplicant({ id: saved.id })).toMatchObject({
      name: 'Гордеева Нина Савельевна',
    })
    const [line] = (await office.card(saved.id)).history
    expect(line).toMatchObject({ title: 'Показан заявитель карточки №\u00A01', operator: 'Лапшина О. Д.' })
    const journal = JSON.stringify(office.db.all('SELECT * FROM journal'))
    expect(journal).not.toContain('Гордеева')
    expect(journal).not.toContain('900 000')
  })

  it('is found by no search', async () => {
    const office = await openTestMessages()
    await office.enter({}, citizen())
    expect(await office.numbers({ search: 'Гордеева' })).toEqual([])
  })

  it('left blank is not stored', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({}, citizen({ name: '', phone: '', postalAddress: '' }))
    expect((await office.card(saved.id)).applicant).toBeNull()
  })

  it('can be added, changed and taken away, and taking away is undone', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    await office.api.messages.saveApplicant({ id, applicant: citizen() })
    await office.api.messages.saveApplicant({ id, applicant: citizen({ name: 'Державин Пётр Львович' }) })
    expect(await office.api.messages.showApplicant({ id })).toMatchObject({ name: 'Державин Пётр Львович' })
    const removed = await office.api.messages.saveApplicant({ id, applicant: null })
    expect(await office.api.messages.showApplicant({ id })).toBeNull()
    await office.api.journal.undo({ operationId: removed.operationId })
    expect(await office.api.messages.showApplicant({ id })).toMatchObject({ name: 'Державин Пётр Львович' })
  })
})

describe('«Введено сегодня»', () => {
  it('counts what this operator entered today and still stands, and names the last', async () => {
    const office = await openTestMessages()
    office.setNow('2026-11-16T16:00')
    await office.enter({ receivedAt: '2026-11-16' })
    office.setNow('2026-11-17T10:42')
    const second = await office.enter()
    const third = await office.enter()
    await office.api.messages.remove({ ids: [third.id] })
    expect(await office.api.messages.enteredToday({})).toEqual({ total: 1, last: { id: second.id, number: '2' } })
  })
})
