import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { AppError } from '../../../contract/errors.ts'
import { LOOPBACK } from '../../../contract/host.ts'
import { hostTexts } from '../../shared/texts.ts'
import { isPrintRoute } from '../../shared/url-policy.ts'
import { browserSwitches } from './browser.ts'

export interface PdfRenderer {
  /** Bytes of a PDF of one print route of our own page. */
  render(route: string, options?: { landscape?: boolean }): Promise<Uint8Array>
  close(): Promise<void>
}

/** Milliseconds until a document that does not say it is ready counts as failed: a year's register is long. */
const READY_LIMIT = 60_000

/** The page's address with the key and, for a print page, its route: all in the fragment, which is never sent. */
export function pageAddress(origin: string, key: string, route?: string): string {
  const parameters = [`${LOOPBACK.keyParameter}=${key}`]
  if (route !== undefined) parameters.push(`${LOOPBACK.routeParameter}=${encodeURIComponent(route.replace(/^#/, ''))}`)
  return `${origin}/#${parameters.join('&')}`
}

/**
 * Makes PDF by the installed browser, headless, from the same route that the preview shows. One browser is
 * started at the first document and kept warm, since starting it takes longer than printing.
 *
 * @param browser path of the browser, null where none was found: every render then throws `AppError`
 * @param page own origin and key
 */
export function createPdfRenderer(browser: string | null, page: () => { origin: string; key: string }): PdfRenderer {
  let warm: Promise<{ context: BrowserContext; profile: string }> | null = null
  const start = async (path: string): Promise<{ context: BrowserContext; profile: string }> => {
    // Loaded at the first document: most starts of the host never print.
    const { chromium } = await import('playwright-core')
    const profile = await mkdtemp(join(tmpdir(), 'reestr-print-'))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: path,
      headless: true,
      args: browserSwitches(),
      chromiumSandbox: process.getuid?.() !== 0,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      locale: 'ru-RU',
      viewport: { width: 1240, height: 1754 },
      deviceScaleFactor: 1,
    })
    context.on('close', () => {
      warm = null
    })
    return { context, profile }
  }

  return {
    async render(route, options = {}) {
      if (!isPrintRoute(route)) throw new AppError('refused', hostTexts.notPrintRoute)
      if (browser === null) throw new AppError('unavailable', hostTexts.noBrowser)
      warm ??= start(browser).catch((error: unknown) => {
        warm = null
        throw error
      })
      const { context } = await warm
      const tab = await context.newPage()
      try {
        const { origin, key } = page()
        await tab.goto(pageAddress(origin, key, route), { waitUntil: 'commit', timeout: READY_LIMIT })
        await tab
          .waitForSelector('html[data-print-ready="true"]', { state: 'attached', timeout: READY_LIMIT })
          .catch(() => {
            throw new AppError('unavailable', hostTexts.pageNotReady)
          })
        return await tab.pdf({
          preferCSSPageSize: true,
          tagged: true,
          outline: true,
          printBackground: true,
          landscape: options.landscape ?? false,
        })
      } finally {
        await tab.close().catch(() => undefined)
      }
    },
    async close() {
      const running = await warm?.catch(() => null)
      warm = null
      if (!running) return
      await running.context.close().catch(() => undefined)
      await rm(running.profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
    },
  }
}
