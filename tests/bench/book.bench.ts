import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { LOOPBACK } from '../../electron/contract/host.ts'
import { paperRoute } from '../../electron/contract/papers.ts'
import type { ApiClient } from '../../electron/contract/index.ts'
import { browserSwitches, findBrowser } from '../../electron/hosts/loopback/outbox/browser.ts'
import { pageAddress } from '../../electron/hosts/loopback/outbox/pdf.ts'
import { addressOf } from '../e2e/host.ts'
import { httpApi } from '../e2e/httpApi.ts'
import { startHost, stop } from './host.bench.ts'
import { figure } from './measure.ts'
import type { Figure } from './measure.ts'

/** «Книга протоколов» of a year with 100 signed protocols, PDF and DOCX, through the loopback host. */

const PROTOCOLS = 100
/** The demonstration office has its состав since the beginning of this year, and some protocols of its own. */
const YEAR = 2026
const ITEMS = 5
/** Milliseconds after which the host is printing: not yet done, no longer gathering. */
const UNDER_WAY = 1500

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** A meeting of five items with two decisions each, typed and signed through the API of the product. */
async function signOne(api: ApiClient, index: number): Promise<void> {
  const month = String(3 + (index % 8)).padStart(2, '0')
  const heldOn = `${YEAR}-${month}-${String(1 + (index % 27)).padStart(2, '0')}`
  const { id } = await api.meetings.create({ heldOn, startsAt: '10:00', place: 'малый зал', number: null })
  const choices = await api.meetings.executors({ id })
  await api.meetings.markPresent({ id })
  for (let item = 0; item < ITEMS; item += 1) {
    const { id: itemId } = await api.meetings.saveItem({
      meetingId: id,
      id: null,
      version: null,
      title: `О содержании дорог и сообщениях жителей, участок ${item + 1}`,
      speakerId: null,
      minutes: 10,
      note: '',
    })
    for (let decision = 0; decision < 2; decision += 1) {
      const executor = choices[(index + item + decision) % choices.length]
      if (!executor) throw new Error('nobody to carry out')
      await api.meetings.saveDecision({
        itemId,
        id: null,
        version: null,
        text: 'Провести обследование сетей, составить ведомость дефектов и представить её в организационный отдел',
        executor: { kind: executor.kind, id: executor.id },
        dueOn: `${YEAR}-12-29`,
        period: '',
      })
    }
  }
  const { meetingVersion, signer } = await api.protocols.state({ meetingId: id })
  await api.protocols.sign({ meetingId: id, version: meetingVersion, form: 'full', signedOn: heldOn, signedBy: signer })
}

/** Peer: Chromium alone prints the pages that are laid out already: nothing is read, nothing is measured. */
async function bare(executablePath: string, address: string): Promise<number> {
  const { origin, hash } = new URL(address)
  const browser = await chromium.launch({ executablePath, args: browserSwitches() })
  try {
    const page = await browser.newPage()
    const key = new URLSearchParams(hash.slice(1)).get(LOOPBACK.keyParameter) ?? ''
    await page.goto(pageAddress(origin, key, paperRoute({ kind: 'protocolBook', year: YEAR })))
    await page.locator('html[data-print-ready="true"]').waitFor({ state: 'attached', timeout: 120_000 })
    return await timed(() => page.pdf({ preferCSSPageSize: true, tagged: true, outline: true }))
  } finally {
    await browser.close()
  }
}

export async function benchBook(): Promise<Figure[]> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('No browser found: npm test says how to install one')
  const dataDir = mkdtempSync(join(tmpdir(), 'mcu-bench-book-'))
  const child = startHost(['--demo', '--data', dataDir])
  try {
    const address = await addressOf(child)
    const { api } = httpApi(address)
    for (let index = 0; index < PROTOCOLS; index += 1) await signOne(api, index)
    const ref = { kind: 'protocolBook' as const, year: YEAR }
    const pdf = await timed(() => api.papers.exportPdf({ ref }))
    const docx = await timed(() => api.papers.exportDocx({ ref }))
    const running = api.papers.exportPdf({ ref })
    const ended = running.catch(() => undefined)
    await new Promise((done) => setTimeout(done, UNDER_WAY))
    const cancelled = await timed(async () => {
      await running.cancel()
      await ended
    })
    return [
      figure('book of 100 protocols, PDF', pdf, 'ms', { limit: 60_000, baseline: await bare(executablePath, address) }),
      figure('book of 100 protocols, DOCX', docx, 'ms', { limit: 60_000 }),
      figure('book of 100 protocols cancelled while it prints', cancelled, 'ms', { limit: 5000 }),
    ]
  } finally {
    await stop(child)
    rmSync(dataDir, { recursive: true, force: true })
  }
}
