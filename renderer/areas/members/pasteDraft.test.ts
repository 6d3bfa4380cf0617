import { describe, expect, test } from 'vitest'
import type { PastedRole, PastedRoster, PastedRow } from '../../../electron/contract/members.ts'
import type { Directories } from '../../../electron/contract/directory.ts'
import { readAct } from './actText.ts'
import {
  canCreate,
  choiceOf,
  chooseSeat,
  createSeat,
  openQuestions,
  rowErrors,
  startDraft,
  toApplied,
} from './pasteDraft.ts'

const role = (more: Partial<PastedRole>): PastedRole => ({
  text: 'Куратор',
  roleId: 1,
  roleName: '',
  blockText: '',
  blockId: null,
  confidence: 'sure',
  isHeld: false,
  question: null,
  ...more,
})
const row = (more: Partial<PastedRow>): PastedRow => ({
  lines: [1],
  source: [],
  personId: null,
  surname: 'Берёзова',
  name: 'Ирина',
  patronymic: 'Павловна',
  post: 'начальник',
  nameConfidence: 'sure',
  roles: [role({})],
  questions: [],
  ...more,
})
const pasted = (rows: PastedRow[]): PastedRoster => ({ columns: [], rows, skipped: [], questions: [] })
const entry = {
  version: 1,
  activeFrom: null,
  activeTo: null,
  origin: 'preset' as const,
  duties: [],
  allowsMany: true,
  chairs: false,
  replacesCode: null,
}
const roles: Directories['roles'] = [
  { ...entry, id: 1, code: 'curator', name: 'Куратор МЦУ', shortName: 'Куратор', position: 1 },
  { ...entry, id: 2, code: 'blockOfficer', name: 'Ответственный за блок', shortName: 'Блок', position: 2 },
]
const cosmos = role({
  text: 'блок «Космос»',
  roleId: 2,
  blockText: 'Космос',
  confidence: 'unknown',
  question: 'Блока «Космос» нет',
})

describe('the review of a pasted состав', () => {
  test('sends what was understood as it stands', () => {
    const rows = startDraft(pasted([row({})]))
    expect(openQuestions(rows)).toBe(0)
    expect(toApplied(rows).rows).toEqual([
      {
        personId: null,
        surname: 'Берёзова',
        name: 'Ирина',
        patronymic: 'Павловна',
        post: 'начальник',
        isPostOnly: false,
        roles: [{ roleId: 1, newRole: '', blockId: null, newBlock: '' }],
      },
    ])
  })

  test('an unknown block waits until it is chosen, created or skipped', () => {
    const [draft] = startDraft(pasted([row({ roles: [cosmos] })]))
    const [seat] = draft!.roles
    expect([openQuestions([draft!]), choiceOf(seat!), canCreate(seat!)]).toEqual([1, null, true])
    createSeat(seat!)
    expect(openQuestions([draft!])).toBe(0)
    expect(toApplied([draft!]).rows[0]?.roles).toEqual([{ roleId: 2, newRole: '', blockId: null, newBlock: 'Космос' }])
    chooseSeat(seat!, 'block:9', roles)
    expect(toApplied([draft!]).rows[0]?.roles).toEqual([{ roleId: 2, newRole: '', blockId: 9, newBlock: '' }])
    seat!.isSkipped = true
    expect(toApplied([draft!]).rows[0]?.roles).toEqual([])
  })

  test('a block chosen for an unknown role means its officer', () => {
    const [draft] = startDraft(
      pasted([row({ roles: [role({ roleId: null, roleName: 'Смотритель', confidence: 'unknown', question: '?' })] })]),
    )
    chooseSeat(draft!.roles[0]!, 'block:9', roles)
    expect(toApplied([draft!]).rows[0]?.roles).toEqual([{ roleId: 2, newRole: '', blockId: 9, newBlock: '' }])
  })

  test('an unknown role can be created', () => {
    const [draft] = startDraft(
      pasted([row({ roles: [role({ roleId: null, roleName: 'Секретарь', confidence: 'unknown', question: '?' })] })]),
    )
    createSeat(draft!.roles[0]!)
    expect(toApplied([draft!]).rows[0]?.roles).toEqual([
      { roleId: null, newRole: 'Секретарь', blockId: null, newBlock: '' },
    ])
  })

  test('a row without a name waits for a name or for the post alone', () => {
    const [draft] = startDraft(pasted([row({ surname: '', name: '', patronymic: '' })]))
    expect(openQuestions([draft!])).toBe(1)
    draft!.isPostOnly = true
    expect(openQuestions([draft!])).toBe(0)
    expect(toApplied([draft!]).rows[0]).toMatchObject({ surname: '', isPostOnly: true })
    Object.assign(draft!, { isPostOnly: false, fullName: 'Рогов Артём Павлович' })
    expect(toApplied([draft!]).rows[0]).toMatchObject({ surname: 'Рогов', name: 'Артём', patronymic: 'Павлович' })
  })

  test('a row without a role asks for one', () => {
    expect(openQuestions(startDraft(pasted([row({ roles: [] })])))).toBe(1)
  })

  test('a row left out asks nothing and is not sent, and refusals still find their rows', () => {
    const rows = startDraft(pasted([row({ roles: [cosmos] }), row({})]))
    rows[0]!.isIncluded = false
    expect(openQuestions(rows)).toBe(0)
    const { rows: applied, origin } = toApplied(rows)
    expect([applied.length, origin]).toEqual([1, [1]])
    expect(rowErrors({ 'rows.0.roleId': 'Роль занята', fromOn: 'Укажите дату' }, origin)).toEqual(
      new Map([[1, ['Роль занята']]]),
    )
  })
})

describe('an act as people type it', () => {
  const now = '2026-11-17T10:42'
  test.each([
    ['№ 67-р от 11.06', { kind: 'распоряжение', number: '67-р', adoptedOn: '2026-06-11' }],
    ['постановление № 885 от 10.07.2025 г.', { kind: 'постановление', number: '885', adoptedOn: '2025-07-10' }],
    ['протокол 11', { kind: 'протокол', number: '11', adoptedOn: null }],
    ['', { kind: 'распоряжение', number: '', adoptedOn: null }],
  ])('%s', (text, act) => {
    expect(readAct(text, now)).toMatchObject(act)
  })

  test('a day without a year lies in the past', () => {
    expect(readAct('№ 12-р от 03.02', now).adoptedOn).toBe('2026-02-03')
    expect(readAct('№ 12-р от 20.12', now).adoptedOn).toBe('2025-12-20')
  })
})
