import type Database from 'better-sqlite3'

export type SqlValue = string | number | bigint | boolean | null | Uint8Array
export type Params = readonly SqlValue[] | Readonly<Record<string, SqlValue>>

/**
 * Binds through one place: booleans become 0/1 and `undefined` throws, because SQLite would store NULL silently
 * (architecture.md §4.3).
 */
export function bindable(params: Params): unknown[] | Record<string, unknown> {
  if (Array.isArray(params)) return params.map((value, index) => bindValue(value as SqlValue | undefined, index))
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, bindValue(value as SqlValue | undefined, name)]),
  )
}

function bindValue(value: SqlValue | undefined, name: string | number): unknown {
  if (value === undefined) throw new TypeError(`SQL parameter ${String(name)} is undefined`)
  return typeof value === 'boolean' ? Number(value) : value
}

/** Reading half of a connection: what a query receives. Statements are prepared once and kept. */
export class ReadDb {
  protected readonly raw: Database.Database
  private readonly statements = new Map<string, Database.Statement>()

  constructor(raw: Database.Database) {
    this.raw = raw
  }

  /** First row or undefined. */
  get<Row>(sql: string, params: Params = []): Row | undefined {
    return this.prepared(sql).get(bindable(params)) as Row | undefined
  }

  /** The single row that must exist, e.g. of an aggregate. */
  one<Row>(sql: string, params: Params = []): Row {
    const row = this.get<Row>(sql, params)
    if (row === undefined) throw new Error('Expected one row')
    return row
  }

  all<Row>(sql: string, params: Params = []): Row[] {
    return this.prepared(sql).all(bindable(params)) as Row[]
  }

  /** The first column of every row: a long list of ids without an object for each. */
  column<Value extends SqlValue>(sql: string, params: Params = []): Value[] {
    // Its own statement: one that plucks gives no rows any more.
    return this.raw.prepare(sql).pluck().all(bindable(params)) as Value[]
  }

  iterate<Row>(sql: string, params: Params = []): IterableIterator<Row> {
    // A statement that is being iterated is busy, so it is not taken from the shared cache.
    return this.raw.prepare(sql).iterate(bindable(params)) as IterableIterator<Row>
  }

  protected prepared(sql: string): Database.Statement {
    let statement = this.statements.get(sql)
    if (!statement) {
      statement = this.raw.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }
}

/** Writing half: only commands inside the dispatcher's transaction, migrations and builders hold one. */
export class WriteDb extends ReadDb {
  run(sql: string, params: Params = []): { changes: number; lastId: number } {
    const result = this.prepared(sql).run(bindable(params))
    return { changes: result.changes, lastId: Number(result.lastInsertRowid) }
  }

  exec(sql: string): void {
    this.raw.exec(sql)
  }

  /** One immediate transaction; any throw rolls everything back. */
  transaction<T>(work: () => T): T {
    return this.raw.transaction(work).immediate()
  }

  pragma(source: string): unknown {
    return this.raw.pragma(source, { simple: true })
  }

  /** The driver's connection, for backup and migration inside electron/db alone. */
  get driver(): Database.Database {
    return this.raw
  }
}
