import { beforeEach, describe, expect, test } from 'vitest'
import type { ActReference } from '../../contract/members.ts'
import { blockHolder, membersOn, roleHolders } from './members.service.ts'
import { TODAY, openMembers } from './testing.ts'
import type { Members } from './testing.ts'

const protocol: ActReference = { kind: 'протокол', number: '11', adoptedOn: '2026-10-29', title: '' }

let register: Members['register']
let api: Members['api']
let person: Members['person']
let ids: Members['ids']
let appoint: Members['appoint']
let endAll: Members['endAll']
let on: Members['on']
beforeEach(() => {
  ;({ register, api, person, ids, appoint, endAll, on } = openMembers())
})

describe('the состав on a date', () => {
  test('a person who has left keeps his name in what was', async () => {
    const id = await person('Ильинский Олег Львович')
    await appoint(id, 'blockOfficer', ['energy'])
    await endAll(id, '2026-10-31')
    expect((await on('2026-10-31')).people[0]?.shortName).toBe('Ильинский\u00A0О.\u00A0Л.')
    const after = await on('2026-11-01')
    expect(after.people).toEqual([])
    expect(after.others[0]).toMatchObject({ fullName: 'Ильинский Олег Львович', leftOn: '2026-10-31' })
  })

  test('ends neither before it began nor a second time', async () => {
    const id = await person('Ильинский Олег Львович')
    await appoint(id, 'curator')
    await expect(endAll(id, '2026-01-31')).rejects.toMatchObject({
      fields: { toOn: expect.stringContaining('начались 03.02.2026') },
    })
    await endAll(id, '2026-10-31')
    await expect(endAll(id, '2026-11-10')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('people stand in the order of the decree, block officers after the others', async () => {
    await appoint(await person('Гордеев Пётр Николаевич'), 'blockOfficer', ['housing'])
    await appoint(await person('Лапшина Ольга Дмитриевна'), 'posOfficer')
    await appoint(await person('Ветлугина Ирина Павловна'), 'curator')
    expect((await on(TODAY)).people.map((one) => one.surname)).toEqual(['Ветлугина', 'Лапшина', 'Гордеев'])
  })

  test('counts people, roles, blocks and consents', async () => {
    await appoint(await person('Ветлугина Ирина Павловна'), 'curator')
    await appoint(await person('Гордеев Пётр Николаевич', 'начальник', null), 'blockOfficer', ['housing'])
    expect((await on(TODAY)).totals).toEqual({ people: 2, roles: 1, blocks: 7, consents: 1, named: 2 })
  })

  test('serves the meetings and the cards', async () => {
    const { block } = await ids()
    await appoint(await person('Ветлугина Ирина Павловна'), 'curator')
    const standIn = await person('Гордеев Пётр Николаевич')
    await appoint(standIn, 'blockOfficer', ['energy'], { isTemporary: true })
    expect(blockHolder(register.db, block('energy'), TODAY)?.surname).toBe('Гордеев')
    await appoint(await person('Ильинский Олег Львович'), 'blockOfficer', ['energy'])
    expect(blockHolder(register.db, block('energy'), TODAY)?.surname).toBe('Ильинский')
    expect(blockHolder(register.db, block('roads'), TODAY)).toBeUndefined()
    expect(roleHolders(register.db, 'curator', TODAY)[0]?.post).toBe('начальник отдела')
    expect(membersOn(register.db, '2026-02-02')).toEqual([])
  })
})

describe('gaps', () => {
  const energyGap = async (day: string) => (await on(day)).gaps.find((gap) => gap.shortName === 'Энергетика')

  test('a block without a holder says since when, by days, with its open messages', async () => {
    const id = await person('Ильинский Олег Львович')
    await appoint(id, 'blockOfficer', ['energy'])
    expect(await energyGap(TODAY)).toBeUndefined()
    await endAll(id, '2026-10-31')
    expect(await energyGap(TODAY)).toMatchObject({
      kind: 'block',
      since: '2026-11-01',
      days: 17,
      openCases: 0,
      temporary: null,
    })
    expect(await energyGap('2026-11-01')).toMatchObject({ days: 1, openCases: null })
  })

  test('a stand-in is named but does not close the gap', async () => {
    await appoint(await person('Гордеев Пётр Николаевич'), 'blockOfficer', ['energy'], {
      isTemporary: true,
      act: protocol,
    })
    expect(await energyGap(TODAY)).toMatchObject({ since: null, days: null, temporary: 'Гордеев\u00A0П.\u00A0Н.' })
  })

  test('a role nobody holds is a gap, a plain member and the officer of blocks are not', async () => {
    const gaps = (await on(TODAY)).gaps.filter((gap) => gap.kind === 'role').map((gap) => gap.shortName)
    expect(gaps).toContain('ПОС')
    expect(gaps).not.toContain('Член МЦУ')
    expect(gaps).not.toContain('Отраслевой блок')
  })
})

describe('powers that end soon', () => {
  test('are shown for thirty days and go when prolonged', async () => {
    const id = await person('Аверин Михаил Романович')
    await appoint(id, 'coordinator', [], { toOn: '2026-11-30' })
    const roster = await on(TODAY)
    expect(roster.endings).toMatchObject([{ personId: id, toOn: '2026-11-30', daysLeft: 13 }])
    expect((await on('2026-10-30')).endings).toEqual([])
    await api.members.saveTerm({ memberships: roster.endings[0]!.memberships, toOn: '2027-11-30' })
    expect((await on(TODAY)).endings).toEqual([])
  })

  test('are not shown when a successor is appointed', async () => {
    await appoint(await person('Аверин Михаил Романович'), 'coordinator', [], { toOn: '2026-11-30' })
    await appoint(await person('Осипова Нина Львовна'), 'coordinator', [], { fromOn: '2026-12-01' })
    expect((await on(TODAY)).endings).toEqual([])
  })
})

describe('changes of the состав', () => {
  test('tell the first состав, a handover, and a leaver without a successor', async () => {
    await appoint(await person('Чернова Алла Юрьевна'), 'incidentOfficer')
    const leaver = await person('Ильинский Олег Львович')
    await appoint(leaver, 'blockOfficer', ['energy'])
    await appoint(await person('Мещеряков Денис Олегович'), 'incidentOfficer', [], {
      fromOn: '2026-06-15',
      act: { kind: 'распоряжение', number: '67-р', adoptedOn: '2026-06-11', title: '' },
      endsPrevious: true,
    })
    await endAll(leaver, '2026-10-31')
    const { changes, previousChange, nextChange } = await on(TODAY)
    expect(changes.map((change) => `${change.on} ${change.text}`.replaceAll('\u00A0', ' '))).toEqual([
      '2026-11-01 Ильинский О. Л. выбыл, № 141-р от 29.10. Замена не назначена',
      '2026-06-15 ИМ: № 67-р от 11.06',
      '2026-02-03 Первый состав: № 12-р от 03.02',
    ])
    expect([previousChange, nextChange]).toEqual(['2026-11-01', null])
    expect((await on('2026-06-15')).nextChange).toBe('2026-11-01')
  })

  test('name who was appointed where no act was given', async () => {
    await appoint(await person('Ветлугина Ирина Павловна'), 'curator')
    await appoint(await person('Тихонов Семён Игоревич'), 'blockOfficer', ['energy'], {
      fromOn: '2026-06-15',
      act: null,
    })
    const { changes } = await on(TODAY)
    expect(changes[0]?.text.replaceAll('\u00A0', ' ')).toBe('Энергетика: Тихонов С. И.')
  })

  test('several leavers of one day are told together', async () => {
    const everybody: number[] = []
    for (const name of [
      'Ветлугина Ирина Павловна',
      'Корнеев Антон Сергеевич',
      'Лапшина Ольга Дмитриевна',
      'Рогов Артём Павлович',
    ])
      everybody.push(await person(name))
    for (const id of everybody) await appoint(id, 'member')
    for (const id of everybody) await endAll(id, '2026-10-31')
    expect((await on(TODAY)).changes[0]?.text.replaceAll('\u00A0', ' ')).toBe(
      'Выбыли: Ветлугина И. П., Корнеев А. С., Лапшина О. Д. и ещё 1, № 141-р от 29.10. Замена не назначена',
    )
  })

  test('two dates compared show who came and who went', async () => {
    const former = await person('Чернова Алла Юрьевна')
    await appoint(former, 'incidentOfficer')
    await appoint(await person('Ветлугина Ирина Павловна'), 'curator')
    await appoint(await person('Мещеряков Денис Олегович'), 'incidentOfficer', [], {
      fromOn: '2026-06-15',
      endsPrevious: true,
    })
    expect(await api.members.compare({ from: '2026-03-01', to: TODAY })).toMatchObject({
      appeared: [{ shortName: 'Мещеряков\u00A0Д.\u00A0О.', what: 'ИМ' }],
      disappeared: [{ personId: former }],
      unchanged: 1,
    })
  })
})

describe('who and when over the year', () => {
  test('blocks of the same holder share a line, a stretch without a holder is empty', async () => {
    await appoint(await person('Гордеев Пётр Николаевич'), 'blockOfficer', ['housing', 'waste'])
    const leaver = await person('Ильинский Олег Львович')
    await appoint(leaver, 'blockOfficer', ['energy'])
    await endAll(leaver, '2026-10-31')
    const { timeline } = await on(TODAY)
    expect(timeline).toMatchObject({ year: 2026, from: '2026-02-01', to: '2026-12-31' })
    expect(timeline.seats.find((seat) => seat.label === 'ЖКХ, ТКО')?.bars).toEqual([
      { from: '2026-02-03', to: '2026-12-31', names: ['Гордеев'], endsSoon: false },
    ])
    expect(timeline.seats.find((seat) => seat.label === 'Энергетика')).toMatchObject({
      isGap: true,
      bars: [
        { from: '2026-02-03', to: '2026-10-31', names: ['Ильинский'] },
        { from: '2026-11-01', to: TODAY, names: [] },
      ],
    })
  })

  test('several holders together are named together', async () => {
    await appoint(await person('Осипова Нина Львовна'), 'blockOfficer', ['roads'])
    await appoint(await person('Рябинин Виктор Аркадьевич'), 'blockOfficer', ['roads'], { fromOn: '2026-05-01' })
    const bars = (await on(TODAY)).timeline.seats.find((seat) => seat.label === 'Дороги')?.bars
    expect(bars?.map((bar) => bar.names)).toEqual([['Осипова'], ['Осипова', 'Рябинин']])
  })
})
