import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { browserSwitches, findBrowser } from '../../electron/hosts/loopback/outbox/browser.ts'
import { LOOPBACK } from '../../electron/contract/host.ts'
import { cacheFolder } from '../builders/bigRegister.ts'
import { NOW } from '../builders/register.ts'
import { addressOf } from '../e2e/host.ts'
import { figure, median, p95, times } from './measure.ts'
import type { Figure } from './measure.ts'
import { pageOf, threeFilters } from './register.bench.ts'

const root = resolve(import.meta.dirname, '../..')

/** The loopback host as the bench starts it. */
export function startHost(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist/loopback/main.js'), '--no-open', '--now', NOW, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** A page through the loopback host: HTTP, access check, worker, SQL and back. Peer: a bare Node server that returns the same bytes. */
export async function benchLoopback(dataDir: string): Promise<Figure[]> {
  const child = startHost(['--data', dataDir])
  const { origin, hash } = new URL(await addressOf(child))
  const key = new URLSearchParams(hash.slice(1)).get(LOOPBACK.keyParameter) ?? ''
  const call = async (index: number): Promise<string> => {
    const response = await fetch(origin + LOOPBACK.call, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [LOOPBACK.keyHeader]: key },
      body: JSON.stringify({ method: 'messages.list', input: pageOf(threeFilters(index)) }),
    })
    return response.text()
  }
  const sample = await call(0)
  if (!sample.startsWith('{"ok":true')) throw new Error(sample)
  const bare = createServer((_request, response) => response.end(sample))
  await new Promise<void>((done) => bare.listen(0, '127.0.0.1', done))
  const bareAddress = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`
  const bareTimes = await times(300, async () => (await fetch(bareAddress, { method: 'POST' })).text())
  const pageTimes = await times(300, call)
  bare.close()
  await stop(child)
  return [
    figure('page of 100 through the loopback host, p95', p95(pageTimes), 'ms', { limit: 25, baseline: p95(bareTimes) }),
  ]
}

/** Resident memory of a process in MB. */
function residentMb(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

/** From the start of the host to the desk painted in a freshly launched Chromium. */
async function startOnce(
  executablePath: string,
  dataDir: string,
): Promise<{ elapsed: number; memory: number; scripts: Map<string, number> }> {
  const started = performance.now()
  const child = startHost(['--demo', '--data', dataDir])
  const [address, browser] = await Promise.all([
    addressOf(child),
    chromium.launch({ executablePath, args: browserSwitches() }),
  ])
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  const scripts = new Map<string, number>()
  const bodies: Promise<unknown>[] = []
  page.on('response', (response) => {
    const url = new URL(response.url())
    if (url.pathname.endsWith('.js'))
      bodies.push(response.body().then((body) => scripts.set(url.pathname, gzipSync(body).length)))
  })
  await page.goto(address)
  await page.locator('.task').first().waitFor()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const elapsed = performance.now() - started
  await Promise.all(bodies)
  const memory = residentMb(child.pid ?? 0)
  await browser.close()
  await stop(child)
  return { elapsed, memory, scripts }
}

/** Peer: the same Chromium launched to a blank page. */
async function blankOnce(executablePath: string): Promise<number> {
  const started = performance.now()
  const browser = await chromium.launch({ executablePath, args: browserSwitches() })
  const page = await browser.newPage()
  await page.goto('about:blank')
  const elapsed = performance.now() - started
  await browser.close()
  return elapsed
}

export async function benchStart(): Promise<Figure[]> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('No browser found: npm test says how to install one')
  const dataDir = join(cacheFolder(), 'demo')
  // The first start builds the demonstration office; it is made once and not measured.
  if (!existsSync(join(dataDir, 'demo', 'register.sqlite3'))) await startOnce(executablePath, dataDir)
  const blanks: number[] = []
  const runs: Awaited<ReturnType<typeof startOnce>>[] = []
  for (let index = 0; index < 5; index += 1) {
    blanks.push(await blankOnce(executablePath))
    runs.push(await startOnce(executablePath, dataDir))
  }
  const scripts = [...(runs[0]?.scripts.values() ?? [])].reduce((sum, size) => sum + size, 0)
  const node = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await new Promise((done) => setTimeout(done, 300))
  const bareNode = residentMb(node.pid ?? 0)
  node.kill()
  return [
    figure('start of the host to the painted desk, median', median(runs.map((run) => run.elapsed)), 'ms', {
      limit: 1500,
      baseline: median(blanks),
    }),
    figure('memory of the host with the demo office', Math.max(...runs.map((run) => run.memory)), 'MB', {
      limit: 150,
      baseline: bareNode,
    }),
    figure('JavaScript of the first page, gzip', scripts / 1000, 'kB', { limit: 350 }),
  ]
}
