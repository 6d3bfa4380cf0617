import type { ReadDb } from '../../db/database.ts'
import { defineTable, listLive } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** The ballot of one member of an absentee meeting. */
export interface BallotRow extends BaseRow {
  meetingId: number
  participantId: number
  issuedOn: string | null
  /** Civil moment when it came back. */
  receivedAt: string | null
  /** How it came: «лично», «по почте». */
  way: string
  note: string
}

export interface BallotVoteRow extends BaseRow {
  ballotId: number
  agendaItemId: number
  /** Code of the answer among those frozen with the meeting. */
  answer: string | null
  /** Особое мнение. */
  opinion: string
}

export const ballots = defineTable<BallotRow>('ballots', {
  meetingId: 'number',
  participantId: 'number',
  issuedOn: 'text',
  receivedAt: 'text',
  way: 'text',
  note: 'text',
})

export const ballotVotes = defineTable<BallotVoteRow>('ballot_votes', {
  ballotId: 'number',
  agendaItemId: 'number',
  answer: 'text',
  opinion: 'text',
})

export function listBallots(db: ReadDb, meetingId: number): BallotRow[] {
  return listLive(db, ballots, 't.meeting_id = ? ORDER BY t.id', [meetingId])
}

export function listVotes(db: ReadDb, meetingId: number): BallotVoteRow[] {
  return listLive(
    db,
    ballotVotes,
    't.ballot_id IN (SELECT id FROM ballots WHERE meeting_id = ? AND deleted_at IS NULL) ORDER BY t.id',
    [meetingId],
  )
}

/** The ballot of one member, and its votes. */
export function findBallot(db: ReadDb, participantId: number): BallotRow | undefined {
  return listLive(db, ballots, 't.participant_id = ?', [participantId])[0]
}

export function votesOf(db: ReadDb, ballotId: number): BallotVoteRow[] {
  return listLive(db, ballotVotes, 't.ballot_id = ? ORDER BY t.id', [ballotId])
}

/** Agenda items of a meeting that were taken off it, with their titles: answers to them are kept. */
export function removedItems(db: ReadDb, meetingId: number): { id: number; title: string }[] {
  return db.all(
    "SELECT id, title FROM agenda_items WHERE meeting_id = ? AND (deleted_at IS NOT NULL OR state = 'removed')",
    [meetingId],
  )
}

/** Name and meeting of anyone who was ever a participant: for refusals and for ballots of those who were taken off. */
export function findParticipant(
  db: ReadDb,
  id: number,
): { id: number; meetingId: number; name: string; isInvited: number; deletedAt: string | null } | undefined {
  return db.get(
    'SELECT id, meeting_id AS meetingId, name, is_invited AS isInvited, deleted_at AS deletedAt FROM participants WHERE id = ?',
    [id],
  )
}
