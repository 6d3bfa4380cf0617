import type { DocumentModel } from '../../contract/documents.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
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
})

/** Signed versions of a meeting, the first one first. */
export function listVersions(db: ReadDb, meetingId: number): ProtocolVersionRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(protocolVersions, 't')} FROM protocol_versions t WHERE t.meeting_id = ? ORDER BY t.version_number`,
      [meetingId],
    )
    .map((raw) => fromSql(protocolVersions, raw))
}

export function findVersion(db: ReadDb, id: number): ProtocolVersionRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(
    `SELECT ${selectList(protocolVersions, 't')} FROM protocol_versions t WHERE t.id = ?`,
    [id],
  )
  return raw && fromSql(protocolVersions, raw)
}

export const modelOf = (row: ProtocolVersionRow): DocumentModel => JSON.parse(row.model) as DocumentModel
