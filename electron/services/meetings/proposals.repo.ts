import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { listLive } from '../../db/tables.ts'
import { proposals } from './preparation.tables.ts'
import type { ProposalRow } from './preparation.tables.ts'

/** Proposals by day, the oldest first; `all` gives the taken and the declined too. */
export const listProposals = (db: ReadDb, all: boolean): ProposalRow[] =>
  listLive(db, proposals, `${all ? '1' : "t.state = 'open'"} ORDER BY t.proposed_on, t.id`)

/** The meeting whose agenda has an item. */
export function meetingOfItem(db: ReadDb, itemId: number): { id: number; number: number } | undefined {
  return db.get(
    `SELECT m.id, m.number FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id
     WHERE i.id = ? AND i.deleted_at IS NULL AND m.deleted_at IS NULL`,
    [itemId],
  )
}

/** Meetings that proposals were taken into, by the agenda item a proposal became. */
export function meetingsOfProposals(db: ReadDb): ReadonlyMap<number, { id: number; number: number }> {
  const rows = db.all<{ itemId: number; id: number; number: number }>(
    `SELECT i.id AS itemId, m.id, m.number FROM agenda_proposals p JOIN agenda_items i ON i.id = p.agenda_item_id
     JOIN meetings m ON m.id = i.meeting_id WHERE p.deleted_at IS NULL AND i.deleted_at IS NULL AND m.deleted_at IS NULL`,
  )
  return new Map(rows.map(({ itemId, ...meeting }) => [itemId, meeting]))
}

/** A question that left the agenda is a proposal again. */
export function releaseProposals(records: Records, itemId: number): void {
  for (const row of listLive(records.db, proposals, "t.agenda_item_id = ? AND t.state = 'taken'", [itemId]))
    records.update(proposals, row.id, null, { state: 'open', agendaItemId: null })
}
