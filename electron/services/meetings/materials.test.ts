import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'

const parts = { agenda: true, people: true, materials: true } as const

async function withItem() {
  const register = openMeetingRegister()
  const { id, itemId } = await openMeeting(register)
  const { api, files, folder } = register
  const admit = (name: string, size?: number): string => {
    const path = join(folder, name)
    writeFileSync(path, size === undefined ? 'Смета работ' : '')
    if (size !== undefined) truncateSync(path, size)
    return files.admit({ path, name, purpose: 'attachment', temporary: false }).ticket
  }
  const read = () => api.meetings.get({ id })
  const item = async () => {
    const found = (await read()).items.find((one) => one.id === itemId)
    if (!found) throw new Error('no item')
    return found
  }
  const file = async () => {
    const found = (await item()).files[0]
    if (!found) throw new Error('no file')
    return { attachmentId: found.id, version: found.version }
  }
  const agenda = async () => JSON.stringify(await api.papers.model({ ref: { kind: 'agenda', meetingId: id } }))
  return { ...register, id, itemId, admit, read, item, file, agenda }
}

describe('материалы вопроса', () => {
  it('прикладываются, называются, убираются и возвращаются; журнал называет вопрос и файл', async () => {
    const { api, itemId, admit, item, file } = await withItem()
    await api.meetings.attachToItem({ itemId, tickets: [admit('смета.txt')] })
    expect((await item()).files).toMatchObject([{ name: 'смета.txt' }])
    await api.meetings.describeItemFile({ ...(await file()), name: 'смета дорог.txt', note: 'согласована' })
    expect((await item()).files).toMatchObject([{ name: 'смета дорог.txt', note: 'согласована' }])
    const { operationId, title } = await api.meetings.removeItemFile(await file())
    expect(title).toBe('Файл «смета дорог.txt» убран у вопроса «О зимнем содержании дорог»')
    expect((await item()).files).toEqual([])
    await api.journal.undo({ operationId })
    expect((await item()).files).toHaveLength(1)
  })

  it('файл в 200 МБ отклонён с его именем и пределом, вместе с ним не лёг и второй', async () => {
    const { api, itemId, admit, item } = await withItem()
    const tickets = [admit('смета.txt'), admit('съёмка.mp4', 200 * 1024 * 1024)]
    await expect(api.meetings.attachToItem({ itemId, tickets })).rejects.toThrow(
      /«съёмка\.mp4» больше \d+ МБ\. Сожмите его или разделите/u,
    )
    expect((await item()).files).toEqual([])
  })

  it('после подписи протокола файлы только смотрят', async () => {
    const { api, itemId, admit, item, file, db, id } = await withItem()
    await api.meetings.attachToItem({ itemId, tickets: [admit('смета.txt')] })
    db.run("UPDATE meetings SET state = 'signed' WHERE id = ?", [id])
    const locked = /Протокол подписан/u
    await expect(api.meetings.attachToItem({ itemId, tickets: [admit('поздно.txt')] })).rejects.toThrow(locked)
    await expect(api.meetings.describeItemFile({ ...(await file()), name: 'другое.txt', note: '' })).rejects.toThrow(
      locked,
    )
    await expect(api.meetings.removeItemFile(await file())).rejects.toThrow(locked)
    expect((await item()).files).toMatchObject([{ name: 'смета.txt' }])
  })

  it('повестка называет файлы под словами о материалах, а без слов считает их сама', async () => {
    const { api, itemId, admit, agenda } = await withItem()
    await api.meetings.attachToItem({ itemId, tickets: [admit('смета.txt'), admit('план.txt')] })
    expect(await agenda()).toContain('Материалы (файлов: 2): смета.txt, план.txt.')
  })

  it('копия заседания берёт файлы вопросов вместе с материалами, без материалов – нет', async () => {
    const { api, id, itemId, admit, read } = await withItem()
    await api.meetings.attachToItem({ itemId, tickets: [admit('смета.txt')] })
    const { version } = await read()
    await api.meetings.setState({ id, version, state: 'held' })
    const base = { startsAt: '14:00', place: 'малый зал', number: null, heldOn: '2026-12-01' } as const
    const filesOf = async (from: object): Promise<unknown> => {
      const made = await api.meetings.create({ ...base, from: { kind: 'meeting', id, ...parts, ...from } })
      const { items } = await api.meetings.get({ id: made.id })
      return items.flatMap((one) => (one.kind === 'question' ? [one.files.map(({ name }) => name)] : []))
    }
    expect(await filesOf({})).toEqual([['смета.txt']])
    expect(await filesOf({ materials: false })).toEqual([[]])
  })
})
