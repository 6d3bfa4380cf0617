import { AppError } from '../contract/errors.ts'
import { insertRow } from './insertRow.ts'
import type { SqlValue, WriteDb } from './database.ts'
import { fromSql, journaledTables, selectList, snake, tableByName, toSql } from './tables.ts'
import type { AnyColumnKind, BaseRow, Table } from './tables.ts'
import { texts } from './texts.ts'

export type NewRow<Row extends BaseRow> = Omit<Row, keyof BaseRow>
export type Patch<Row extends BaseRow> = Partial<NewRow<Row>>

/** Who makes the change, when and under what name; one per command, written to `operations` with the first change. */
export interface OperationSource {
  operatorId: number | null
  /** UTC instant. */
  at: string
  method: string
  title: string
  undoesId?: number
  /** An operation that earlier transactions of one long act have begun: what is written here belongs to it. */
  continues?: number
}

interface JournalRow {
  id: number
  entity: string
  entityId: number
  action: 'insert' | 'update' | 'remove' | 'restore' | 'view'
  oldValues: string | null
  newValues: string | null
}

/**
 * The only way to write journaled tables: each change is one append-only journal row with old and new values
 * (model.md invariant 4), all changes of one command hang on one operation that can be undone as a whole.
 */
export class Records {
  readonly db: WriteDb
  private readonly source: OperationSource
  private operation: number | null = null

  constructor(db: WriteDb, source: OperationSource) {
    this.db = db
    this.source = source
    this.operation = source.continues ?? null
  }

  /** Title of the operation as the journal and the undo toast show it. */
  set title(value: string) {
    this.source.title = value
    if (this.operation !== null) this.db.run('UPDATE operations SET title = ? WHERE id = ?', [value, this.operation])
  }

  get title(): string {
    return this.source.title
  }

  /** Id of the operation; null while nothing was written. */
  get operationId(): number | null {
    return this.operation
  }

  /** For replies of commands: the undo handle. Throws when the command wrote nothing. */
  handle(): { operationId: number; title: string } {
    return { operationId: this.ensureOperation(), title: this.source.title }
  }

  find<Row extends BaseRow>(table: Table<Row>, id: number): Row | undefined {
    const raw = this.db.get<Record<string, SqlValue>>(rowSql(table), [id])
    return raw && fromSql(table, raw)
  }

  /** @throws AppError notFound */
  get<Row extends BaseRow>(table: Table<Row>, id: number): Row {
    const row = this.find(table, id)
    if (!row) throw new AppError('notFound', texts.noRecord)
    return row
  }

  /** A row that is not in the trash: what a change may hang on. @throws AppError notFound */
  live<Row extends BaseRow>(table: Table<Row>, id: number): Row {
    const row = this.get(table, id)
    if (row.deletedAt !== null) throw new AppError('notFound', texts.noRecord)
    return row
  }

  insert<Row extends BaseRow>(table: Table<Row>, row: NewRow<Row>): number {
    const lastId = insertRow(this.db, table, row)
    this.write(table, lastId, 'insert', null, row as Record<string, unknown>)
    table.afterWrite?.(this.db, lastId)
    return lastId
  }

  /**
   * Compare-and-set update; writes nothing when nothing differs.
   * @param version the version the person saw; null skips the comparison (changes made by the application itself)
   * @throws AppError conflict with both values of each field in `details`; notFound
   */
  update<Row extends BaseRow>(table: Table<Row>, id: number, version: number | null, patch: Patch<Row>): Row {
    return this.updateRow(table, this.get(table, id), version, patch)
  }

  /** The same where the row was read a moment ago in this transaction: what acts over many rows stand on. */
  updateRow<Row extends BaseRow>(table: Table<Row>, current: Row, version: number | null, patch: Patch<Row>): Row {
    const before = valuesOf(current)
    const changed = Object.entries(patch).filter(([name, value]) => value !== undefined && !same(before[name], value))
    if (version !== null && current.version !== version) throw conflict(current, changed)
    if (changed.length === 0) return current
    const values = Object.fromEntries(changed)
    this.set(table, current.id, values)
    const old = Object.fromEntries(changed.map(([name]) => [name, before[name]]))
    this.write(table, current.id, 'update', old, values)
    if (!table.shadowed || changed.some(([name]) => table.shadowed?.has(name))) table.afterWrite?.(this.db, current.id)
    return { ...current, ...values, version: current.version + 1 }
  }

