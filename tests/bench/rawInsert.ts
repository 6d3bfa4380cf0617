import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** The rows of tables written once more by one prepared statement each, in one transaction: what SQLite itself needs. Milliseconds. */
export function rawInsert(from: string, names: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'mcu-bench-raw-'))
  const file = join(folder, 'raw.sqlite3')
  copyFileSync(from, file)
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  const tables = names.map((name) => {
    const columns = db
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(name)
      .map((column) => column.name)
    const rows = db
      .prepare(`SELECT ${columns.join(', ')} FROM ${name}`)
      .raw()
      .all() as unknown[][]
    return {
      name,
      rows,
      sql: `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    }
  })
  for (const { name } of tables) db.exec(`DELETE FROM ${name}`)
  db.pragma('synchronous = FULL')
  const started = performance.now()
  db.transaction(() => {
    for (const { rows, sql } of tables) {
      const insert = db.prepare(sql)
      for (const row of rows) insert.run(row)
    }
  })()
  const ms = performance.now() - started
  db.close()
  rmSync(folder, { recursive: true, force: true })
  return ms
}
