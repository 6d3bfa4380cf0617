import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ActReference } from '../../contract/members.ts'
import { modelLines } from '../../documents/modelText.ts'
import { openTestRegister } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { blockHolder, membersOn, roleHolders } from './members.service.ts'
import { kingiseppAsTable, nyazepetrovskAsText, trosnaAsText } from './paste/testing.ts'
import type { AppliedRow, PastedRoster } from '../../contract/members.ts'

const TODAY = '2026-11-17'
const first: ActReference = { kind: 'распоряжение', number: '12-р', adoptedOn: '2026-02-03', title: '' }
const second: ActReference = { kind: 'распоряжение', number: '141-р', adoptedOn: '2026-10-29', title: '' }
const protocol: ActReference = { kind: 'протокол', number: '11', adoptedOn: '2026-10-29', title: '' }

let register: TestRegister
let api: TestRegister['api']
beforeEach(() => {
  register = openTestRegister({ preset: 'sosnovoborsk' })
  api = register.api
})

const blank = {
  isPostOnly: false,
  organisation: '',
  isServant: true,
  workPhone: '',
  workEmail: '',
  consentOn: null,
  consentNote: '',
  note: '',
}

async function person(
  fullName: string,
  post = 'начальник отдела',
  consentOn: string | null = '2026-02-01',
): Promise<number> {
  const [surname = '', name = '', patronymic = ''] = fullName.split(' ')
  return (
    await api.members.savePerson({ ...blank, id: null, version: null, surname, name, patronymic, post, consentOn })
  ).id
}

async function ids(): Promise<{ role: (code: string) => number; block: (code: string) => number }> {
  const { roles, blocks } = await api.directory.all({})
  return {
    role: (code) => roles.find((role) => role.code === code)!.id,
    block: (code) => blocks.find((block) => block.code === code)!.id,
  }
}

async function appoint(
  personId: number,
  role: string,
  blocks: string[] = [],
  more: Partial<Parameters<typeof api.members.appoint>[0]> = {},
) {
  const { role: roleId, block } = await ids()
  return api.members.appoint({
    personId,
    roleId: roleId(role),
    blockIds: blocks.map(block),
    channelId: null,
    fromOn: '2026-02-03',
    toOn: null,
    act: first,
    isTemporary: false,
    note: '',
    endsPrevious: false,
    ...more,
  })
}

async function endAll(personId: number, toOn: string, act: ActReference = second) {
  const { memberships } = await api.members.person({ id: personId })
  return api.members.endMembership({ memberships: memberships.map(({ id, version }) => ({ id, version })), toOn, act })
}

const on = (day: string) => api.members.roster({ on: day })

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

