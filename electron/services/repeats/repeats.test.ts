import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LikelyFacts, MergeField } from '../../contract/repeats.ts'
import { MERGE_FIELDS } from '../../contract/repeats.ts'
import { citizen, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'

const nothing: LikelyFacts = {
  externalNumber: '',
  gist: '',
  text: '',
  territoryId: null,
  address: '',
  themeId: null,
  channelId: null,
  receivedAt: null,
  applicant: null,
  exceptId: null,
}

const likely = (office: TestMessages, facts: Partial<LikelyFacts>) =>
  office.api.repeats.likely({ facts: { ...nothing, ...facts }, limit: 5 })

/** All rows that a merge may touch, versions aside. */
function rows(office: TestMessages): unknown {
  const all = (table: string): unknown[] =>
    office.db
      .all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY id`)
      .map(({ version: _version, deleted_at: deletedAt, ...row }) => ({ ...row, isDeleted: deletedAt !== null }))
      .filter(({ isDeleted }) => !isDeleted)
  return {
    cases: all('cases'),
    deadlines: all('deadlines'),
    attachments: all('attachments'),
    problems: all('problems'),
  }
}

describe('likely repeats while typing', () => {
  it('are silent while there is nothing to compare', async () => {
    const office = await openTestMessages()
    await office.enter()
    expect(await likely(office, {})).toEqual([])
    expect(await likely(office, { gist: 'Прошу помочь' })).toEqual([])
    expect(await likely(office, { territoryId: 1, channelId: office.channel('pos') })).toEqual([])
    expect(await likely(office, { themeId: office.theme(0), channelId: office.channel('pos') })).toEqual([])
  })

  it('find the same problem in other words of another person, with the reasons and the words that matched', async () => {
    const office = await openTestMessages()
    const first = await office.enter({ gist: 'Нечищеный снег во дворе', address: 'ул. Садовая, 5' })
    await office.enter({ gist: 'Не вывозят мусор', address: 'ул. Садовая, 5' })
    await office.enter({ gist: 'Нечищеный снег', address: 'ул. Полевая, 9' })
    const found = await likely(office, { gist: 'не чистят снег на Садовой, 5' })
    expect(found.map(({ row }) => row.id)).toEqual([first.id])
    expect(found[0]).toMatchObject({ kind: 'sameProblem', why: ['тот же адрес', 'похожие слова'], problem: null })
    expect(found[0]?.words).toContain('снег')
  })

  it('know the street through a slip of the keyboard where the territory is chosen', async () => {
    const office = await openTestMessages()
    const { territories } = await office.api.directory.all({})
    const territoryId = territories[0]?.id ?? null
    const first = await office.enter({ gist: 'Снег не расчищен', address: 'Первомайская, 5', territoryId })
    const found = await likely(office, { gist: 'Не чистят снег', address: 'ул. Первомаская, 5', territoryId })
    expect(found.map(({ row }) => row.id)).toEqual([first.id])
  })

  it('know the same applicant by telephone however written, and never show a value of him', async () => {
    const office = await openTestMessages()
    const first = await office.enter(
      { gist: 'Не горит фонарь', address: 'Лесная, 5' },
      citizen({ phone: '8 (900) 123-45-67' }),
    )
    const applicant = { ...citizen({ name: 'Н. С.', phone: '+7 900 123 45 67' }) }
    const { people: _people, ...person } = applicant
    const found = await likely(office, { gist: 'Фонарь так и не починили', address: 'Лесная, 5', applicant: person })
    expect(found).toMatchObject([{ kind: 'sameApplicant', row: { id: first.id } }])
    expect(found[0]?.why[0]).toBe('тот же заявитель')
    expect(JSON.stringify(found)).not.toMatch(/Гордеева|900|кв\. 4/)
    const other = await likely(office, {
      applicant: { ...person, name: 'Гордеева Нина Савельевна', phone: '+7 900 765-43-21' },
    })
    expect(other).toEqual([])
  })

  it('know a double entry by the external number and by the text', async () => {
    const office = await openTestMessages()
    const text = 'Третью неделю не чистят проезд к аптеке, скорая помощь не может подъехать к подъезду'
    const first = await office.enter({ externalNumber: 'ПОС-4471', gist: text, address: 'Речная, 12' })
    expect(await likely(office, { externalNumber: 'пос-4471', channelId: office.channel('pos') })).toMatchObject([
      { kind: 'doubleEntry', row: { id: first.id }, why: ['тот же внешний номер'] },
    ])
    expect(await likely(office, { gist: text, receivedAt: '2026-11-17' })).toMatchObject([{ kind: 'doubleEntry' }])
    expect(await likely(office, { gist: text, receivedAt: '2026-11-17', exceptId: first.id })).toEqual([])
  })

  it('leave out cards of the trash, and on a card what it is tied to already', async () => {
    const office = await openTestMessages()
    const first = await office.enter({ gist: 'Не чистят снег', address: 'Садовая, 5' })
    const second = await office.enter({ gist: 'Снег не убирают', address: 'ул. Садовая, 5' })
    const of = () => office.api.repeats.likelyOf({ id: second.id, limit: 5 })
    expect((await of()).map(({ row }) => row.id)).toEqual([first.id])
    const joined = await office.api.repeats.join({ to: 'card', ids: [second.id], withId: first.id })
    expect(await of()).toEqual([])
    await office.api.journal.undo({ operationId: joined.operationId })
    await office.api.messages.remove({ ids: [first.id] })
    expect(await of()).toEqual([])
  })
})

describe('a problem of many people', () => {
  it('is made with the first two, grows, shrinks, and its counter is its list', async () => {
    const office = await openTestMessages()
    const first = await office.enter({ gist: 'Не чистят снег', address: 'Садовая, 5', receivedAt: '2026-11-09T09:00' })
    const second = await office.enter({ gist: 'Снег не убирают' })
    const third = await office.enter({ gist: 'Сугробы' })
    const { problemId, title } = await office.api.repeats.join({ to: 'card', ids: [second.id], withId: first.id })
    expect(title).toContain('Не чистят снег')
    await office.api.repeats.join({ to: 'card', ids: [third.id], withId: second.id })
    const problem = () => office.api.repeats.problem({ id: problemId })
    expect(await problem()).toMatchObject({ total: 3, open: 3, week: 2, weekBefore: 1, address: 'Садовая, 5' })
    expect((await office.api.messages.count({ filter: { problemIds: [problemId] } })).total).toBe(3)
    expect(await office.api.repeats.ties({ id: third.id })).toMatchObject({ problem: { id: problemId, total: 3 } })
    await office.api.repeats.leave({ ids: [third.id] })
    await office.api.messages.remove({ ids: [second.id] })
    expect((await problem()).total).toBe(1)
    expect((await office.api.messages.count({ filter: { problemIds: [problemId] } })).total).toBe(1)
    expect(await refusal(office.api.repeats.leave({ ids: [third.id] }))).toMatchObject({ code: 'refused' })
  })

  it('is renamed, found by its words, taken apart; each act is taken back as a whole', async () => {
    const office = await openTestMessages()
    const [first, second] = [await office.enter(), await office.enter()]
    const before = rows(office)
    const started = await office.api.repeats.join({ to: 'new', ids: [first.id, second.id], title: 'Снег на Садовой' })
    const { rows: list } = await office.api.repeats.problems({ sort: 'size', search: 'садов', limit: 50 })
    expect(list).toMatchObject([{ title: 'Снег на Садовой', total: 2 }])
    const { id, version, themeId, territoryId, address, note } = await office.api.repeats.problem({
      id: started.problemId,
    })
    const renamed = { id, version, themeId, territoryId, address, note, title: 'Снег: Садовая и Полевая' }
    await office.api.repeats.saveProblem(renamed)
    expect(await refusal(office.api.repeats.saveProblem({ ...renamed, title: 'Другое' }))).toMatchObject({
      code: 'conflict',
    })
    const joined = rows(office)
    const { version: newest } = await office.api.repeats.problem({ id })
    const apart = await office.api.repeats.removeProblem({ id, version: newest })
    expect((await office.api.repeats.problems({ sort: 'growth', search: '', limit: 50 })).total).toBe(0)
    expect((await office.card(first.id)).problemId).toBeNull()
    await office.api.journal.undo({ operationId: apart.operationId })
    expect(rows(office)).toEqual(joined)
    const history = (await office.card(first.id)).history.flatMap((line) => line.changes)
    expect(history).toContainEqual(expect.objectContaining({ label: 'Проблема', after: 'Снег: Садовая и Полевая' }))
    expect(before).not.toEqual(joined)
  })

  it('that was just made goes away with its undo', async () => {
    const office = await openTestMessages()
    const [first, second] = [await office.enter(), await office.enter()]
    const before = rows(office)
    const { operationId } = await office.api.repeats.join({ to: 'card', ids: [second.id], withId: first.id })
    await office.api.journal.undo({ operationId })
    expect(rows(office)).toEqual(before)
  })
})

async function pair(office: TestMessages) {
  const kept = await office.enter({
    externalNumber: 'П-100',
    gist: 'Не чистят снег',
    address: 'Садовая, 5',
    receivedAt: '2026-11-17T09:12',
  })
  const merged = await office.enter(
    {
      externalNumber: 'П-200',
      gist: 'Снег не убран у аптеки',
      text: 'Подробно о снеге',
      receivedAt: '2026-11-16T08:00',
      recipientId: office.recipient(0),
      note: 'Звонили',
    },
    citizen(),
  )
  return { kept, merged }
}

const mergeThem = async (office: TestMessages, keptId: number, mergedId: number, take: MergeField[] = []) =>
  office.api.repeats.merge({
    keptId,
    keptVersion: (await office.card(keptId)).version,
    mergedId,
    mergedVersion: (await office.card(mergedId)).version,
    take,
  })

describe('a double entry', () => {
  it('goes into the card that stays: chosen values pass over, both numbers are found, nothing is lost', async () => {
    const office = await openTestMessages()
    const { kept, merged } = await pair(office)
    const repeat = await office.enter({ repeatOfId: merged.id })
    const { title } = await mergeThem(office, kept.id, merged.id, [
      'text',
      'receivedAt',
      'applicant',
      'note',
      'recipientId',
    ])
    expect(title).toBe('№\u00A02 объединено с №\u00A01')
    const card = await office.card(kept.id)
    expect(card).toMatchObject({
      gist: 'Не чистят снег',
      text: 'Подробно о снеге',
      receivedAt: '2026-11-16T08:00',
      note: 'Звонили',
      recipientId: office.recipient(0),
      applicant: { kind: 'citizen' },
      repeats: [{ id: repeat.id }],
    })
    expect(await office.numbers({ search: 'П-100' })).toEqual(['1'])
    expect(await office.numbers({ search: 'П-200' })).toEqual(['1'])
    expect(await office.numbers({ search: '2' })).toContain('1')
    expect(await office.numbers({})).toEqual(['1', '3'])
    expect(await office.api.repeats.ties({ id: merged.id })).toMatchObject({ mergedInto: { id: kept.id, number: '1' } })
    expect(await office.api.repeats.ties({ id: kept.id })).toMatchObject({ merged: [{ id: merged.id, number: '2' }] })
    // The double is whole where it lies: its clocks and its routing are read there.
    const double = await office.card(merged.id)
    expect(double).toMatchObject({
      mergedIntoId: kept.id,
      gist: 'Снег не убран у аптеки',
      recipientId: office.recipient(0),
    })
    expect(double.clocks.length).toBeGreaterThan(0)
    expect(await refusal(office.api.messages.restore({ ids: [merged.id] }))).toMatchObject({ code: 'refused' })
  })

  it('leaves through a chain: each number leads to the card that stays', async () => {
    const office = await openTestMessages()
    const { kept, merged } = await pair(office)
    const last = await office.enter()
    await mergeThem(office, kept.id, merged.id)
    await mergeThem(office, last.id, kept.id)
    expect((await office.api.repeats.ties({ id: merged.id })).mergedInto).toEqual({ id: last.id, number: '3' })
    expect(await office.numbers({ search: 'П-200' })).toEqual(['3'])
    expect(await refusal(office.api.repeats.unmerge({ mergedId: merged.id }))).toMatchObject({ code: 'refused' })
  })

  it('is refused for one card twice, for two kinds, for an answered card into an open one, over an older version', async () => {
    const office = await openTestMessages()
    const { kept, merged } = await pair(office)
    const appeal = await office.enterAppeal()
    expect(await refusal(mergeThem(office, kept.id, kept.id))).toMatchObject({ code: 'invalid' })
    expect(await refusal(mergeThem(office, kept.id, appeal.id))).toMatchObject({ code: 'refused' })
    await office.api.messages.answer({
      id: merged.id,
      version: merged.version,
      at: null,
      text: 'Расчищено',
      result: 'resolved',
      isFinal: true,
    })
    expect((await refusal(mergeThem(office, kept.id, merged.id))).message).toContain('Оставьте её')
    const { version } = await office.card(merged.id)
    expect(
      await refusal(
        office.api.repeats.merge({
          keptId: merged.id,
          keptVersion: version - 1,
          mergedId: kept.id,
          mergedVersion: kept.version,
          take: [],
        }),
      ),
    ).toMatchObject({ code: 'conflict' })
  })

  it('merged with any choice of values and taken back leaves the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...MERGE_FIELDS]), fc.boolean(), fc.boolean(), async (take, isTied, isFlipped) => {
        const office = await openTestMessages()
        const { kept, merged } = await pair(office)
        const other = await office.enter({ repeatOfId: isFlipped ? kept.id : merged.id })
        if (isTied) await office.api.repeats.join({ to: 'card', ids: [other.id], withId: merged.id })
        const before = rows(office)
        const [stays, goes] = isFlipped ? [merged.id, kept.id] : [kept.id, merged.id]
        const { operationId } = await mergeThem(office, stays, goes, take)
        await office.api.journal.undo({ operationId })
        expect(rows(office)).toEqual(before)
        expect(await office.numbers({ search: 'П-200' })).toEqual(['2'])
      }),
      { numRuns: 12 },
    )
  })

  it('is parted long after: only what the merge did is put back, later changes stay and are named', async () => {
    const office = await openTestMessages()
    const { kept, merged } = await pair(office)
    const repeat = await office.enter({ repeatOfId: merged.id })
    await mergeThem(office, kept.id, merged.id, ['text', 'receivedAt', 'note'])
    const { version } = await office.card(kept.id)
    await office.api.messages.update({
      id: kept.id,
      version,
      case: { text: 'Уточнено по телефону', address: 'Садовая, 7' },
    })
    const parted = await office.api.repeats.unmerge({ mergedId: merged.id })
    expect(parted.kept).toEqual(['Текст: изменено после объединения, оставлено как есть'])
    const card = await office.card(kept.id)
    expect(card).toMatchObject({
      text: 'Уточнено по телефону',
      address: 'Садовая, 7',
      receivedAt: '2026-11-17T09:12',
      note: '',
      repeats: [],
    })
    expect(await office.card(merged.id)).toMatchObject({
      deletedAt: null,
      mergedIntoId: null,
      repeats: [{ id: repeat.id }],
    })
    expect(await office.numbers({ search: 'П-200' })).toEqual(['2'])
    expect(await office.numbers({ search: 'П-100' })).toEqual(['1'])
    expect(await refusal(office.api.repeats.unmerge({ mergedId: merged.id }))).toMatchObject({ code: 'refused' })
    await office.api.journal.undo({ operationId: parted.operationId })
    expect(await office.card(merged.id)).toMatchObject({ mergedIntoId: kept.id })
  })
})
