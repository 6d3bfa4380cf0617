import type { ReadDb, SqlValue, WriteDb } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface OperatorRow extends BaseRow {
  name: string
  post: string
  personId: number | null
  position: number
  closedOn: string | null
}

export const operators = defineTable<OperatorRow>('operators', {
  name: 'text',
  post: 'text',
  personId: 'number',
  position: 'number',
  closedOn: 'text',
})

export function listOperators(db: ReadDb): OperatorRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(operators, 'o')} FROM operators o WHERE o.deleted_at IS NULL ORDER BY o.closed_on IS NOT NULL, o.position, o.id`,
    )
    .map((raw) => fromSql(operators, raw))
}

/** Operator at work; null until somebody is chosen. */
export function currentOperator(db: ReadDb): number | null {
  const row = db.get<{ value: string }>("SELECT value FROM session WHERE key = 'operator'")
  return row ? Number(row.value) : null
}

/** The person of the состав behind an operator's profile; null where none is named. */
export function personOfOperator(db: ReadDb, operatorId: number | null): number | null {
  return listOperators(db).find((operator) => operator.id === operatorId)?.personId ?? null
}

/** Which operator works now is the state of the PC, not a fact of the office: it is not journaled. */
export function rememberOperator(db: WriteDb, id: number): void {
  db.run(
    "INSERT INTO session (key, value) VALUES ('operator', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [String(id)],
  )
}
