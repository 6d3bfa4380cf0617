import type { ReadDb } from '../../db/database.ts'
import { formatNumber } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'

export interface NumberedCase {
  id: number
  number: string
}

type Raw = Pick<CaseRecord, 'id' | 'kind' | 'number' | 'question'>

/** Double entries that went into a card. */
export function listMerged(db: ReadDb, keptId: number): NumberedCase[] {
  return db
    .all<Raw>(
      'SELECT id, kind, number, question FROM cases WHERE merged_into_id = ? AND deleted_at IS NOT NULL ORDER BY id',
      [keptId],
    )
    .map((raw) => ({ id: raw.id, number: formatNumber(raw) }))
}

/** Cards that name this one as what they repeat, those in the trash included. */
export function repeatsOf(db: ReadDb, id: number): number[] {
  return db.all<{ id: number }>('SELECT id FROM cases WHERE repeat_of_id = ? ORDER BY id', [id]).map((row) => row.id)
}

export interface MergeLine {
  entity: string
  entityId: number
  action: string
  oldValues: Readonly<Record<string, unknown>>
  newValues: Readonly<Record<string, unknown>>
}

/** What the operation that merged a card changed, in its order; empty where the card was not merged by one. */
export function mergeLines(db: ReadDb, mergedId: number): MergeLine[] {
  return db
    .all<{ entity: string; entityId: number; action: string; oldValues: string | null; newValues: string | null }>(
      `SELECT entity, entity_id AS entityId, action, old_values AS oldValues, new_values AS newValues FROM journal
       WHERE operation_id = (
         SELECT max(operation_id) FROM journal WHERE entity = 'cases' AND entity_id = ? AND action = 'update'
           AND json_extract(new_values, '$.mergedIntoId') IS NOT NULL)
       ORDER BY id`,
      [mergedId],
    )
    .map(({ oldValues, newValues, ...line }) => ({
      ...line,
      oldValues: parse(oldValues),
      newValues: parse(newValues),
    }))
}

const parse = (json: string | null): Record<string, unknown> =>
  json === null ? {} : (JSON.parse(json) as Record<string, unknown>)
