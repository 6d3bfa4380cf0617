import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import { defaultPackageOptions, PACKAGE_PURPOSE } from '../../electron/contract/exchange.ts'
import type { ReceivedPackage } from '../../electron/contract/incoming.ts'
import type { Reply, TaskProgress } from '../../electron/contract/kinds.ts'
import { resourcesDir } from '../builders/register.ts'
import { p95, times } from './measure.ts'

/**
 * `incoming.run.ts SOURCE TARGET FILE`: the register of one data folder makes a package of all its cards, another one of the same office takes
 * it and merges it; then the package stands there for 60 offices in the consolidated view. Prints JSON.
 */

export interface IncomingRun {
  cards: number
  /** Milliseconds of taking the file, of comparing it, of the merge and of taking the merge back. */
  taken: number
  compared: number
  merged: number
  takenBack: number
  /** The longest wait of a small call beside the merge. */
  waited: number
  progress: number
  megabytes: number
  /** p95 of the consolidated view over 60 packages. */
  consolidated: number
}

const OFFICES = 60
const period = { kind: 'custom', from: '2020-01-01', to: '2026-11-17' }

const unwrap = <T>(reply: Reply): T => {
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as T
}
const start = (dataDir: string, seen: TaskProgress[] = []): Promise<App> =>
  createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
    {
      ports: { renderPdf: () => Promise.reject(new Error('no printing here')) },
      emit: (event) => event.type === 'progress' && seen.push(event),
    },
  )
let tasks = 0
const task = async <T>(app: App, method: string, input: unknown): Promise<{ value: T; ms: number }> => {
  const started = performance.now()
  const value = unwrap<T>(await app.call(method, { taskId: `bench-task-${(tasks += 1)}`, input }))
  return { value, ms: performance.now() - started }
}

async function build(source: string, file: string): Promise<void> {
  const app = await start(source)
  const parts = Object.fromEntries(Object.keys(defaultPackageOptions.parts).map((part) => [part, part === 'records']))
  const options = { ...defaultPackageOptions, smallNumbers: 'keep', parts }
  const { value } = await task<{ ticket: { ticket: string } }>(app, 'exchange.build', {
    period,
    options,
    reason: 'замер',
  })
  copyFileSync(app.releaseFile(value.ticket.ticket).path, file)
  await app.close()
}

/** The package once more for every other office: what the view adds up are the rows. */
function copies(dataDir: string): void {
  const db = new Database(join(dataDir, 'register', 'register.sqlite3'))
  const columns = db
    .prepare<[], { name: string }>("SELECT name FROM pragma_table_info('received_packages') WHERE name <> 'id'")
    .all()
    .map(({ name }) => name)
  const changed: Record<string, string> = {
    office_name: "office_name || ' ' || :n",
    office_key: "office_key || ' ' || :n",
    content_sha256: "content_sha256 || ' ' || :n",
  }
  const copy = db.prepare(
    `INSERT INTO received_packages (${columns.join(', ')}) SELECT ${columns.map((name) => changed[name] ?? name).join(', ')}
     FROM received_packages WHERE id = 1`,
  )
  for (let n = 2; n <= OFFICES; n += 1) copy.run({ n })
  db.close()
}

async function run(source: string, target: string, file: string): Promise<IncomingRun> {
  await build(source, file)
  const seen: TaskProgress[] = []
  const app = await start(target, seen)
  const { ticket } = app.admitFile({ path: file, name: 'п.zip', purpose: PACKAGE_PURPOSE, temporary: false })
  const taken = await task<{ package: ReceivedPackage | null }>(app, 'incoming.take', { ticket })
  const received = taken.value.package
  if (!received) throw new Error('The package was not taken')
  const { id, version } = received
  const compared = await task(app, 'incoming.compare', { id })
  const watch = { isOver: false, waited: 0, peak: 0 }
  const watching = (async () => {
    while (!watch.isOver) {
      const asked = performance.now()
      unwrap(await app.call('journal.lastUndoable', {}))
      watch.waited = Math.max(watch.waited, performance.now() - asked)
      watch.peak = Math.max(watch.peak, process.memoryUsage().rss / 1024 / 1024)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  seen.length = 0
  const choices = { takeNew: true, takeClashes: true, fields: {}, cards: {} }
  const merged = await task<{ added: number }>(app, 'incoming.merge', { id, version, choices })
  const progress = seen.length
  watch.isOver = true
  await watching
  const takenBack = await task<{ removed: number }>(app, 'incoming.takeBack', { id })
  if (takenBack.value.removed !== merged.value.added) throw new Error('The merge was not taken back whole')
  await app.close()
  copies(target)
  const again = await start(target)
  const view = unwrap<{ offices: unknown[] }>(await again.call('incoming.consolidated', { period }))
  if (view.offices.length !== OFFICES) throw new Error(`${view.offices.length} offices`)
  const consolidated = p95(
    await times(30, async () => unwrap(await again.call('incoming.consolidated', { period })), 5),
  )
  await again.close()
  return {
    cards: merged.value.added,
    taken: taken.ms,
    compared: compared.ms,
    merged: merged.ms,
    takenBack: takenBack.ms,
    waited: watch.waited,
    progress,
    megabytes: watch.peak,
    consolidated,
  }
}

const [, , source, target, file] = process.argv
if (source === undefined || target === undefined || file === undefined)
  throw new Error('incoming.run.ts SOURCE TARGET FILE')
console.log(JSON.stringify(await run(source, target, file)))
