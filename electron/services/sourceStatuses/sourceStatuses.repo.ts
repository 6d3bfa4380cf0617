import type { CaseResult, CaseStatus } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** A word of a channel for the state of a message, and what it means here. */
export interface SourceStatusRow extends BaseRow {
  channelCode: string
  /** As the channel writes it. */
  raw: string
  /** As words are compared: `normalName`. */
  normalRaw: string
  status: CaseStatus | null
  result: CaseResult | null
  isVerified: boolean
}

export const sourceStatuses = defineTable<SourceStatusRow>('source_statuses', {
  channelCode: 'text',
  raw: 'text',
  normalRaw: 'text',
  status: 'text',
  result: 'text',
  isVerified: 'boolean',
})

export function listSourceStatuses(db: ReadDb): SourceStatusRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(sourceStatuses, 's')} FROM source_statuses s WHERE s.deleted_at IS NULL ORDER BY s.id`,
    )
    .map((raw) => fromSql(sourceStatuses, raw))
}
