import type { ReadDb } from '../../db/database.ts'
import type { MeetingRow } from './meetings.tables.ts'

/** The last held meeting of the same body before this one, unless an agenda has its protocol already. */
export function lastUnapproved(
  db: ReadDb,
  meeting: Pick<MeetingRow, 'id' | 'heldOn' | 'groupId'>,
): { id: number; number: number; heldOn: string } | undefined {
  const last = db.get<{ id: number; number: number; heldOn: string }>(
    `SELECT m.id, m.number, m.held_on AS heldOn FROM meetings m
     WHERE m.deleted_at IS NULL AND m.id <> :id AND m.held_on <= :heldOn AND m.group_id IS :groupId
       AND m.state IN ('held', 'protocol', 'signed', 'control')
     ORDER BY m.held_on DESC, m.number_year DESC, m.number DESC LIMIT 1`,
    { id: meeting.id, heldOn: meeting.heldOn, groupId: meeting.groupId },
  )
  if (!last) return undefined
  const taken = db.get(
    `SELECT 1 FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id
     WHERE i.source = ? AND i.deleted_at IS NULL AND i.state <> 'removed' AND m.deleted_at IS NULL`,
    [`protocol:${last.id}`],
  )
  return taken ? undefined : last
}

/** Meetings of a day outside the trash. */
export function meetingsOn(db: ReadDb, day: string): { id: number; number: number; startsAt: string | null }[] {
  return db.all(
    'SELECT id, number, starts_at AS startsAt FROM meetings WHERE held_on = ? AND deleted_at IS NULL ORDER BY starts_at, id',
    [day],
  )
}
