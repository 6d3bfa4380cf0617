import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { normalName } from '../directory/directory.service.ts'
import { cases } from '../messages/cases.repo.ts'
import { mapStatus, statusBook } from './sourceStatuses.service.ts'

/** A card as an import leaves it: with the word of its source. */
async function imported(office: TestMessages, raw: string, channel = 'pos'): Promise<number> {
  const { id } = await office.enter({ channelId: office.channel(channel) })
  office.write((records) => records.update(cases, id, null, { rawStatus: raw }))
  return id
}

const word = (raw: string, changes: object = {}) => ({
  id: null,
  version: null,
  channelCode: 'pos',
  raw,
  status: 'inWork' as const,
  result: null,
  isVerified: true,
  applies: false,
  ...changes,
})

describe('the table of words', () => {
  it('comes with the usual words of ПОС and ИМ, none of which is verified', async () => {
    const office = await openTestMessages()
    const { statuses } = await office.api.sourceStatuses.list({})
    expect(statuses.filter(({ isVerified }) => isVerified)).toEqual([])
    const raw = (channel: string) => statuses.filter((row) => row.channelCode === channel).map((row) => row.raw)
    expect(raw('pos')).toEqual(expect.arrayContaining(['На модерации', 'Решение отложено', 'Автоматически закрыто']))
    expect(raw('im')).toEqual(expect.arrayContaining(['Не решено', 'Отложено']))
  })

  it('compares shipped words as it compares the words of an export', async () => {
    const office = await openTestMessages()
    const rows = office.db.all<{ raw: string; normal: string }>('SELECT raw, normal_raw AS normal FROM source_statuses')
    expect(rows.filter(({ raw, normal }) => normalName(raw) !== normal)).toEqual([])
  })

  it.each([
    ['pos', '  решение   ОТЛОЖЕНО ', { status: 'postponed', result: 'postponed', isKnown: true }],
    ['im', 'Решено', { status: 'answered', result: 'resolved', isKnown: true }],
    ['portal', 'Разъяснено', { status: 'answered', result: 'explained', isKnown: true }],
    ['pos', 'Разъяснено', { status: 'answered', result: 'explained', isKnown: true }],
    ['pos', 'На контроле губернатора', { status: null, result: null, isKnown: false }],
    ['pos', ' - ', { status: null, result: null, isKnown: true }],
    ['im', '', { status: null, result: null, isKnown: true }],
  ])('%s «%s»', async (channel, raw, meaning) => {
    const office = await openTestMessages()
    expect(mapStatus(statusBook(office.db), channel, raw)).toEqual(meaning)
  })

  it('keeps a word of the channel before the word for every channel', async () => {
    const office = await openTestMessages()
    await office.api.sourceStatuses.save(word('Разъяснено', { status: 'inWork' }))
    expect(mapStatus(statusBook(office.db), 'pos', 'Разъяснено').status).toBe('inWork')
    expect(mapStatus(statusBook(office.db), 'portal', 'Разъяснено').status).toBe('answered')
  })

  it('refuses the same word of a channel twice and a channel that is not there', async () => {
    const office = await openTestMessages()
    expect((await refusal(office.api.sourceStatuses.save(word('на МОДЕРАЦИИ')))).fields).toEqual({
      raw: 'Такое слово у этого канала уже есть. Измените его строку',
    })
    expect((await refusal(office.api.sourceStatuses.save(word('Слово', { channelCode: 'fax' })))).fields).toEqual({
      channelCode: 'Такого канала нет. Выберите другой',
    })
  })

  it('a word taken out of the table is unknown again, and undo brings it back', async () => {
    const office = await openTestMessages()
    const { statuses } = await office.api.sourceStatuses.list({})
    const { id, version } = statuses.find((row) => row.raw === 'На модерации')!
    const removed = await office.api.sourceStatuses.remove({ id, version })
    expect(mapStatus(statusBook(office.db), 'pos', 'На модерации').isKnown).toBe(false)
    await office.api.journal.undo({ operationId: removed.operationId })
    expect(mapStatus(statusBook(office.db), 'pos', 'На модерации').isKnown).toBe(true)
  })
})

describe('words of cards that the table does not know', () => {
  it('are counted, most frequent first, however they are spelt', async () => {
    const office = await openTestMessages()
    for (const raw of ['На контроле', 'на контроле ', 'Ждёт акта']) await imported(office, raw)
    await imported(office, 'В работе')
    expect((await office.api.sourceStatuses.list({})).unknown).toEqual([
      { channelCode: 'pos', raw: 'На контроле', cards: 2 },
      { channelCode: 'pos', raw: 'Ждёт акта', cards: 1 },
    ])
  })

  it('leave the list with the card that held them', async () => {
    const office = await openTestMessages()
    const id = await imported(office, 'На контроле')
    await office.api.messages.remove({ ids: [id] })
    expect((await office.api.sourceStatuses.list({})).unknown).toEqual([])
  })
})

describe('a meaning given to the cards that hold the word', () => {
  it('is shown first, applied as one act with the word, and taken back with it', async () => {
    const office = await openTestMessages()
    const ids = [await imported(office, 'На контроле'), await imported(office, 'на контроле')]
    const other = await imported(office, 'На контроле', 'portal')
    const { id: _id, version: _version, isVerified: _verified, applies: _applies, ...meaning } = word('На контроле')
    expect(await office.api.sourceStatuses.affected(meaning)).toMatchObject({ total: 2, changing: 2, held: 0 })
    const saved = await office.api.sourceStatuses.save(word('На контроле', { applies: true }))
    expect(saved).toMatchObject({ changed: 2, held: 0 })
    const status = async (id: number) => (await office.card(id)).status
    expect(await Promise.all([...ids, other].map(status))).toEqual(['inWork', 'inWork', 'new'])
    await office.api.journal.undo({ operationId: saved.operationId })
    expect(await Promise.all(ids.map(status))).toEqual(['new', 'new'])
    expect((await office.api.sourceStatuses.list({})).unknown.map(({ cards }) => cards)).toEqual([2, 1])
  })

  it('never closes a card without the date of its answer, nor opens one that is answered', async () => {
    const office = await openTestMessages()
    const open = await imported(office, 'Исполнено')
    const closed = await imported(office, 'Исполнено')
    const { version } = await office.card(closed)
    await office.api.messages.answer({ id: closed, version, at: null, text: 'Готово', result: null, isFinal: true })
    const done = await office.api.sourceStatuses.save(
      word('Исполнено', { status: 'answered', result: 'resolved', applies: true }),
    )
    expect(done).toMatchObject({ changed: 1, held: 1 })
    expect((await office.card(open)).status).toBe('new')
    expect(await office.card(closed)).toMatchObject({ status: 'answered', result: 'resolved' })
    const back = await office.api.sourceStatuses.affected({
      channelCode: 'pos',
      raw: 'Исполнено',
      status: 'inWork',
      result: null,
    })
    expect(back.cards.map(({ id, obstacle }) => [id, obstacle])).toEqual([
      [open, null],
      [closed, 'answered'],
    ])
  })

  it('an entry for every channel leaves the cards of a channel that has its own word', async () => {
    const office = await openTestMessages()
    const own = await imported(office, 'На контроле')
    const portal = await imported(office, 'На контроле', 'portal')
    await office.api.sourceStatuses.save(word('На контроле', { status: 'onReview' }))
    await office.api.sourceStatuses.save(word('На контроле', { channelCode: '', status: 'inWork', applies: true }))
    expect([(await office.card(own)).status, (await office.card(portal)).status]).toEqual(['new', 'inWork'])
  })
})
