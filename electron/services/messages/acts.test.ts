import { describe, expect, it } from 'vitest'
import { emptyCase } from '../../contract/messages.ts'
import { citizen, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'

/** Everything an undo must bring back: cards, clocks, routing and the words they are found by, versions aside. */
function state(office: TestMessages): unknown {
  const alive = (table: string): unknown[] =>
    office.db
      .all<Record<string, unknown>>(`SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY id`)
      .map(({ version: _version, ...row }) => row)
  return {
    cases: alive('cases'),
    deadlines: alive('deadlines'),
    routings: alive('routings'),
    attachments: alive('attachments'),
  }
}

async function undo(office: TestMessages, operation: { operationId: number }): Promise<void> {
  await office.api.journal.undo({ operationId: operation.operationId })
}

describe('an act taken back leaves what was before', () => {
  it('registration: the card is out of the lists and of the search, its number stays taken', async () => {
    const office = await openTestMessages()
    const before = state(office)
    await undo(office, await office.enter({ recipientId: office.recipient(0) }))
    expect(state(office)).toEqual(before)
    expect(await office.numbers({})).toEqual([])
    expect(await office.numbers({ search: 'проезд' })).toEqual([])
    expect(await office.numbers({ search: 'проезд', isDeleted: true })).toEqual(['1'])
    expect((await office.enter()).number).toBe('2')
  })

  it('routing of several cards at once', async () => {
    const office = await openTestMessages()
    const ids = [
      (await office.enter()).id,
      (await office.enter({ recipientId: office.recipient(1) })).id,
      (await office.enter()).id,
    ]
    const before = state(office)
    const routed = await office.api.messages.route({
      ids,
      recipientId: office.recipient(0),
      reason: 'Дорога общего пользования',
    })
    expect(routed.title).toBe('Назначено записей: 3')
    expect(
      (await office.api.messages.count({ filter: { recipientIds: [office.recipient(0)], statuses: ['assigned'] } }))
        .total,
    ).toBe(3)
    await undo(office, routed)
    expect(state(office)).toEqual(before)
  })

  it('one theme for several cards, with its block; a card that has it already is left alone', async () => {
    const office = await openTestMessages()
    const [wanted, other] = [office.theme(0), office.theme(1)]
    const ids = [
      (await office.enter({ themeId: other, recipientId: office.recipient(1) })).id,
      (await office.enter({ themeId: wanted })).id,
      (await office.enter()).id,
    ]
    const before = state(office)
    const untouched = await office.card(ids[1] ?? 0)
    const themed = await office.api.messages.changeMany({ ids, change: { case: { themeId: wanted } } })
    expect(themed).toMatchObject({ title: 'Изменено записей: 2 (тема)', changed: 2 })
    expect((await office.api.messages.count({ filter: { themeIds: [wanted] } })).total).toBe(3)
    const cards = await Promise.all(ids.map((id) => office.card(id)))
    expect(new Set(cards.map((card) => card.blockId)).size).toBe(1)
    expect(cards[1]?.version).toBe(untouched.version)
    await undo(office, themed)
    expect(state(office)).toEqual(before)
  })

  it('one answer to several cards, or to none of them', async () => {
    const office = await openTestMessages()
    const [first, second] = [await office.enter(), await office.enter()]
    const answer = {
      ids: [first.id, second.id],
      at: null,
      text: 'Расчищено',
      result: 'resolved' as const,
      isFinal: true,
    }
    const before = state(office)
    const answered = await office.api.messages.answerMany(answer)
    expect(answered.title).toBe('Ответ дан, записей: 2')
    expect(await office.numbers({ state: 'closed' })).toEqual(['1', '2'])
    await undo(office, answered)
    expect(state(office)).toEqual(before)
    const drafted = await office.api.messages.answerMany({ ...answer, isFinal: false })
    expect(await office.numbers({ statuses: ['onReview'] })).toEqual(['1', '2'])
    await undo(office, drafted)
    const card = await office.card(first.id)
    const { ids: _ids, ...single } = answer
    await office.api.messages.answer({ ...single, id: first.id, version: card.version })
    expect(await refusal(office.api.messages.answerMany(answer))).toMatchObject({ code: 'refused' })
    expect(await office.numbers({ state: 'open' })).toEqual(['2'])
  })

  it('answer: the card is open again and its clock runs', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const before = state(office)
    const answered = await office.api.messages.answer({
      id,
      version,
      at: null,
      text: 'Расчищено',
      result: 'resolved',
      isFinal: true,
    })
    expect(await office.numbers({ state: 'closed' })).toEqual(['1'])
    await undo(office, answered)
    expect(state(office)).toEqual(before)
    expect(await office.numbers({ state: 'open' })).toEqual(['1'])
  })

  it('the trash', async () => {
    const office = await openTestMessages()
    const ids = [(await office.enter()).id, (await office.enter()).id]
    const before = state(office)
    const removed = await office.api.messages.remove({ ids })
    expect(removed.title).toBe('В корзине записей: 2')
    expect(await office.numbers({ isDeleted: true })).toEqual(['1', '2'])
    await undo(office, removed)
    expect(state(office)).toEqual(before)
  })

  it('a registration taken back and then taken out of the trash comes with its clocks and its applicant', async () => {
    const office = await openTestMessages()
    const saved = await office.enter({ recipientId: office.recipient(0) }, citizen())
    const before = state(office)
    await undo(office, saved)
    await office.api.messages.restore({ ids: [saved.id] })
    expect(state(office)).toEqual(before)
    expect(await office.api.messages.showApplicant({ id: saved.id })).toMatchObject({
      name: 'Гордеева Нина Савельевна',
    })
  })

  it('a change of the text is found by its old words again', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const updated = await office.api.messages.update({
      id,
      version,
      case: { gist: 'Сосулька над входом', receivedAt: '2026-11-16', registeredAt: '2026-11-16' },
    })
    expect(await office.numbers({ search: 'сосульки' })).toEqual(['1'])
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-16' })
    await undo(office, updated)
    expect(await office.numbers({ search: 'сосульки' })).toEqual([])
    expect(await office.numbers({ search: 'проездом' })).toEqual(['1'])
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-17' })
  })

  it.each(['interim', 'extend', 'postpone', 'convert', 'setStatus', 'satisfaction', 'addQuestion', 'reopen'] as const)(
    '%s',
    async (act) => {
      const office = await openTestMessages()
      const { messages } = office.api
      const entered = await office.enter({ channelId: office.channel('im') })
      const { id } = entered
      let { version } = entered
      if (act !== 'interim')
        ({ version } = await messages.interim({ id, version, at: '2026-11-17T10:00', text: 'Передано' }))
      if (act === 'reopen')
        ({ version } = await messages.answer({ id, version, at: null, text: 'Готово', result: null, isFinal: true }))
      const before = state(office)
      const acts = {
        interim: () => messages.interim({ id, version, at: '2026-11-17T10:00', text: 'Передано' }),
        extend: () => messages.extend({ id, version, days: 5, reason: 'Нужен осмотр', noticeOn: null, noticeHow: '' }),
        postpone: () => messages.postpone({ ids: [id], until: '2027-05-01', reason: 'Ждём тепла' }),
        convert: () => messages.convert({ id, version, kind: 'appeal', reason: 'Просьба заявителя' }),
        setStatus: () => messages.setStatus({ id, version, status: 'onReview' }),
        satisfaction: () => messages.satisfaction({ id, version, isSolved: true, clarity: 4, how: 'звонок', on: null }),
        addQuestion: () => messages.addQuestion({ id, case: { ...questionInput, channelId: office.channel('im') } }),
        reopen: () => messages.reopen({ id, version, reason: 'Не готово' }),
      }
      const done = await acts[act]()
      expect(state(office)).not.toEqual(before)
      await undo(office, done)
      expect(state(office)).toEqual(before)
    },
  )
})

