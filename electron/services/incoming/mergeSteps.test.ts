import { describe, expect, it } from 'vitest'
import type { MergeChoices } from '../../contract/incoming.ts'
import { refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { cardsAlone, openOffice, packageOf, taken } from './testing.ts'

/** A merge is written in steps: stopped, killed and taken back it leaves nothing half-done. */

const nothingChosen: MergeChoices = { takeNew: false, takeClashes: false, fields: {}, cards: {} }
/** More than one step writes. */
const CARDS = 600
const office = () => openOffice('Администрация Заречного муниципального округа', 'Заречный округ')
const input = async (register: TestMessages, id: number, choices: Partial<MergeChoices> = { takeNew: true }) => {
  const { version } = await register.api.incoming.get({ id })
  return { id, version, choices: { ...nothingChosen, ...choices } }
}
const merge = async (register: TestMessages, id: number, choices?: Partial<MergeChoices>) =>
  register.api.incoming.merge(await input(register, id, choices))
const cardOf = (register: TestMessages, gist: string) =>
  register.db.get<{ id: number; repeatOfId: number | null; deletedAt: string | null }>(
    'SELECT id, repeat_of_id AS repeatOfId, deleted_at AS deletedAt FROM cases WHERE gist = ?',
    [gist],
  )
/** Leaves the merge of a package as a killed process does. */
const kill = (register: TestMessages, id: number): void => {
  const key = `incoming.merge ${id}`
  const { value } = register.db.one<{ value: string }>('SELECT value FROM session WHERE key = ?', [key])
  register.db.run('UPDATE session SET value = ? WHERE key = ?', [value.replace('"whole"', '"writing"'), key])
}

/** An empty register, and a package of the other PC with so many messages. */
async function withPackage(count: number): Promise<{ here: TestMessages; id: number }> {
  const [here, there] = [await office(), await office()]
  for (let index = 1; index <= count; index += 1)
    await there.enter({ gist: `Обращение ${index}`, receivedAt: `2026-11-0${1 + (index % 9)}T10:00` })
  return { here, id: await taken(here, await packageOf(there, { options: cardsAlone })) }
}

describe('a merge in steps', () => {
  it('that is stopped after some cards were written leaves none of them and no merge behind', async () => {
    const { here, id } = await withPackage(CARDS)
    const running = here.api.incoming.merge(await input(here, id))
    const done = (): number => {
      const said = here.events.findLast((event) => event.type === 'progress' && event.text.startsWith('Записываем'))
      return said?.type === 'progress' ? said.done : 0
    }
    while (done() === 0) await new Promise((resolve) => setImmediate(resolve))
    await running.cancel()
    expect((await refusal(running)).code).toBe('cancelled')
    expect(done()).toBeLessThan(CARDS)
    expect(await here.numbers({})).toEqual([])
    expect(await here.api.incoming.get({ id })).toMatchObject({ merge: null, mergedAt: null })
    // It can be made again, under the same numbers.
    expect(await merge(here, id)).toMatchObject({ added: CARDS, isUndoable: true })
    const { count, most } = here.db.one<{ count: number; most: number }>(
      'SELECT count(*) AS count, max(number) AS most FROM cases WHERE deleted_at IS NULL',
    )
    expect({ count, most }).toEqual({ count: CARDS, most: CARDS })
  })

  it('that was killed says so, goes on in the same operation and is taken back as one', async () => {
    const { here, id } = await withPackage(3)
    const first = await merge(here, id, { cards: { '2026/1': { take: true, fields: {} } } })
    kill(here, id)
    expect((await here.api.incoming.get({ id })).merge).toBe('interrupted')
    const rest = await merge(here, id)
    expect(rest).toMatchObject({ operationId: first.operationId, added: 3 })
    expect((await here.api.incoming.get({ id })).merge).toBe('done')
    expect(await here.api.incoming.takeBack({ id })).toMatchObject({ removed: 3, kept: 0 })
    expect(await here.numbers({})).toEqual([])
    expect(await here.api.incoming.get({ id })).toMatchObject({ merge: null, mergedAt: null })
    expect((await refusal(here.api.incoming.takeBack({ id }))).message).toContain('Отменять нечего')
  })

  it('that was killed can be taken back without going on', async () => {
    const { here, id } = await withPackage(2)
    await merge(here, id)
    kill(here, id)
    expect(await here.api.incoming.takeBack({ id })).toMatchObject({ removed: 2 })
    expect(await here.numbers({})).toEqual([])
  })

  it('taken back keeps a card that somebody changed since, and gives fields their old values', async () => {
    const [here, there] = [await office(), await office()]
    for (const register of [here, there])
      await register.enter({ gist: 'Яма на Речной', receivedAt: '2026-11-02T10:00' })
    const same = cardOf(there, 'Яма на Речной')
    await there.api.messages.update({ id: same?.id ?? 0, version: 1, case: { isImportant: true } })
    await there.enter({ gist: 'Темно', receivedAt: '2026-11-03T10:00' })
    await there.enter({ gist: 'Лужа', receivedAt: '2026-11-04T10:00' })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    expect(await merge(here, id, { takeNew: true, fields: { isImportant: 'theirs' } })).toMatchObject({
      added: 2,
      changed: 1,
    })
    const dark = await here.card(cardOf(here, 'Темно')?.id ?? 0)
    await here.api.messages.update({ id: dark.id, version: dark.version, case: { fastTrack: true } })
    expect(await here.api.incoming.takeBack({ id })).toMatchObject({ removed: 1, restored: 1, kept: 1 })
    expect(cardOf(here, 'Темно')?.deletedAt).toBeNull()
    expect(cardOf(here, 'Лужа')?.deletedAt).not.toBeNull()
    expect((await here.card(cardOf(here, 'Яма на Речной')?.id ?? 0)).isImportant).toBe(false)
  })

  it('is one line of the journal that is undone as any act while it is small', async () => {
    const { here, id } = await withPackage(2)
    const done = await merge(here, id)
    expect(await here.api.journal.lastUndoable({})).toMatchObject({ operationId: done.operationId })
    await here.api.journal.undo({ operationId: done.operationId })
    expect(await here.api.incoming.get({ id })).toMatchObject({ merge: null, mergedAt: null })
    expect(await here.numbers({})).toEqual([])
  })
})

describe('links of repeats', () => {
  it('come along when both cards are in, under whatever numbers; the others are counted', async () => {
    const [here, there] = [await office(), await office()]
    await here.enter({ gist: 'Чужая под номером 1', receivedAt: '2026-11-01T09:00' })
    const first = await there.enter({ gist: 'Яма', receivedAt: '2026-11-02T10:00' })
    const second = await there.enter({ gist: 'Опять яма', receivedAt: '2026-11-03T10:00', repeatOfId: first.id })
    await there.enter({ gist: 'И снова яма', receivedAt: '2026-11-04T10:00', repeatOfId: second.id })
    const id = await taken(here, await packageOf(there, { options: cardsAlone }))
    const done = await merge(here, id, {
      takeNew: true,
      takeClashes: true,
      cards: { '2026/2': { take: false, fields: {} } },
    })
    // The third repeats a card that was left out; the first got the number behind those of the package.
    expect(done).toMatchObject({ added: 2, renumbered: 1, links: 0, lostLinks: 1 })
    expect((await here.numbers({})).sort()).toEqual(['1', '3', '4'])
    const rest = await merge(here, id)
    expect(rest).toMatchObject({ added: 1, links: 1, lostLinks: 0 })
    expect(cardOf(here, 'Опять яма')?.repeatOfId).toBe(cardOf(here, 'Яма')?.id)
    await here.api.journal.undo({ operationId: rest.operationId })
    expect(cardOf(here, 'Опять яма')?.deletedAt).not.toBeNull()
  })
})
