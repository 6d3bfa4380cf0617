import { accessSync, constants, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** What the search looks at; tests give a machine of their own. */
export interface Machine {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  home: string
  /** Says whether a file can be started. */
  runs(path: string): boolean
  /** Names in a folder, none where it does not exist. */
  list(path: string): string[]
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  runs(path) {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  },
  list(path) {
    try {
      return readdirSync(path)
    } catch {
      return []
    }
  },
}

/**
 * Finds a browser of the Chromium family: one named in `REESTR_BROWSER`, then installed Chromium, Chrome, Edge,
 * then Playwright's own download. Null where there is none.
 */
export function findBrowser(machine: Machine = thisMachine): string | null {
  return candidates(machine).find((path) => machine.runs(path)) ?? null
}

function candidates(machine: Machine): string[] {
  const named = machine.env['REESTR_BROWSER']
  const installed =
    machine.platform === 'win32'
      ? onWindows(machine)
      : machine.platform === 'darwin'
        ? onMac(machine)
        : onLinux(machine)
  return [...(named ? [named] : []), ...installed, ...playwrightOwn(machine)]
}

function onLinux({ env }: Machine): string[] {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'yandex-browser-stable',
    'yandex-browser',
  ]
  const folders = new Set([
    ...(env['PATH'] ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ])
  return names.flatMap((name) => [...folders].map((folder) => join(folder, name)))
}

function onWindows({ env }: Machine): string[] {
  const bases = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
    (base) => base !== undefined,
  )
  const tails = [
    ['Chromium', 'Application', 'chrome.exe'],
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Yandex', 'YandexBrowser', 'Application', 'browser.exe'],
  ]
  return tails.flatMap((tail) => bases.map((base) => join(base, ...tail)))
}

function onMac({ home }: Machine): string[] {
  const names = ['Chromium', 'Google Chrome', 'Microsoft Edge']
  return names.flatMap((name) =>
    ['/Applications', join(home, 'Applications')].map((folder) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  )
}

/** The newest Chromium in Playwright's cache; the head-less shell is last, since it has no window. */
function playwrightOwn(machine: Machine): string[] {
  const { platform, env, home } = machine
  const cache =
    platform === 'win32'
      ? join(env['LOCALAPPDATA'] ?? home, 'ms-playwright')
      : platform === 'darwin'
        ? join(home, 'Library', 'Caches', 'ms-playwright')
        : join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'ms-playwright')
  const given = env['PLAYWRIGHT_BROWSERS_PATH']
  const root = given && given !== '0' ? given : cache
  const builds = machine
    .list(root)
    .map((folder) => ({ folder, parts: /^(chromium|chromium_headless_shell)-(\d+)$/.exec(folder) }))
    .filter(({ parts }) => parts !== null)
    .sort((a, b) => Number(isShell(a.folder)) - Number(isShell(b.folder)) || number(b.parts) - number(a.parts))
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-linux/headless_shell',
  ]
  return builds.flatMap(({ folder }) => programs.map((program) => join(root, folder, ...program.split('/'))))
}

const isShell = (folder: string): boolean => folder.startsWith('chromium_headless_shell')
const number = (parts: RegExpExecArray | null): number => Number(parts?.[2] ?? 0)

/**
 * Switches for a browser that shows or renders our own page: it must not call its vendor's servers.
 * As root on Linux Chromium does not start with its sandbox (build machines, containers); nobody else loses it.
 */
export function browserSwitches(uid: number | null = process.getuid?.() ?? null): string[] {
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--disable-default-apps',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
    ...(uid === 0 ? ['--no-sandbox'] : []),
  ]
}
