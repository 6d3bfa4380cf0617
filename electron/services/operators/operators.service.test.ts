import { describe, expect, it } from 'vitest'
import { openTestRegister } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'

const add = (register: TestRegister, name: string, post = '') =>
  register.api.operators.save({ id: null, version: null, name, post })
const find = async (register: TestRegister, id: number) =>
  (await register.api.operators.list({})).operators.find((operator) => operator.id === id)

describe('operators', () => {
  it('are listed in the order they came, with the one who works now', async () => {
    const register = openTestRegister()
    await add(register, 'Мещеряков Д. О.', 'ведущий специалист')
    const { operators, currentId } = await register.api.operators.list({})
    expect(operators.map(({ name }) => name)).toEqual(['Лапшина О. Д.', 'Мещеряков Д. О.'])
    expect(currentId).toBe(register.operatorId)
  })

  it('sign what they do after the switch', async () => {
    const register = openTestRegister()
    const { id } = await add(register, 'Мещеряков Д. О.')
    await register.api.operators.switch({ id })
    await add(register, 'Соболева Т. В.')
    const { entries } = await register.api.journal.list({
      before: null,
      limit: 2,
      operatorId: null,
      entity: null,
      entityId: null,
    })
    expect(entries.map(({ operator, title }) => [operator, title])).toEqual([
      ['Мещеряков Д. О.', 'Добавлен оператор Соболева Т. В.'],
      ['Лапшина О. Д.', 'Добавлен оператор Мещеряков Д. О.'],
    ])
  })

  it('are told apart by name', async () => {
    const register = openTestRegister()
    await expect(add(register, 'Лапшина О. Д.')).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: expect.stringContaining('уже есть') as string },
    })
    await expect(add(register, ' ')).rejects.toMatchObject({ fields: { name: 'Укажите фамилию и инициалы' } })
  })

  it('cannot be closed while they work, can be closed afterwards and opened again', async () => {
    const register = openTestRegister()
    await expect(register.api.operators.close({ id: register.operatorId, version: 1 })).rejects.toMatchObject({
      code: 'refused',
    })
    const { id } = await add(register, 'Мещеряков Д. О.')
    await register.api.operators.close({ id, version: 1 })
    expect(await find(register, id)).toMatchObject({ isClosed: true })
    await expect(register.api.operators.switch({ id })).rejects.toMatchObject({ code: 'refused' })
    await register.api.operators.reopen({ id, version: 2 })
    expect(await register.api.operators.switch({ id })).toMatchObject({ name: 'Мещеряков Д. О.', isClosed: false })
  })

  it('come back by undo: a closing, a new name, a new profile', async () => {
    const register = openTestRegister()
    const created = await add(register, 'Мещеряков Д. О.')
    const renamed = await register.api.operators.save({ id: created.id, version: 1, name: 'Мещеряков Денис', post: '' })
    const closed = await register.api.operators.close({ id: created.id, version: 2 })
    await register.api.journal.undo({ operationId: closed.operationId })
    expect(await find(register, created.id)).toMatchObject({ isClosed: false })
    await register.api.journal.undo({ operationId: renamed.operationId })
    expect(await find(register, created.id)).toMatchObject({ name: 'Мещеряков Д. О.' })
    await register.api.journal.undo({ operationId: created.operationId })
    expect(await find(register, created.id)).toBeUndefined()
  })

  it('whose creation was undone no longer work and cannot be switched to', async () => {
    const register = openTestRegister()
    const { id, operationId } = await add(register, 'Мещеряков Д. О.')
    await register.api.operators.switch({ id })
    await register.api.journal.undo({ operationId })
    expect((await register.api.operators.list({})).currentId).toBeNull()
    await expect(register.api.operators.switch({ id })).rejects.toMatchObject({ code: 'refused' })
    await expect(register.api.operators.switch({ id: 999 })).rejects.toMatchObject({ code: 'notFound' })
  })

  it('show both names when two people rename one profile', async () => {
    const register = openTestRegister()
    const { id } = await add(register, 'Мещеряков Д. О.')
    await register.api.operators.save({ id, version: 1, name: 'Мещеряков Денис', post: '' })
    await expect(
      register.api.operators.save({ id, version: 1, name: 'Мещеряков Дмитрий', post: '' }),
    ).rejects.toMatchObject({
      code: 'conflict',
      details: { fields: { name: { mine: 'Мещеряков Дмитрий', theirs: 'Мещеряков Денис' } } },
    })
  })
})
