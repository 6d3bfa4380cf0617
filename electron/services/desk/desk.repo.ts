import type { DeskMeeting } from '../../contract/desk.ts'
import type { ReadDb } from '../../db/database.ts'

/** The desk looks across areas; these are the few readings that no area offers for itself. */

/** Meetings that are still to be held, today's among them, the nearest first. */
export function listNextMeetings(db: ReadDb, today: string, limit: number): DeskMeeting[] {
  return db.all<DeskMeeting>(
    `SELECT id, number, format, held_on AS heldOn, starts_at AS startsAt FROM meetings
     WHERE deleted_at IS NULL AND held_on >= ? AND state IN ('draft', 'sent', 'inProgress')
     ORDER BY held_on, starts_at LIMIT ?`,
    [today, limit],
  )
}

/**
 * Packages sent last time with a term of the receipt that has passed, and none received since: those that the log of packages calls
 * overdue.
 */
export function lateReceipts(
  db: ReadDb,
  today: string,
): { id: number; periodName: string; versionNumber: number; dueOn: string }[] {
  return db.all(
    `SELECT p.id, p.period_name AS periodName, p.version_number AS versionNumber, s.receipt_due_on AS dueOn
     FROM packages p JOIN package_sendings s
       ON s.id = (SELECT max(l.id) FROM package_sendings l WHERE l.package_id = p.id AND l.deleted_at IS NULL)
     WHERE p.deleted_at IS NULL AND s.receipt_due_on < :today
       AND NOT EXISTS (SELECT 1 FROM package_receipts r
         WHERE r.package_id = p.id AND r.deleted_at IS NULL AND r.received_on >= s.sent_on)
     ORDER BY s.receipt_due_on, p.id`,
    { today },
  )
}

/** Per block with any past or present holder: whether somebody holds it on a day, and the last day somebody did. */
export function blockHolders(db: ReadDb, on: string): Map<number, { isHeld: boolean; lastOn: string | null }> {
  const rows = db.all<{ id: number; isHeld: number; lastOn: string | null }>(
    `SELECT block_id AS id,
       max((from_on IS NULL OR from_on <= :on) AND (to_on IS NULL OR to_on >= :on)) AS isHeld,
       max(CASE WHEN to_on < :on THEN to_on END) AS lastOn
     FROM memberships WHERE deleted_at IS NULL AND block_id IS NOT NULL GROUP BY block_id`,
    { on },
  )
  return new Map(rows.map((row) => [row.id, { isHeld: row.isHeld === 1, lastOn: row.lastOn }]))
}

export interface UsualRecipient {
  recipientId: number
  /** How often this recipient got the theme. */
  agreed: number
  /** How often the theme was given to anybody. */
  outOf: number
}

/**
 * Who most often got each theme since a day; a tie goes to the recipient that stands first in the directory. The `+` makes SQLite
 * walk those days in one index instead of the whole past of each theme.
 */
export function usualRecipients(db: ReadDb, themeIds: readonly number[], since: string): Map<number, UsualRecipient> {
  const found = new Map<number, UsualRecipient>()
  if (themeIds.length === 0) return found
  const rows = db.all<{ themeId: number; recipientId: number; total: number }>(
    `SELECT theme_id AS themeId, recipient_id AS recipientId, count(*) AS total FROM cases
     WHERE +theme_id IN (${themeIds.map(() => '?').join(', ')}) AND received_at >= ? AND recipient_id IS NOT NULL AND deleted_at IS NULL
     GROUP BY +theme_id, +recipient_id ORDER BY total DESC, recipient_id`,
    [...themeIds, since],
  )
  for (const { themeId, recipientId, total } of rows) {
    const first = found.get(themeId)
    if (first) first.outOf += total
    else found.set(themeId, { recipientId, agreed: total, outOf: total })
  }
  return found
}

/**
 * How many cards of each kind stand in the register under the numbers of a year: all that the narrow index of numbers holds but the few
 * in the trash.
 */
export function countYear(db: ReadDb, year: number): { messages: number; appeals: number } {
  const all = countKinds(db, '', year)
  const trashed = countKinds(db, 'deleted_at IS NOT NULL AND', year)
  return { messages: all.messages - trashed.messages, appeals: all.appeals - trashed.appeals }
}

function countKinds(
  db: ReadDb,
  also: '' | 'deleted_at IS NOT NULL AND',
  year: number,
): { messages: number; appeals: number } {
  const rows = db.all<{ kind: 'message' | 'appeal'; total: number }>(
    `SELECT kind, count(*) AS total FROM cases WHERE ${also} kind IN ('message', 'appeal') AND number_year = ? GROUP BY kind`,
    [year],
  )
  const totalOf = (kind: 'message' | 'appeal'): number => rows.find((row) => row.kind === kind)?.total ?? 0
  return { messages: totalOf('message'), appeals: totalOf('appeal') }
}

/** When the running clock of a stage was started, civil. */
export function startsOfClocks(db: ReadDb, caseIds: readonly number[], stage: string): Map<number, string> {
  if (caseIds.length === 0) return new Map()
  const rows = db.all<{ caseId: number; startedAt: string }>(
    `SELECT case_id AS caseId, started_at AS startedAt FROM deadlines
     WHERE case_id IN (${caseIds.map(() => '?').join(', ')}) AND stage = ? AND deleted_at IS NULL AND cancelled_reason = '' ORDER BY id`,
    [...caseIds, stage],
  )
  return new Map(rows.map((row) => [row.caseId, row.startedAt]))
}

const NAMED = { blocks: 'blocks', territories: 'territories', recipients: 'recipients' } as const

/** Short names by id. */
export function namesOf(
  db: ReadDb,
  directory: keyof typeof NAMED,
  ids: Iterable<number | null>,
): Record<string, string> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return {}
  const rows = db.all<{ id: number; name: string }>(
    `SELECT id, CASE short_name WHEN '' THEN name ELSE short_name END AS name FROM ${NAMED[directory]}
     WHERE id IN (${wanted.map(() => '?').join(', ')})`,
    wanted,
  )
  return Object.fromEntries(rows.map((row) => [String(row.id), row.name]))
}
