import { beforeEach, describe, expect, test } from 'vitest'
import { TODAY, blank, openMembers, second } from './testing.ts'
import type { Members } from './testing.ts'

let api: Members['api']
let person: Members['person']
let ids: Members['ids']
let appoint: Members['appoint']
let on: Members['on']
beforeEach(() => {
  ;({ api, person, ids, appoint, on } = openMembers())
})

describe('a person', () => {
  test('has a surname', async () => {
    await expect(person(' Ирина')).rejects.toMatchObject({ code: 'invalid', fields: { surname: 'Укажите фамилию' } })
  })

  test('may be a post alone where the decree names no people', async () => {
    const { id } = await api.members.savePerson({
      ...blank,
      id: null,
      version: null,
      surname: '',
      name: '',
      patronymic: '',
      post: 'Председатель КУМИ',
      isPostOnly: true,
    })
    expect(await api.members.person({ id })).toMatchObject({ surname: '', shortName: 'Председатель КУМИ' })
  })

  test('cannot have agreed to publication tomorrow', async () => {
    await expect(person('Ветлугина Ирина Павловна', '', '2026-11-18')).rejects.toMatchObject({
      fields: { consentOn: 'Дата согласия ещё не наступила. Укажите дату подписания' },
    })
  })

  test('without a trace elsewhere goes to the trash and comes back by undo', async () => {
    const id = await person('Ветлугина Ирина Павловна')
    const { operationId } = await api.members.removePerson({ id, version: 1 })
    expect((await on(TODAY)).isEmpty).toBe(true)
    await api.journal.undo({ operationId })
    expect((await api.members.person({ id })).fullName).toBe('Ветлугина Ирина Павловна')
  })

  test('who holds a role is not removed', async () => {
    const id = await person('Ветлугина Ирина Павловна')
    await appoint(id, 'curator')
    await expect(api.members.removePerson({ id, version: 1 })).rejects.toMatchObject({ code: 'refused' })
    expect((await api.members.person({ id })).heldBy).toContain('имя останется в истории')
  })

  test('changed meanwhile by another keeps both values to see', async () => {
    const id = await person('Ветлугина Ирина Павловна')
    const mine = { ...blank, id, surname: 'Ветлугина', name: 'Ирина', patronymic: 'Павловна' }
    await api.members.savePerson({ ...mine, version: 1, post: 'заместитель главы' })
    await expect(api.members.savePerson({ ...mine, version: 1, post: 'советник' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('an appointment', () => {
  test('of several blocks is one operation that undo takes back whole', async () => {
    const id = await person('Гордеев Пётр Николаевич')
    const { operationId, title } = await appoint(id, 'blockOfficer', ['housing', 'waste'])
    expect(title).toBe('Гордеев\u00A0П.\u00A0Н.: назначено, ЖКХ, ТКО')
    expect((await on(TODAY)).people[0]?.memberships).toHaveLength(2)
    await api.journal.undo({ operationId })
    expect((await on(TODAY)).people).toEqual([])
  })

  test('takes the same act for the same requisites', async () => {
    await appoint(await person('Гордеев Пётр Николаевич'), 'blockOfficer', ['housing'])
    await appoint(await person('Рябинин Виктор Аркадьевич'), 'blockOfficer', ['roads'])
    expect(await api.members.acts({})).toHaveLength(1)
  })

  test('may stand on an act with blank number and date', async () => {
    await appoint(await person('Гордеев Пётр Николаевич'), 'curator', [], {
      act: { kind: 'постановление', number: '', adoptedOn: null, title: '' },
    })
    expect((await on(TODAY)).acts[0]).toMatchObject({ number: '', adoptedOn: null })
  })

  test('does not end before it begins', async () => {
    await expect(
      appoint(await person('Гордеев Пётр Николаевич'), 'curator', [], { toOn: '2026-02-02' }),
    ).rejects.toMatchObject({
      fields: { toOn: 'Дата окончания раньше даты начала. Исправьте одну из дат' },
    })
  })

  test('of the officer of a block names the block', async () => {
    await expect(appoint(await person('Гордеев Пётр Николаевич'), 'blockOfficer')).rejects.toMatchObject({
      fields: { blockIds: expect.stringContaining('Выберите блок') },
    })
  })

  test('twice into the same seat is refused', async () => {
    const id = await person('Гордеев Пётр Николаевич')
    await appoint(id, 'blockOfficer', ['housing'])
    await expect(appoint(id, 'blockOfficer', ['housing'], { fromOn: '2026-05-01' })).rejects.toMatchObject({
      fields: { roleId: 'Эти полномочия уже внесены с 03.02.2026. Измените их срок' },
    })
  })

  test('into a role of one holder is refused while it is held, allowed as a stand-in', async () => {
    await appoint(await person('Ветлугина Ирина Павловна'), 'curator')
    const other = await person('Корнеев Антон Сергеевич')
    await expect(appoint(other, 'curator', [], { fromOn: '2026-05-01' })).rejects.toMatchObject({
      fields: { roleId: expect.stringContaining('уже у другого (Ветлугина') },
    })
    await appoint(other, 'curator', [], { fromOn: '2026-05-01', toOn: '2026-05-31', isTemporary: true })
    expect((await on('2026-05-10')).people).toHaveLength(2)
  })

  test('as a handover ends the former holder the day before by the same act', async () => {
    const former = await person('Чернова Алла Юрьевна')
    await appoint(former, 'incidentOfficer')
    await appoint(await person('Мещеряков Денис Олегович'), 'incidentOfficer', [], {
      fromOn: '2026-06-15',
      act: second,
      endsPrevious: true,
    })
    expect((await api.members.person({ id: former })).memberships[0]).toMatchObject({ toOn: '2026-06-14' })
    expect((await on('2026-06-14')).people[0]?.shortName).toContain('Чернова')
    expect((await on('2026-06-15')).people.map((one) => one.shortName)).toEqual(['Мещеряков\u00A0Д.\u00A0О.'])
  })

  test('to ПОС carries the channel ПОС', async () => {
    await appoint(await person('Лапшина Ольга Дмитриевна'), 'posOfficer')
    const { channels } = await api.directory.all({})
    expect((await on(TODAY)).people[0]?.memberships[0]?.channelId).toBe(
      channels.find((channel) => channel.code === 'pos')!.id,
    )
  })

  test('into a closed block says since when it is closed', async () => {
    const { block } = await ids()
    const energy = (await api.directory.all({})).blocks.find((one) => one.id === block('energy'))!
    await api.directory.save({
      directory: 'blocks',
      id: energy.id,
      version: energy.version,
      name: energy.name,
      shortName: energy.shortName,
      activeFrom: null,
      activeTo: '2026-01-31',
    })
    await expect(appoint(await person('Гордеев Пётр Николаевич'), 'blockOfficer', ['energy'])).rejects.toMatchObject({
      fields: { blockIds: expect.stringContaining('закрыт 31.01.2026') },
    })
  })
})
