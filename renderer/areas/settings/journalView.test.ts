import { describe, expect, it } from 'vitest'
import type { Directories } from '../../../electron/contract/directory.ts'
import type { JournalEntry } from '../../../electron/contract/journal.ts'
import { changeLines, showValue } from './journalView.ts'

const shared = { version: 1, code: null, position: 1, activeFrom: null, activeTo: null, origin: 'own' } as const
const directories: Directories = {
  blocks: [{ ...shared, id: 3, name: 'Дороги', shortName: 'Дороги' }],
  themes: [],
  territories: [],
  channels: [],
  roles: [
    {
      ...shared,
      id: 5,
      code: 'curator',
      name: 'Куратор МЦУ',
      shortName: 'Куратор',
      duties: [],
      allowsMany: false,
      chairs: true,
      replacesCode: null,
    },
  ],
  recipients: [],
  persons: [],
}
const entry = (change: Partial<JournalEntry['changes'][number]>): JournalEntry => ({
  id: 7,
  at: '2026-11-17T07:42:00.000Z',
  civilAt: '2026-11-17T10:42',
  operatorId: 1,
  operator: 'Лапшина О. Д.',
  title: 'Изменено',
  method: 'messages.update',
  undoneById: null,
  undoesId: null,
  isUndoable: true,
  changes: [{ entity: 'cases', entityId: 1, action: 'update', oldValues: null, newValues: null, ...change }],
  total: 1,
  cases: 1,
})

describe('a journaled change in words', () => {
  it('names fields, entries of directories, dates and codes', () => {
    const [line] = changeLines(
      entry({
        oldValues: { blockId: null, status: 'new', dueAt: '2026-11-20' },
        newValues: { blockId: 3, status: 'inWork', dueAt: '2026-11-27T16:40' },
      }),
      directories,
    )
    expect(line?.fields).toEqual([
      { label: 'Блок', before: '', after: 'Дороги' },
      { label: 'Статус', before: 'новое', after: 'в работе' },
      { label: 'Срок', before: '20.11.2026', after: '27.11.2026 16:40' },
    ])
  })

  it('leaves out what only the program uses', () => {
    const [line] = changeLines(entry({ newValues: { normalName: 'х', gist: 'Не чищен проезд' } }), directories)
    expect(line?.fields.map(({ label }) => label)).toEqual(['Суть'])
  })

  it('of a setting shows just the part that was changed', () => {
    const rules = { chairRoleCode: null, quorum: null, notes: ['п. 3.2'] }
    const [line] = changeLines(
      entry({
        entity: 'settings',
        oldValues: { value: { value: rules } },
        newValues: { value: { value: { ...rules, chairRoleCode: 'curator', quorum: 'половина состава' } } },
      }),
      directories,
    )
    expect(line?.fields).toEqual([
      { label: 'Председательствует', before: '', after: 'Куратор' },
      { label: 'Кворум', before: '', after: 'половина состава' },
    ])
  })

  it('says that the values of an applicant are not shown', () => {
    expect(changeLines(entry({ entity: 'applicants' }), directories)[0]).toMatchObject({
      title: 'Заявитель',
      isPrivate: true,
      fields: [],
    })
  })

  it('cuts a long text and shows an unknown entry by its number', () => {
    expect(showValue('text', 'я'.repeat(1000), directories)).toHaveLength(241)
    expect(showValue('blockId', 99, directories)).toBe('99')
  })
})
