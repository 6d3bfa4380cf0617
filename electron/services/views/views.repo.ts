import type { CaseFilter, CaseSort } from '../../contract/messages.ts'
import type { ListLayout, ViewHabits } from '../../contract/views.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface ViewRow extends BaseRow {
  /** Null: the view belongs to the office. */
  operatorId: number | null
  name: string
  filter: CaseFilter
  columns: ListLayout | null
  sort: CaseSort | null
  alertAbove: number | null
  isShown: boolean
  position: number
}

export const views = defineTable<ViewRow>('views', {
  operatorId: 'number',
  name: 'text',
  filter: 'json',
  columns: 'json',
  sort: 'json',
  alertAbove: 'number',
  isShown: 'boolean',
  position: 'number',
})

/** Views that an operator sees, in order. */
export function listViews(db: ReadDb, operatorId: number | null): ViewRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(views, 'w')} FROM views w
       WHERE w.deleted_at IS NULL AND (w.operator_id IS NULL OR w.operator_id = ?) ORDER BY w.position, w.id`,
      [operatorId],
    )
    .map((raw) => fromSql(views, raw))
}

const LIST = 'messages'

export function readHabits(db: ReadDb, operatorId: number | null): unknown {
  const row = db.get<{ content: string }>('SELECT content FROM list_layouts WHERE operator_id = ? AND list = ?', [
    operatorId,
    LIST,
  ])
  return row ? (JSON.parse(row.content) as unknown) : null
}

export function keepHabits(db: WriteDb, operatorId: number, habits: ViewHabits): void {
  db.run(
    `INSERT INTO list_layouts (operator_id, list, content) VALUES (?, ?, ?)
     ON CONFLICT (operator_id, list) DO UPDATE SET content = excluded.content`,
    [operatorId, LIST, JSON.stringify(habits)],
  )
}
