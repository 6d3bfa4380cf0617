import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Directories } from '../../../electron/contract/directory.ts'
import type { OfficeHours } from '../../../electron/contract/office.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { officeNow } from '../../ui/clock.ts'
import type { ComboOption } from '../../ui/combo.ts'
import { lowerFirst } from '../../ui/format.ts'
import { texts } from './texts.ts'

type Entry = { id: number; name: string; shortName: string; activeFrom: string | null; activeTo: string | null }
type ListName = 'blocks' | 'themes' | 'territories' | 'channels' | 'recipients'

const nothing: Directories = {
  blocks: [],
  themes: [],
  territories: [],
  channels: [],
  roles: [],
  recipients: [],
  persons: [],
}
const fresh = new Set(['directory', 'members', 'office', 'register', 'journal'])

/** Names and choices of the directories, and the office timetable: read once, read again when they change. */
export const useDirectories = defineStore('messages.directories', () => {
  const all = shallowRef<Directories>(nothing)
  const hours = shallowRef<OfficeHours | null>(null)
  const timeZone = ref('')
  const ready = ref(false)
  let running: Promise<void> | null = null

  const read = async (): Promise<void> => {
    const [directories, office] = await Promise.all([api.directory.all({}), api.office.get({})])
    all.value = directories
    hours.value = office.settings.hours
    timeZone.value = office.office.timeZone
    ready.value = true
  }
  /** Reads the directories now; calls that come meanwhile share one reading. */
  const reload = (): Promise<void> => {
    running ??= read().finally(() => {
      running = null
    })
    return running
  }
  /** Reads them unless they are here. */
  const ensure = (): Promise<void> => (ready.value ? Promise.resolve() : reload())

  onEvent((event) => {
    if (event.type === 'register' || (event.type === 'changed' && event.areas.some((area) => fresh.has(area)))) {
      void reload().catch(reportError)
    }
  })

  const index = <T extends { id: number }>(list: () => readonly T[]) =>
    computed(() => new Map(list().map((one) => [one.id, one])))
  const maps = {
    blocks: index(() => all.value.blocks),
    themes: index(() => all.value.themes),
    territories: index(() => all.value.territories),
    channels: index(() => all.value.channels),
    recipients: index(() => all.value.recipients),
    persons: index(() => all.value.persons),
  }

  /** Short name for a column; an id that the directories do not know yet shows nothing. */
  const short = (list: ListName, id: number | null): string => {
    const entry = id === null ? undefined : maps[list].value.get(id)
    return entry ? entry.shortName || entry.name : ''
  }
  const long = (list: ListName, id: number | null): string =>
    id === null ? '' : (maps[list].value.get(id)?.name ?? '')
  const person = (id: number | null): string => (id === null ? '' : (maps.persons.value.get(id)?.shortName ?? ''))

  const active = <T extends Entry>(list: readonly T[]): T[] => {
    const today = officeNow.value.slice(0, 10)
    return list.filter(
      (one) => today === '' || ((one.activeFrom ?? '') <= today && (one.activeTo === null || one.activeTo >= today)),
    )
  }
  const label = (entry: Entry): ComboOption<number> => ({
    value: entry.id,
    label: entry.name,
    ...(entry.shortName && entry.shortName !== entry.name ? { keywords: entry.shortName } : {}),
  })

  const options = {
    blocks: computed(() => active(all.value.blocks).map(label)),
    channels: computed(() =>
      active(all.value.channels).map((one) => ({
        ...label(one),
        label: one.shortName || one.name,
        keywords: one.name,
      })),
    ),
    territories: computed(() =>
      active(all.value.territories).map((one) => {
        const parent = long('territories', one.parentId)
        return { ...label(one), ...(parent ? { meta: parent } : {}) }
      }),
    ),
    themes: computed(() =>
      active(all.value.themes).map((one) => {
        const block = short('blocks', one.blockId)
        return { ...label(one), group: block || one.groupName, keywords: `${block} ${one.groupName}` }
      }),
    ),
    recipients: computed(() => active(all.value.recipients).map(label)),
    persons: computed(() =>
      all.value.persons.map((one) => ({
        value: one.id,
        label: one.shortName,
        keywords: `${one.fullName} ${one.post}`,
        meta: one.post,
      })),
    ),
  }

  /** Recipients of a block first, the others under their own heading. */
  const recipientsFor = (blockId: number | null): ComboOption<number>[] => {
    const list = options.recipients.value
    if (blockId === null) return list
    const own = new Set(all.value.recipients.filter((one) => one.blockId === blockId).map((one) => one.id))
    if (own.size === 0) return list
    const group = texts.entry.ofBlock(short('blocks', blockId))
    return [
      ...list.filter((one) => own.has(one.value)).map((one) => ({ ...one, group })),
      ...list.filter((one) => !own.has(one.value)).map((one) => ({ ...one, group: texts.entry.others })),
    ]
  }

  /** «ЖКХ, теплоснабжение»; only what is known. */
  const topic = (blockId: number | null, themeId: number | null): string =>
    [short('blocks', blockId), lowerFirst(short('themes', themeId))].filter((one) => one !== '').join(', ')

  return { all, hours, timeZone, ready, maps, options, ensure, reload, short, long, person, recipientsFor, topic }
})

/** The same choices with «не указано» in front, for filters; `0` stands for null, which a choice list cannot hold. */
export const withUnset = (
  options: readonly ComboOption<number>[],
  title: string = texts.register.notSet,
): ComboOption<number>[] => [{ value: 0, label: title }, ...options]
export const idsToChoice = (ids: readonly (number | null)[] | undefined): number[] => (ids ?? []).map((one) => one ?? 0)
export const choiceToIds = (choice: readonly number[]): (number | null)[] | undefined =>
  choice.length === 0 ? undefined : choice.map((one) => (one === 0 ? null : one))
