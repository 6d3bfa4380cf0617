import type { DocumentModel } from '../../contract/documents.ts'
import type { ReadDb } from '../../db/database.ts'
import { defineTable, listLive } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** A line of a difference between two models. */
export interface DifferingLine {
  kind: 'added' | 'removed'
  text: string
}

export interface ProtocolVersionRow extends BaseRow {
  meetingId: number
  versionNumber: number
  form: 'full' | 'short'
  /** Canonical JSON of the model: exactly the text whose SHA-256 stands beside it. */
  model: string
  sha256: string
  madeAt: string
  signedOn: string
  signedBy: string
  difference: DifferingLine[]
  /** Why the version before was corrected; empty for the first one. */
  reason: string
}

export const protocolVersions = defineTable<ProtocolVersionRow>('protocol_versions', {
  meetingId: 'number',
  versionNumber: 'number',
  form: 'text',
  model: 'text',
  sha256: 'text',
  madeAt: 'text',
  signedOn: 'text',
  signedBy: 'text',
  difference: 'json',
  reason: 'text',
})

/** A signed version that is being corrected, or was: nothing opens a signed meeting without it. */
export interface ProtocolCorrectionRow extends BaseRow {
  meetingId: number
  versionId: number
  reason: string
}

export const protocolCorrections = defineTable<ProtocolCorrectionRow>('protocol_corrections', {
  meetingId: 'number',
  versionId: 'number',
  reason: 'text',
})

export interface ProtocolAppendixRow extends BaseRow {
  meetingId: number
  position: number
  title: string
  agendaItemId: number | null
  sheets: number | null
  copies: number | null
}

export const protocolAppendices = defineTable<ProtocolAppendixRow>('protocol_appendices', {
  meetingId: 'number',
  position: 'number',
  title: 'text',
  agendaItemId: 'number',
  sheets: 'number',
  copies: 'number',
})

export interface ProtocolSendingRow extends BaseRow {
  meetingId: number
  /** Version that was sent; null while none is signed. */
  versionId: number | null
  what: 'protocol' | 'extract'
  personId: number | null
  recipientId: number | null
  addressee: string
  sentOn: string | null
  way: string
  receivedOn: string | null
  receivedBy: string
  copies: number
  note: string
}

export const protocolSendings = defineTable<ProtocolSendingRow>('protocol_sendings', {
  meetingId: 'number',
  versionId: 'number',
  what: 'text',
  personId: 'number',
  recipientId: 'number',
  addressee: 'text',
  sentOn: 'text',
  way: 'text',
  receivedOn: 'text',
  receivedBy: 'text',
  copies: 'number',
  note: 'text',
})

export function listAppendices(db: ReadDb, meetingId: number): ProtocolAppendixRow[] {
  return listLive(db, protocolAppendices, 't.meeting_id = ? ORDER BY t.position, t.id', [meetingId])
}

export function listSendings(db: ReadDb, meetingId: number): ProtocolSendingRow[] {
  return listLive(db, protocolSendings, 't.meeting_id = ? ORDER BY t.id', [meetingId])
}

export function recipientExists(db: ReadDb, id: number): boolean {
  return db.get('SELECT 1 FROM recipients WHERE id = ? AND deleted_at IS NULL', [id]) !== undefined
}

/** Ways of sending that the office has typed, the most usual first. */
export function sendingWays(db: ReadDb): string[] {
  return db
    .all<{ way: string }>(
      "SELECT way FROM protocol_sendings WHERE way <> '' AND deleted_at IS NULL GROUP BY way ORDER BY count(*) DESC, way LIMIT 20",
    )
    .map(({ way }) => way)
}

/** Why a version is corrected; undefined while nobody opened it. */
export function correctionOf(db: ReadDb, versionId: number): ProtocolCorrectionRow | undefined {
  return listLive(db, protocolCorrections, 't.version_id = ? ORDER BY t.id DESC LIMIT 1', [versionId])[0]
}

/**
 * Ballots of an absentee meeting: sent, come back in time; special opinions by item. As in the count of the poll, a bare date on either
 * side of the term stands for any time of its day, and the ballots of those who were taken off the meeting are kept without a vote.
 */
