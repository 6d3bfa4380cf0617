import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MergeChoices } from '../../contract/incoming.ts'
import { citizen, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { buildFor, openNovember } from '../exchange/testing.ts'
import { hasMask, matchesMasked } from './masked.ts'
import { cardsAlone, openOffice, packageOf, taken } from './testing.ts'

const nothingChosen: MergeChoices = { takeNew: false, takeClashes: false, fields: {}, cards: {} }
const office = () => openOffice('Администрация Заречного муниципального округа', 'Заречный округ')
const merge = async (register: TestMessages, id: number, choices: Partial<MergeChoices>) => {
  const { version } = await register.api.incoming.get({ id })
  return register.api.incoming.merge({ id, version, choices: { ...nothingChosen, ...choices } })
}
const differences = (register: TestMessages, id: number, state: 'new' | 'different' | 'clash' | 'blocked' | 'same') =>
  register.api.incoming.differences({ id, state, offset: 0, limit: 50 }).then(({ rows }) => rows)

/** What the register holds of its cards, outside the trash. */
const cardsOf = (register: TestMessages) => ({
  cards: register.db
    .all('SELECT * FROM cases WHERE deleted_at IS NULL ORDER BY id')
    .map((row) => ({ ...(row as object), version: 0 })),
  clocks: register.db
    .all('SELECT * FROM deadlines WHERE deleted_at IS NULL ORDER BY case_id, stage, started_at, due_at')
    .map((row) => ({ ...(row as object), id: 0, version: 0 })),
  routings: register.db.all('SELECT case_id, recipient_id FROM routings WHERE deleted_at IS NULL ORDER BY id'),
})

/** Two PCs of one office that began with the same card, and went on apart. */
async function twoPlaces(): Promise<{ here: TestMessages; there: TestMessages }> {
  const [here, there] = [await office(), await office()]
  for (const register of [here, there])
    await register.enter(
      {
        gist: 'Яма на Речной',
        receivedAt: '2026-11-02T10:00',
        address: 'Речная, 12, кв. 4',
        recipientId: register.recipient(0),
      },
      citizen(),
    )
  return { here, there }
}

describe('a package beside the register', () => {
  it('of another office is never merged, and says why', async () => {
    const [here, there] = [await office(), await openOffice()]
    await there.enter({ receivedAt: '2026-11-04T10:00' })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const error = await refusal(here.api.incoming.compare({ id }))
    expect(error).toMatchObject({ code: 'refused' })
    expect(error.message).toContain('другого органа')
    expect((await refusal(merge(here, id, { takeNew: true }))).code).toBe('refused')
  })

  it('of the very register it came from differs in nothing, with masks, names, dates and texts of all kinds', async () => {
    const register = await openNovember()
    const { path } = await buildFor(register, { smallNumbers: 'keep' })
    const id = await taken(register, path)
    expect(await register.api.incoming.compare({ id })).toMatchObject({
      states: { new: 0, different: 0, clash: 0, blocked: 0, same: 8 },
      onlyHere: 0,
      fields: [],
    })
    expect((await refusal(merge(register, id, { takeNew: true, takeClashes: true }))).code).toBe('refused')
  })

  it('says which cards are new here, the same, changed there, and only here', async () => {
    const { here, there } = await twoPlaces()
    await there.enter({ gist: 'Темно на Мира', receivedAt: '2026-11-05T10:00' })
    const own = await here.enter({
      gist: 'Собаки у школы',
      receivedAt: '2026-11-06T10:00',
      channelId: here.channel('im'),
    })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const { states, onlyHere } = await here.api.incoming.compare({ id })
    // The second card of both PCs has number 2 and is another one.
    expect({ states, onlyHere }).toEqual({
      states: { new: 0, different: 0, clash: 1, blocked: 0, same: 1 },
      onlyHere: 1,
    })
    const [clash] = await differences(here, id, 'clash')
    expect(clash).toMatchObject({ number: '2', gist: 'Темно на Мира', here: { id: own.id, gist: 'Собаки у школы' } })
  })
})

describe('a merge', () => {
  it('takes new cards with terms by the rules here, and is taken back as a whole', async () => {
    const { here, there } = await twoPlaces()
    await there.enter({
      gist: 'Темно на Мира',
      receivedAt: '2026-11-05T10:00',
      themeId: there.theme(0),
      recipientId: there.recipient(1),
    })
    await there.enterAppeal({ gist: 'О дороге', receivedAt: '2026-11-09T10:00' })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const before = cardsOf(here)
    const done = await merge(here, id, { takeNew: true })
    expect(done).toMatchObject({ added: 2, renumbered: 0, changed: 0, otherTerms: 0 })
    const { rows } = await here.api.messages.list({
      filter: {},
      sort: { by: 'received', direction: 'asc' },
      after: null,
      limit: 10,
    })
    expect(rows.map(({ number, gist, dueAt }) => [number, gist, dueAt !== null])).toEqual([
      ['1', 'Яма на Речной', true],
      ['2', 'Темно на Мира', true],
      ['О-1', 'О дороге', true],
    ])
    const card = await here.card(rows[1]?.id ?? 0)
    expect(card.note).toContain('Перенесено из пакета')
    expect(card.applicant).toBeNull()
    // The next card goes on behind the numbers that came.
    expect((await here.api.incoming.get({ id })).mergedAt).not.toBeNull()
    await here.api.journal.undo({ operationId: done.operationId })
    expect(cardsOf(here)).toEqual(before)
    expect((await here.api.incoming.get({ id })).mergedAt).toBeNull()
  })

  it('that was taken back can be made again with the same numbers', async () => {
    const { here, there } = await twoPlaces()
    await there.enter({ gist: 'Темно на Мира', receivedAt: '2026-11-05T10:00', recipientId: there.recipient(1) })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const first = await merge(here, id, { takeNew: true })
    const after = cardsOf(here)
    await here.api.journal.undo({ operationId: first.operationId })
    const second = await merge(here, id, { takeNew: true })
    expect(second.added).toBe(1)
    expect({ ...cardsOf(here), routings: null }).toEqual({ ...after, routings: null })
    await here.api.journal.undo({ operationId: second.operationId })
    expect(await here.numbers({})).toEqual(['1'])
  })

  it('a second time finds what it took and changes nothing', async () => {
    const { here, there } = await twoPlaces()
    await there.enter({ gist: 'Темно на Мира', receivedAt: '2026-11-05T10:00' })
    await here.enter({ gist: 'Собаки у школы', receivedAt: '2026-11-06T10:00' })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const done = await merge(here, id, { takeNew: true, takeClashes: true })
    expect(done).toMatchObject({ added: 1, renumbered: 1 })
    expect(await here.numbers({})).toEqual(expect.arrayContaining(['1', '2', '3']))
    expect((await here.api.incoming.compare({ id })).states).toEqual({
      new: 0,
      different: 0,
      clash: 0,
      blocked: 0,
      same: 2,
    })
    expect((await refusal(merge(here, id, { takeNew: true, takeClashes: true }))).code).toBe('refused')
  })

  it('takes an answer of the other PC field by field, with the clock met, and leaves what was not chosen', async () => {
    const { here, there } = await twoPlaces()
    const [row] = (
      await there.api.messages.list({ filter: {}, sort: { by: 'received', direction: 'asc' }, after: null, limit: 1 })
    ).rows
    await there.api.messages.update({ id: row?.id ?? 0, version: row?.version ?? 0, case: { isImportant: true } })
    const { version } = await there.card(row?.id ?? 0)
    await there.api.messages.answer({
      id: row?.id ?? 0,
      version,
      at: '2026-11-06T12:00',
      text: 'Сделано',
      result: 'resolved',
      isFinal: true,
    })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const [different] = await differences(here, id, 'different')
    expect(
      different?.fields.map(({ field, ours, theirs, blocked }) => [
        field,
        ours,
        theirs.replaceAll('\u00A0', ' '),
        blocked,
      ]),
    ).toEqual([
      ['isImportant', 'нет', 'да', null],
      ['course', 'Назначено', 'ответ дан 06.11.2026 12:00, Решено', null],
    ])
    const before = cardsOf(here)
    const done = await merge(here, id, { fields: { course: 'theirs' } })
    expect(done).toMatchObject({ added: 0, changed: 1, fields: 1 })
    const [mine] = (
      await here.api.messages.list({ filter: {}, sort: { by: 'received', direction: 'asc' }, after: null, limit: 1 })
    ).rows
    expect(mine).toMatchObject({ status: 'answered', answeredAt: '2026-11-06T12:00', isImportant: false })
    const card = await here.card(mine?.id ?? 0)
    expect(card.clocks.every((clock) => clock.metAt !== null)).toBe(true)
    expect(card.address).toBe('Речная, 12, кв. 4')
    await here.api.journal.undo({ operationId: done.operationId })
    expect(cardsOf(here)).toEqual(before)
  })

  it('lets the choice for one card win over the choice for all', async () => {
    const { here, there } = await twoPlaces()
    await there.enter({ gist: 'Темно на Мира', receivedAt: '2026-11-05T10:00' })
    await there.enter({ gist: 'Лужа у школы', receivedAt: '2026-11-06T10:00' })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    await merge(here, id, { takeNew: true, cards: { '2026/2': { take: false, fields: {} } } })
    expect((await here.numbers({})).sort()).toEqual(['1', '3'])
  })

  it('never writes a masked text, a street or an older state over what is here', async () => {
    const { here, there } = await twoPlaces()
    for (const [register, gist] of [
      [here, 'Яма у дома, звонить Громовой Наталье, вечером'],
      [there, 'Яма у дома, тел. 8 900 000-00-17'],
    ] as const) {
      const [row] = (
        await register.api.messages.list({
          filter: {},
          sort: { by: 'received', direction: 'asc' },
          after: null,
          limit: 1,
        })
      ).rows
      await register.api.messages.update({
        id: row?.id ?? 0,
        version: row?.version ?? 0,
        case: { gist, ...(register === there ? { address: 'Мира, 3' } : {}) },
      })
    }
    const [mine] = (
      await here.api.messages.list({ filter: {}, sort: { by: 'received', direction: 'asc' }, after: null, limit: 1 })
    ).rows
    await here.api.messages.answer({
      id: mine?.id ?? 0,
      version: mine?.version ?? 0,
      at: null,
      text: 'Сделано',
      result: 'resolved',
      isFinal: true,
    })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const [different] = await differences(here, id, 'different')
    expect(different?.fields.map(({ field, blocked }) => [field, blocked])).toEqual([
      ['street', 'streetOnly'],
      ['gist', 'masked'],
      ['course', 'answered'],
    ])
    const error = await refusal(merge(here, id, { fields: { street: 'theirs', gist: 'theirs', course: 'theirs' } }))
    expect(error.message).toContain('Ничего не выбрано')
  })

  it('leaves alone a card that lies in the trash and one whose channel is not known', async () => {
    const { here, there } = await twoPlaces()
    const [mine] = (
      await here.api.messages.list({ filter: {}, sort: { by: 'received', direction: 'asc' }, after: null, limit: 1 })
    ).rows
    await here.api.messages.remove({ ids: [mine?.id ?? 0] })
    there.db.run("UPDATE channels SET code = NULL, name = 'Свой канал' WHERE code = 'im'")
    await there.enter({
      gist: 'Лужа',
      receivedAt: '2026-11-06T10:00',
      channelId: there.db.one<{ id: number }>("SELECT id FROM channels WHERE name = 'Свой канал'").id,
    })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const blocked = await differences(here, id, 'blocked')
    expect(blocked.map(({ why }) => why)).toEqual([
      expect.stringContaining('в корзине'),
      expect.stringContaining('«Свой канал» нет в справочнике'),
    ])
  })

  it('leaves empty what no directory here has and names it', async () => {
    const { here, there } = await twoPlaces()
    there.db.run("UPDATE recipients SET code = NULL, name = 'Новое учреждение' WHERE id = ?", [there.recipient(1)])
    await there.enter({ gist: 'Темно', receivedAt: '2026-11-05T10:00', recipientId: there.recipient(1) })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const [one] = await differences(here, id, 'new')
    expect(one?.unknown).toEqual(['получатель «Новое учреждение»'])
  })

  it('of a package without some fields does not ask about them', async () => {
    const { here, there } = await twoPlaces()
    const [row] = (
      await there.api.messages.list({ filter: {}, sort: { by: 'received', direction: 'asc' }, after: null, limit: 1 })
    ).rows
    await there.api.messages.update({ id: row?.id ?? 0, version: row?.version ?? 0, case: { gist: 'Другими словами' } })
    const fields = { ...cardsAlone.fields, gist: false }
    const id = await taken(here, await packageOf(there, { options: { ...cardsAlone, fields } }))
    expect((await here.api.incoming.compare({ id })).states.same).toBe(1)
  })

  it('of any cards is taken back to the register of before; a package of the register itself changes nothing', async () => {
    const gist = fc.constantFrom(
      'Яма',
      'Темно',
      'Лужа у школы',
      'Мусор, тел. 8 900 000-00-17',
      'Пишет Синицына Галина Николаевна',
    )
    const entry = fc.record({
      gist,
      day: fc.integer({ min: 1, max: 16 }),
      important: fc.boolean(),
      appeal: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 4 }),
        fc.array(entry, { maxLength: 4 }),
        fc.boolean(),
        async (ours, theirs, all) => {
          const [here, there] = [await office(), await office()]
          for (const [register, list] of [
            [here, ours],
            [there, theirs],
          ] as const)
            for (const { gist: words, day, important, appeal } of list)
              await register.enter({
                gist: words,
                receivedAt: `2026-11-${String(day).padStart(2, '0')}T10:00`,
                isImportant: important,
                ...(appeal ? { kind: 'appeal', channelId: register.channel('appeal59') } : {}),
              })
          const own = await here.api.incoming.compare({
            id: await taken(here, await packageOf(here, { options: cardsAlone })),
          })
          expect(own).toMatchObject({
            states: { new: 0, different: 0, clash: 0, blocked: 0, same: ours.length },
            onlyHere: 0,
          })
          const id = await taken(here, await packageOf(there, { options: cardsAlone }))
          const before = cardsOf(here)
          const { states, onlyHere } = await here.api.incoming.compare({ id })
          expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBe(theirs.length)
          expect(states.same + states.different + onlyHere).toBe(ours.length)
          if (states.new + (all ? states.clash : 0) === 0) return
          const done = await merge(here, id, { takeNew: true, takeClashes: all })
          expect(done.added).toBe(states.new + (all ? states.clash : 0))
          await here.api.journal.undo({ operationId: done.operationId })
          expect(cardsOf(here)).toEqual(before)
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })
})

describe('masked texts', () => {
  it('are known again in what they were made of', () => {
    expect(matchesMasked('Яма у [имя], тел. [телефон]', 'Яма у Громовой Н. С., тел. 2-14-56')).toBe(true)
    expect(matchesMasked('Яма у [имя], тел. [телефон]', 'Лужа у Громовой Н. С., тел. 2-14-56')).toBe(false)
    expect(matchesMasked('[имя] пишет [имя]', 'А пишет')).toBe(false)
    expect(matchesMasked('без масок', 'без маски')).toBe(false)
    expect(hasMask('[первое] и [второе]')).toBe(false)
  })

  it('of any text with pieces hidden', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.string({ minLength: 1 })), { maxLength: 5 }),
        fc.string(),
        (parts, end) => {
          const text = parts.map(([shown, hidden]) => shown + hidden).join('') + end
          const masked = parts.map(([shown]) => `${shown}[имя]`).join('') + end
          expect(matchesMasked(masked, text)).toBe(true)
        },
      ),
    )
  })
})
