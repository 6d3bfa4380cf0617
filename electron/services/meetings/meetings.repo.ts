import type { ReadDb, WriteDb } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import { agendaItems, decisions, meetings, participants, statements } from './meetings.tables.ts'
import type { AgendaItemRow, DecisionRow, MeetingRow, ParticipantRow, StatementRow } from './meetings.tables.ts'

export function findMeeting(db: ReadDb, id: number): MeetingRow | undefined {
  return listLive(db, meetings, 't.id = ?', [id])[0]
}

export function listParticipants(db: ReadDb, meetingId: number): ParticipantRow[] {
  return listLive(db, participants, 't.meeting_id = ? ORDER BY t.id', [meetingId])
}

export function listItems(db: ReadDb, meetingId: number): AgendaItemRow[] {
  return listLive(db, agendaItems, "t.meeting_id = ? AND t.state <> 'removed' ORDER BY t.position, t.id", [meetingId])
}

export const findItem = (db: ReadDb, id: number): AgendaItemRow | undefined =>
  listLive(db, agendaItems, 't.id = ?', [id])[0]

const OF_MEETING =
  't.agenda_item_id IN (SELECT id FROM agenda_items WHERE meeting_id = ? AND deleted_at IS NULL) ORDER BY t.agenda_item_id, t.position, t.id'

export function listStatements(db: ReadDb, meetingId: number): StatementRow[] {
  return listLive(db, statements, OF_MEETING, [meetingId])
}

export function listDecisions(db: ReadDb, meetingId: number): DecisionRow[] {
  return listLive(db, decisions, OF_MEETING, [meetingId])
}

/** Statements and decisions of one agenda item. */
export function listStatementsOf(db: ReadDb, itemId: number): StatementRow[] {
  return listLive(db, statements, 't.agenda_item_id = ? ORDER BY t.position, t.id', [itemId])
}

export function listDecisionsOf(db: ReadDb, itemId: number): DecisionRow[] {
  return listLive(db, decisions, 't.agenda_item_id = ? ORDER BY t.position, t.id', [itemId])
}

/** Whether a decision of the meeting is due before a day: a meeting cannot be moved behind its own terms. */
export function hasDecisionDueBefore(db: ReadDb, meetingId: number, day: string): boolean {
  return listDecisions(db, meetingId).some((decision) => decision.dueOn !== null && decision.dueOn < day)
}

export interface MeetingListRow {
  id: number
  version: number
  number: number
  numberYear: number
  format: 'inPerson' | 'absentee'
  heldOn: string
  startsAt: string | null
  place: string
  title: string
  state: MeetingRow['state']
  items: number
  present: number
  participants: number
  assignments: number
  openAssignments: number
  overdueAssignments: number
  signedVersion: number | null
}

/** Meetings newest first with their figures; a meeting of a municipal office happens some dozens of times a year. */
export function listMeetings(db: ReadDb, year: number | null, today: string): MeetingListRow[] {
  const ofAssignments = (
    condition: string,
  ) => `(SELECT count(*) FROM assignments a JOIN decisions d ON d.id = a.decision_id
    JOIN agenda_items i ON i.id = d.agenda_item_id WHERE i.meeting_id = m.id AND a.deleted_at IS NULL ${condition})`
  return db.all(
    `SELECT m.id, m.version, m.number, m.number_year AS numberYear, m.format, m.held_on AS heldOn, m.starts_at AS startsAt, m.place, m.state,
       CASE WHEN m.title <> '' THEN m.title ELSE coalesce((SELECT g.name FROM meeting_groups g WHERE g.id = m.group_id), '') END AS title,
       (SELECT count(*) FROM agenda_items i WHERE i.meeting_id = m.id AND i.deleted_at IS NULL AND i.state <> 'removed') AS items,
       (SELECT count(*) FROM participants p WHERE p.meeting_id = m.id AND p.deleted_at IS NULL AND p.is_invited = 0 AND p.presence IN ('present', 'late')) AS present,
       (SELECT count(*) FROM participants p WHERE p.meeting_id = m.id AND p.deleted_at IS NULL AND p.is_invited = 0) AS participants,
       ${ofAssignments('')} AS assignments,
       ${ofAssignments("AND a.state IN ('open', 'reported')")} AS openAssignments,
       ${ofAssignments("AND a.state IN ('open', 'reported') AND a.due_on < :today")} AS overdueAssignments,
       (SELECT max(version_number) FROM protocol_versions v WHERE v.meeting_id = m.id) AS signedVersion
     FROM meetings m WHERE m.deleted_at IS NULL AND (:year IS NULL OR m.number_year = :year)
     ORDER BY m.held_on DESC, m.number_year DESC, m.number DESC`,
    { year, today },
  )
}

