import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserSwitches } from './outbox/browser.ts'

export interface BrowserWindow {
  /** Resolves when the person closes the window, with the seconds it lived; never where it could not be started. */
  closed: Promise<number>
  close(): Promise<void>
}

/** Says whether a window can be shown at all: a Linux machine without a display has only the address. */
export function canShowWindow(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

/**
 * Opens the address as an application window of the found browser, in a profile of its own: the key stays out of the
 * person's history, and no extension reads the register.
 */
export async function openWindow(browser: string, address: string): Promise<BrowserWindow> {
  const profile = await mkdtemp(join(tmpdir(), 'reestr-window-'))
  const started = performance.now()
  const child = spawn(
    browser,
    [`--app=${address}`, `--user-data-dir=${profile}`, '--window-size=1366,768', ...browserSwitches()],
    {
      stdio: 'ignore',
    },
  )
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', () => resolve(true))
  })
  const removeProfile = (): Promise<void> =>
    rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined)
  const closed = new Promise<number>((resolve) => {
    void ended.then(async (ran) => {
      await removeProfile()
      if (ran) resolve((performance.now() - started) / 1000)
    })
  })
  return {
    closed,
    async close() {
      child.kill()
      await ended
      await removeProfile()
    },
  }
}
