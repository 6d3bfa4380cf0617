// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { nextTick, reactive } from 'vue'
import type { Directories } from '../../../electron/contract/directory.ts'
import type { PastedRoster, Roster } from '../../../electron/contract/members.ts'
import { clipboardCells } from './clipboard.ts'
import { actNumber, buildMatrix } from './matrix.ts'
import { openQuestions, startDraft } from './pasteDraft.ts'
import PastePreview from './PastePreview.vue'
import RosterMatrix from './RosterMatrix.vue'
import { axisMarks, placeOf } from './scale.ts'

const entry = { version: 1, activeFrom: null, activeTo: null, origin: 'preset' as const }
const role = (id: number, code: string, name: string) => ({
  ...entry,
  id,
  code,
  name,
  shortName: name,
  position: id,
  duties: [],
  allowsMany: true,
  chairs: false,
  replacesCode: null,
})
const block = (id: number, name: string) => ({ ...entry, id, code: name, name, shortName: name, position: id })
const directories: Directories = {
  blocks: [block(1, 'ЖКХ'), block(2, 'Дороги'), block(3, 'Энергетика')],
  roles: [
    role(1, 'curator', 'Куратор'),
    role(2, 'blockOfficer', 'Отраслевой блок'),
    role(3, 'posOfficer', 'ПОС'),
    role(4, 'secretary', 'Секретарь'),
  ],
  themes: [],
  territories: [],
  channels: [],
  recipients: [],
  persons: [],
}
const held = (id: number, personId: number, roleId: number, blockId: number | null, isTemporary = false) => ({
  id,
  version: 1,
  personId,
  roleId,
  blockId,
  channelId: null,
  fromOn: '2026-02-03',
  toOn: null,
  actId: isTemporary ? 2 : 1,
  endedActId: null,
  isTemporary,
  note: '',
})
const person = (id: number, surname: string, memberships: Roster['people'][number]['memberships']) => ({
  id,
  version: 1,
  surname,
  shortName: surname,
  fullName: surname,
  post: 'начальник',
  organisation: '',
  isServant: true,
  consentOn: null,
  memberships,
})
const roster: Roster = {
  on: '2026-11-17',
  isEmpty: false,
  people: [
    person(1, 'Лапшина', [held(1, 1, 3, null), held(2, 1, 4, null)]),
    person(2, 'Гордеев', [held(3, 2, 2, 1), held(4, 2, 2, 2), held(5, 2, 2, 3, true)]),
  ],
  others: [],
  acts: [
    { id: 1, version: 1, kind: 'распоряжение', number: '12-р', adoptedOn: '2026-02-03', title: '' },
    { id: 2, version: 1, kind: 'протокол', number: '11', adoptedOn: null, title: '' },
  ],
  gaps: [
    {
      kind: 'block',
      id: 3,
      roleId: 2,
      channelId: null,
      name: 'Энергетика',
      shortName: 'Энергетика',
      since: '2026-11-01',
      days: 17,
      openCases: 8,
      temporary: 'Гордеев',
    },
  ],
  endings: [],
  changes: [],
  previousChange: null,
  nextChange: null,
  timeline: { year: 2026, from: '2026-02-01', to: '2026-12-31', seats: [] },
  totals: { people: 2, roles: 2, blocks: 3, consents: 0, named: 2 },
}

describe('the matrix of people and blocks', () => {
  const matrix = buildMatrix(roster, directories)

  test('says the roles in a few words', () => {
    expect(matrix.rows.map((line) => line.roles)).toEqual(['ПОС, секретарь', 'Отраслевые блоки'])
  })

  test('tells holders, stand-ins and the column without a holder apart', () => {
    expect(matrix.columns.map((column) => column.isGap)).toEqual([false, false, true])
    expect(matrix.rows.map((line) => line.cells)).toEqual([
      ['none', 'none', 'gap'],
      ['holds', 'holds', 'standsIn'],
    ])
    expect(matrix.temporaryAct.replaceAll('\u00A0', ' ')).toBe('протокол № 11')
  })

  test('stands the act and the period beside each person', () => {
    expect(matrix.rows[1]?.act).toEqual({ title: '№\u00A012-р', period: 'с 03.02.2026' })
    expect(actNumber({ id: 1, version: 1, kind: 'постановление', number: '', adoptedOn: null, title: '' })).toBe(
      'постановление без номера',
    )
  })

  test('is readable without colour and sight: every filled cell has its words', () => {
    const words = mount(RosterMatrix, { props: { matrix, row: 0, column: 0, moved: false } })
      .findAll('td.cell .vh')
      .map((cell) => cell.text())
    expect(words).toEqual(['ЖКХ: Гордеев', 'Дороги: Гордеев', 'Энергетика: временно Гордеев'])
  })
})

