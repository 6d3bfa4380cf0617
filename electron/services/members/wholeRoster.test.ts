import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { AppliedRow, PastedRoster } from '../../contract/members.ts'
import { modelLines } from '../../documents/modelText.ts'
import { kingiseppAsTable, nyazepetrovskAsText, trosnaAsText } from './paste/testing.ts'
import { TODAY, first, openMembers, second } from './testing.ts'
import type { Members } from './testing.ts'

let register: Members['register']
let api: Members['api']
let person: Members['person']
let appoint: Members['appoint']
let on: Members['on']
beforeEach(() => {
  ;({ register, api, person, appoint, on } = openMembers())
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
    ;({ register, api, person, appoint, on } = openMembers(preset))
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
