import type { ImportPreview, ImportSettings } from '../../contract/imports.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { getDirectories, nextPosition, recipients, territories, themes } from '../directory/directory.service.ts'
import type { StoredReport } from './imports.repo.ts'
import { folded } from './values.ts'

/** Words of a file → entries of the directories; what is missing is made, or counted while nothing may be written. */

type Made = StoredReport['made'][number]
type NewValue = ImportPreview['newValues'][number]

export interface FoundTheme {
  id: number
  name: string
  groupName: string
  blockId: number | null
}

/** The directory does not have it: it would be made. */
export const TO_BE_MADE = -1

const PLACE_KIND =
  /^(?:г|гор|город|с|село|д|дер|деревня|п|пос|поселок|пгт|рп|р п|ст|станица|станция|х|хутор|аул|снт|мкр|микрорайон)\.?\s+/u

/** «г. Заречный» and «Заречный» are one place. */
const placeKey = (name: string): string => folded(name).replace(PLACE_KIND, '')
const personKey = (name: string): string => folded(name).replace(/[\s.\u00A0]+/gu, '')

export class DirectoryBook {
  private readonly themes = new Map<string, FoundTheme>()
  private readonly themesByName = new Map<string, FoundTheme>()
  private readonly territories = new Map<string, number>()
  private readonly recipients = new Map<string, number>()
  private readonly persons = new Map<string, number>()
  private readonly blocksOfGroup = new Map<string, number>()
  private readonly names = new Map<string, string>()
  private readonly maps = new Map<string, number | string | null>()
  private readonly missing = new Map<string, NewValue>()
  private readonly create: ImportSettings['createMissing']
  /** Words of cells that were found before, as they stand in the file. */
  private readonly metThemes = new Map<string, FoundTheme>()
  private readonly metEntries = new Map<string, number>()
  /** Told of each theme that is made, for the terms. */
  onTheme: (theme: FoundTheme) => void = () => undefined
  readonly made: Made[] = []

  constructor(db: ReadDb, settings: Pick<ImportSettings, 'createMissing' | 'valueMaps'>) {
    this.create = settings.createMissing
    for (const { target, raw, value } of settings.valueMaps) this.maps.set(`${target}:${folded(raw)}`, value)
    const all = getDirectories(db)
    const open = <Entry extends { activeTo: string | null }>(list: readonly Entry[]): Entry[] =>
      // An open entry wins over a closed one of the same name.
      [...list].sort((a, b) => Number(b.activeTo === null) - Number(a.activeTo === null))
    for (const { id, name, groupName, blockId } of open(all.themes)) this.addTheme({ id, name, groupName, blockId })
    for (const { id, name, shortName } of open(all.territories))
      this.addName(this.territories, 'territory', id, [name, shortName], placeKey)
    for (const { id, name, shortName } of open(all.recipients))
      this.addName(this.recipients, 'recipient', id, [name, shortName], folded)
    for (const { id, shortName, fullName } of all.persons)
      this.addName(this.persons, 'responsible', id, [fullName, shortName], personKey)
  }

  /** What a person said that a status of the file means; undefined: nothing. */
  mappedStatus(raw: string): string | null | undefined {
    const value = this.maps.get(`status:${folded(raw)}`)
    return typeof value === 'number' ? undefined : value
  }

  theme(group: string, name: string, isStarred: boolean, records: Records | null): FoundTheme | null {
    // A category without a subcategory is a theme of its own.
    const own = name === '' ? group : name
    if (own === '') return null
    const cell = `${group}\u0000${name}`
    const met = this.metThemes.get(cell)
    if (met !== undefined) return met
    const theme = this.findTheme(group, own, name, isStarred, records)
    if (theme && theme.id !== TO_BE_MADE) this.metThemes.set(cell, theme)
    return theme
  }

