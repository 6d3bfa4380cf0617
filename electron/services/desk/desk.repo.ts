import type { DeskAssignment, DeskOverview } from '../../contract/desk.ts'
import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'

/** The desk looks across areas; these are the few readings that no area offers for itself. */

interface RawAssignment {
  id: number
  number: string
  text: string
  meeting: number | null
  surname: string | null
  name: string | null
  patronymic: string | null
  recipient: string | null
  dueOn: string | null
}

const ASSIGNMENT_STATE = "a.deleted_at IS NULL AND a.state IN ('open', 'reported')"

/** Open assignments due on or before a day, the most overdue first. */
export function listDueAssignments(db: ReadDb, until: string, limit: number, source: (meeting: number) => string): DeskAssignment[] {
  return db
    .all<RawAssignment>(
      `SELECT a.id, a.number, a.text, m.number AS meeting, p.surname, p.name, p.patronymic, r.short_name AS recipient, a.due_on AS dueOn
       FROM assignments a
       LEFT JOIN decisions d ON d.id = a.decision_id LEFT JOIN agenda_items i ON i.id = d.agenda_item_id LEFT JOIN meetings m ON m.id = i.meeting_id
       LEFT JOIN persons p ON p.id = a.executor_person_id LEFT JOIN recipients r ON r.id = a.executor_recipient_id
       WHERE ${ASSIGNMENT_STATE} AND a.due_on <= ? ORDER BY a.due_on, a.id LIMIT ?`,
      [until, limit],
    )
    .map((raw) => ({
      id: raw.id,
      number: raw.number,
      text: raw.text,
      source: raw.meeting === null ? '' : source(raw.meeting),
      executor:
        raw.surname === null
          ? (raw.recipient ?? '')
          : personNames({ surname: raw.surname, name: raw.name ?? '', patronymic: raw.patronymic ?? '' }).shortName,
      dueOn: raw.dueOn,
    }))
}

export function countDueAssignments(db: ReadDb, until: string): number {
  return db.one<{ total: number }>(`SELECT count(*) AS total FROM assignments a WHERE ${ASSIGNMENT_STATE} AND a.due_on <= ?`, [until]).total
}

export function countOpenAssignments(db: ReadDb): number {
  return db.one<{ total: number }>(`SELECT count(*) AS total FROM assignments a WHERE ${ASSIGNMENT_STATE}`).total
}

export function findNextMeeting(db: ReadDb, today: string): DeskOverview['nextMeeting'] {
  return (
    db.get<NonNullable<DeskOverview['nextMeeting']>>(
      `SELECT id, number, format, held_on AS heldOn, starts_at AS startsAt FROM meetings
       WHERE deleted_at IS NULL AND held_on >= ? AND state IN ('draft', 'sent', 'inProgress') ORDER BY held_on, starts_at LIMIT 1`,
      [today],
    ) ?? null
  )
}

/** Blocks that somebody holds on a day. */
export function heldBlocks(db: ReadDb, on: string): Set<number> {
  const rows = db.all<{ id: number }>(
    `SELECT DISTINCT block_id AS id FROM memberships WHERE deleted_at IS NULL AND block_id IS NOT NULL
     AND (from_on IS NULL OR from_on <= ?) AND (to_on IS NULL OR to_on >= ?)`,
    [on, on],
  )
  return new Set(rows.map((row) => row.id))
}

/** Who most often got a theme since a day: recipient, how often, out of how many. */
export function usualRecipient(db: ReadDb, themeId: number, since: string): { recipientId: number; agreed: number; outOf: number } | undefined {
  const rows = db.all<{ recipientId: number; total: number }>(
    `SELECT recipient_id AS recipientId, count(*) AS total FROM cases
     WHERE theme_id = ? AND received_at >= ? AND recipient_id IS NOT NULL AND deleted_at IS NULL GROUP BY recipient_id ORDER BY total DESC, recipient_id`,
    [themeId, since],
  )
  const [first] = rows
  return first && { recipientId: first.recipientId, agreed: first.total, outOf: rows.reduce((sum, row) => sum + row.total, 0) }
}

/** How many cards of each kind were numbered in a year. */
export function countYear(db: ReadDb, year: number): { messages: number; appeals: number } {
  const rows = db.all<{ kind: string; total: number }>(
    'SELECT kind, count(*) AS total FROM cases WHERE number_year = ? AND deleted_at IS NULL GROUP BY kind',
    [year],
  )
  const of = (kind: string): number => rows.find((row) => row.kind === kind)?.total ?? 0
  return { messages: of('message'), appeals: of('appeal') }
}

export function startOfClock(db: ReadDb, caseId: number, stage: string): string | null {
  return (
    db.get<{ startedAt: string }>(
      `SELECT started_at AS startedAt FROM deadlines WHERE case_id = ? AND stage = ? AND deleted_at IS NULL AND cancelled_reason = '' ORDER BY id DESC LIMIT 1`,
      [caseId, stage],
    )?.startedAt ?? null
  )
}
