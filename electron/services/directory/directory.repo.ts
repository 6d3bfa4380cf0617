import type { DirectoryName } from '../../contract/directory.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow, Table } from '../../db/tables.ts'

/** The shape that all directories share. */
export interface DirectoryRow extends BaseRow {
  code: string | null
  name: string
  shortName: string
  position: number
  activeFrom: string | null
  activeTo: string | null
  origin: 'preset' | 'own'
}

const shared = {
  code: 'text',
  name: 'text',
  shortName: 'text',
  position: 'number',
  activeFrom: 'text',
  activeTo: 'text',
  origin: 'text',
} as const

export interface ThemeRow extends DirectoryRow {
  blockId: number | null
  groupName: string
  fastTrack: boolean
}
export interface TerritoryRow extends DirectoryRow {
  parentId: number | null
  residents: number | null
}
export interface ChannelRow extends DirectoryRow {
  defaultKind: 'message' | 'appeal'
  note: string
}
export interface RoleRow extends DirectoryRow {
  duties: string[]
  allowsMany: boolean
  chairs: boolean
  replacesCode: string | null
}
export interface RecipientRow extends DirectoryRow {
  parentId: number | null
  blockId: number | null
}

export const blocks = defineTable<DirectoryRow>('blocks', shared)
export const themes = defineTable<ThemeRow>('themes', {
  ...shared,
  blockId: 'number',
  groupName: 'text',
  fastTrack: 'boolean',
})
export const territories = defineTable<TerritoryRow>('territories', {
  ...shared,
  parentId: 'number',
  residents: 'number',
})
export const channels = defineTable<ChannelRow>('channels', { ...shared, defaultKind: 'text', note: 'text' })
export const roles = defineTable<RoleRow>('roles', {
  ...shared,
  duties: 'json',
  allowsMany: 'boolean',
  chairs: 'boolean',
  replacesCode: 'text',
})
export const recipients = defineTable<RecipientRow>('recipients', { ...shared, parentId: 'number', blockId: 'number' })

export const directoryTables = { blocks, themes, territories, channels, roles, recipients } as const

/** All entries of a directory in its order, closed ones included. */
export function listDirectory<Row extends DirectoryRow>(db: ReadDb, table: Table<Row>): Row[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(table, 't')} FROM ${table.name} t WHERE t.deleted_at IS NULL ORDER BY t.position, t.id`,
    )
    .map((raw) => fromSql(table, raw))
}

export function nextPosition(db: ReadDb, directory: DirectoryName): number {
  return (db.one<{ last: number | null }>(`SELECT max(position) AS last FROM ${directory}`).last ?? 0) + 1
}

/** An open entry with the same name, case and ё aside; the application keeps names unique so that pasted rows find them. */
export function findByName(db: ReadDb, directory: DirectoryName, name: string): number | undefined {
  const wanted = normalName(name)
  return db
    .all<{ id: number; name: string; shortName: string }>(
      `SELECT id, name, short_name AS shortName FROM ${directory} WHERE deleted_at IS NULL`,
    )
    .find((row) => normalName(row.name) === wanted || (row.shortName !== '' && normalName(row.shortName) === wanted))
    ?.id
}

/** Lower case, ё→е, single blanks, no quotes: for equality of names. */
export function normalName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'„“]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export function listPersonNames(
  db: ReadDb,
): { id: number; surname: string; name: string; patronymic: string; post: string }[] {
  return db.all(
    'SELECT id, surname, name, patronymic, post FROM persons WHERE deleted_at IS NULL ORDER BY surname, name, id',
  )
}
