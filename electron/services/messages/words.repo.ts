import type { ReadDb } from '../../db/database.ts'

/** What stands behind the ids of a card: entries of directories, people, other cards. */

export function channelCode(db: ReadDb, id: number): string {
  return db.get<{ code: string | null }>('SELECT code FROM channels WHERE id = ?', [id])?.code ?? ''
}

export interface ThemeWords {
  name: string
  groupName: string
  blockId: number | null
}

export function findTheme(db: ReadDb, id: number | null): ThemeWords | undefined {
  if (id === null) return undefined
  return db.get('SELECT name, group_name AS groupName, block_id AS blockId FROM themes WHERE id = ?', [id])
}

export function recipientShortName(db: ReadDb, id: number): string | undefined {
  return db.get<{ shortName: string }>('SELECT short_name AS shortName FROM recipients WHERE id = ?', [id])?.shortName
}

/** Directories that a card points into, by the field that does. */
export const DIRECTORY_OF_FIELD = {
  channelId: 'channels',
  territoryId: 'territories',
  blockId: 'blocks',
  themeId: 'themes',
  recipientId: 'recipients',
} as const
export type CardDirectory = (typeof DIRECTORY_OF_FIELD)[keyof typeof DIRECTORY_OF_FIELD]

/** A directory entry that a card may name, with its last day; closed ones included. */
export function findEntry(db: ReadDb, directory: CardDirectory, id: number): { activeTo: string | null } | undefined {
  return db.get(`SELECT active_to AS activeTo FROM ${directory} WHERE id = ? AND deleted_at IS NULL`, [id])
}

/** Name of an entry for the history, also of one that is in the trash by now. */
export function entryName(db: ReadDb, directory: CardDirectory, id: number): string | undefined {
  return db.get<{ name: string }>(`SELECT name FROM ${directory} WHERE id = ?`, [id])?.name
}

export interface PersonWords {
  surname: string
  name: string
  patronymic: string
}

/** A person of the register, those in the trash included: who has left keeps his name (model.md invariant 7). */
export function findPersonWords(db: ReadDb, id: number): PersonWords | undefined {
  return db.get('SELECT surname, name, patronymic FROM persons WHERE id = ?', [id])
}

export function isPersonKnown(db: ReadDb, id: number): boolean {
  return db.get('SELECT 1 FROM persons WHERE id = ? AND deleted_at IS NULL', [id]) !== undefined
}

/** A card outside the trash, with the card it repeats. */
export function findRepeated(db: ReadDb, id: number): { repeatOfId: number | null } | undefined {
  return db.get('SELECT repeat_of_id AS repeatOfId FROM cases WHERE id = ? AND deleted_at IS NULL', [id])
}

/** Since when somebody is named to answer; null while nobody is. */
export function routedSince(db: ReadDb, caseId: number): string | null {
  return db.one<{ at: string | null }>(
    'SELECT min(at) AS at FROM routings WHERE case_id = ? AND recipient_id IS NOT NULL AND deleted_at IS NULL',
    [caseId],
  ).at
}

/** Title of a problem that many people write about, taken apart or not. */
export function problemTitle(db: ReadDb, id: number): string | undefined {
  return db.get<{ title: string }>('SELECT title FROM problems WHERE id = ?', [id])?.title
}
