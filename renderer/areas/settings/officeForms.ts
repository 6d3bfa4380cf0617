import { defineStore } from 'pinia'
import { computed, ref, type Ref } from 'vue'
import type { Office, OfficeSettings } from '../../../electron/contract/office.ts'
import type { OfficeInput } from '../../../electron/contract/register.ts'
import { api, ApiError } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { blankOffice } from '../start/officeForm.ts'

export type Conflict = { version: number; fields: Record<string, { mine: string | null; theirs: string | null }> }

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
/** Fields in one order: the register may give them back in another than they were typed in. */
const ordered = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a, ordered) === JSON.stringify(b, ordered)

const inputOf = (office: Office): OfficeInput => {
  const input = blankOffice(office.timeZone)
  for (const field of Object.keys(input) as (keyof OfficeInput)[]) Object.assign(input, { [field]: office[field] })
  return input
}

const conflictOf = (error: unknown): Conflict | null =>
  error instanceof ApiError && error.code === 'conflict' && error.details !== undefined
    ? (error.details as unknown as Conflict)
    : null

/** The office and its settings as stored and as typed: what is typed stays while the person looks at another screen. */
export const useOfficeForms = defineStore('officeForms', () => {
  const stored = ref<{ office: Office; settings: OfficeSettings } | null>(null)
  const office = ref<OfficeInput>(blankOffice('Europe/Moscow'))
  const settings = ref<OfficeSettings | null>(null) as Ref<OfficeSettings | null>
  const errors = ref<Readonly<Record<string, string>>>({})
  const conflict = ref<Conflict | null>(null)
  const busy = ref(false)

  const isOfficeChanged = computed(() => stored.value !== null && !same(office.value, inputOf(stored.value.office)))
  const isSettingsChanged = computed(() => stored.value !== null && !same(settings.value, stored.value.settings))
  const isChanged = computed(() => isOfficeChanged.value || isSettingsChanged.value)

  const read = async (): Promise<void> => {
    const wasTyped = { office: isOfficeChanged.value, settings: isSettingsChanged.value }
    const known = stored.value?.office
    const found = await api.office.get({})
    // The version that the person saw goes with what he typed: a change made meanwhile must come out as a conflict.
    stored.value = wasTyped.office && known ? { ...found, office: known } : found
    if (!wasTyped.office) office.value = inputOf(found.office)
    if (!wasTyped.settings) settings.value = copy(found.settings)
  }
  const reset = async (): Promise<void> => {
    errors.value = {}
    conflict.value = null
    stored.value = await api.office.get({})
    office.value = inputOf(stored.value.office)
    settings.value = copy(stored.value.settings)
  }
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    if (busy.value) return false
    busy.value = true
    errors.value = {}
    try {
      await work()
      return true
    } catch (error) {
      conflict.value = conflictOf(error)
      if (error instanceof ApiError && Object.keys(error.fields).length > 0) errors.value = error.fields
      else if (!conflict.value) reportError(error)
      return false
    } finally {
      busy.value = false
    }
  }
  const saveOffice = (): Promise<boolean> =>
    run(async () => {
      if (!stored.value) return
      const done = await api.office.save({
        version: conflict.value?.version ?? stored.value.office.version,
        office: office.value,
      })
      conflict.value = null
      stored.value = { ...stored.value, office: (await api.office.get({})).office }
      office.value = inputOf(stored.value.office)
      useUndo().done(done)
    })
  /** Stores the named settings alone: another section may hold unfinished ones. */
  const saveSettings = (keys: readonly (keyof OfficeSettings)[]): Promise<boolean> =>
    run(async () => {
      if (!stored.value || !settings.value) return
      const changed = keys.filter((key) => areChanged([key]))
      const chosen = Object.fromEntries(changed.map((key) => [key, settings.value?.[key]])) as Partial<OfficeSettings>
      const done = await api.office.saveSettings({ settings: chosen })
      stored.value = { ...stored.value, settings: { ...stored.value.settings, ...copy(chosen) } }
      useUndo().done(done)
    })
  const resetSettings = (keys: readonly (keyof OfficeSettings)[]): void => {
    errors.value = {}
    if (!stored.value || !settings.value) return
    for (const key of keys) Object.assign(settings.value, { [key]: copy(stored.value.settings[key]) })
  }
  const areChanged = (keys: readonly (keyof OfficeSettings)[]): boolean =>
    keys.some((key) => !same(settings.value?.[key], stored.value?.settings[key]))

  return {
    stored,
    office,
    settings,
    errors,
    conflict,
    busy,
    isOfficeChanged,
    isChanged,
    areChanged,
    read,
    reset,
    saveOffice,
    saveSettings,
    resetSettings,
  }
})
