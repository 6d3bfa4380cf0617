import type { AttachmentOwner } from '../../contract/attachments.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { defineTable, listLive } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface AttachmentRow extends BaseRow {
  owner: AttachmentOwner
  ownerId: number
  sha256: string
  name: string
  mediaType: string
  size: number
  note: string
}

export const attachments = defineTable<AttachmentRow>('attachments', {
  owner: 'text',
  ownerId: 'number',
  sha256: 'text',
  name: 'text',
  mediaType: 'text',
  size: 'number',
  note: 'text',
})

/** Files of one thing, the earliest first. */
export function listFiles(db: ReadDb, owner: AttachmentOwner, ownerId: number): AttachmentRow[] {
  return filesOf(db, owner, [ownerId]).get(ownerId) ?? []
}

/** Files of many things of one sort in one read, by the id of the thing; each list the earliest first. */
export function filesOf(
  db: ReadDb,
  owner: AttachmentOwner,
  ownerIds: readonly number[],
): ReadonlyMap<number, AttachmentRow[]> {
  const rows = listLive(
    db,
    attachments,
    't.owner = ? AND t.owner_id IN (SELECT value FROM json_each(?)) ORDER BY t.id',
    [owner, JSON.stringify(ownerIds)],
  )
  return Map.groupBy(rows, (row) => row.ownerId)
}

/** A file that was not removed. */
export function findFile(db: ReadDb, id: number): AttachmentRow | undefined {
  return listLive(db, attachments, 't.id = ?', [id])[0]
}

/** Notes a content that lies in the folder of attachments; the same content again is one row. */
export function noteBlob(db: WriteDb, blob: { sha256: string; size: number }, instant: string): void {
  db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
    blob.sha256,
    blob.size,
    instant,
  ])
}
