import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../../tests/builders/messages.ts'
import type { ApprovalMode } from '../../../contract/caseQuality.ts'
import type { CaseFilter } from '../../../contract/messages.ts'

const settings = (office: TestMessages, approval: ApprovalMode, askDays = 14) =>
  office.api.office.saveSettings({ settings: { answers: { approval, askDays } } })

const given = { at: null, text: 'Расчищено', result: 'resolved' as const, isFinal: true }

/** A card with its answer given. */
async function answered(office: TestMessages, changes: object = {}): Promise<{ id: number; version: number }> {
  const { id, version } = await office.enter(changes)
  return office.api.messages.answer({ id, version, ...given })
}

const total = async (office: TestMessages, filter: CaseFilter): Promise<number> =>
  (await office.api.messages.count({ filter })).total

/** The row of a card without its version: what an undo must bring back. */
const stored = (office: TestMessages, id: number): unknown => {
  const { version: _version, ...row } = office.db.one<Record<string, unknown>>('SELECT * FROM cases WHERE id = ?', [id])
  return row
}

describe('approval by the responsible member', () => {
  it('an answer goes for approval, comes back with a word, goes again and is approved and given', async () => {
    const office = await openTestMessages()
    await settings(office, 'all')
    const { id, version } = await office.enter()
    const { messages } = office.api
    const draft = { ...given, isFinal: false }
    const sent = await messages.answer({ id, version, ...draft, text: 'Сделаем' })
    expect(await office.numbers({ approval: 'waiting' })).toEqual(['1'])
    expect((await refusal(messages.returnAnswer({ id, version: sent.version, note: ' ' }))).fields).toEqual({
      note: 'Напишите, что исправить',
    })
    const back = await messages.returnAnswer({ id, version: sent.version, note: 'Назовите срок' })
    expect(back.title).toBe('№\u00A01: ответ возвращён: Назовите срок')
    const again = await messages.answer({ id, version: back.version, ...draft })
    const done = await messages.approve({ id, version: again.version, at: null, note: '', gives: true })
    expect(await office.numbers({ state: 'closed' })).toEqual(['1'])
    const { approvals, approvedAt, answerText } = await office.card(id)
    expect([approvedAt, answerText]).toEqual(['2026-11-17T10:42', 'Расчищено'])
    expect(approvals.map(({ decision, text, note, operator }) => [decision, text, note, operator])).toEqual([
      ['approved', 'Расчищено', '', 'Лапшина О. Д.'],
      ['sent', 'Расчищено', '', 'Лапшина О. Д.'],
      ['returned', 'Сделаем', 'Назовите срок', 'Лапшина О. Д.'],
      ['sent', 'Сделаем', '', 'Лапшина О. Д.'],
    ])
    await office.api.journal.undo({ operationId: done.operationId })
    expect(await office.numbers({ approval: 'waiting' })).toEqual(['1'])
    expect((await office.card(id)).approvals).toHaveLength(3)
  })

  it('the text that was sent is not undone from under its approval', async () => {
    const office = await openTestMessages()
    await settings(office, 'all')
    const { id, version } = await office.enter()
    const first = await office.api.messages.answer({ id, version, ...given, text: 'Сделаем', isFinal: false })
    const second = await office.api.messages.answer({ id, version: first.version, ...given, isFinal: false })
    await office.api.messages.approve({ id, version: second.version, at: null, note: '', gives: true })
    expect((await refusal(office.api.journal.undo({ operationId: second.operationId }))).code).toBe('conflict')
    expect((await office.card(id)).answerText).toBe('Расчищено')
  })

  it('an approved answer may be given later, word for word', async () => {
    const office = await openTestMessages()
    await settings(office, 'all')
    const { id, version } = await office.enter()
    const sent = await office.api.messages.answer({ id, version, ...given, isFinal: false })
    const approved = await office.api.messages.approve({ id, version: sent.version, at: null, note: '', gives: false })
    expect([await total(office, { approval: 'waiting' }), await total(office, { approval: 'approved' })]).toEqual([
      0, 1,
    ])
    const other = { id, version: approved.version, ...given }
    for (const changed of [
      { ...other, text: 'Расчищено всё' },
      { ...other, result: 'explained' as const },
    ])
      expect((await refusal(office.api.messages.answer(changed))).message).toBe(
        'Ответ по карточке №\u00A01 изменён после утверждения. Отправьте его на утверждение снова',
      )
    await office.api.messages.answer(other)
    expect(await office.numbers({ state: 'closed' })).toEqual(['1'])
  })

  it.each([
    ['off', 'message', true],
    ['off', 'appeal', true],
    ['appeals', 'message', true],
    ['appeals', 'appeal', false],
    ['all', 'message', false],
    ['all', 'appeal', false],
  ] as const)(
    'with the setting «%s» a final answer to a %s without approval is taken: %s',
    async (mode, kind, isTaken) => {
      const office = await openTestMessages()
      await settings(office, mode)
      const { id, version } = kind === 'appeal' ? await office.enterAppeal() : await office.enter()
      const one = office.api.messages.answer({ id, version, ...given })
      if (isTaken) await one
      else expect(await refusal(one)).toMatchObject({ code: 'refused' })
      expect(await total(office, { state: 'closed' })).toBe(isTaken ? 1 : 0)
    },
  )

  it('cannot be passed by answering many cards, by a status, or by a changed draft', async () => {
    const office = await openTestMessages()
    await settings(office, 'all')
    const [first, second] = [await office.enter(), await office.enter()]
    const sent = await office.api.messages.answer({ ...idOf(first), ...given, isFinal: false })
    const approved = await office.api.messages.approve({
      id: first.id,
      version: sent.version,
      at: null,
      note: '',
      gives: false,
    })
    const many = await refusal(office.api.messages.answerMany({ ids: [first.id, second.id], ...given }))
    expect(many.message).toContain('№\u00A02')
    expect((await refusal(office.api.messages.setStatus({ ...idOf(second), status: 'answered' }))).code).toBe('refused')
    // A new draft takes the approval away.
    await office.api.messages.answer({
      id: first.id,
      version: approved.version,
      ...given,
      text: 'Другое',
      isFinal: false,
    })
    expect((await refusal(office.api.messages.answerMany({ ids: [first.id], ...given, text: 'Другое' }))).code).toBe(
      'refused',
    )
    expect(await total(office, { state: 'closed' })).toBe(0)
  })

  it('only an answer that waits is approved or returned', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const message = 'Ответ по карточке №\u00A01 не ждёт утверждения. Обновите карточку'
    const approve = { id, version, at: null, note: '', gives: true }
    expect((await refusal(office.api.messages.approve(approve))).message).toBe(message)
    expect((await refusal(office.api.messages.returnAnswer({ id, version, note: 'Нет' }))).message).toBe(message)
    const { version: empty } = await office.api.messages.setStatus({ id, version, status: 'onReview' })
    expect((await refusal(office.api.messages.approve({ ...approve, version: empty }))).message).toContain(
      'нет ни текста ответа, ни результата',
    )
  })

  it('is not given to a text that another person changed meanwhile', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const seen = await office.api.messages.answer({ id, version, ...given, isFinal: false })
    await office.api.messages.answer({ id, version: seen.version, ...given, text: 'Иначе', isFinal: false })
    const error = await refusal(
      office.api.messages.approve({ id, version: seen.version, at: null, note: '', gives: true }),
    )
    expect(error.code).toBe('conflict')
    expect((await office.card(id)).approvedAt).toBeNull()
  })
})

