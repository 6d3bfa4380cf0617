import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** An indicator that the office words itself. */
export interface OwnIndicatorRow extends BaseRow {
  name: string
  definition: string
  part: CaseFilter
  /** Null: a count, not a share. */
  whole: CaseFilter | null
  position: number
}

export const ownIndicators = defineTable<OwnIndicatorRow>('own_indicators', {
  name: 'text',
  definition: 'text',
  part: 'json',
  whole: 'json',
  position: 'number',
})

const read = (db: ReadDb, condition: string, params: SqlValue[] = []): OwnIndicatorRow[] =>
  db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(ownIndicators, 't')} FROM own_indicators t WHERE t.deleted_at IS NULL AND ${condition} ORDER BY t.position, t.id`,
      params,
    )
    .map((raw) => fromSql(ownIndicators, raw))

export const listOwn = (db: ReadDb): OwnIndicatorRow[] => read(db, '1')

export const findOwn = (db: ReadDb, id: number): OwnIndicatorRow | undefined => read(db, 't.id = ?', [id])[0]
