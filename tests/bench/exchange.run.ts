import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import { defaultPackageOptions, PACKAGE_PURPOSE } from '../../electron/contract/exchange.ts'
import type { PackageCard, PackageReport } from '../../electron/contract/exchange.ts'
import type { Reply, TaskProgress } from '../../electron/contract/kinds.ts'
import { resourcesDir } from '../builders/register.ts'

/** `exchange.run.ts DATA_DIR`: a package of all cards in a process of its own, so that its memory is its own; prints JSON. */

export interface ExchangeRun {
  cards: number
  /** Milliseconds of the build, of the check of the file, and from a cancel to its end. */
  ms: number
  checked: number
  stopped: number
  /** The longest wait of a small call beside the build. */
  waited: number
  megabytes: number
  kilobytes: number
  progress: number
}

const period = { kind: 'custom', from: '2020-01-01', to: '2026-11-17' }
const request = { period, options: { ...defaultPackageOptions, smallNumbers: 'replace' } }
const memory = (): number => process.memoryUsage().rss / 1024 / 1024

const unwrap = <T>(reply: Reply): T => {
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as T
}
let tasks = 0
const task = (app: App, method: string, input: unknown): { taskId: string; done: Promise<Reply> } => {
  const taskId = `bench-task-${(tasks += 1)}`
  return { taskId, done: app.call(method, { taskId, input }) }
}

/** Everything under a folder that is a file. */
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name))
    : []

/** Stops a build in the middle of its files; the time until it says so, and nothing may be left. */
async function stopOne(app: App, dataDir: string, seen: TaskProgress[]): Promise<number> {
  const before = filesIn(dataDir).filter((path) => path.includes('outbox')).length
  seen.length = 0
  const { taskId, done } = task(app, 'exchange.build', { ...request, reason: 'остановленная' })
  while (!seen.some((one) => one.done > 3)) await new Promise((resolve) => setTimeout(resolve, 5))
  const started = performance.now()
  await app.call('tasks.cancel', { taskId })
  const reply = await done
  if (reply.ok || reply.error.code !== 'cancelled') throw new Error('The build was not stopped')
  const left = filesIn(dataDir).filter((path) => path.includes('outbox'))
  if (left.length > before) throw new Error(`Left after a cancel: ${left.join(', ')}`)
  return performance.now() - started
}

async function run(dataDir: string): Promise<ExchangeRun> {
  const seen: TaskProgress[] = []
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
    {
      ports: { renderPdf: () => Promise.reject(new Error('no printing here')) },
      emit: (event) => event.type === 'progress' && seen.push(event),
    },
  )
  let peak = memory()
  let waited = 0
  const watch = { isOver: false }
  const watching = (async () => {
    while (!watch.isOver) {
      const asked = performance.now()
      unwrap(await app.call('journal.lastUndoable', {}))
      waited = Math.max(waited, performance.now() - asked)
      peak = Math.max(peak, memory())
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  const started = performance.now()
  const built = unwrap<{ package: PackageCard; ticket: { ticket: string } }>(
    await task(app, 'exchange.build', { ...request, reason: 'замер' }).done,
  )
  const ended = performance.now()
  const progress = seen.length
  const { path } = app.releaseFile(built.ticket.ticket)
  const { ticket } = app.admitFile({ path, name: 'п.zip', purpose: PACKAGE_PURPOSE, temporary: false })
  const checking = performance.now()
  const report = unwrap<PackageReport>(await task(app, 'exchange.verify', { ticket }).done)
  const checked = performance.now() - checking
  if (!report.isSound) throw new Error(report.problems.map((one) => one.message).join('; '))
  watch.isOver = true
  await watching
  const megabytes = peak
  const stopped = await stopOne(app, dataDir, seen)
  await app.close()
  const { cases, size } = built.package
  return { cards: cases, ms: ended - started, checked, stopped, waited, megabytes, kilobytes: size / 1024, progress }
}

const [, , dataDir] = process.argv
if (dataDir === undefined) throw new Error('exchange.run.ts DATA_DIR')
console.log(JSON.stringify(await run(dataDir)))