describe('a pasted состав', () => {
  const rowsOf = (roster: PastedRoster, isPostOnly = false): AppliedRow[] =>
    roster.rows.map(({ personId, surname, name, patronymic, post, roles }) => ({
      personId,
      surname,
      name,
      patronymic,
      post,
      isPostOnly,
      roles: roles.map((role) => ({
        roleId: role.roleId,
        newRole: role.roleId === null ? role.roleName : '',
        blockId: role.blockId,
        newBlock: role.blockId === null ? role.blockText : '',
      })),
    }))
  const apply = (roster: PastedRoster, more: Partial<Parameters<typeof api.members.applyRoster>[0]> = {}) =>
    api.members.applyRoster({ rows: rowsOf(roster), fromOn: '2026-02-03', act: first, replaces: false, ...more })
  const use = (preset: string) => {
    register = openTestRegister({ preset })
    api = register.api
  }

  test('of Тросна is entered in one operation and fills every role and block', async () => {
    use('trosna')
    const counts = await apply(await api.members.parseRoster({ text: trosnaAsText, cells: null }))
    expect(counts).toMatchObject({
      people: 7,
      memberships: 20,
      blocks: 0,
      roles: 0,
      title: 'Состав внесён из таблицы: 7 человек',
    })
    const roster = await on(TODAY)
    expect(roster.gaps).toEqual([])
    expect(roster.people[0]?.memberships).toHaveLength(6)
    await api.journal.undo({ operationId: counts.operationId })
    expect(await on(TODAY)).toMatchObject({ isEmpty: true, acts: [] })
  })

  test('entered a second time adds nothing', async () => {
    use('trosna')
    await apply(await api.members.parseRoster({ text: trosnaAsText, cells: null }))
    const again = await api.members.parseRoster({ text: trosnaAsText, cells: null })
    expect(again.rows.every((row) => row.personId !== null && row.roles.every((role) => role.isHeld))).toBe(true)
    expect(await apply(again)).toMatchObject({ memberships: 0 })
    expect((await on(TODAY)).people).toHaveLength(7)
  })

  test('of Кингисепп keeps posts without people', async () => {
    use('kingisepp')
    const pasted = await api.members.parseRoster({ text: kingiseppAsTable, cells: null })
    await api.members.applyRoster({ rows: rowsOf(pasted, true), fromOn: null, act: null, replaces: false })
    const roster = await on(TODAY)
    expect(roster.people).toHaveLength(16)
    expect(roster.totals).toMatchObject({ named: 0, consents: 0 })
    expect(roster.gaps).toEqual([])
  })

  test('of Нязепетровск gives one person two roles', async () => {
    use('nyazepetrovsk')
    await apply(await api.members.parseRoster({ text: nyazepetrovskAsText, cells: null }))
    expect((await on(TODAY)).people.map((one) => one.memberships.length)).toEqual([2, 1, 1])
  })

  test('with a new block creates it once', async () => {
    const pasted = await api.members.parseRoster({
      text: 'ФИО\tРоль\nГордеев Пётр Николаевич\tОтветственный за блок «Космос»\nРябинин Виктор Аркадьевич\tОтветственный за блок «Космос»',
      cells: null,
    })
    expect(await apply(pasted)).toMatchObject({ blocks: 1, memberships: 2 })
    expect((await api.directory.all({})).blocks.filter((block) => block.name === 'Космос')).toHaveLength(1)
  })

  test('with an unresolved block is refused at its row and nothing is written', async () => {
    const pasted = await api.members.parseRoster({
      text: 'ФИО\tРоль\nГордеев Пётр Николаевич\tОтветственный за блок «Космос»',
      cells: null,
    })
    const rows = rowsOf(pasted).map((row) => ({ ...row, roles: row.roles.map((role) => ({ ...role, newBlock: '' })) }))
    await expect(apply(pasted, { rows })).rejects.toMatchObject({
      fields: { 'rows.0.roles.0.blockId': 'Выберите блок, создайте новый или пропустите' },
    })
    expect((await on(TODAY)).isEmpty).toBe(true)
  })

  test('names the row whose role is taken', async () => {
    await appoint(await person('Ветлугина Ирина Павловна'), 'curator')
    const pasted = await api.members.parseRoster({ text: 'ФИО\tРоль\nКорнеев Антон Сергеевич\tКуратор', cells: null })
    expect(pasted.questions[0]).toContain('уже у другого (Ветлугина')
    await expect(apply(pasted)).rejects.toMatchObject({
      fields: { 'rows.0.roleId': expect.stringContaining('уже у другого (Ветлугина') },
    })
  })

  test('that replaces the former one ends what it does not name', async () => {
    const former = await person('Ветлугина Ирина Павловна')
    await appoint(former, 'curator')
    const pasted = await api.members.parseRoster({ text: 'ФИО\tРоль\nКорнеев Антон Сергеевич\tКуратор', cells: null })
    expect(await apply(pasted, { fromOn: '2026-11-01', act: second, replaces: true })).toMatchObject({
      ended: 1,
      memberships: 1,
    })
    expect((await on('2026-10-31')).people.map((one) => one.surname)).toEqual(['Ветлугина'])
    expect((await on('2026-11-01')).people.map((one) => one.surname)).toEqual(['Корнеев'])
  })
})

