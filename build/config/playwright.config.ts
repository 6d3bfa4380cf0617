import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserSwitches, findBrowser } from '../../electron/hosts/loopback/outbox/browser.ts'

const root = resolve(import.meta.dirname, '../..')
const browser = findBrowser()

/** The office's day in the found Chromium on the loopback host; each spec starts a host of its own on a folder of its own. */
export default defineConfig({
  testDir: resolve(root, 'tests/e2e'),
  testMatch: '**/*.spec.ts',
  outputDir: resolve(root, 'test-results'),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    trace: 'retain-on-failure',
    launchOptions: { ...(browser === null ? {} : { executablePath: browser }), args: browserSwitches() },
  },
  projects: [{ name: 'chromium', metadata: { host: 'loopback' } }],
})
