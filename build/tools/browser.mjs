import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findBrowser } from '../../electron/hosts/loopback/outbox/browser.ts'
import { root } from './node.mjs'

export const BROWSER_ADVICE =
  'No browser found. Install Chromium, Chrome or Edge (Debian: apt-get install chromium), or name one: REESTR_BROWSER=/path/to/chrome'

/** Milliseconds for the probe of a download address: without internet nobody waits for a download to time out. */
const PROBE = 5000

/**
 * Finds an installed browser or installs one: Playwright's download, else the system's package manager where allowed.
 * Null where none can be had; `BROWSER_ADVICE` then says what to do.
 */
export async function ensureBrowser() {
  return findBrowser() ?? (await fromPlaywright()) ?? fromApt()
}

async function fromPlaywright() {
  const host = process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? 'https://cdn.playwright.dev'
  if (!(await answers(host))) return null
  console.log('Browser: downloading Chromium by Playwright')
  const withSystemLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : []
  const cli = join(root, 'node_modules/playwright-core/cli.js')
  spawnSync(process.execPath, [cli, 'install', ...withSystemLibraries, 'chromium'], {
    stdio: 'inherit',
    timeout: 600_000,
  })
  const found = findBrowser()
  return found !== null && starts(found) ? found : null
}

function fromApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  if (spawnSync('apt-get', ['--version']).status !== 0) return null
  console.log('Browser: installing chromium by apt-get')
  aptInstall(['chromium'])
  const found = findBrowser()
  return found !== null && starts(found) ? found : null
}

/** Installs Debian packages; its output shows only where it fails. */
function aptInstall(packages) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8', timeout: 900_000 }
  spawnSync('apt-get', ['-qq', 'update'], options)
  const result = spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages], options)
  if (result.status !== 0) console.error(result.stderr || result.stdout)
}

function starts(browser) {
  return spawnSync(browser, ['--version'], { timeout: 30_000 }).status === 0
}

async function answers(url) {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE) })
    return true
  } catch {
    return false
  }
}