export function pollOf(
  db: ReadDb,
  meetingId: number,
  until: string | null,
): {
  from: string | null
  issued: number
  /** Participants whose ballot came in time. */
  receivedFrom: number[]
  opinions: { participantId: number; itemId: number; text: string }[]
  answers: { itemId: number; answer: string; count: number }[]
} {
  const ofMembers = `b.meeting_id = :meetingId AND b.deleted_at IS NULL
    AND b.participant_id IN (SELECT id FROM participants WHERE deleted_at IS NULL AND is_invited = 0)`
  const inTime = `${ofMembers} AND b.received_at IS NOT NULL
    AND (:until IS NULL OR substr(b.received_at, 1, length(:until)) <= substr(:until, 1, length(b.received_at)))`
  const votes = `FROM ballot_votes v JOIN ballots b ON b.id = v.ballot_id WHERE v.deleted_at IS NULL AND ${inTime}`
  const named = { meetingId, until }
  return {
    ...db.one<{ from: string | null; issued: number }>(
      `SELECT min(b.issued_on) AS "from", count(b.issued_on) AS issued FROM ballots b WHERE ${ofMembers}`,
      { meetingId },
    ),
    receivedFrom: db
      .all<{ id: number }>(`SELECT b.participant_id AS id FROM ballots b WHERE ${inTime}`, named)
      .map(({ id }) => id),
    opinions: db.all(
      `SELECT b.participant_id AS participantId, v.agenda_item_id AS itemId, v.opinion AS text ${votes} AND v.opinion <> '' ORDER BY v.id`,
      named,
    ),
    answers: db.all(
      `SELECT v.agenda_item_id AS itemId, v.answer, count(*) AS count ${votes} AND v.answer IS NOT NULL GROUP BY 1, 2`,
      named,
    ),
  }
}

/** Name of a working group in the genitive case, whose meeting a protocol is of. */
export function groupGenitive(db: ReadDb, id: number): string {
  return (
    db.get<{ name: string }>(
      "SELECT coalesce(nullif(name_genitive, ''), name) AS name FROM meeting_groups WHERE id = ?",
      [id],
    )?.name ?? ''
  )
}

/** Meetings of a year with the newest signed version of each, in the order of their numbers. */
export function meetingsOfYear(
  db: ReadDb,
  year: number,
): { id: number; number: number; heldOn: string; format: 'inPerson' | 'absentee'; versionId: number | null }[] {
  return db.all(
    `SELECT m.id, m.number, m.held_on AS heldOn, m.format,
       (SELECT v.id FROM protocol_versions v WHERE v.meeting_id = m.id ORDER BY v.version_number DESC LIMIT 1) AS versionId
     FROM meetings m WHERE m.deleted_at IS NULL AND m.number_year = ? ORDER BY m.number, m.id`,
    [year],
  )
}

/** Years that have a signed protocol, the newest first. */
export function signedYears(db: ReadDb): number[] {
  return db
    .all<{ year: number }>(
      `SELECT DISTINCT m.number_year AS year FROM meetings m JOIN protocol_versions v ON v.meeting_id = m.id
       WHERE m.deleted_at IS NULL ORDER BY 1 DESC`,
    )
    .map(({ year }) => year)
}

/** Signed versions of a meeting, the first one first, each with its whole text. */
export function listVersions(db: ReadDb, meetingId: number): ProtocolVersionRow[] {
  return listLive(db, protocolVersions, 't.meeting_id = ? ORDER BY t.version_number', [meetingId])
}

/** The same without the texts. */
export function versionHeads(
  db: ReadDb,
  meetingId: number,
): Pick<ProtocolVersionRow, 'id' | 'versionNumber' | 'signedOn'>[] {
  return db.all(
    `SELECT id, version_number AS versionNumber, signed_on AS signedOn FROM protocol_versions
     WHERE meeting_id = ? ORDER BY version_number`,
    [meetingId],
  )
}

export function findVersion(db: ReadDb, id: number): ProtocolVersionRow | undefined {
  return listLive(db, protocolVersions, 't.id = ?', [id])[0]
}

export const modelOf = (row: ProtocolVersionRow): DocumentModel => JSON.parse(row.model) as DocumentModel
