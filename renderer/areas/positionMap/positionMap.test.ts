import { describe, expect, it } from 'vitest'
import { ACTIVITIES, activityNames, activityPages, pageNames } from '../../../electron/contract/positionMap.ts'
import type { DutyRow, MapRole, PositionMap } from '../../../electron/contract/positionMap.ts'
import type { Period } from '../../../electron/contract/periods.ts'
import { mapRoute, pageRoute } from './links.ts'
import { isChanged, typedOf } from './markForm.ts'
import { countOf, groupsOf, isShown, keyOf, showOf } from './rows.ts'

const quarter: Period = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' }
const row = (text: string, state: DutyRow['state'], roleCode = ''): DutyRow => ({
  subject: roleCode === '' ? 'task' : 'duty',
  roleCode,
  item: '',
  text,
  activities: [],
  source: state === 'unset' ? null : 'preset',
  proposed: null,
  outside: '',
  note: '',
  state,
  mark: null,
})
const role = (code: string, isVacant: boolean): MapRole => ({
  code,
  name: code,
  shortName: code,
  item: '',
  channelCode: null,
  holders: isVacant ? [] : ['Иванов И. И.'],
  isVacant,
})
const map: PositionMap = {
  period: quarter,
  isRunning: false,
  countedAt: '2026-11-17T10:42',
  officeName: '',
  decree: '',
  decreeNotes: '',
  roles: [role('curator', false), role('officeHead', true)],
  activities: [],
  rows: [
    row('задача', 'done'),
    row('задача без данных', 'missing'),
    row('ведёт связи', 'outside', 'curator'),
    row('новая', 'unset', 'curator'),
    row('руководит', 'done', 'officeHead'),
  ],
  orphans: [],
}

describe('rows of the map', () => {
  it('a duty of a role that nobody holds has a gap, whatever was done', () => {
    const shown = (show: Parameters<typeof isShown>[2]) =>
      map.rows.filter((one) => isShown(map, one, show)).map(({ text }) => text)
    expect(shown('gaps')).toEqual(['задача без данных', 'руководит'])
    expect(shown('outside')).toEqual(['ведёт связи'])
    expect(shown('unset')).toEqual(['новая'])
    expect(countOf(map, 'all')).toBe(5)
  })

  it('stand by tasks and roles; a group without a shown row is left out', () => {
    expect(groupsOf(map, 'all').map((group) => [group.role?.code ?? null, group.rows.length])).toEqual([
      [null, 2],
      ['curator', 2],
      ['officeHead', 1],
    ])
    expect(groupsOf(map, 'unset').map((group) => group.role?.code)).toEqual(['curator'])
  })

  it('an address that says something else shows everything', () => {
    expect([showOf('gaps'), showOf('чужое'), showOf(undefined)]).toEqual(['gaps', 'all', 'all'])
  })
})

describe('links of the map', () => {
  it('pages that count a period open with the period of the map', () => {
    expect(pageRoute('terms', quarter)).toEqual({
      path: '/analytics/terms',
      query: { period: 'quarter', on: '2026-07-01' },
    })
    expect(pageRoute('flow', { kind: 'custom', from: '2026-07-01', to: '2026-07-05' })).toMatchObject({
      query: { period: 'custom', on: '2026-07-01', to: '2026-07-05' },
    })
    expect(pageRoute('ratings', quarter)).toEqual({ path: '/ratings', query: { on: '2026-07-01' } })
    expect(pageRoute('members', quarter)).toBe('/members')
  })

  it('a settled rating opens as it was settled, a kind of report as its list', () => {
    const month = { kind: 'month', from: '2026-08-01', to: '2026-08-31' } as const
    expect(mapRoute({ kind: 'rating', period: month, scope: 'im' }, quarter)).toEqual({
      path: '/ratings',
      query: { period: 'month', on: '2026-08-01', scope: 'im' },
    })
    expect(mapRoute({ kind: 'reports', reportKind: 'weekly' }, quarter)).toEqual({
      path: '/reports',
      query: { kind: 'weekly' },
    })
  })

  it('every activity has a name and at least one page with a name', () => {
    for (const key of ACTIVITIES) {
      expect(activityNames[key]).not.toBe('')
      expect(activityPages[key].map((page) => pageNames[page])).not.toContain('')
      expect(activityPages[key].length, key).toBeGreaterThan(0)
    }
  })
})

describe('what is typed', () => {
  it('is kept with its row; a draft that cannot be read is none', () => {
    const typed = { row: keyOf(row('новая', 'unset', 'curator')), activities: ['terms' as const], note: '' }
    expect(typedOf(structuredClone(typed))).toEqual(typed)
    expect(typedOf({ ...typed, activities: ['чужое'] })).toBeNull()
    expect(typedOf(null)).toBeNull()
  })

  it('leaves the mapping of the preset alone until something is changed', () => {
    expect(isChanged(row('задача', 'done'), { activities: [], note: '' })).toBe(false)
    expect(isChanged(row('задача', 'done'), { activities: ['terms'], note: '' })).toBe(true)
    expect(isChanged(row('задача', 'done'), { activities: [], note: 'сами' })).toBe(true)
    // «Вне программы» said of a row that nobody had mapped is a mapping.
    expect(isChanged(row('новая', 'unset'), { activities: [], note: '' })).toBe(true)
  })
})
