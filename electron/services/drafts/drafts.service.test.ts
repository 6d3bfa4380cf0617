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
    expect((await api.drafts.list({})).mine).toHaveLength(1)
    expect(await api.drafts.get(key)).toMatchObject({ content: 'второе', updatedAt: '2026-11-17T10:43' })
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

const entry = (gist: string) => ({
  entry: { gist, applicant: { name: 'Ясеневый Клим', phone: '+7 900 000-00-00' } },
  pins: {},
})

describe('a list of drafts', () => {
  it('shows the beginning of the gist and never the applicant', async () => {
    const { api } = openTestRegister()
    await api.drafts.put({ ...key, content: entry(`Яма ${'у школы '.repeat(40)}`) })
    const list = await api.drafts.list({})
    expect(list.mine[0]?.title).toMatch(/^Яма у школы .*…$/)
    expect(JSON.stringify(list)).not.toContain('Ясеневый')
    expect(JSON.stringify(list)).not.toContain('900')
  })

  it('leaves out the habits of an operator and his open tabs', async () => {
    const { api } = openTestRegister()
    await api.drafts.put({ form: 'messages.habits', slot: '', content: {} })
    await api.drafts.put({ form: 'app.tabs', slot: '', content: {} })
    expect((await api.drafts.list({})).mine).toEqual([])
  })
})

describe('a draft handed to a colleague', () => {
  const openWithTwo = async () => {
    const register = openTestRegister()
    const { id: colleagueId } = await register.api.operators.save({
      id: null,
      version: null,
      name: 'Мещеряков Д. О.',
      post: '',
    })
    await register.api.drafts.put({ form: 'messages.new', slot: '', content: entry('Не горит фонарь') })
    const handOver = () =>
      register.api.drafts.handOver({ form: 'messages.new', slot: '', operatorId: colleagueId, note: 'уточните адрес' })
    return { ...register, colleagueId, handOver }
  }

  it('is his alone: he sees from whom, when and with what words; the giver sees who holds it', async () => {
    const { api, operatorId, colleagueId, handOver } = await openWithTwo()
    const { id } = await handOver()
    const given = await api.drafts.list({})
    expect(given.mine).toEqual([])
    expect(given.handedOn).toMatchObject([{ id, handed: { operatorId: colleagueId, operator: 'Мещеряков Д. О.' } }])
    expect(await api.drafts.get({ form: 'messages.new', slot: '' })).toBeNull()

    await api.operators.switch({ id: colleagueId })
    const [mine] = (await api.drafts.list({})).mine
    expect(mine).toMatchObject({
      id,
      title: 'Не горит фонарь',
      handed: { operatorId, at: '2026-11-17T10:42', note: 'уточните адрес' },
    })
    expect(await api.drafts.get({ form: 'messages.new', slot: mine?.slot ?? '' })).toMatchObject({
      content: entry('Не горит фонарь'),
    })
  })

  it('does not push out what the colleague was typing himself', async () => {
    const { api, operatorId, colleagueId, handOver } = await openWithTwo()
    await api.operators.switch({ id: colleagueId })
    await api.drafts.put({ form: 'messages.new', slot: '', content: entry('Своё') })
    await api.operators.switch({ id: operatorId })
    await handOver()
    await api.operators.switch({ id: colleagueId })
    expect((await api.drafts.list({})).mine.map((one) => one.title).sort()).toEqual(['Не горит фонарь', 'Своё'])
  })

  it('comes back with what the colleague has typed meanwhile', async () => {
    const { api, operatorId, colleagueId, handOver } = await openWithTwo()
    const { id } = await handOver()
    await api.operators.switch({ id: colleagueId })
    const slot = (await api.drafts.list({})).mine[0]?.slot ?? ''
    await api.drafts.put({ form: 'messages.new', slot, content: entry('Не горит фонарь у школы') })
    await api.operators.switch({ id: operatorId })
    const back = await api.drafts.takeBack({ id })
    expect(await api.drafts.get({ form: back.form, slot: back.slot })).toMatchObject({
      content: entry('Не горит фонарь у школы'),
      handed: null,
    })
    expect((await api.drafts.list({})).handedOn).toEqual([])
  })

  it('cannot be taken by somebody who did not give it, nor after it was finished', async () => {
    const { api, operatorId, colleagueId, handOver } = await openWithTwo()
    const { id } = await handOver()
    await api.operators.switch({ id: colleagueId })
    await expect(api.drafts.takeBack({ id })).rejects.toMatchObject({ code: 'refused' })
    await api.drafts.drop({ form: 'messages.new', slot: (await api.drafts.list({})).mine[0]?.slot ?? '' })
    await api.operators.switch({ id: operatorId })
    await expect(api.drafts.takeBack({ id })).rejects.toMatchObject({ code: 'notFound' })
  })

  it('is refused to oneself, to a closed profile, and where the colleague answers that card already', async () => {
    const { api, operatorId, colleagueId } = await openWithTwo()
    const give = (to: number, form = 'messages.new', slot = '') =>
      api.drafts.handOver({ form, slot, operatorId: to, note: '' })
    await expect(give(operatorId)).rejects.toMatchObject({ fields: { operatorId: expect.any(String) as string } })
    await api.drafts.put({ form: 'messages.answer', slot: '7', content: { text: 'Ответ' } })
    await api.operators.switch({ id: colleagueId })
    await api.drafts.put({ form: 'messages.answer', slot: '7', content: { text: 'Другой ответ' } })
    await api.operators.switch({ id: operatorId })
    await expect(give(colleagueId, 'messages.answer', '7')).rejects.toMatchObject({
      fields: { operatorId: expect.stringContaining('уже есть свой черновик') as string },
    })
    await api.operators.close({ id: colleagueId, version: 1 })
    await expect(give(colleagueId)).rejects.toMatchObject({ fields: { operatorId: 'Выберите, кому передать' } })
    await expect(give(colleagueId, 'app.tabs')).rejects.toMatchObject({ code: 'refused' })
  })
})
