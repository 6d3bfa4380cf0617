import { describe, expect, it } from 'vitest'
import { openTestRegister } from '../../../tests/builders/register.ts'

const key = { form: 'messages.entry', slot: 'new' }

describe('drafts', () => {
  it('are kept as typed, unfinished values included', async () => {
    const { api } = openTestRegister()
    const content = { gist: '  Не чищен проезд \u0001', receivedAt: '31.02', territory: null, tags: ['снег', 1, false] }
    await api.drafts.put({ ...key, content })
    expect(await api.drafts.get(key)).toMatchObject({ ...key, content, updatedAt: '2026-11-17T10:42' })
  })

  it('keep only the last state of a form', async () => {
    const { api, setNow } = openTestRegister()
    await api.drafts.put({ ...key, content: 'первое' })
    setNow('2026-11-17T10:43')
    await api.drafts.put({ ...key, content: 'второе' })
    expect(await api.drafts.list({})).toMatchObject([{ content: 'второе', updatedAt: '2026-11-17T10:43' }])
  })

  it('of one operator are not seen by another and wait for him', async () => {
    const { api, operatorId } = openTestRegister()
    await api.drafts.put({ ...key, content: 'проезд к аптеке' })
    const other = await api.operators.save({ id: null, version: null, name: 'Мещеряков Д. О.', post: '' })
    await api.operators.switch({ id: other.id })
    expect(await api.drafts.get(key)).toBeNull()
    await api.drafts.put({ ...key, content: 'колея' })
    await api.operators.switch({ id: operatorId })
    expect(await api.drafts.get(key)).toMatchObject({ content: 'проезд к аптеке' })
  })

  it('go when they are dropped; dropping twice is no error', async () => {
    const { api } = openTestRegister()
    await api.drafts.put({ ...key, content: 'проезд' })
    await api.drafts.drop(key)
    await api.drafts.drop(key)
    expect(await api.drafts.get(key)).toBeNull()
  })

  it('are no facts of the register: the journal does not know them', async () => {
    const { api } = openTestRegister()
    const all = { before: null, limit: 50, operatorId: null, entity: null, entityId: null }
    const before = await api.journal.list(all)
    await api.drafts.put({ ...key, content: 'проезд' })
    expect(await api.journal.list(all)).toEqual(before)
  })

  it('are refused without an operator, in words that say what to do', async () => {
    const { api, db } = openTestRegister()
    db.run("DELETE FROM session WHERE key = 'operator'")
    await expect(api.drafts.put({ ...key, content: 'проезд' })).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('Выберите профиль') as string,
    })
  })

  it('take no form name that is not one', async () => {
    await expect(openTestRegister().api.drafts.get({ form: '../messages', slot: '' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