export function meetingYears(db: ReadDb): number[] {
  return db
    .all<{ year: number }>('SELECT DISTINCT number_year AS year FROM meetings WHERE deleted_at IS NULL ORDER BY 1 DESC')
    .map((row) => row.year)
}

export function newestVersion(db: ReadDb, meetingId: number): number | null {
  return db.one<{ last: number | null }>(
    'SELECT max(version_number) AS last FROM protocol_versions WHERE meeting_id = ?',
    [meetingId],
  ).last
}

export function numberTaken(db: ReadDb, year: number, number: number): boolean {
  return db.get('SELECT 1 FROM meetings WHERE number_year = ? AND number = ?', [year, number]) !== undefined
}

/**
 * The next number of the year, or the given one. The counter only grows, so a number never comes twice, not even after the
 * trash or an undo (model.md «Numbers»).
 */
export function takeNumber(db: WriteDb, year: number, wanted: number | null): number {
  const last =
    db.get<{ last: number }>("SELECT last FROM numbers WHERE kind = 'meeting' AND year = ?", [year])?.last ?? 0
  const number = wanted ?? last + 1
  db.run(
    "INSERT INTO numbers (kind, year, last) VALUES ('meeting', ?, ?) ON CONFLICT (kind, year) DO UPDATE SET last = max(last, excluded.last)",
    [year, number],
  )
  return number
}

export interface PersonRow {
  id: number
  surname: string
  name: string
  patronymic: string
  post: string
  forms: string | null
}

export function findPerson(db: ReadDb, id: number): PersonRow | undefined {
  return db.get('SELECT id, surname, name, patronymic, post, forms FROM persons WHERE id = ?', [id])
}

export function findPersons(db: ReadDb, ids: readonly number[]): PersonRow[] {
  return db.all(
    'SELECT id, surname, name, patronymic, post, forms FROM persons WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  )
}

export function listPersons(db: ReadDb): PersonRow[] {
  return db.all(
    'SELECT id, surname, name, patronymic, post, forms FROM persons WHERE deleted_at IS NULL ORDER BY surname, name, id',
  )
}

export function recipientName(db: ReadDb, id: number): string | undefined {
  return db.get<{ shortName: string }>('SELECT short_name AS shortName FROM recipients WHERE id = ?', [id])?.shortName
}

export function listRecipients(db: ReadDb): { id: number; name: string; shortName: string }[] {
  return db.all(
    'SELECT id, name, short_name AS shortName FROM recipients WHERE deleted_at IS NULL AND active_to IS NULL ORDER BY position, id',
  )
}

export interface RosterRow {
  personId: number
  surname: string
  name: string
  patronymic: string
  post: string
  roleCode: string
  roleName: string
  roleShortName: string
  rolePosition: number
  block: string | null
}

/** Roles of one person on a day: what he is called by (the block for a role of a block) and the codes. */
export function rolesOn(db: ReadDb, personId: number, day: string): { label: string; code: string }[] {
  return rosterOn(db, day)
    .filter((row) => row.personId === personId)
    .map((row) => ({ label: row.block ?? row.roleShortName, code: row.roleCode }))
}

/** Memberships that hold on a day, both ends included; a person with several roles gives several rows. */
export function rosterOn(db: ReadDb, day: string): RosterRow[] {
  return db.all(
    `SELECT p.id AS personId, p.surname, p.name, p.patronymic, p.post, coalesce(r.code, '') AS roleCode, r.name AS roleName,
       r.short_name AS roleShortName, r.position AS rolePosition, b.short_name AS block
     FROM memberships m JOIN persons p ON p.id = m.person_id JOIN roles r ON r.id = m.role_id LEFT JOIN blocks b ON b.id = m.block_id
     WHERE m.deleted_at IS NULL AND p.deleted_at IS NULL AND (m.from_on IS NULL OR m.from_on <= :day) AND (m.to_on IS NULL OR m.to_on >= :day)
     ORDER BY r.position, p.surname, p.name, p.id, b.position`,
    { day },
  )
}

/** Name of a role as the directory has it, by code. */
export function roleName(db: ReadDb, code: string): string | undefined {
  return db.get<{ name: string }>('SELECT name FROM roles WHERE code = ? AND deleted_at IS NULL', [code])?.name
}