const idOf = ({ id, version }: { id: number; version: number }) => ({ id, version })

describe('the result of an answer', () => {
  it('a refusal says why', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const refused = { id, version, ...given, result: 'refused' as const }
    expect((await refusal(office.api.messages.answer(refused))).fields).toEqual({ ground: 'Напишите, почему отказано' })
    await office.api.messages.answer({ ...refused, ground: 'Дорога частная' })
    expect(await office.card(id)).toMatchObject({ ground: 'Дорога частная', groundNoticeDueOn: null })
  })

  it.each([
    ['unreadable', '2026-11-24'],
    ['courtRuling', '2026-11-24'],
    ['noNameOrAddress', null],
  ])('an appeal without an answer by the ground %s: the applicant is told by %s', async (ground, dueOn) => {
    const office = await openTestMessages()
    const { id, version } = await office.enterAppeal()
    const left = { id, version, at: null, text: '', result: 'noAnswer' as const, isFinal: true }
    expect((await refusal(office.api.messages.answer({ ...left, ground: 'не захотели' }))).fields).toEqual({
      ground: 'Выберите основание, по которому ответа нет',
    })
    const done = await office.api.messages.answer({ ...left, ground })
    expect(await office.card(id)).toMatchObject({ ground, groundNoticeDueOn: dueOn, groundNoticeOn: null })
    const notice = { id, version: done.version, on: '2026-11-17' }
    if (dueOn === null)
      return void expect((await refusal(office.api.messages.noticeGround(notice))).code).toBe('refused')
    expect((await refusal(office.api.messages.noticeGround({ ...notice, on: '2026-11-18' }))).fields).toEqual({
      on: 'Время ещё не наступило',
    })
    const told = await office.api.messages.noticeGround(notice)
    expect((await office.card(id)).groundNoticeOn).toBe('2026-11-17')
    await office.api.journal.undo({ operationId: told.operationId })
    expect((await office.card(id)).groundNoticeOn).toBeNull()
  })

  it('«отложено» keeps the answer, waits for its day and comes back by itself; the due date does not move', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const { dueAt } = await office.card(id)
    const put = { id, version, ...given, text: 'Ремонт в мае', result: 'postponed' as const }
    expect((await refusal(office.api.messages.answer({ ...put, until: '2026-11-17' }))).fields).toEqual({
      until: 'Выберите день, к которому вернуться, позже сегодняшнего',
    })
    expect(
      (await refusal(office.api.messages.answerMany({ ids: [id], ...given, result: 'postponed' }))).fields,
    ).toHaveProperty('result')
    await office.api.messages.answer({ ...put, until: '2026-11-20' })
    expect(await office.card(id)).toMatchObject({
      status: 'postponed',
      answerText: 'Ремонт в мае',
      answeredAt: null,
      dueAt,
    })
    const figures = async () => [
      await total(office, { outcome: 'postponed' }),
      await total(office, { postponed: 'waiting' }),
      await total(office, { outcome: 'open' }),
      await total(office, { postponed: 'back' }),
    ]
    expect(await figures()).toEqual([1, 1, 0, 0])
    office.setNow('2026-11-20T08:00')
    expect(await figures()).toEqual([0, 0, 1, 1])
  })
})

