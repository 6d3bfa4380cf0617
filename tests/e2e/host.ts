import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, _electron } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'

/** The day of the demonstration, everywhere. */
export const DEMO_NOW = '2026-11-17T10:42'
const root = resolve(import.meta.dirname, '../..')

export interface HostChoice {
  demo?: boolean
  /** Frozen civil clock; the demonstration day unless a spec says otherwise. */
  now?: string
}

/** One running application on a register folder of its own, whichever host it has. */
export interface RunningHost {
  page: Page
  /** The register folder; outlives `close` and `kill` until the test ends. */
  dataDir: string
  /** Ends as a person does, with the backup at close. Resolves with the exit code. */
  close(): Promise<number | null>
  /** Ends as a power cut does. */
  kill(): Promise<void>
}

/** Starts the built application; `npm test` builds before. Electron where `REESTR_ELECTRON` names its binary, else the loopback host. */
export function startHost(browser: Browser, dataDir: string, choice: HostChoice = {}): Promise<RunningHost> {
  const args = ['--data', dataDir, '--now', choice.now ?? DEMO_NOW, ...(choice.demo ? ['--demo'] : [])]
  const electron = process.env['REESTR_ELECTRON']
  return electron ? startElectron(electron, dataDir, args) : startLoopback(browser, dataDir, args)
}

async function startElectron(binary: string, dataDir: string, args: string[]): Promise<RunningHost> {
  const app = await _electron.launch({ executablePath: binary, args: [root, ...args] })
  const child = app.process()
  const page = await app.firstWindow()
  return {
    page,
    dataDir,
    close: () => ended(child, () => void app.close()),
    kill: async () => void (await ended(child, () => child.kill('SIGKILL'))),
  }
}

async function startLoopback(browser: Browser, dataDir: string, args: string[]): Promise<RunningHost> {
  const child = spawn(process.execPath, [join(root, 'dist/loopback/main.js'), '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
    const code = await ended(child, () => child.kill(signal))
    await context.close()
    return code
  }
  return { page, dataDir, close: () => stop('SIGTERM'), kill: async () => void (await stop('SIGKILL')) }
}

/** The line with the key that a loopback host prints. Rejects with what it said instead. */
export function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const address = /http:\/\/127\.0\.0\.1:\d+\/#key=[0-9a-f]{64}/.exec(said)
      if (address) found(address[0])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) => failed(new Error(`The host ended with ${code}: ${said}`)))
  })
}

/**
 * Resolves when a call of this method that carries this text is answered. It is seen on the wire of the loopback host; in Electron there is
 * none, and what waits is written when the page goes.
 */
export const answered = async (page: Page, method: string, text = ''): Promise<void> => {
  if (process.env['REESTR_ELECTRON']) return
  await page.waitForResponse((response) => {
    const asked = response.request().postData() ?? ''
    return asked.includes(`"${method}"`) && asked.includes(text)
  })
}

function ended(child: ChildProcess, end: () => void): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((done) => {
    child.once('exit', (code) => done(code))
    end()
  })
}

interface Fixtures {
  /** A folder for one test, removed after it. */
  dataDir: string
  /** Starts the application; everything started is closed after the test. */
  launch: (choice?: HostChoice & { dataDir?: string }) => Promise<RunningHost>
}

/** Specs take `launch` and never ask which host they run on. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'reestr-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  launch: async ({ browser, dataDir }, use) => {
    const running: RunningHost[] = []
    await use(async (choice = {}) => {
      const host = await startHost(browser, choice.dataDir ?? dataDir, choice)
      running.push(host)
      return host
    })
    for (const host of running) await host.close()
  },
})

export { expect } from '@playwright/test'
