import type { ReadDb } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import { groupMembers, groups } from './preparation.tables.ts'
import type { GroupMemberRow, GroupRow } from './preparation.tables.ts'

export const listGroups = (db: ReadDb): GroupRow[] => listLive(db, groups, '1 ORDER BY t.name, t.id')

export const findGroup = (db: ReadDb, id: number): GroupRow | undefined => listLive(db, groups, 't.id = ?', [id])[0]

const BY_ROLE =
  "ORDER BY CASE t.role WHEN 'chair' THEN 0 WHEN 'deputy' THEN 1 WHEN 'member' THEN 2 ELSE 3 END, t.id" as const

export const listGroupMembers = (db: ReadDb, groupId: number): GroupMemberRow[] =>
  listLive(db, groupMembers, `t.group_id = ? ${BY_ROLE}`, [groupId])

/** A group keeps its name in the meetings it held, also from the trash. */
export function groupNames(db: ReadDb, id: number): { name: string; nameGenitive: string } | undefined {
  return db.get('SELECT name, name_genitive AS nameGenitive FROM meeting_groups WHERE id = ?', [id])
}

export function countMeetingsOf(db: ReadDb, groupId: number): number {
  return db.one<{ total: number }>('SELECT count(*) AS total FROM meetings WHERE group_id = ? AND deleted_at IS NULL', [
    groupId,
  ]).total
}

export function findAct(
  db: ReadDb,
  id: number,
): { kind: string; number: string; adoptedOn: string | null; title: string } | undefined {
  return db.get('SELECT kind, number, adopted_on AS adoptedOn, title FROM acts WHERE id = ? AND deleted_at IS NULL', [
    id,
  ])
}