const questionInput = { ...emptyCase, gist: 'Фонарь' }

describe('a change over a version that is no longer there', () => {
  it('is a conflict that shows both values and loses neither', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    await office.api.messages.update({ id, version, case: { address: 'Речная, 14' } })
    const error = await refusal(office.api.messages.update({ id, version, case: { address: 'Речная, 16' } }))
    expect(error).toMatchObject({
      code: 'conflict',
      details: { version: 2, fields: { address: { mine: 'Речная, 16', theirs: 'Речная, 14' } } },
    })
    expect(await office.card(id)).toMatchObject({ address: 'Речная, 14' })
  })

  it('leaves no half of the act behind', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    await office.api.messages.update({ id, version, case: { address: 'Речная, 14' } })
    const before = { ...(state(office) as object), journal: office.db.all('SELECT * FROM journal') }
    await refusal(
      office.api.messages.extend({ id, version, days: 5, reason: 'Нужен осмотр', noticeOn: null, noticeHow: '' }),
    )
    await refusal(office.api.messages.answer({ id, version, at: null, text: 'Готово', result: null, isFinal: true }))
    expect({ ...(state(office) as object), journal: office.db.all('SELECT * FROM journal') }).toEqual(before)
  })
})

describe('an act that does not fit is refused with what to do', () => {
  it('a status that comes with its own act', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const error = await refusal(office.api.messages.setStatus({ id, version, status: 'answered' }))
    expect(error.message).toBe('Статус «Ответ дан» появляется вместе с ответом. Дайте ответ')
  })

  it('a change of a card in the trash', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    await office.api.messages.remove({ ids: [id] })
    const error = await refusal(
      office.api.messages.update({ id, version: version + 1, case: { address: 'Речная, 14' } }),
    )
    expect(error.message).toBe('Карточка №\u00A01 в корзине. Восстановите её, чтобы изменить')
  })

  it('an answer before receipt or without a word', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const answer = { id, version, text: 'Готово', result: null, isFinal: true }
    expect((await refusal(office.api.messages.answer({ ...answer, at: '2026-11-16' }))).fields).toEqual({
      at: 'Ответ раньше поступления. Проверьте дату',
    })
    expect((await refusal(office.api.messages.answer({ ...answer, at: null, text: '' }))).fields).toEqual({
      text: 'Введите ответ или выберите результат',
    })
  })

  it('receipt moved behind the answer', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ receivedAt: '2026-11-01', registeredAt: '2026-11-01' })
    const { version: now } = await office.api.messages.answer({
      id,
      version,
      at: '2026-11-05',
      text: 'Готово',
      result: null,
      isFinal: true,
    })
    const error = await refusal(
      office.api.messages.update({ id, version: now, case: { receivedAt: '2026-11-10', registeredAt: '2026-11-10' } }),
    )
    expect(error.fields).toEqual({ receivedAt: 'Ответ раньше поступления. Проверьте дату' })
  })

  it('putting off to a day that has come', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter()
    const error = await refusal(office.api.messages.postpone({ ids: [id], until: '2026-11-17', reason: '' }))
    expect(error.fields).toEqual({ until: 'Выберите день позже сегодняшнего', reason: 'Укажите причину' })
  })

  it('an act over nothing', async () => {
    const office = await openTestMessages()
    expect((await refusal(office.api.messages.route({ ids: [], recipientId: null, reason: '' }))).message).toBe(
      'Не выбрана ни одна карточка. Отметьте строки',
    )
    expect((await refusal(office.api.messages.card({ id: 77 }))).code).toBe('notFound')
  })

  it('two cards that repeat each other', async () => {
    const office = await openTestMessages()
    const first = await office.enter()
    const second = await office.enter({ repeatOfId: first.id })
    const error = await refusal(
      office.api.messages.update({ id: first.id, version: first.version, case: { repeatOfId: second.id } }),
    )
    expect(error.fields).toEqual({ repeatOfId: 'Та карточка сама отмечена повтором этой. Выберите другую' })
    expect((await office.card(first.id)).repeats).toEqual([{ id: second.id, number: '2' }])
    expect((await office.card(second.id)).repeatOf).toEqual({ id: first.id, number: '1' })
  })
})