  /** Moves a row to the trash. Removing twice is refused as a conflict. */
  remove<Row extends BaseRow>(table: Table<Row>, id: number, version: number | null): void {
    this.mark(table, id, version, 'remove')
  }

  restore<Row extends BaseRow>(table: Table<Row>, id: number, version: number | null): void {
    this.mark(table, id, version, 'restore')
  }

  /** Journals that a person looked at something that is hidden until asked for (model.md «Applicant apart»). */
  note<Row extends BaseRow>(table: Table<Row>, id: number): void {
    this.write(table, id, 'view', null, null)
  }

  /**
   * Takes back a whole operation as a new operation of its own (model.md invariant 5).
   * @throws AppError conflict when a row of it was changed after it, a row it made is named by a row that came later, another row has
   * the place of one that comes back, or what is left would be a row that no act could have made
   */
  undo(operationId: number): void {
    const rows = this.db.all<JournalRow>(
      `SELECT j.id, j.entity, j.entity_id AS entityId, j.action, coalesce(p.old_values, j.old_values) AS oldValues,
              coalesce(p.new_values, j.new_values) AS newValues
       FROM journal j LEFT JOIN journal_private p ON p.journal_id = j.id WHERE j.operation_id = ? ORDER BY j.id DESC`,
      [operationId],
    )
    const namedBy = new Map<string, readonly string[]>()
    try {
      for (const row of rows) this.undoRow(row, namedBy)
    } catch (error) {
      // The place of a row that comes back may have been taken meanwhile.
      throw isTaken(error) ? new AppError('conflict', texts.takenSince, { cause: error }) : error
    }
    this.checkSound(rows)
  }

  /** Later acts may hang on a value without changing it: a grade on the answer that is taken back, a clock on a fact. */
  private checkSound(rows: readonly JournalRow[]): void {
    const touched = new Set(rows.filter((row) => row.action !== 'view').map((row) => `${row.entity} ${row.entityId}`))
    for (const key of touched) {
      const [entity = '', id = ''] = key.split(' ')
      const why = tableByName(entity)?.whyUnsound?.(this.db, Number(id)) ?? null
      if (why !== null) throw new AppError('conflict', why)
    }
  }

  private undoRow(row: JournalRow, namedBy: Map<string, readonly string[]>): void {
    if (row.action === 'view') return
    const table = tableByName(row.entity)
    if (!table) throw new AppError('refused', texts.notUndoable)
    const current = this.get(table, row.entityId)
    const values = valuesOf(current)
    const newValues = JSON.parse(row.newValues ?? '{}') as Record<string, unknown>
    // Later rows of the same operation are taken back by now, so what differs was changed by another one.
    if (Object.keys(newValues).some((name) => name in table.columns && !same(values[name], newValues[name])))
      throw new AppError('conflict', texts.changedSince)
    if (row.action === 'update') {
      const oldValues = JSON.parse(row.oldValues ?? '{}') as Record<string, unknown>
      this.updateRow(table, current, null, oldValues as Patch<BaseRow>)
    } else if (row.action === 'remove') {
      if (current.deletedAt !== null) this.markRow(table, current, null, 'restore')
    } else if (current.deletedAt === null) {
      if (row.action === 'insert' && !table.isEdition && this.isNamed(table, row.entityId, namedBy))
        throw new AppError('conflict', texts.usedSince)
      this.markRow(table, current, null, 'remove')
    }
  }

  /**
   * Whether a journaled row outside the trash names this one by a foreign key.
   * @param namedBy the questions to ask for each table, found once per undo
   */
  private isNamed(table: Table<BaseRow>, id: number, namedBy: Map<string, readonly string[]>): boolean {
    let questions = namedBy.get(table.name)
    if (!questions) {
      questions = this.namesOf(table)
      namedBy.set(table.name, questions)
    }
    return questions.some((sql) => this.db.get(sql, [id]))
  }