describe('the printed состав', () => {
  beforeEach(async () => {
    await appoint(await person('Ветлугина Ирина Павловна', 'заместитель главы округа'), 'curator')
    await appoint(await person('Гордеев Пётр Николаевич', 'начальник отдела ЖКХ', null), 'blockOfficer', [
      'housing',
      'waste',
    ])
  })

  test('has three columns with the name before the post', async () => {
    const text = modelLines(
      await api.papers.model({ ref: { kind: 'roster', on: TODAY, shape: 'numberPostRole', names: 'all' } }),
    ).join('\n')
    expect(text).toContain('Муниципального центра управления')
    expect(text).toContain('Гордеев Пётр Николаевич, начальник отдела ЖКХ')
    expect(text.replaceAll('\u00A0', ' ')).toContain(
      'Ответственный за блоки «Жилищно-коммунальное хозяйство», «Твердые коммунальные отходы»',
    )
  })

  test('has four columns and hides names without a consent', async () => {
    const text = modelLines(
      await api.papers.model({
        ref: { kind: 'roster', on: TODAY, shape: 'numberPostRoleName', names: 'consented' },
      }),
    ).join('\n')
    expect(text).toContain('Ветлугина Ирина Павловна')
    expect(text).not.toContain('Гордеев')
  })

  test('on a date before the act has nobody but the vacant roles', async () => {
    const text = modelLines(
      await api.papers.model({
        ref: { kind: 'roster', on: '2026-02-02', shape: 'numberPostRoleName', names: 'all' },
      }),
    ).join('\n')
    expect(text).not.toContain('Ветлугина')
    expect(text.replaceAll('\u00A0', ' ')).toContain('не назначен')
  })

  test('is approved by an order of the head: basis, points, what lapses, the состав on a sheet of its own', async () => {
    const ref = {
      kind: 'rosterOrder',
      on: TODAY,
      shape: 'numberPostRoleName',
      names: 'consented',
      act: 'распоряжение',
      number: '41-р',
      date: TODAY,
      subject: '',
      basis: '',
      repealed: 'распоряжение от 03.02.2025 № 28-р',
      control: '',
      signer: { kind: 'head' },
      contact: '',
    } as const
    const text = async (changes: { basis?: string; repealed?: string; control?: string } = {}) =>
      modelLines(await api.papers.model({ ref: { ...ref, ...changes } }))
        .join('\n')
        .replaceAll('\u00A0', ' ')
    const full = await text()
    expect(full).toContain('Об утверждении состава Муниципального центра управления')
    expect(full).toContain(
      'В соответствии с постановлением Администрации Заречного муниципального округа Верхнеокской области от 03.02.2026 № 12-р «О создании муниципального центра управления»:',
    )
    expect(full).toContain('Признать утратившим силу распоряжение от 03.02.2025 № 28-р.')
    expect(full).toContain('Контроль за исполнением настоящего распоряжения оставляю за собой.')
    expect(full).toContain('УТВЕРЖДЁН')
    expect(full).toContain('от 17.11.2026 № 41-р')
    expect(full).toContain('Ветлугина Ирина Павловна')
    expect(full).not.toContain('Гордеев')
    const bare = await text({ repealed: '', control: 'Ветлугину И.П.' })
    expect(bare).not.toContain('утратившим силу')
    expect(bare).toContain('возложить на Ветлугину И.П.')
  })

  test('is written as DOCX under a name of its date', async () => {
    const ticket = await api.papers.exportDocx({
      ref: { kind: 'roster', on: TODAY, shape: 'numberPostRole', names: 'all' },
    })
    expect(ticket.name).toBe('Состав МЦУ на 17.11.2026.docx')
    expect(readFileSync(register.files.release(ticket.ticket).path).subarray(0, 2).toString()).toBe('PK')
  })
})
