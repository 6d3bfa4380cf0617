import type { SqlValue, WriteDb } from './database.ts'
import { snake, toSql } from './tables.ts'
import type { AnyColumnKind, BaseRow, Table } from './tables.ts'

/** What rows of the same shape share: which of their columns stand in the statement itself. A branch for each column. */
interface Shape {
  readonly next: [Shape | null, Shape | null, Shape | null, Shape | null]
  sql: string
}

interface Prepared {
  sql: string
  columns: readonly [string, AnyColumnKind][]
  shapes: Shape
  shapeCount: number
}

/** Statements are kept for good, so that a table of many shapes must not make one for each. */
const MOST_SHAPES = 50
/** By the branch of a shape; the last one is a value of its own. */
const LITERALS = ['NULL', "''", '0', '?'] as const

const branchOf = (value: SqlValue): 0 | 1 | 2 | 3 => (value === null ? 0 : value === '' ? 1 : value === 0 ? 2 : 3)
const newShape = (): Shape => ({ next: [null, null, null, null], sql: '' })

const prepared = new WeakMap<object, Prepared>()

function prepare<Row extends BaseRow>(table: Table<Row>): Prepared {
  let known = prepared.get(table)
  if (!known) {
    const columns = Object.entries(table.columns) as [string, AnyColumnKind][]
    const names = columns.map(([name]) => snake(name)).join(', ')
    known = {
      sql: `INSERT INTO ${table.name} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns,
      shapes: newShape(),
      shapeCount: 0,
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

/**
 * `insertRow` for a load of many rows: handing a value to the driver costs more than storing an empty one, so what is NULL, '' or 0
 * stands in the statement itself, one for each set of columns that are so. @returns id of the row
 */
export function insertLoaded<Row extends BaseRow>(
  db: WriteDb,
  table: Table<Row>,
  row: Omit<Row, keyof BaseRow>,
): number {
  const known = prepare(table)
  const values: SqlValue[] = []
  let shape = known.shapes
  for (const [name, kind] of known.columns) {
    const value = toSql(kind, (row as Record<string, unknown>)[name])
    const branch = branchOf(value)
    if (branch === 3) values.push(value)
    let next = shape.next[branch]
    if (next === null) {
      if (known.shapeCount >= MOST_SHAPES) return insertRow(db, table, row)
      next = shape.next[branch] = newShape()
    }
    shape = next
  }
  if (shape.sql === '') {
    shape.sql = shapedSql(known, row)
    known.shapeCount += 1
  }
  return db.run(shape.sql, values).lastId
}

function shapedSql({ sql, columns }: Prepared, row: object): string {
  const values = columns.map(([name, kind]) => {
    const value = toSql(kind, (row as Record<string, unknown>)[name])
    return LITERALS[branchOf(value)]
  })
  return `${sql.slice(0, sql.indexOf('VALUES'))}VALUES (${values.join(', ')})`
}
