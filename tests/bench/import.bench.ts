import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import { IMPORT_PURPOSE } from '../../electron/contract/imports.ts'
import type { ImportFile } from '../../electron/contract/imports.ts'
import { cacheFolder } from '../builders/bigRegister.ts'
import { posCsv, posXlsx } from '../builders/importFiles.ts'
import { resourcesDir, testOffice } from '../builders/register.ts'
import { figure } from './measure.ts'
import type { Figure } from './measure.ts'

/** Import of a ПОС export into a register of one's own, with rules; what other calls wait meanwhile; memory. */

const EDITION = 1

async function value<T>(app: App, method: string, input: unknown): Promise<T> {
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message} ${JSON.stringify(reply.error.fields ?? {})}`)
  return reply.value as T
}

let tasks = 0
const task = <T>(app: App, method: string, input: unknown): Promise<T> =>
  value(app, method, { taskId: `bench-task-${(tasks += 1)}`, input })

/** Files are the same for all runs, so they are written once. */
async function benchFile(
  name: string,
  rows: number,
  write: (path: string, rows: number) => Promise<void>,
): Promise<string> {
  mkdirSync(cacheFolder(), { recursive: true })
  const path = join(cacheFolder(), `import-${EDITION}-${rows}-${name}`)
  if (!existsSync(path)) await write(path, rows)
  return path
}

interface Run {
  ms: number
  /** The longest wait of a small call beside the import. */
  waited: number
  megabytes: number
  cards: number
}

async function importInto(dataDir: string, path: string): Promise<Run> {
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  await task(app, 'register.create', {
    presetCode: 'trosna',
    office: testOffice,
    operator: { name: 'Лапшина О. Д.', post: '' },
  })
  const { blocks } = await value<{ blocks: { id: number }[] }>(app, 'directory.all', {})
  for (const words of [['фонарь'], ['мусор*'], ['«дорожный знак»']]) {
    await value(app, 'autorules.save', {
      id: null,
      version: null,
      name: `Правило ${words.join()}`,
      isOn: true,
      note: '',
      conditions: {
        kind: null,
        channelIds: [],
        themeIds: [],
        themeGroups: [],
        territoryIds: [],
        allWords: [],
        anyWords: words,
        noWords: [],
        sourcePages: [],
        fastTrack: null,
      },
      actions: {
        blockId: blocks[0]?.id ?? null,
        themeId: null,
        recipientId: null,
        responsibleId: null,
        isImportant: true,
        fastTrack: false,
      },
    })
  }
  const before = memory()
  let peak = before
  let waited = 0
  let isOver = false
  const started = performance.now()
  const watching = (async () => {
    while (!isOver) {
      const asked = performance.now()
      await new Promise<void>((resolve) => setImmediate(resolve))
      await value(app, 'journal.lastUndoable', {})
      waited = Math.max(waited, performance.now() - asked)
      peak = Math.max(peak, memory())
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  const { ticket } = app.admitFile({ path, name: 'pos', purpose: IMPORT_PURPOSE, temporary: false })
  const file = await task<ImportFile>(app, 'imports.open', { ticket })
  const running = performance.now()
  const { counts } = await task<{ counts: { added: number; rows: number } }>(app, 'imports.run', {
    fileId: file.fileId,
    name: file.name,
    settings: file.settings,
    decisions: [],
    maskingDecisions: {},
  })
  const ended = performance.now()
  isOver = true
  await watching
  await app.close()
  if (counts.added !== counts.rows) throw new Error(`${counts.added} of ${counts.rows} rows were added`)
  console.error(`  opened in ${Math.round(running - started)} ms, imported in ${Math.round(ended - running)} ms`)
  return { ms: ended - running, waited, megabytes: peak, cards: counts.added }
}

const memory = (): number => process.memoryUsage().rss / 1024 / 1024

/** The same rows of the same tables written by one prepared statement each, in one transaction: what SQLite itself needs. */
function rawInsert(from: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'mcu-bench-raw-'))
  const file = join(folder, 'raw.sqlite3')
  copyFileSync(from, file)
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  const tables = ['cases', 'deadlines', 'routings', 'import_rows'].map((name) => {
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

export async function benchImport(rows = 100_000): Promise<Figure[]> {
  const figures: Figure[] = []
  const kinds = [
    ['CSV', 'pos.csv', posCsv, 8000],
    ['XLSX', 'pos.xlsx', posXlsx, 25_000],
  ] as const
  for (const [name, fileName, write, limit] of kinds) {
    const path = await benchFile(fileName, rows, write)
    const dataDir = mkdtempSync(join(tmpdir(), 'mcu-bench-import-'))
    const run = await importInto(dataDir, path)
    const raw = rawInsert(join(dataDir, 'register', 'register.sqlite3'))
    const amount = rows.toLocaleString('ru-RU')
    const size = Math.round(statSync(path).size / 1024 / 1024)
    figures.push(
      figure(`import of ${amount} ПОС rows, ${name} of ${size} MB, rules applied`, run.ms, 'ms', {
        limit,
        baseline: raw,
      }),
      figure(`longest wait of another call beside it, ${name}`, run.waited, 'ms', { limit: 100 }),
      figure(`memory of the process at most, ${name}`, run.megabytes, 'MB', { limit: 400 }),
    )
    rmSync(dataDir, { recursive: true, force: true })
  }
  return figures
}
