import type { Params, ReadDb, SqlValue, WriteDb } from './database.ts'

/** Columns that every journaled table has. */
export interface BaseRow {
  id: number
  version: number
  deletedAt: string | null
}

type NonNull<T> = Exclude<T, null>
type ColumnKind<T> =
  NonNull<T> extends boolean
    ? 'boolean'
    : NonNull<T> extends number
      ? 'number'
      : NonNull<T> extends string
        ? 'text'
        : 'json'

export type AnyColumnKind = 'boolean' | 'number' | 'text' | 'json'

export interface Table<Row extends BaseRow> {
  readonly name: string
  /** Every column but the base ones, camelCase name → kind. */
  readonly columns: { readonly [K in Exclude<keyof Row, keyof BaseRow> & string]: ColumnKind<Row[K]> }
  /** Old and new values of a private table go to `journal_private`, never to the journal that people read. */
  readonly isPrivate: boolean
  /** Rows are editions: one that is closed is still found by what names it, so it may go to the trash while in use. */
  readonly isEdition: boolean
  /** Runs in the same transaction after each write of a row that may move its shadow (search and the like). */
  readonly afterWrite?: (db: WriteDb, id: number) => void
  /** Columns that the shadow is made of; a change of others leaves it alone. Absent: every write runs `afterWrite`. */
  readonly shadowed?: ReadonlySet<string>
  /** Why no act could have made the row as it stands, in words; null: one could. An undo that leaves such a row behind is refused so. */
  readonly whyUnsound?: (db: ReadDb, id: number) => string | null
}

const registry = new Map<string, Table<never>>()

/**
 * Declares a journaled table. The column list is checked against the row type at compile time: a forgotten, superfluous or
 * wrongly typed column does not compile. `Row` keys are camelCase, SQL columns are the same names in snake_case.
 */
export function defineTable<Row extends BaseRow>(
  name: string,
  columns: Table<Row>['columns'],
  options: {
    isPrivate?: boolean
    isEdition?: boolean
    afterWrite?: (db: WriteDb, id: number) => void
    shadowed?: readonly (keyof Row & string)[]
    whyUnsound?: (db: ReadDb, id: number) => string | null
  } = {},
): Table<Row> {
  if (registry.has(name)) throw new Error(`Table ${name} is defined twice`)
  const table: Table<Row> = {
    name,
    columns,
    isPrivate: options.isPrivate ?? false,
    isEdition: options.isEdition ?? false,
    ...(options.afterWrite ? { afterWrite: options.afterWrite } : {}),
    ...(options.shadowed ? { shadowed: new Set(options.shadowed) } : {}),
    ...(options.whyUnsound ? { whyUnsound: options.whyUnsound } : {}),
  }
  // Which row a table holds is known again to whoever asks for it by its own constant; undo knows names alone.
  registry.set(name, table as unknown as Table<never>)
  return table
}

/** Table by its name in the journal; undo needs it. */
export function tableByName(name: string): Table<BaseRow> | undefined {
  return registry.get(name) as unknown as Table<BaseRow> | undefined
}

/** All journaled tables that are declared so far. */
export function journaledTables(): readonly { readonly name: string }[] {
  return [...registry.values()]
}

export const snake = (camel: string): string => camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** `alias.received_at AS receivedAt, …` for a hand-written SELECT. */
export function selectList<Row extends BaseRow>(table: Table<Row>, alias: string): string {
  const key = `${alias} ${table.name}`
  let list = selectLists.get(key)
  if (list === undefined) {
    list = ['id', 'version', 'deletedAt', ...Object.keys(table.columns)]
      .map((name) => `${alias}.${snake(name)} AS ${name}`)
      .join(', ')
    selectLists.set(key, list)
  }
  return list
}

/** Put together once: a bulk act reads the same columns ten thousand times. */
const selectLists = new Map<string, string>()

/** Raw driver row (camelCase aliases) → typed row: booleans and JSON come back. */
export function fromSql<Row extends BaseRow>(table: Table<Row>, raw: Record<string, SqlValue>): Row {
  const kinds = table.columns as Record<string, AnyColumnKind>
  const row: Record<string, unknown> = { ...raw }
  for (const [name, kind] of Object.entries(kinds)) {
    const value = raw[name]
    if (value === null || value === undefined) continue
    if (kind === 'boolean') row[name] = value === 1
    else if (kind === 'json') row[name] = JSON.parse(String(value))
  }
  // The columns were checked against the row type where the table was defined.
  return row as unknown as Row
}

/** Rows outside the trash by a condition over `t`, which may end in an order. */
export function listLive<Row extends BaseRow>(
  db: ReadDb,
  table: Table<Row>,
  where: string,
  params: Params = [],
): Row[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(table, 't')} FROM ${table.name} t WHERE t.deleted_at IS NULL AND ${where}`,
      params,
    )
    .map((raw) => fromSql(table, raw))
}

const storedForms = new WeakMap<object, string>()

/** Remembers the stored form of a value that a load writes many times; the value must never change afterwards. */
export function keepStored(value: object): void {
  if (!storedForms.has(value)) storedForms.set(value, JSON.stringify(value))
}

const jsonOf = (value: object): string =>
  Array.isArray(value) && value.length === 0 ? '[]' : (storedForms.get(value) ?? JSON.stringify(value))

/** Typed value → what SQLite stores. */
export function toSql(kind: AnyColumnKind, value: unknown): SqlValue {
  if (value === null) return null
  if (value === undefined) throw new TypeError('undefined cannot be stored')
  if (kind === 'json') return typeof value === 'object' ? jsonOf(value) : JSON.stringify(value)
  if (kind === 'boolean') return value === true ? 1 : 0
  return value as SqlValue
}
