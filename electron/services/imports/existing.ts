import type { ReadDb } from '../../db/database.ts'

export interface KnownCard {
  id: number
  isDeleted: boolean
  importId: number | null
  importRow: number | null
}

interface RawCard {
  id: number
  deletedAt: string | null
  mergedIntoId: number | null
  importId: number | null
  importRow: number | null
}

/**
 * The card of a number of the source in a channel. A double that was merged speaks for the card that stays; cards that went to the
 * trash with an import that was taken back count as never made.
 */
export function findByExternal(db: ReadDb, externalNumber: string, channelId: number): KnownCard | null {
  // Most rows of a file are new: that is known by the index alone, without ordering anything.
  if (!db.get("SELECT 1 FROM cases WHERE external_number = ? AND external_number <> '' LIMIT 1", [externalNumber]))
    return null
  const card = db.get<RawCard>(
    `SELECT c.id, c.deleted_at AS deletedAt, c.merged_into_id AS mergedIntoId, c.import_id AS importId, c.import_row AS importRow
     FROM cases c LEFT JOIN imports i ON i.id = c.import_id
     WHERE c.external_number = ? AND c.external_number <> '' AND c.channel_id = ?
       AND (c.deleted_at IS NULL OR i.id IS NULL OR i.state NOT IN ('takenBack', 'stopped'))
     ORDER BY c.deleted_at IS NOT NULL, c.id LIMIT 1`,
    [externalNumber, channelId],
  )
  if (!card) return null
  const { id, importId, importRow } = card
  if (card.deletedAt === null) return { id, isDeleted: false, importId, importRow }
  const kept =
    card.mergedIntoId === null
      ? undefined
      : db.get<{ id: number }>('SELECT id FROM cases WHERE id = ? AND deleted_at IS NULL', [card.mergedIntoId])
  return kept
    ? { id: kept.id, isDeleted: false, importId: null, importRow: null }
    : { id, isDeleted: true, importId, importRow }
}
