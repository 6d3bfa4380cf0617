import { describe, expect, it } from 'vitest'
import { message } from '../../../tests/builders/messages.ts'
import { openTestRegister } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { civilAt } from './civilAt.ts'

const everything = { before: null, limit: 50, operatorId: null, entity: null, entityId: null }
const addBlock = ({ api }: TestRegister, name: string, id: number | null = null, version: number | null = null) =>
  api.directory.save({ directory: 'blocks', id, version, name, shortName: '', activeFrom: null, activeTo: null })

describe('journal', () => {
  it('says who did what and when, with the old and the new value', async () => {
    const register = openTestRegister()
    const { id } = await addBlock(register, 'Наука')
    register.setNow('2026-11-17T11:00')
    await addBlock(register, 'Наука и техника', id, 1)
    const { entries } = await register.api.journal.list({ ...everything, limit: 1 })
    expect(entries).toMatchObject([
      {
        operator: 'Лапшина О. Д.',
        operatorId: register.operatorId,
        civilAt: '2026-11-17T11:00',
        title: 'Блок «Наука и техника»: запись изменена',
        isUndoable: true,
        changes: [
          {
            entity: 'blocks',
            entityId: id,
            action: 'update',
            oldValues: { name: 'Наука' },
            newValues: { name: 'Наука и техника' },
          },
        ],
      },
    ])
  })

  it('goes on from the last entry until there is nothing older', async () => {
    const register = openTestRegister()
    for (const name of ['Наука', 'Туризм', 'Связь']) await addBlock(register, name)
    const all = (await register.api.journal.list(everything)).entries.map(({ id }) => id)
    const pages: number[] = []
    for (let before: number | null = null, next = true; next;) {
      const page: Awaited<ReturnType<typeof register.api.journal.list>> = await register.api.journal.list({
        ...everything,
        before,
        limit: 2,
      })
      pages.push(...page.entries.map(({ id }) => id))
      before = page.next
      next = before !== null
    }
    expect(pages).toEqual(all)
    expect(pages).toEqual(pages.toSorted((a, b) => b - a))
  })

  it('can be read by operator and by the kind of record', async () => {
    const register = openTestRegister()
    await addBlock(register, 'Наука')
    const other = await register.api.operators.save({ id: null, version: null, name: 'Мещеряков Д. О.', post: '' })
    await register.api.operators.switch({ id: other.id })
    await addBlock(register, 'Туризм')
    const mine = await register.api.journal.list({ ...everything, operatorId: other.id })
    expect(mine.entries.map(({ title }) => title)).toEqual(['Блок «Туризм»: запись создана'])
    const people = await register.api.journal.list({ ...everything, entity: 'operators' })
    expect(people.entries.map(({ title }) => title)).toContain('Добавлен оператор Мещеряков Д. О.')
    expect(people.entries.map(({ title }) => title)).not.toContain('Блок «Туризм»: запись создана')
  })

  it('marks what was undone and what undid it, and an undo can itself be taken back', async () => {
    const register = openTestRegister()
    const { operationId } = await addBlock(register, 'Наука')
    const undone = await register.api.journal.undo({ operationId })
    const [latest, first] = (await register.api.journal.list({ ...everything, limit: 2 })).entries
    expect(first).toMatchObject({ id: operationId, undoneById: undone.operationId, isUndoable: false })
    expect(latest).toMatchObject({
      title: 'Отменено: Блок «Наука»: запись создана',
      undoesId: operationId,
      isUndoable: true,
    })
    await register.api.journal.undo({ operationId: undone.operationId })
    expect((await register.api.directory.all({})).blocks.map(({ name }) => name)).toContain('Наука')
  })

  it('undoes nothing twice, nothing unknown, and nothing that was changed afterwards', async () => {
    const register = openTestRegister()
    const { id } = await addBlock(register, 'Наука')
    const renamed = await addBlock(register, 'Наука и техника', id, 1)
    await addBlock(register, 'Наука и связь', id, 2)
    await expect(register.api.journal.undo({ operationId: renamed.operationId })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await register.api.directory.all({})).blocks.find((block) => block.id === id)?.name).toBe('Наука и связь')
    const tourism = await addBlock(register, 'Туризм')
    await register.api.journal.undo({ operationId: tourism.operationId })
    await expect(register.api.journal.undo({ operationId: tourism.operationId })).rejects.toMatchObject({
      code: 'refused',
      message: 'Это действие уже отменено',
    })
    await expect(register.api.journal.undo({ operationId: 9999 })).rejects.toMatchObject({ code: 'notFound' })
  })

  it('offers Ctrl+Z only what this operator did himself', async () => {
    const register = openTestRegister()
    const science = await addBlock(register, 'Наука')
    const other = await register.api.operators.save({ id: null, version: null, name: 'Мещеряков Д. О.', post: '' })
    await register.api.operators.switch({ id: other.id })
    expect(await register.api.journal.lastUndoable({})).toBeNull()
    const tourism = await addBlock(register, 'Туризм')
    expect(await register.api.journal.lastUndoable({})).toEqual({
      operationId: tourism.operationId,
      title: tourism.title,
    })
    await register.api.journal.undo({ operationId: tourism.operationId })
    expect(await register.api.journal.lastUndoable({})).toBeNull()
    await register.api.operators.switch({ id: register.operatorId })
    expect((await register.api.journal.lastUndoable({}))?.operationId).toBeGreaterThan(science.operationId)
  })

  it('does not take back the making of the register', async () => {
    const register = openTestRegister()
    register.db.run("UPDATE operations SET method = 'register.create' WHERE id = 1")
    const first = (await register.api.journal.list(everything)).entries.at(-1)
    expect(first).toMatchObject({ id: 1, isUndoable: false })
    await expect(register.api.journal.undo({ operationId: 1 })).rejects.toMatchObject({ code: 'refused' })
  })
})

describe('an act over many records', () => {
  it('is one line that says how much it changed and unfolds page by page; its cards open as a list', async () => {
    const register = openTestRegister()
    const ids: number[] = []
    for (let index = 0; index < 250; index += 1) {
      const { id } = await register.api.messages.register({
        case: message({ channelId: 1 }),
        applicant: null,
        attachments: [],
      })
      ids.push(id)
    }
    const { operationId } = await register.api.messages.changeMany({ ids, change: { case: { isImportant: true } } })
    const [entry] = (await register.api.journal.list({ ...everything, limit: 1 })).entries
    expect(entry).toMatchObject({ id: operationId, total: 250, cases: 250, title: 'Изменено записей: 250 (важное)' })
    expect(entry?.changes).toHaveLength(200)
    const rest = await register.api.journal.changes({ operationId, after: 200, limit: 200 })
    expect([...(entry?.changes ?? []), ...rest.changes].map(({ entityId }) => entityId)).toEqual(ids)
    expect(await register.api.messages.count({ filter: { operationId } })).toEqual({ total: 250 })
  })
})

describe('civil time of a journal row', () => {
  it('follows the zone of the office through midnight', () => {
    const inMoscow = civilAt({ now: '2026-11-17T10:42', instant: '2026-11-17T07:42:31.512Z' })
    expect(inMoscow('2026-11-17T07:42:31.512Z')).toBe('2026-11-17T10:42')
    expect(inMoscow('2025-12-31T21:30:00.000Z')).toBe('2026-01-01T00:30')
    const inKamchatka = civilAt({ now: '2026-11-18T00:05', instant: '2026-11-17T12:05:59.999Z' })
    expect(inKamchatka('2026-11-17T11:59:00.000Z')).toBe('2026-11-17T23:59')
  })
})