describe('the check of fullness', () => {
  it('grades an answered card, keeps who and when, and is taken back', async () => {
    const office = await openTestMessages()
    const { id, version } = await answered(office)
    const before = stored(office, id)
    const checked = await office.api.messages.check({ id, version, grade: 1, note: 'Не назван срок' })
    expect(await office.card(id)).toMatchObject({
      quality: 1,
      qualityNote: 'Не назван срок',
      qualityOn: '2026-11-17',
      qualityBy: 'Лапшина О. Д.',
    })
    expect([await total(office, { hasQuality: false }), await total(office, { qualityFrom: 1, qualityTo: 1 })]).toEqual(
      [0, 1],
    )
    await office.api.journal.undo({ operationId: checked.operationId })
    expect(stored(office, id)).toEqual(before)
    const again = await office.api.messages.check({ id, version: (await office.card(id)).version, grade: 0, note: '' })
    await office.api.messages.check({ id, version: again.version, grade: null, note: '' })
    expect(await office.card(id)).toMatchObject({ quality: null, qualityBy: '', qualityOn: null })
  })

  it('is refused while there is no answer', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    expect((await refusal(office.api.messages.check({ id, version, grade: 2, note: '' }))).message).toBe(
      'По карточке №\u00A01 ответа ещё нет. Сначала дайте ответ',
    )
  })

  it('draws the same sample from the same seed, another from another, and says of how many', async () => {
    const office = await openTestMessages()
    for (let card = 0; card < 30; card += 1) await answered(office)
    await office.enter()
    const draw = async (seed: number, size = 5) =>
      office.api.messages.sample({ filter: { state: 'closed' }, seed, size })
    const numbers = ({ rows }: Awaited<ReturnType<typeof draw>>) => rows.map(({ number }) => number)
    const first = await draw(1)
    expect(first.total).toBe(30)
    expect(numbers(await draw(1))).toEqual(numbers(first))
    expect(numbers(await draw(2))).not.toEqual(numbers(first))
    expect(numbers(await draw(1, 8)).slice(0, 5)).toEqual(numbers(first))
    expect(new Set(numbers(await draw(3, 100))).size).toBe(30)
    // A card that is answered later takes one place at most.
    await answered(office)
    expect(numbers(await draw(1)).filter((number) => numbers(first).includes(number)).length).toBeGreaterThanOrEqual(4)
  })
})

