import { constants, copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import type { BulkChange } from '../../electron/contract/caseBulk.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { figure } from './measure.ts'
import type { Figure } from './measure.ts'

const CARDS = 10_000

async function value<T>(app: App, method: string, input: unknown): Promise<T> {
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return reply.value as T
}

interface Change {
  name: string
  ids: number[]
  change: BulkChange
}

/** A copy of the big register: what is measured here writes. */
function copyOf(dataDir: string): string {
  const target = `${dataDir}-bulk`
  rmSync(target, { recursive: true, force: true })
  const file = join(target, 'register', 'register.sqlite3')
  mkdirSync(join(dirname(file), 'files'), { recursive: true })
  copyFileSync(join(dataDir, 'register', 'register.sqlite3'), file, constants.COPYFILE_FICLONE)
  return target
}

/** Change and undo of 10,000 cards, each beside the bare SQL that writes the same rows into the same file. */
export async function benchBulk(bigDir: string): Promise<Figure[]> {
  const dataDir = copyOf(bigDir)
  try {
    return await measure(dataDir)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(dataDir: string): Promise<Figure[]> {
  const file = join(dataDir, 'register', 'register.sqlite3')
  const changes = choices(file)
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  const figures: Figure[] = []
  const written: { name: string; operationId: number }[] = []
  for (const { name, ids, change } of changes) {
    const looking = performance.now()
    const { asOf } = await value<{ asOf: number }>(app, 'messages.previewMany', { ids, change })
    const looked = performance.now() - looking
    const changing = performance.now()
    const { operationId } = await value<{ operationId: number }>(app, 'messages.changeMany', {
      taskId: `bulk-change-${name}`,
      input: { ids, change, asOf },
    })
    const changed = performance.now() - changing
    const undoing = performance.now()
    await value(app, 'journal.undo', { operationId })
    const undone = performance.now() - undoing
    written.push({ name, operationId })
    const count = ids.length.toLocaleString('ru-RU')
    figures.push(
      figure(`«было → станет» of ${count} cards, ${name}`, looked, 'ms', { limit: 2000 }),
      figure(`bulk change of ${count} cards, ${name}`, changed, 'ms', { limit: 4000 }),
      figure(`undo of it`, undone, 'ms', { limit: 2000 }),
    )
  }
  await app.close()
  return withBaselines(figures, file, written)
}

/** The newest cards get another theme, so that clocks are counted anew; the open ones another recipient. */
function choices(file: string): Change[] {
  const db = new Database(file, { readonly: true })
  const ids = (sql: string): number[] => (db.prepare(sql).all() as { id: number }[]).map(({ id }) => id)
  const [theme = 1] = ids('SELECT id FROM themes WHERE deleted_at IS NULL ORDER BY id LIMIT 1')
  const [recipient = 1] = ids('SELECT id FROM recipients WHERE deleted_at IS NULL ORDER BY id LIMIT 1')
  const newest = ids(`SELECT id FROM cases WHERE deleted_at IS NULL ORDER BY id DESC LIMIT ${CARDS}`)
  const open = ids(`SELECT id FROM cases WHERE deleted_at IS NULL AND status <> 'answered' LIMIT ${CARDS}`)
  db.close()
  return [
    { name: 'theme', ids: newest, change: { case: { themeId: theme } } },
    { name: 'recipient', ids: open, change: { case: { recipientId: recipient } } },
  ]
}

interface Written {
  entity: string
  entityId: number
  action: string
  oldValues: string | null
  newValues: string | null
}

const rowsOf = (db: Database.Database, operationId: number): Written[] =>
  db
    .prepare(
      `SELECT entity, entity_id AS entityId, action, old_values AS oldValues, new_values AS newValues FROM journal
       WHERE operation_id = ? ORDER BY id`,
    )
    .all(operationId) as Written[]

/** Writes the rows of an operation once more by prepared statements alone: what the same change costs SQLite itself. */
function bareSql(db: Database.Database, operationId: number, rows: readonly Written[], sign: 1 | -1): number {
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string): Database.Statement => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const started = performance.now()
  db.exec('BEGIN IMMEDIATE')
  for (const row of sign === 1 ? rows : rows.toReversed()) {
    const values = JSON.parse((sign === 1 ? row.newValues : row.oldValues) ?? '{}') as Record<string, unknown>
    if (row.action === 'update') {
      const names = Object.keys(values)
      const set = names.map((name) => `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = ?`)
      prepared(`UPDATE ${row.entity} SET ${set.join(', ')}, version = version + 1 WHERE id = ?`).run(
        ...names.map((name) => plain(values[name])),
        row.entityId,
      )
    } else {
      prepared(`UPDATE ${row.entity} SET deleted_at = ?, version = version + 1 WHERE id = ?`).run(
        sign === 1 ? null : '2026-11-17T07:42:00.000Z',
        row.entityId,
      )
    }
    prepared(
      'INSERT INTO journal (operation_id, entity, entity_id, action, old_values, new_values) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(operationId, row.entity, row.entityId, 'update', row.oldValues, row.newValues)
  }
  db.exec('COMMIT')
  return performance.now() - started
}

function plain(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}

function withBaselines(figures: Figure[], file: string, written: { name: string; operationId: number }[]): Figure[] {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('cache_size = -16000')
  const baselines = written.flatMap(({ operationId }) => {
    const rows = rowsOf(db, operationId)
    return [undefined, bareSql(db, operationId, rows, 1), bareSql(db, operationId, rows, -1)]
  })
  db.close()
  return figures.map((line, index) => {
    const baseline = baselines[index]
    return figure(line.name, line.value, line.unit, {
      ...(line.limit === null ? {} : { limit: line.limit }),
      ...(baseline === undefined ? {} : { baseline }),
    })
  })
}
