import type { SqlValue, WriteDb } from './database.ts'
import type { NewRow } from './records.ts'
import { snake, toSql } from './tables.ts'
import type { AnyColumnKind, BaseRow, Table } from './tables.ts'

/**
 * One row without a journal line: for loading many rows under one operation that says so (demonstration data, builders, imports).
 * A person's own change never goes this way. @returns id of the row
 */
export function insertRow<Row extends BaseRow>(db: WriteDb, table: Table<Row>, row: NewRow<Row>): number {
  const kinds = Object.entries(table.columns) as [string, AnyColumnKind][]
  const values: SqlValue[] = kinds.map(([name, kind]) => toSql(kind, (row as Record<string, unknown>)[name]))
  return db.run(insertSql(table, kinds), values).lastId
}

const statements = new Map<string, string>()

function insertSql(table: { name: string }, kinds: readonly [string, AnyColumnKind][]): string {
  let sql = statements.get(table.name)
  if (sql === undefined) {
    sql = `INSERT INTO ${table.name} (${kinds.map(([name]) => snake(name)).join(', ')}) VALUES (${kinds.map(() => '?').join(', ')})`
    statements.set(table.name, sql)
  }
  return sql
}
