import { describe, expect, test } from 'vitest'
import { browserSwitches, findBrowser } from './browser.ts'
import type { Machine } from './browser.ts'

function machine(programs: string[], more: Partial<Machine> = {}): Machine {
  const folders = new Map<string, Set<string>>()
  for (const program of programs) {
    const parts = program.split('/')
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/')
      folders.set(folder, (folders.get(folder) ?? new Set()).add(parts[depth] ?? ''))
    }
  }
  return {
    platform: 'linux',
    env: { PATH: '/usr/bin:/bin' },
    home: '/home/clerk',
    runs: (path) => programs.includes(path),
    list: (path) => [...(folders.get(path) ?? [])],
    ...more,
  }
}

describe('the browser of this machine', () => {
  test('is an installed one before a downloaded one', () => {
    const own = '/home/clerk/.cache/ms-playwright/chromium-1200/chrome-linux64/chrome'
    expect(findBrowser(machine([own, '/usr/bin/google-chrome']))).toBe('/usr/bin/google-chrome')
    expect(findBrowser(machine([own]))).toBe(own)
  })

  test('is the one the person names, where it can be started', () => {
    const env = { PATH: '/usr/bin', REESTR_BROWSER: '/opt/chrome/chrome' }
    expect(findBrowser(machine(['/opt/chrome/chrome', '/usr/bin/chromium'], { env }))).toBe('/opt/chrome/chrome')
    expect(findBrowser(machine(['/usr/bin/chromium'], { env }))).toBe('/usr/bin/chromium')
  })

  test('is the newest of Playwright, the shell without windows last', () => {
    const cache = '/home/clerk/.cache/ms-playwright'
    const older = `${cache}/chromium-999/chrome-linux/chrome`
    const newer = `${cache}/chromium-1200/chrome-linux64/chrome`
    const shell = `${cache}/chromium_headless_shell-1300/chrome-linux/headless_shell`
    expect(findBrowser(machine([shell, older, newer]))).toBe(newer)
    expect(findBrowser(machine([shell]))).toBe(shell)
  })

  test('may be missing', () => {
    expect(findBrowser(machine([]))).toBeNull()
    expect(findBrowser(machine([], { platform: 'win32', env: {} }))).toBeNull()
  })
})

describe('the switches', () => {
  test('drop the sandbox for root alone', () => {
    expect(browserSwitches(0)).toContain('--no-sandbox')
    expect(browserSwitches(1000)).not.toContain('--no-sandbox')
    expect(browserSwitches(null)).not.toContain('--no-sandbox')
  })
})
