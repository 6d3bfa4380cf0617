import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../contract/errors.ts'
import { ReadDb, WriteDb } from './database.ts'
import { toAppError } from './errors.ts'
import { migrations } from './migrations/index.ts'
import { texts } from './texts.ts'

/** «РМЦУ» of the register file: 0x524D4355 = "RMCU". A file with another id is refused. */
export const APPLICATION_ID = 0x524d4355
export const LATEST = migrations.at(-1)?.number ?? 0

/** Pragmas of every open: a reopened WAL file falls back to synchronous=NORMAL (measured, architecture.md §4.1). */
function settle(raw: Database.Database): void {
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cell_size_check = ON')
  raw.pragma('recursive_triggers = OFF')
  raw.pragma('cache_size = -16000')
  raw.pragma('temp_store = MEMORY')
}

const HEADER = 'SQLite format 3\0'

function looksLikeSqlite(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(16)
    const read = readSync(handle, bytes, 0, 16, 0)
    return read === 0 || (read === 16 && bytes.toString('latin1') === HEADER)
  } finally {
    closeSync(handle)
  }
}

/** Moves committed pages of the WAL into the file without stopping whoever writes (`PASSIVE`); a connection for this alone. */
export function settleFile(file: string): void {
  const raw = new Database(file, { fileMustExist: true })
  try {
    raw.pragma('synchronous = FULL')
    raw.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    raw.close()
  }
}

/** A new, empty, migrated register. `:memory:` serves the tests. */
export function createDatabase(file: string): WriteDb {
  const raw = new Database(file)
  settle(raw)
  raw.pragma(`application_id = ${APPLICATION_ID}`)
  const db = new WriteDb(raw)
  migrate(db)
  return db
}

/**
 * Opens an existing register by the rules of architecture.md §4.1.
 * @param beforeMigration makes and verifies the backup that must exist before an old file is changed
 * @param options.checkLater the caller checks the file beside the work (a big one); an old file is checked at once in any case
 * @throws AppError registerForeign, registerNewer, registerDamaged, registerReadOnly
 */
export function openDatabase(
  file: string,
  beforeMigration: (db: WriteDb) => void,
  options: { checkLater?: boolean } = {},
): WriteDb {
  if (!existsSync(file)) throw new AppError('noRegister', texts.noFile)
  if (!looksLikeSqlite(file)) throw new AppError('registerForeign', texts.foreign)
  let raw: Database.Database | undefined
  try {
    raw = new Database(file, { fileMustExist: true, timeout: 2000 })
    const applicationId = raw.pragma('application_id', { simple: true })
    if (applicationId !== APPLICATION_ID) {
      throw new AppError('registerForeign', texts.foreign)
    }
    const version = Number(raw.pragma('user_version', { simple: true }))
    if (version > LATEST) {
      throw new AppError('registerNewer', texts.newer(version, LATEST))
    }
    settle(raw)
    if (version < LATEST || options.checkLater !== true) quickCheck(raw)
    const db = new WriteDb(raw)
    if (version < LATEST) {
      beforeMigration(db)
      migrate(db)
    }
    return db
  } catch (error) {
    raw?.close()
    throw toAppError(error)
  }
}

function quickCheck(raw: Database.Database): void {
  const found = raw.pragma('quick_check(1)', { simple: true })
  if (found !== 'ok') throw damaged(String(found))
}

/** The register file is damaged. @param found what SQLite said */
export function damaged(found: string): AppError {
  return new AppError('registerDamaged', texts.damaged, { details: found })
}

/** Second connection of the same file, unable to write. */
export function openReader(file: string): ReadDb & { close(): void } {
  const raw = new Database(file, { readonly: true, fileMustExist: true })
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cache_size = -16000')
  raw.pragma('query_only = ON')
  return Object.assign(new ReadDb(raw), { close: () => void raw.close() })
}

/**
 * All pending migrations in one transaction; any throw rolls everything back (architecture.md §4.2).
 * @throws AppError registerDamaged when a foreign key would be broken
 */
export function migrate(db: WriteDb, list = migrations): void {
  const current = Number(db.pragma('user_version'))
  const pending = list.filter((migration) => migration.number > current)
  if (pending.length === 0) return
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      for (const migration of pending) db.exec(migration.sql)
      const broken = db.driver.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new AppError('registerDamaged', texts.migrationStopped)
      db.pragma(`user_version = ${pending.at(-1)?.number ?? current}`)
    })
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
