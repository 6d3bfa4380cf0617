import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import type { ImportLine } from '../../electron/contract/imports.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { resourcesDir } from '../builders/register.ts'

const ROWS = 6000

/** Imports through a real process and kills it without warning once some rows are committed. */
async function importAndKill(dataDir: string): Promise<number> {
  const importer = spawn(process.execPath, [join(import.meta.dirname, 'importer.ts'), dataDir, String(ROWS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let done = 0
  for await (const line of createInterface({ input: importer.stdout })) {
    if (line.startsWith('done ')) done = Number(line.slice(5))
    if (done > 1000) importer.kill('SIGKILL')
  }
  if (importer.exitCode === null && importer.signalCode === null) await once(importer, 'exit')
  return done
}

const start = (dataDir: string): Promise<App> =>
  createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:50' },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )

async function call<T>(app: App, method: string, input: unknown): Promise<T> {
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return reply.value as T
}

async function killed(): Promise<{ app: App; line: ImportLine; dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mcu-kill-'))
  const done = await importAndKill(dataDir)
  expect(done).toBeLessThan(ROWS)
  const app = await start(dataDir)
  const [line] = await call<ImportLine[]>(app, 'imports.list', {})
  if (!line) throw new Error('The import is not listed')
  expect(line).toMatchObject({ state: 'running', isInterrupted: true })
  expect(line.rowsDone).toBeGreaterThanOrEqual(done)
  expect(line.counts.added).toBe(line.rowsDone)
  return { app, line, dataDir }
}

function figures(dataDir: string) {
  const db = openDatabase(join(dataDir, 'register', 'register.sqlite3'), () => undefined)
  expect(db.pragma('integrity_check')).toBe('ok')
  const found = db.one<{ cards: number; numbers: number; different: number; clockless: number; rows: number }>(
    `SELECT (SELECT count(*) FROM cases WHERE deleted_at IS NULL) AS cards,
       (SELECT max(number) FROM cases) AS numbers,
       (SELECT count(DISTINCT external_number) FROM cases WHERE deleted_at IS NULL) AS different,
       (SELECT count(*) FROM cases c WHERE NOT EXISTS (SELECT 1 FROM deadlines d WHERE d.case_id = c.id)) AS clockless,
       (SELECT count(*) FROM import_rows) AS rows`,
  )
  db.driver.close()
  return found
}

describe('a process killed in the middle of an import', () => {
  it('leaves an import that goes on behind its last row and makes no card twice', async () => {
    const { app, line, dataDir } = await killed()
    const { counts } = await call<{ counts: ImportLine['counts'] }>(app, 'imports.resume', {
      taskId: 'resume-import',
      input: { id: line.id },
    })
    expect(counts).toMatchObject({ rows: ROWS, added: ROWS, skipped: 0 })
    await app.close()
    expect(figures(dataDir)).toEqual({ cards: ROWS, numbers: ROWS, different: ROWS, clockless: 0, rows: ROWS })
  })

  it('leaves an import that can be taken back as a whole', async () => {
    const { app, line, dataDir } = await killed()
    const result = await call<{ removed: number }>(app, 'imports.takeBack', {
      taskId: 'take-back-import',
      input: { id: line.id, changed: 'remove' },
    })
    expect(result.removed).toBe(line.rowsDone)
    expect(await call<ImportLine[]>(app, 'imports.list', {})).toMatchObject([
      { state: 'takenBack', isInterrupted: false },
    ])
    await app.close()
    expect(figures(dataDir)).toMatchObject({ cards: 0, clockless: 0 })
  })
})
