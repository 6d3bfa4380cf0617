import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, expect } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { browserSwitches, findBrowser } from '../../electron/hosts/loopback/outbox/browser.ts'
import { startHost } from './host.ts'
import { leave, screens, startScreens } from './screens/index.ts'
import type { Screen } from './screens/index.ts'

/**
 * `npm run screenshots [-- --only desk,messages --out FOLDER --png]`: every screen of the demonstration office on its day at two sizes,
 * light and dark (further states of a screen: the small size light). The folder of the repository stays small: WebP, the small size
 * light and the large one dark; `--png` is for looking closely and takes all.
 */

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const
const SCHEMES = ['light', 'dark'] as const
const QUALITY = 20
/** Bytes that the whole folder may take. */
const LIMIT = 10 * 1024 * 1024

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { only: { type: 'string' }, out: { type: 'string' }, png: { type: 'boolean', default: false } },
})
const out = resolve(values.out ?? join(import.meta.dirname, '../../docs/screenshots'))
const only = values.only?.split(',')
const chosen = (list: readonly Screen[]): readonly Screen[] => list.filter(({ name }) => only?.includes(name) ?? true)

async function picture(page: Page, name: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send(
    'Page.captureScreenshot',
    values.png ? { format: 'png' } : { format: 'webp', quality: QUALITY },
  )
  await session.detach()
  await writeFile(join(out, `${name}.${values.png ? 'png' : 'webp'}`), Buffer.from(data, 'base64'))
}

/** The last change of the screen has been painted: fonts are there and two frames have passed. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done))
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })

async function round(browser: Browser, demo: boolean, list: readonly Screen[]): Promise<string[]> {
  const missed: string[] = []
  if (list.length === 0) return missed
  // The folder is named on the first screen: its name is that of a person's own.
  const folder = join(tmpdir(), 'Реестр МЦУ')
  await rm(folder, { recursive: true, force: true })
  const { page, close } = await startHost(browser, folder, { demo })
  for (const size of SIZES) {
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const screen of list) {
        const isFirst = size === SIZES[0] && colorScheme === 'light'
        const isLast = size === SIZES[1] && colorScheme === 'dark'
        if (!isFirst && (screen.isFurther || !(values.png || isLast))) continue
        const name = `${screen.name}-${size.width}${colorScheme === 'dark' ? '-dark' : ''}`
        try {
          await screen.open(page)
          await expect(page.locator('.toast')).toHaveCount(0, { timeout: 20_000 })
          await painted(page)
          await picture(page, name)
          await leave(page)
        } catch (error) {
          missed.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
          await page.reload()
        }
      }
    }
  }
  await close()
  await rm(folder, { recursive: true, force: true })
  return missed
}

await mkdir(out, { recursive: true })
if (!only) for (const name of await readdir(out)) if (/\.(webp|png)$/.test(name)) await rm(join(out, name))
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: browserSwitches(),
})
const missed = [
  ...(await round(browser, false, chosen(startScreens))),
  ...(await round(browser, true, chosen(screens))),
]
await browser.close()

let total = 0
for (const name of await readdir(out)) total += (await stat(join(out, name))).size
console.log(`${out}: ${(await readdir(out)).length} files, ${(total / 1024 / 1024).toFixed(1)} MB`)
for (const line of missed) console.error(`✗ ${line}`)
if (!values.png && total > LIMIT) console.error(`✗ The folder is larger than ${LIMIT / 1024 / 1024} MB`)
process.exit(missed.length > 0 || (!values.png && total > LIMIT) ? 1 : 0)
