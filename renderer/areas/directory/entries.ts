import type { Directories, DirectoryName } from '../../../electron/contract/directory.ts'
import { addDays } from '../../ui/civil.ts'
import { fullDate } from '../../ui/format.ts'
import { fold, readings } from '../../ui/layout.ts'
import { texts } from './texts.ts'

/** A row of any directory: the shared shape with what only some of them have. */
export type Entry = Directories[DirectoryName][number] & {
  blockId?: number | null
  parentId?: number | null
  groupName?: string
  fastTrack?: boolean
  residents?: number | null
  defaultKind?: 'message' | 'appeal'
  note?: string
  duties?: string[]
  allowsMany?: boolean
  chairs?: boolean
  replacesCode?: string | null
}

/** The form of an entry; numbers and lists as they are typed. */
export type EntryForm = {
  id: number | null
  version: number | null
  name: string
  shortName: string
  activeFrom: string | null
  activeTo: string | null
  blockId: number | null
  parentId: number | null
  groupName: string
  fastTrack: boolean
  residents: string
  defaultKind: 'message' | 'appeal'
  note: string
  duties: string
  allowsMany: boolean
}

/** What each directory has beyond names and period. */
export const extraFields: Readonly<Record<DirectoryName, ReadonlySet<string>>> = {
  blocks: new Set(),
  themes: new Set(['groupName', 'blockId', 'fastTrack']),
  territories: new Set(['parentId', 'residents']),
  channels: new Set(['defaultKind', 'note']),
  roles: new Set(['duties', 'allowsMany']),
  recipients: new Set(['parentId', 'blockId']),
}

export const blankForm = (): EntryForm => ({
  id: null,
  version: null,
  name: '',
  shortName: '',
  activeFrom: null,
  activeTo: null,
  blockId: null,
  parentId: null,
  groupName: '',
  fastTrack: false,
  residents: '',
  defaultKind: 'message',
  note: '',
  duties: '',
  allowsMany: true,
})

export const formOf = (entry: Entry): EntryForm => ({
  id: entry.id,
  version: entry.version,
  name: entry.name,
  shortName: entry.shortName,
  activeFrom: entry.activeFrom,
  activeTo: entry.activeTo,
  blockId: entry.blockId ?? null,
  parentId: entry.parentId ?? null,
  groupName: entry.groupName ?? '',
  fastTrack: entry.fastTrack ?? false,
  residents: entry.residents == null ? '' : String(entry.residents),
  defaultKind: entry.defaultKind ?? 'message',
  note: entry.note ?? '',
  duties: (entry.duties ?? []).join('\n'),
  allowsMany: entry.allowsMany ?? true,
})

/** The form as the core takes it, with the fields of that directory alone. `residents` null: not a whole number. */
export const inputOf = (directory: DirectoryName, form: EntryForm) => {
  const has = (field: string) => extraFields[directory].has(field)
  const digits = form.residents.replace(/\s/g, '')
  return {
    directory,
    id: form.id,
    version: form.version,
    name: form.name,
    shortName: form.shortName,
    activeFrom: form.activeFrom,
    activeTo: form.activeTo,
    ...(has('blockId') ? { blockId: form.blockId } : {}),
    ...(has('parentId') ? { parentId: form.parentId } : {}),
    ...(has('groupName') ? { groupName: form.groupName } : {}),
    ...(has('fastTrack') ? { fastTrack: form.fastTrack } : {}),
    ...(has('residents') ? { residents: digits === '' ? null : Number(digits) } : {}),
    ...(has('defaultKind') ? { defaultKind: form.defaultKind } : {}),
    ...(has('note') ? { note: form.note } : {}),
    ...(has('duties')
      ? {
          duties: form.duties
            .split('\n')
            .map((duty) => duty.trim())
            .filter((duty) => duty !== ''),
        }
      : {}),
    ...(has('allowsMany') ? { allowsMany: form.allowsMany } : {}),
  }
}

export const isWholeNumber = (text: string): boolean => /^\d*$/.test(text.replace(/\s/g, ''))

/** Closed on `today`: the last day of validity is past. */
export const isClosed = (entry: Entry, today: string): boolean =>
  entry.activeTo !== null && today !== '' && entry.activeTo < today.slice(0, 10)

/** The last day of validity of an entry that is closed from a day on. */
export const lastDayBefore = (closedFrom: string): string => addDays(closedFrom, -1)

/** «закрыта с 18.11.2026», «закроется 01.12.2026», «с 01.01.2026». */
export const periodWords = (entry: Entry, today: string): string => {
  if (entry.activeTo === null) return entry.activeFrom === null ? '' : texts.period(fullDate(entry.activeFrom), null)
  const from = fullDate(addDays(entry.activeTo, 1))
  return isClosed(entry, today) ? texts.closed(from) : texts.closesOn(from)
}

/** Rows that match what is typed into the search, in their own order: ё = е, words in any order, the other keyboard layout. */
export const findEntries = (entries: readonly Entry[], query: string): readonly Entry[] => {
  const wanted = readings(query)
  if (wanted.length === 0) return entries
  const textOf = (entry: Entry) => fold([entry.name, entry.shortName, entry.groupName ?? ''].join(' '))
  const answers = wanted.map((reading) =>
    entries.filter((entry) => reading.split(' ').every((word) => textOf(entry).includes(word))),
  )
  return answers.find((answer) => answer.length > 0) ?? []
}
