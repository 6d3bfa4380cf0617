import { activityNames } from '../../../electron/contract/activities.ts'
import type { ActivityKey } from '../../../electron/contract/activities.ts'
import type { Directories } from '../../../electron/contract/directory.ts'
import type { JournalEntry } from '../../../electron/contract/journal.ts'
import { dateTime } from '../../ui/format.ts'
import {
  actionWords,
  entityWords,
  fieldWords,
  settingLeafWords,
  settingWords,
  valueWords,
} from './journalWords/index.ts'
import { journalTexts, texts } from './texts.ts'

/** One changed field in words; `before` and `after` are empty where there was or is nothing. */
export type FieldLine = { label: string; before: string; after: string }
/** One changed record in words. */
export type ChangeLine = {
  key: string
  title: string
  action: string
  fields: readonly FieldLine[]
  isPrivate: boolean
}

type Values = JournalEntry['changes'][number]['newValues']
type Value = NonNullable<Values>[string]

const LONG = 240

/** Which directory names an id field. */
const directoryOf: Readonly<Record<string, keyof Directories>> = {
  channelId: 'channels',
  territoryId: 'territories',
  blockId: 'blocks',
  themeId: 'themes',
  recipientId: 'recipients',
  executorRecipientId: 'recipients',
  roleId: 'roles',
  personId: 'persons',
  responsibleId: 'persons',
  executorPersonId: 'persons',
  controllerId: 'persons',
  signerId: 'persons',
  chairId: 'persons',
  secretaryId: 'persons',
}

const cut = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG)}…` : text)

/** A journaled value as people read it. */
export const showValue = (field: string, value: Value | undefined, directories: Directories | null): string => {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value === 'boolean') return value ? journalTexts.yes : texts.no
  if (typeof value === 'number') {
    const list = directoryOf[field]
    const found = list && directories?.[list].find((entry) => entry.id === value)
    return found?.shortName ?? String(value).replace('.', ',')
  }
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(value)) return dateTime(value)
    if (field === 'activities') return activityNames[value as ActivityKey] ?? value
    if (/rolecode$/i.test(field)) return directories?.roles.find((role) => role.code === value)?.shortName ?? value
    return valueWords[value] ?? cut(value)
  }
  if (Array.isArray(value)) return cut(value.map((one) => showValue(field, one, directories)).join('; '))
  return cut(
    Object.values(value)
      .map((one) => showValue(field, one, directories))
      .filter((text) => text !== '')
      .join('; '),
  )
}

/** Leaves of a stored value by their path: a setting is one object, and a person wants to see what in it was changed. */
const leaves = (value: Value | undefined, path: string): Map<string, Value> => {
  if (value === undefined) return new Map()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map([[path, value]])
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...leaves(inner, `${path}.${name}`)]))
}

const settingLines = (
  before: Value | undefined,
  after: Value | undefined,
  directories: Directories | null,
): FieldLine[] => {
  const old = leaves(before, '')
  const fresh = leaves(after, '')
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(fresh.get(path)))
    .map((path) => {
      const name = path.split('.').at(-1) ?? ''
      return {
        label: settingLeafWords[name] ?? journalTexts.other,
        before: showValue(name, old.get(path), directories),
        after: showValue(name, fresh.get(path), directories),
      }
    })
}

/** What one operation did, record by record; fields that only the program uses are left out. */
export const changeLines = (
  entry: Pick<JournalEntry, 'id' | 'changes'>,
  directories: Directories | null,
): ChangeLine[] =>
  entry.changes.map((change, index) => {
    const names = [...new Set([...Object.keys(change.newValues ?? {}), ...Object.keys(change.oldValues ?? {})])]
    const isSetting = change.entity === 'settings' && change.action === 'update'
    const fields = isSetting
      ? settingLines(change.oldValues?.['value'], change.newValues?.['value'], directories)
      : names
          .filter((name) => fieldWords[name] !== undefined)
          .map((name) => ({
            label: fieldWords[name] ?? '',
            before: showValue(name, change.oldValues?.[name], directories),
            after: showValue(name, change.newValues?.[name], directories),
          }))
          .filter(({ before, after }) => before !== '' || after !== '')
    const key = change.newValues?.['key']
    const name = change.newValues?.['name'] ?? change.newValues?.['title']
    const what = entityWords[change.entity]?.one ?? journalTexts.other
    const title =
      typeof key === 'string' && settingWords[key]
        ? `${what}: ${settingWords[key]}`
        : typeof name === 'string' && change.action === 'insert'
          ? `${what}: ${cut(name)}`
          : what
    return {
      key: `${entry.id}-${index}`,
      title,
      action: actionWords[change.action],
      fields,
      isPrivate: change.entity === 'applicants' && (change.action === 'insert' || change.action === 'update'),
    }
  })