describe('the history of a card', () => {
  it('tells old and new values in words', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const { name } = office.db.one<{ name: string }>('SELECT name FROM blocks WHERE id = ?', [office.block('roads')])
    await office.api.messages.update({
      id,
      version,
      case: { blockId: office.block('roads'), receivedAt: '2026-11-16', registeredAt: '2026-11-16', isImportant: true },
    })
    const { history, historyTotal } = await office.card(id)
    expect(historyTotal).toBe(2)
    expect(history[0]).toMatchObject({ title: 'Изменена карточка №\u00A01', operator: 'Лапшина О. Д.' })
    expect(history[0]?.changes.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['Поступило', '17.11.2026 09:12', '16.11.2026'],
      ['Зарегистрировано', '17.11.2026 10:42', '16.11.2026'],
      ['Блок', '', name],
      ['Важное', 'нет', 'да'],
      ['Срок', '17.12.2026', '16.12.2026'],
      ['Предельный срок', '17.12.2026', '16.12.2026'],
    ])
  })

  it('goes on page by page', async () => {
    const office = await openTestMessages()
    const entered = await office.enter()
    const { id } = entered
    let { version } = entered
    for (let step = 0; step < 60; step += 1)
      ({ version } = await office.api.messages.update({ id, version, case: { address: `Речная, ${step}` } }))
    const first = await office.api.messages.history({ id, before: null })
    const rest = await office.api.messages.history({ id, before: first.next })
    expect([first.lines.length, rest.lines.length, rest.next]).toEqual([50, 11, null])
    expect(rest.lines.at(-1)?.title).toBe('Зарегистрировано №\u00A01')
  })
})

it('an answer that was graded since is not taken back from under its grade', async () => {
  const office = await openTestMessages()
  const { id, version } = await office.enter()
  const answered = await office.api.messages.answer({
    id,
    version,
    at: null,
    text: 'Проезд расчищен',
    result: 'resolved',
    isFinal: true,
  })
  const checked = await office.api.messages.check({ id, version: answered.version, grade: 2, note: '' })
  const error = await refusal(office.api.journal.undo({ operationId: answered.operationId }))
  expect(error.code).toBe('conflict')
  expect(await office.card(id)).toMatchObject({ status: 'answered', quality: 2 })
  await office.api.journal.undo({ operationId: checked.operationId })
  await office.api.journal.undo({ operationId: answered.operationId })
  expect(await office.card(id)).toMatchObject({ status: 'new', quality: null })
})