  private namesOf(table: Table<BaseRow>): string[] {
    return journaledTables().flatMap(({ name }) =>
      this.db
        .all<{ column: string }>(
          `SELECT "from" AS "column" FROM pragma_foreign_key_list('${name}') WHERE "table" = ?`,
          [table.name],
        )
        .map(({ column }) => `SELECT 1 FROM ${name} WHERE ${column} = ? AND deleted_at IS NULL LIMIT 1`),
    )
  }

  private mark<Row extends BaseRow>(
    table: Table<Row>,
    id: number,
    version: number | null,
    action: 'remove' | 'restore',
  ): void {
    this.markRow(table, this.get(table, id), version, action)
  }

  private markRow<Row extends BaseRow>(
    table: Table<Row>,
    current: Row,
    version: number | null,
    action: 'remove' | 'restore',
  ): void {
    const { id } = current
    const isDeleted = current.deletedAt !== null
    if ((version !== null && current.version !== version) || isDeleted === (action === 'remove')) {
      throw new AppError('conflict', action === 'remove' ? texts.removedAlready : texts.restoredAlready)
    }
    const deletedAt = action === 'remove' ? this.source.at : null
    this.db.run(`UPDATE ${table.name} SET deleted_at = ?, version = version + 1 WHERE id = ?`, [deletedAt, id])
    this.write(table, id, action, null, null)
    if (!table.shadowed || table.shadowed.has('deletedAt')) table.afterWrite?.(this.db, id)
  }

  private set<Row extends BaseRow>(table: Table<Row>, id: number, values: Record<string, unknown>): void {
    const kinds = table.columns as Record<string, AnyColumnKind>
    const assignments: string[] = []
    const params: SqlValue[] = []
    for (const [name, value] of Object.entries(values)) {
      const kind = kinds[name]
      if (!kind) throw new Error(`Unknown column ${table.name}.${name}`)
      assignments.push(`${snake(name)} = ?`)
      params.push(toSql(kind, value))
    }
    this.db.run(`UPDATE ${table.name} SET ${assignments.join(', ')}, version = version + 1 WHERE id = ?`, [
      ...params,
      id,
    ])
  }

  private write<Row extends BaseRow>(
    table: Table<Row>,
    id: number,
    action: JournalRow['action'],
    oldValues: Record<string, unknown> | null,
    newValues: Record<string, unknown> | null,
  ): void {
    const old = oldValues && JSON.stringify(oldValues)
    const fresh = newValues && JSON.stringify(newValues)
    const { lastId } = this.db.run(
      'INSERT INTO journal (operation_id, entity, entity_id, action, old_values, new_values) VALUES (?, ?, ?, ?, ?, ?)',
      [this.ensureOperation(), table.name, id, action, table.isPrivate ? null : old, table.isPrivate ? null : fresh],
    )
    if (table.isPrivate) {
      this.db.run('INSERT INTO journal_private (journal_id, old_values, new_values) VALUES (?, ?, ?)', [
        lastId,
        old,
        fresh,
      ])
    }
  }

  private ensureOperation(): number {
    this.operation ??= this.db.run(
      'INSERT INTO operations (at, operator_id, method, title, undoes_id) VALUES (?, ?, ?, ?, ?)',
      [this.source.at, this.source.operatorId, this.source.method, this.source.title, this.source.undoesId ?? null],
    ).lastId
    return this.operation
  }
}

const rowSqls = new WeakMap<object, string>()

/** `SELECT` of one row by its id, put together once per table. */
function rowSql<Row extends BaseRow>(table: Table<Row>): string {
  let sql = rowSqls.get(table)
  if (sql === undefined) {
    sql = `SELECT ${selectList(table, 't')} FROM ${table.name} t WHERE t.id = ?`
    rowSqls.set(table, sql)
  }
  return sql
}

/** A row by the names of its columns: the journal and the comparison know fields by name alone. */
const valuesOf = (row: BaseRow): Readonly<Record<string, unknown>> => row as unknown as Record<string, unknown>

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE'

function conflict(current: BaseRow, changed: [string, unknown][]): AppError {
  const theirs = valuesOf(current)
  const pairs = Object.fromEntries(
    changed.map(([name, mine]) => [name, { mine: mine as string, theirs: theirs[name] as string }]),
  )
  return new AppError('conflict', texts.conflict, {
    details: { version: current.version, fields: pairs },
  })
}
