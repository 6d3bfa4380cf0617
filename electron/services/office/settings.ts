import type { OfficeSettings } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { defaultSettings } from './defaults.ts'
import { listSettings, settingsTable } from './office.repo.ts'

/** Settings with the defaults for what the office has not set. */
export function getSettings(db: ReadDb): OfficeSettings {
  const own = Object.fromEntries(listSettings(db).map((row) => [row.key, row.value.value])) as Partial<OfficeSettings>
  return { ...defaultSettings, ...own }
}

/** Stores settings, each under its key, journaled with old and new values. */
export function saveSettings(records: Records, settings: Partial<OfficeSettings>): void {
  const rows = new Map(listSettings(records.db).map((row) => [row.key, row]))
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) continue
    const row = rows.get(key)
    if (row) records.update(settingsTable, row.id, null, { value: { value } })
    else records.insert(settingsTable, { key, value: { value }, since: null })
  }
}