  private findTheme(
    group: string,
    own: string,
    name: string,
    isStarred: boolean,
    records: Records | null,
  ): FoundTheme | null {
    const mapped = this.mapped('theme', group === '' || name === '' ? own : `${group} | ${name}`)
    if (mapped !== undefined) return mapped === null ? null : (this.byId(mapped) ?? null)
    const found =
      this.themes.get(themeKey(group, own)) ?? (group === '' ? this.themesByName.get(folded(own)) : undefined)
    if (found && found.id !== TO_BE_MADE) return found
    this.note('themes', group, own)
    if (!this.create.themes) return null
    if (found && records === null) return found
    const blockId = this.blocksOfGroup.get(folded(group)) ?? null
    const theme: FoundTheme = { id: TO_BE_MADE, name: own, groupName: group, blockId }
    if (records !== null) {
      theme.id = records.insert(themes, {
        ...entryOf(own, nextPosition(records.db, 'themes')),
        blockId,
        groupName: group,
        fastTrack: isStarred,
      })
      this.made.push({ directory: 'themes', id: theme.id })
      this.onTheme(theme)
    }
    this.addTheme(theme)
    return theme
  }

  territory(name: string, records: Records | null): number | null {
    return this.entry('territory', name, placeKey, this.territories, this.create.territories, records)
  }

  recipient(name: string, records: Records | null): number | null {
    return this.entry('recipient', name, folded, this.recipients, this.create.recipients, records)
  }

  responsible(name: string): number | null {
    return this.persons.get(personKey(name)) ?? null
  }

  /** The word of an entry as people read it. */
  nameOf(kind: 'territory' | 'recipient' | 'responsible' | 'theme', id: number | null): string {
    return id === null ? '' : (this.names.get(`${kind}:${id}`) ?? '')
  }

  newValues(): NewValue[] {
    return [...this.missing.values()].sort((a, b) => b.count - a.count)
  }

  private mapped(target: 'theme' | 'territory' | 'recipient', raw: string): number | null | undefined {
    const value = this.maps.get(`${target}:${folded(raw)}`)
    return typeof value === 'string' ? undefined : value
  }

  private byId(id: number): FoundTheme | undefined {
    return [...this.themes.values()].find((theme) => theme.id === id)
  }

  private entry(
    kind: 'territory' | 'recipient',
    name: string,
    keyOf: (name: string) => string,
    known: Map<string, number>,
    mayCreate: boolean,
    records: Records | null,
  ): number | null {
    if (name === '') return null
    const cell = `${kind}\u0000${name}`
    const met = this.metEntries.get(cell)
    if (met !== undefined) return met
    const mapped = this.mapped(kind, name)
    if (mapped !== undefined) return mapped
    const key = keyOf(name)
    const found = known.get(key)
    if (found !== undefined && found !== TO_BE_MADE) {
      this.metEntries.set(cell, found)
      return found
    }
    const directory = kind === 'territory' ? 'territories' : 'recipients'
    this.note(directory, '', name)
    if (!mayCreate) return null
    let id = TO_BE_MADE
    if (records !== null) {
      const entry = { ...entryOf(name, nextPosition(records.db, directory)), parentId: null }
      id =
        kind === 'territory'
          ? records.insert(territories, { ...entry, residents: null })
          : records.insert(recipients, { ...entry, blockId: null })
      this.made.push({ directory, id })
    }
    known.set(key, id)
    this.names.set(`${kind}:${id}`, name)
    return id
  }

  private note(directory: NewValue['directory'], group: string, name: string): void {
    const key = `${directory}:${folded(group)}:${folded(name)}`
    const one = this.missing.get(key)
    if (one) one.count += 1
    else this.missing.set(key, { directory, group, name, count: 1 })
  }

  private addTheme(theme: FoundTheme): void {
    const key = themeKey(theme.groupName, theme.name)
    const before = this.themes.get(key)
    if (!before || before.id === TO_BE_MADE) this.themes.set(key, theme)
    if (!this.themesByName.has(folded(theme.name))) this.themesByName.set(folded(theme.name), theme)
    this.names.set(`theme:${theme.id}`, theme.name)
    if (theme.blockId !== null && !this.blocksOfGroup.has(folded(theme.groupName)))
      this.blocksOfGroup.set(folded(theme.groupName), theme.blockId)
  }

  private addName(
    map: Map<string, number>,
    kind: string,
    id: number,
    names: readonly string[],
    keyOf: (name: string) => string,
  ): void {
    this.names.set(`${kind}:${id}`, names[0] ?? '')
    for (const name of names) if (name !== '' && !map.has(keyOf(name))) map.set(keyOf(name), id)
  }
}

const themeKey = (group: string, name: string): string => `${folded(group)}|${folded(name)}`

const entryOf = (name: string, position: number) => ({
  code: null,
  name,
  shortName: '',
  position,
  activeFrom: null,
  activeTo: null,
  origin: 'own' as const,
})
