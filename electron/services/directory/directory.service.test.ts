import { describe, expect, it } from 'vitest'
import { DIRECTORIES } from '../../contract/directory.ts'
import type { DirectoryName } from '../../contract/directory.ts'
import { openTestRegister } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'

const blank = { id: null, version: null, shortName: '', activeFrom: null, activeTo: null }
const names = async ({ api }: TestRegister, directory: DirectoryName) =>
  (await api.directory.all({}))[directory].map(({ name }) => name)
const entryOf = async ({ api }: TestRegister, directory: DirectoryName, id: number) =>
  (await api.directory.all({}))[directory].find((entry) => entry.id === id)

describe('directories', () => {
  it('start with what the decree names, in its order', async () => {
    const { blocks, roles, channels, themes } = await openTestRegister({ preset: 'trosna' }).api.directory.all({})
    expect(blocks).toHaveLength(13)
    expect(blocks.map(({ position }) => position)).toEqual(blocks.map((_, index) => index + 1))
    expect(blocks.every(({ origin }) => origin === 'preset')).toBe(true)
    expect(roles.find(({ code }) => code === 'curator')?.duties.length).toBeGreaterThan(0)
    expect(channels.some(({ defaultKind }) => defaultKind === 'appeal')).toBe(true)
    const blockIds = new Set(blocks.map(({ id }) => id))
    expect(themes.filter(({ blockId }) => blockId !== null).every(({ blockId }) => blockIds.has(Number(blockId)))).toBe(
      true,
    )
  })

  it.each(DIRECTORIES)('takes an own entry at the end of %s and gives it back by undo', async (directory) => {
    const register = openTestRegister()
    const before = await names(register, directory)
    const { id, operationId } = await register.api.directory.save({ ...blank, directory, name: 'Первомайская слобода' })
    expect(await names(register, directory)).toEqual([...before, 'Первомайская слобода'])
    expect(await entryOf(register, directory, id)).toMatchObject({
      origin: 'own',
      code: null,
      shortName: 'Первомайская слобода',
    })
    await register.api.journal.undo({ operationId })
    expect(await names(register, directory)).toEqual(before)
  })

  it('keep names unique, whatever the case, quotes and ё', async () => {
    const register = openTestRegister()
    await register.api.directory.save({ ...blank, directory: 'recipients', name: 'МКУ «Зелёный двор»' })
    await expect(
      register.api.directory.save({ ...blank, directory: 'recipients', name: 'мку  "зеленый двор"' }),
    ).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: expect.stringContaining('уже есть') as string },
    })
    await expect(register.api.directory.save({ ...blank, directory: 'blocks', name: ' ' })).rejects.toMatchObject({
      fields: { name: 'Укажите название' },
    })
  })

  it('close an entry from a day and open it again; it stays in the list', async () => {
    const register = openTestRegister()
    const { id } = await register.api.directory.save({
      ...blank,
      directory: 'territories',
      name: 'Слобода',
      activeFrom: '2026-01-01',
    })
    const input = {
      ...blank,
      directory: 'territories' as const,
      id,
      name: 'Слобода',
      shortName: 'Слобода',
      activeFrom: '2026-01-01',
    }
    const closed = await register.api.directory.save({ ...input, version: 1, activeTo: '2026-11-16' })
    expect(closed.title).toBe('Территория «Слобода»: запись закрыта')
    expect(await entryOf(register, 'territories', id)).toMatchObject({ activeTo: '2026-11-16' })
    const opened = await register.api.directory.save({ ...input, version: 2, activeTo: null })
    expect(opened.title).toBe('Территория «Слобода»: запись снова действует')
    await expect(register.api.directory.save({ ...input, version: 3, activeTo: '2025-12-31' })).rejects.toMatchObject({
      fields: { activeTo: expect.any(String) as string },
    })
  })

  it('give a renamed and a closed entry back by undo', async () => {
    const register = openTestRegister()
    const block = (await register.api.directory.all({})).blocks[0]
    if (!block) throw new Error('the type has blocks')
    const { id, version, name, shortName, activeFrom } = block
    const renamed = await register.api.directory.save({
      directory: 'blocks',
      id,
      version,
      name: `${name} и связь`,
      shortName,
      activeFrom,
      activeTo: null,
    })
    await register.api.journal.undo({ operationId: renamed.operationId })
    expect(await entryOf(register, 'blocks', id)).toMatchObject({ name, shortName })
  })

  it('move an entry and put it back where it was by undo', async () => {
    const register = openTestRegister()
    const before = await names(register, 'blocks')
    const third = (await register.api.directory.all({})).blocks[2]
    if (!third) throw new Error('the type has three blocks')
    const moved = await register.api.directory.move({
      directory: 'blocks',
      id: third.id,
      version: third.version,
      position: 1,
    })
    expect(await names(register, 'blocks')).toEqual([before[0], before[2], before[1], ...before.slice(3)])
    await register.api.journal.undo({ operationId: moved.operationId })
    expect(await names(register, 'blocks')).toEqual(before)
  })

  it('take the place after the last for any greater one', async () => {
    const register = openTestRegister()
    const [first] = (await register.api.directory.all({})).blocks
    if (!first) throw new Error('the type has blocks')
    await register.api.directory.move({ directory: 'blocks', id: first.id, version: first.version, position: 500 })
    expect((await names(register, 'blocks')).at(-1)).toBe(first.name)
  })

  it('show both values when two people edit one entry', async () => {
    const register = openTestRegister()
    const { id } = await register.api.directory.save({ ...blank, directory: 'territories', name: 'Слобода' })
    await register.api.directory.save({
      ...blank,
      directory: 'territories',
      id,
      version: 1,
      name: 'Слобода',
      residents: 120,
    })
    await expect(
      register.api.directory.save({
        ...blank,
        directory: 'territories',
        id,
        version: 1,
        name: 'Слобода',
        residents: 140,
      }),
    ).rejects.toMatchObject({
      code: 'conflict',
      details: { fields: { residents: { mine: 140, theirs: 120 } } },
    })
  })

  it('do not let an entry stand under itself', async () => {
    const register = openTestRegister()
    const parent = await register.api.directory.save({ ...blank, directory: 'territories', name: 'Сельсовет' })
    const child = await register.api.directory.save({
      ...blank,
      directory: 'territories',
      name: 'Слобода',
      parentId: parent.id,
    })
    await expect(
      register.api.directory.save({
        ...blank,
        directory: 'territories',
        id: parent.id,
        version: 1,
        name: 'Сельсовет',
        parentId: child.id,
      }),
    ).rejects.toMatchObject({ fields: { parentId: 'Запись не может входить в саму себя. Выберите другую' } })
  })

  it('keep the duties of a role as edited and leave fields of other directories alone', async () => {
    const register = openTestRegister()
    const role = (await register.api.directory.all({})).roles.find(({ code }) => code === 'curator')
    if (!role) throw new Error('the type has a куратор')
    const { id, version, name, shortName } = role
    await register.api.directory.save({
      directory: 'roles',
      id,
      version,
      name,
      shortName,
      activeFrom: null,
      activeTo: null,
      duties: ['утверждает повестку'],
      residents: 5,
    })
    expect(await entryOf(register, 'roles', id)).toMatchObject({ duties: ['утверждает повестку'], chairs: role.chairs })
    expect(await entryOf(register, 'roles', id)).not.toHaveProperty('residents')
  })
})
