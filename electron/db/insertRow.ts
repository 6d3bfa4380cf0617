import type { SqlValue, WriteDb } from './database.ts'
import { snake, toSql } from './tables.ts'
import type { AnyColumnKind, BaseRow, Table } from './tables.ts'

interface Prepared {
  sql: string
  columns: readonly [string, AnyColumnKind][]
}

const prepared = new WeakMap<object, Prepared>()

function prepare<Row extends BaseRow>(table: Table<Row>): Prepared {
  let known = prepared.get(table)
  if (!known) {
    const columns = Object.entries(table.columns) as [string, AnyColumnKind][]
    const names = columns.map(([name]) => snake(name)).join(', ')
    known = {
      sql: `INSERT INTO ${table.name} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns,
    }
    prepared.set(table, known)
  }
  return known
}

/**
 * One row without a journal line: what `Records.insert` stands on, and for loading many rows under one operation that says so
 * (demonstration office, registers of benchmarks). A person's own change never goes this way by itself. @returns id of the row
 */
export function insertRow<Row extends BaseRow>(db: WriteDb, table: Table<Row>, row: Omit<Row, keyof BaseRow>): number {
  const { sql, columns } = prepare(table)
  const values: SqlValue[] = columns.map(([name, kind]) => toSql(kind, (row as Record<string, unknown>)[name]))
  return db.run(sql, values).lastId
}
