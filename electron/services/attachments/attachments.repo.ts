import type { AttachmentOwner } from '../../contract/attachments.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
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
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(attachments, 'a')} FROM attachments a WHERE a.owner = ? AND a.owner_id = ? AND a.deleted_at IS NULL ORDER BY a.id`,
      [owner, ownerId],
    )
    .map((raw) => fromSql(attachments, raw))
}

/** A file that was not removed. */
export function findFile(db: ReadDb, id: number): AttachmentRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(
    `SELECT ${selectList(attachments, 'a')} FROM attachments a WHERE a.id = ? AND a.deleted_at IS NULL`,
    [id],
  )
  return raw && fromSql(attachments, raw)
}

/** Notes a content that lies in the folder of attachments; the same content again is one row. */
export function noteBlob(db: WriteDb, blob: { sha256: string; size: number }, instant: string): void {
  db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
    blob.sha256,
    blob.size,
    instant,
  ])
}