describe('asking the applicant', () => {
  const shares = async (office: TestMessages): Promise<number[]> =>
    Promise.all((['never', 'waiting', 'answered', 'lapsed'] as const).map((asked) => total(office, { asked })))

  it('stands for the days of the setting, lapses by itself, and a lapse is never an answer', async () => {
    const office = await openTestMessages()
    await settings(office, 'off', 7)
    const { id } = await answered(office)
    expect(await shares(office)).toEqual([1, 0, 0, 0])
    const asked = await office.api.messages.ask({ ids: [id] })
    expect(await office.card(id)).toMatchObject({
      askedOn: '2026-11-17',
      askEndsOn: '2026-11-24',
      askedBy: 'Лапшина О. Д.',
    })
    expect(await shares(office)).toEqual([0, 1, 0, 0])
    office.setNow('2026-11-24T17:00')
    expect(await shares(office)).toEqual([0, 1, 0, 0])
    office.setNow('2026-11-25T08:00')
    expect(await shares(office)).toEqual([0, 0, 0, 1])
    expect(await office.card(id)).toMatchObject({ isSolved: null, clarity: null, satisfactionOn: null })
    expect(await total(office, { hasClarity: true })).toBe(0)
    await office.api.journal.undo({ operationId: asked.operationId })
    expect(await shares(office)).toEqual([1, 0, 0, 0])
  })

  it('takes an answer also after the question lapsed, and may ask again', async () => {
    const office = await openTestMessages()
    const { id } = await answered(office)
    await office.api.messages.ask({ ids: [id] })
    office.setNow('2026-12-20T09:00')
    await office.api.messages.ask({ ids: [id] })
    expect(await shares(office)).toEqual([0, 1, 0, 0])
    const { version } = await office.card(id)
    await office.api.messages.satisfaction({ id, version, isSolved: false, clarity: null, how: 'звонок', on: null })
    expect(await shares(office)).toEqual([0, 0, 1, 0])
    expect((await refusal(office.api.messages.ask({ ids: [id] }))).message).toContain('заявитель уже ответил')
  })

  it('is refused for a card without an answer and for one that is being asked', async () => {
    const office = await openTestMessages()
    const open = await office.enter()
    expect((await refusal(office.api.messages.ask({ ids: [open.id] }))).message).toContain('ответа ещё нет')
    expect((await refusal(office.api.messages.ask({ ids: [] }))).message).toContain('Не выбрана')
    const { id } = await answered(office)
    await office.api.messages.ask({ ids: [id, id] })
    expect((await refusal(office.api.messages.ask({ ids: [id] }))).message).toContain('ждём до 01.12.2026')
  })

  it('a question is taken back, an answer is not', async () => {
    const office = await openTestMessages()
    const { id } = await answered(office)
    await office.api.messages.ask({ ids: [id] })
    const asked = await office.card(id)
    await office.api.messages.takeAskBack({ id, version: asked.version })
    expect(await shares(office)).toEqual([1, 0, 0, 0])
    expect((await refusal(office.api.messages.takeAskBack({ id, version: asked.version + 1 }))).code).toBe('refused')
  })

  it('an answer without a mark is none: its way and day go with it', async () => {
    const office = await openTestMessages()
    const { id, version } = await answered(office)
    const rated = await office.api.messages.satisfaction({
      id,
      version,
      isSolved: true,
      clarity: 5,
      how: 'ПОС',
      on: null,
    })
    await office.api.messages.satisfaction({
      id,
      version: rated.version,
      isSolved: null,
      clarity: null,
      how: 'ПОС',
      on: '2026-11-17',
    })
    expect(await office.card(id)).toMatchObject({ satisfactionHow: '', satisfactionOn: null, askedBy: '' })
    expect(await shares(office)).toEqual([1, 0, 0, 0])
  })
})

