import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { Document, Packer, Paragraph } from 'docx'
import type { ApiClient } from '../../electron/contract/index.ts'
import type { PaperRef } from '../../electron/contract/papers.ts'
import { modelLines } from '../../electron/documents/modelText.ts'
import { browserSwitches, findBrowser } from '../../electron/hosts/loopback/outbox/browser.ts'
import { addressOf } from '../e2e/host.ts'
import { httpApi } from '../e2e/httpApi.ts'
import { startHost, stop } from './host.bench.ts'
import { figure, median, p95, times } from './measure.ts'
import type { Figure } from './measure.ts'

/** Papers: a protocol on the screen, its PDF and its DOCX through the loopback host on the demonstration office. */

const ROUNDS = 12

/** Two frames after the change: what was asked for has been painted. */
const painted = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

/** From the address of a protocol to its painted sheets. Another page stands between, so that nothing is merely left there. */
async function showProtocol(page: Page, meetingId: number): Promise<number> {
  await page.evaluate("location.hash = '#/meetings'")
  await page.locator('.paged-sheet').first().waitFor({ state: 'detached' })
  return page.evaluate<number>(`(async () => {
    const started = performance.now()
    location.hash = '#/protocols/${meetingId}'
    const isShown = () => document.querySelector('.paged-sheet') && document.querySelector('.doc .doc-sign')
    await new Promise((done) => {
      const look = () => (isShown() ? (observer.disconnect(), done()) : undefined)
      const observer = new MutationObserver(look)
      observer.observe(document.body, { childList: true, subtree: true })
      look()
    })
    await document.fonts.ready
    await ${painted}
    return performance.now() - started
  })()`)
}

/** Peer of the preview: the same HTML put into a bare page and painted. */
async function showBare(page: Page, html: string): Promise<number> {
  await page.evaluate('document.body.replaceChildren()')
  return page.evaluate<number>(`(async () => {
    const started = performance.now()
    document.body.innerHTML = ${JSON.stringify(html)}
    await ${painted}
    return performance.now() - started
  })()`)
}

interface Paper {
  api: ApiClient
  ref: PaperRef
  meetingId: number
}

async function signedProtocol(api: ApiClient): Promise<Paper> {
  const { meetings } = await api.meetings.list({ year: null })
  const signed = meetings.find((one) => one.signedVersion !== null && one.format === 'inPerson')
  if (!signed) throw new Error('The demonstration office has no signed protocol')
  return { api, meetingId: signed.id, ref: { kind: 'protocol', meetingId: signed.id, form: 'full', versionId: null } }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function figures(executablePath: string, address: string): Promise<Figure[]> {
  const { api } = httpApi(address)
  const paper = await signedProtocol(api)
  // The first PDF starts the browser of the host, which then stays warm.
  const cold = await timed(() => api.papers.exportPdf({ ref: paper.ref }))
  const pdf = await times(ROUNDS, () => api.papers.exportPdf({ ref: paper.ref }), 1)
  const docx = await times(ROUNDS, () => api.papers.exportDocx({ ref: paper.ref }), 1)
  const lines = modelLines(await api.papers.model({ ref: paper.ref }))
  const bareDocx = await times(ROUNDS, () => packed(lines), 1)

  const browser = await chromium.launch({ executablePath, args: browserSwitches() })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(address)
    await page.locator('.main').first().waitFor()
    const shown = await measured(() => showProtocol(page, paper.meetingId))
    const html = await page
      .locator('.doc')
      .first()
      .evaluate((element) => element.outerHTML)
    const bare = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const bareShown = await measured(() => showBare(bare, html))
    await bare.setContent(html)
    const barePdf = await times(ROUNDS, () => bare.pdf({ format: 'A4', tagged: true }), 1)
    return [
      figure('protocol from its address to painted sheets, p95', p95(shown), 'ms', {
        limit: 300,
        baseline: p95(bareShown),
      }),
      figure('PDF of a protocol, p95', p95(pdf), 'ms', { limit: 1500, baseline: p95(barePdf) }),
      // Once a session and only on this host; the desktop prints with the Chromium that is open already.
      figure('first PDF, with the start of the browser', cold, 'ms', { baseline: median(barePdf) }),
      figure('DOCX of a protocol, p95', p95(docx), 'ms', { limit: 300, baseline: p95(bareDocx) }),
    ]
  } finally {
    await browser.close()
  }
}

/** Times that the page itself measured, after one that is not counted. */
async function measured(work: () => Promise<number>): Promise<number[]> {
  await work()
  const list: number[] = []
  for (let index = 0; index < ROUNDS; index += 1) list.push(await work())
  return list
}

/** Peer of DOCX: the library alone packs the same lines. */
function packed(lines: readonly string[]): Promise<ArrayBuffer> {
  const children = lines.map((line) => new Paragraph(line))
  return Packer.toArrayBuffer(new Document({ sections: [{ children }] }))
}

export async function benchPapers(): Promise<Figure[]> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('No browser found: npm test says how to install one')
  const dataDir = mkdtempSync(join(tmpdir(), 'mcu-bench-papers-'))
  const child = startHost(['--demo', '--data', dataDir])
  try {
    return await figures(executablePath, await addressOf(child))
  } finally {
    await stop(child)
    rmSync(dataDir, { recursive: true, force: true })
  }
}