describe('the scale of the year', () => {
  test('puts months three apart and the day in its place, as in the design', () => {
    expect(placeOf(roster.timeline, '2026-11-17')).toBeCloseTo(86.8, 1)
    expect(axisMarks(roster.timeline, '2026-11-17').map((mark) => mark.text)).toEqual(['фев', 'май', 'авг', '17.11'])
    expect(axisMarks(roster.timeline, '2025-05-05').some((mark) => mark.isDay)).toBe(false)
  })
})

describe('a table of the clipboard', () => {
  test('keeps lines of cells, merged cells and the markup of Word out of the page', () => {
    const html = `<html><head><style>p {}</style></head><body><p>Состав</p><table>
      <tr><td>№</td><td><p class=MsoNormal>Должность<o:p></o:p></p></td><td>Роль</td></tr>
      <tr><td rowspan=2>1</td><td><p>Берёзова Ирина Павловна -</p><p>начальник</p></td><td>Куратор,<br>секретарь</td></tr>
      <tr><td colspan=2><script>alert(1)</script>x</td></tr></table></body></html>`
    expect(clipboardCells(html)).toEqual([
      ['№', 'Должность', 'Роль'],
      ['1', 'Берёзова Ирина Павловна -\nначальник', 'Куратор,\nсекретарь'],
      ['1', 'x', 'x'],
    ])
  })

  test('is null where the clipboard holds no table', () => {
    expect(clipboardCells('<p>Куратор</p>')).toBeNull()
    expect(clipboardCells('')).toBeNull()
  })
})

describe('the preview of a pasted состав', () => {
  const pastedRole = {
    text: 'блок',
    roleId: 2,
    roleName: '',
    blockText: '',
    blockId: 1,
    confidence: 'sure' as const,
    isHeld: false,
    question: null,
  }
  const unknown = {
    ...pastedRole,
    blockId: null,
    blockText: 'Космос',
    confidence: 'unknown' as const,
    question: 'Блока «Космос» нет в справочнике',
  }
  const likely = {
    ...pastedRole,
    blockText: 'Дорожное хозяйство',
    blockId: 2,
    confidence: 'likely' as const,
    question: 'похоже на блок «Дороги»',
  }
  const row = {
    lines: [2, 3],
    source: [],
    personId: null,
    surname: 'Гордеев',
    name: 'Пётр',
    patronymic: 'Николаевич',
    post: 'начальник',
    nameConfidence: 'sure' as const,
    roles: [pastedRole, unknown, likely],
    questions: ['Строки 2, 3: один человек, роли объединены'],
  }
  const pasted: PastedRoster = {
    columns: [],
    rows: [row],
    skipped: [{ line: 1, text: '№ · Должность · Роль', reason: 'Заголовок таблицы' }],
    questions: [],
  }
  const show = () => {
    const rows = reactive(startDraft(pasted))
    const preview = mount(PastePreview, {
      props: { pasted, rows, directories, errors: new Map([[0, ['Роль уже у другого']]]) },
    })
    const press = async (text: string) => {
      await preview
        .findAll('button')
        .find((button) => button.text() === text)!
        .trigger('click')
      await nextTick()
    }
    return { rows, preview, press }
  }

  test('shows what was understood, what is asked, what was skipped and what was refused', () => {
    const text = show().preview.text()
    for (const part of [
      '2, 3',
      'ЖКХ',
      'Блока «Космос» нет в справочнике',
      'похоже на блок «Дороги»',
      'роли объединены',
      'Заголовок таблицы: № · Должность · Роль',
      'Роль уже у другого',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('a question is answered by creating, confirming or skipping', async () => {
    const { rows, preview, press } = show()
    expect(openQuestions(rows)).toBe(2)
    await press('Создать «Космос»')
    expect(preview.text()).toContain('Новый блок «Космос»')
    await press('Верно')
    expect(openQuestions(rows)).toBe(0)
    await preview.find('[aria-label="Пропустить: Дороги"]').trigger('click')
    expect(rows[0]?.roles.map((one) => one.isSkipped)).toEqual([false, false, true])
    await press('Вернуть')
    expect(rows[0]?.roles[2]?.isSkipped).toBe(false)
  })

  test('a name typed into the row is the one that is sent', async () => {
    const { rows, preview } = show()
    await preview.find('input[aria-label="Фамилия имя отчество"]').setValue('Рогов Артём')
    expect(rows[0]?.fullName).toBe('Рогов Артём')
  })
})