describe('a card that is opened again', () => {
  it('keeps the earlier answer with its marks as a round, counts the return and starts the next without them', async () => {
    const office = await openTestMessages()
    const { id, version } = await answered(office)
    const rated = await office.api.messages.satisfaction({
      id,
      version,
      isSolved: false,
      clarity: 2,
      how: 'звонок',
      on: '2026-11-17',
    })
    const checked = await office.api.messages.check({ id, version: rated.version, grade: 1, note: 'Без срока' })
    const before = stored(office, id)
    const reopened = await office.api.messages.reopen({ id, version: checked.version, reason: 'Снег на месте' })
    const card = await office.card(id)
    expect(card).toMatchObject({
      status: 'repeated',
      returns: 1,
      answerText: 'Расчищено',
      result: null,
      isSolved: null,
      clarity: null,
      quality: null,
      approvedAt: null,
    })
    expect(card.rounds).toEqual([
      {
        at: '2026-11-17T10:42',
        reason: 'Снег на месте',
        operator: 'Лапшина О. Д.',
        answeredAt: '2026-11-17T10:42',
        text: 'Расчищено',
        result: 'resolved',
        isSolved: false,
        clarity: 2,
        satisfactionHow: 'звонок',
        satisfactionOn: '2026-11-17',
        quality: 1,
        qualityNote: 'Без срока',
      },
    ])
    await office.api.journal.undo({ operationId: reopened.operationId })
    expect(stored(office, id)).toEqual(before)
    expect((await office.card(id)).rounds).toEqual([])
  })

  it('needs a reason and an answer that was given', async () => {
    const office = await openTestMessages()
    const open = await office.enter()
    expect((await refusal(office.api.messages.reopen({ ...idOf(open), reason: 'Проверка' }))).message).toContain(
      'ответа ещё нет',
    )
    const { id, version } = await answered(office)
    expect((await refusal(office.api.messages.reopen({ id, version, reason: '' }))).fields).toEqual({
      reason: 'Укажите причину',
    })
  })

  it('needs its approval anew', async () => {
    const office = await openTestMessages()
    const { id, version } = await answered(office)
    await settings(office, 'all')
    const reopened = await office.api.messages.reopen({ id, version, reason: 'Снег на месте' })
    expect((await refusal(office.api.messages.answer({ id, version: reopened.version, ...given }))).code).toBe(
      'refused',
    )
  })
})
