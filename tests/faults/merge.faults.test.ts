import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import type { Comparison, ReceivedCard, ReceivedPackage } from '../../electron/contract/incoming.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { cardsAlone, packageOf } from '../../electron/services/incoming/testing.ts'
import { resourcesDir, testOffice } from '../builders/register.ts'
import { openTestMessages } from '../builders/messages.ts'

/** Enough for many steps, few enough to be typed in quickly. */
const CARDS = 300

/** A package of the other PC of the office. */
async function otherPlace(): Promise<string> {
  const there = await openTestMessages()
  for (let index = 0; index < CARDS; index += 1) {
    const day = String((index % 16) + 1).padStart(2, '0')
    await there.enter({ gist: `Не убран снег, дом ${index}`, receivedAt: `2026-11-${day}T10:00` })
  }
  const [office] = there.db.all<{ name: string }>('SELECT name FROM offices')
  expect(office?.name).toBe(testOffice.name)
  return packageOf(there, { options: cardsAlone })
}

/** Merges through a real process and kills it without warning once some cards are committed. */
async function mergeAndKill(dataDir: string, path: string): Promise<number> {
  const merger = spawn(process.execPath, [join(import.meta.dirname, 'merger.ts'), dataDir, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let done = 0
  for await (const line of createInterface({ input: merger.stdout })) {
    if (line.startsWith('done ')) done = Number(line.slice(5))
    if (done > 0) merger.kill('SIGKILL')
  }
  if (merger.exitCode === null && merger.signalCode === null) await once(merger, 'exit')
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

function figures(dataDir: string) {
  const db = openDatabase(join(dataDir, 'register', 'register.sqlite3'), () => undefined)
  expect(db.pragma('integrity_check')).toBe('ok')
  const found = db.one(
    `SELECT (SELECT count(*) FROM cases WHERE deleted_at IS NULL) AS cards,
       (SELECT count(*) FROM cases c WHERE NOT EXISTS (SELECT 1 FROM deadlines d WHERE d.case_id = c.id)) AS clockless`,
  )
  db.driver.close()
  return found
}

describe('a process killed in the middle of a merge', () => {
  it('leaves a merge that says so, goes on without a card twice, and is taken back as one', async () => {
    const path = await otherPlace()
    const dataDir = mkdtempSync(join(tmpdir(), 'mcu-kill-'))
    expect(await mergeAndKill(dataDir, path)).toBeLessThan(CARDS)
    const app = await start(dataDir)
    const [one] = await call<ReceivedPackage[]>(app, 'incoming.list', {})
    expect(one).toMatchObject({ merge: 'interrupted', mergedAt: null })
    const id = one?.id ?? 0
    const merged = await call<{ added: number }>(app, 'incoming.merge', {
      taskId: 'go-on-merge',
      input: { id, version: one?.version ?? 0, choices: { takeNew: true, takeClashes: false, fields: {}, cards: {} } },
    })
    expect(merged.added).toBe(CARDS)
    // Each card of the package has one here, and none came twice: taking back leaves nothing.
    const { states } = await call<Comparison>(app, 'incoming.compare', { taskId: 'compare-package', input: { id } })
    expect(states).toEqual({ new: 0, different: 0, clash: 0, blocked: 0, same: CARDS })
    expect(await call<ReceivedCard>(app, 'incoming.get', { id })).toMatchObject({ merge: 'done' })
    const back = await call<{ removed: number; kept: number }>(app, 'incoming.takeBack', {
      taskId: 'take-back-merge',
      input: { id },
    })
    expect(back).toMatchObject({ removed: CARDS, kept: 0 })
    await app.close()
    expect(figures(dataDir)).toEqual({ cards: 0, clockless: 0 })
  }, 180_000)
})
