import type { OfficeInput } from '../../contract/register.ts'
import type { OfficeSettings } from '../../contract/office.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface OfficeRow extends BaseRow, OfficeInput {
  presetCode: string
  isDemo: boolean
}

export const offices = defineTable<OfficeRow>('offices', {
  name: 'text',
  nameGenitive: 'text',
  nameDative: 'text',
  namePrepositional: 'text',
  shortName: 'text',
  mcuName: 'text',
  formName: 'text',
  formGenitive: 'text',
  region: 'text',
  regionGenitive: 'text',
  centreName: 'text',
  headName: 'text',
  headPost: 'text',
  town: 'text',
  decreeKind: 'text',
  decreeNumber: 'text',
  decreeDate: 'text',
  decreeTitle: 'text',
  decreeNotes: 'text',
  timeZone: 'text',
  presetCode: 'text',
  isDemo: 'boolean',
})

export interface SettingRow extends BaseRow {
  key: string
  value: SettingValue
  since: string | null
}
/** Wrapped, because a JSON column always holds an object. */
export interface SettingValue {
  value: OfficeSettings[keyof OfficeSettings]
}

export const settingsTable = defineTable<SettingRow>('settings', { key: 'text', value: 'json', since: 'text' })

export function findOffice(db: ReadDb): OfficeRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(
    `SELECT ${selectList(offices, 'o')} FROM offices o WHERE o.deleted_at IS NULL LIMIT 1`,
  )
  return raw && fromSql(offices, raw)
}

export function listSettings(db: ReadDb): SettingRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(settingsTable, 's')} FROM settings s WHERE s.deleted_at IS NULL`,
    )
    .map((raw) => fromSql(settingsTable, raw))
}

/** Keeps a picture once by its content. */
export function keepPicture(
  db: WriteDb,
  picture: { sha256: string; src: string; widthPx: number; heightPx: number },
): void {
  db.run(
    'INSERT INTO document_pictures (sha256, src, width_px, height_px) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
    [picture.sha256, picture.src, picture.widthPx, picture.heightPx],
  )
}

export function findPicture(
  db: ReadDb,
  sha256: string,
): { src: string; widthPx: number; heightPx: number } | undefined {
  return db.get<{ src: string; widthPx: number; heightPx: number }>(
    'SELECT src, width_px AS widthPx, height_px AS heightPx FROM document_pictures WHERE sha256 = ?',
    [sha256],
  )
}
