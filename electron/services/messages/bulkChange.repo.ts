import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { caseWhere } from './caseWhere.ts'

/** Ids of the cards of a filter in the order of the register, at most `limit`. */
export function chooseIds(db: ReadDb, filter: CaseFilter, now: string, limit: number): number[] {
  const where = caseWhere(filter, now)
  return db
    .all<{ id: number }>(`SELECT c.id FROM cases c WHERE ${where.sql} LIMIT ?`, [...where.params, limit])
    .map((row) => row.id)
    .sort((a, b) => a - b)
}

/** The newest operation: what is written later was not seen by who looked now. */
export function lastOperation(db: ReadDb): number {
  return db.one<{ last: number | null }>('SELECT max(id) AS last FROM operations').last ?? 0
}

/** Cards changed by operations after this one. */
export function changedSince(db: ReadDb, operationId: number): Set<number> {
  const rows = db.all<{ id: number }>(
    "SELECT DISTINCT entity_id AS id FROM journal WHERE operation_id > ? AND entity = 'cases' AND action <> 'view'",
    [operationId],
  )
  return new Set(rows.map((row) => row.id))
}
