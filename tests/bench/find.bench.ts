import { join } from 'node:path'
import { chromium } from '@playwright/test'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import type { CaseFilter, CaseSort } from '../../electron/contract/messages.ts'
import { browserSwitches, findBrowser } from '../../electron/hosts/loopback/outbox/browser.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { addressOf } from '../e2e/host.ts'
import { startHost, stop } from './host.bench.ts'
import { figure, p95, times } from './measure.ts'
import type { Figure } from './measure.ts'

/** Finding: search, saved views, counters, a card, scrolling; raw SQL of the same run beside. */

const NEWEST: CaseSort = { by: 'received', direction: 'desc' }
const BY_DUE: CaseSort = { by: 'due', direction: 'asc' }
/** Common and rare words, one of each call its own, so that no hits are simply remembered. */
const WORDS =
  'дорога яма двор снег вода свет фонарь мусор контейнер подъезд крыша лифт автобус остановка школа сад площадка дерево аптека труба тепло батарея отопление асфальт тротуар знак переход собака свалка счёт квитанция ремонт колодец канализация забор скамейка качели маршрут расписание уборка наледь сосулька люк провод опора'.split(
    ' ',
  )
const word = (index: number): string => WORDS[index % WORDS.length] ?? 'дорога'

/** Views that a person could save: by state, place, theme, facts, words. */
const VIEWS: readonly ((index: number) => { filter: CaseFilter; sort: CaseSort })[] = [
  (index) => ({ filter: { state: 'open', blockIds: [(index % 8) + 1] }, sort: BY_DUE }),
  (index) => ({ filter: { state: 'open', search: word(index) }, sort: BY_DUE }),
  (index) => ({ filter: { themeIds: [(index % 20) + 1], territoryIds: [(index % 9) + 1] }, sort: BY_DUE }),
  (index) => ({ filter: { receivedIn: 'last30', channelIds: [(index % 4) + 1] }, sort: NEWEST }),
  () => ({ filter: { isPaused: true }, sort: BY_DUE }),
  () => ({ filter: { needsNotice: true }, sort: BY_DUE }),
  (index) => ({ filter: { state: 'closed', qualityTo: index % 3 }, sort: NEWEST }),
  (index) => ({ filter: { asked: index % 2 === 0 ? 'waiting' : 'lapsed' }, sort: BY_DUE }),
  (index) => ({ filter: { not: { blockIds: [(index % 8) + 1] }, results: ['refused'] }, sort: NEWEST }),
  (index) => ({ filter: { isImportant: true, territoryIds: [(index % 9) + 1], search: word(index) }, sort: NEWEST }),
]
const NINE: readonly CaseFilter[] = [
  { state: 'open' },
  { state: 'open', due: 'overdue' },
  { state: 'open', due: 'today' },
  { state: 'open', due: 'untilFriday' },
  { state: 'open', recipientIds: [null] },
  { state: 'open', dueStage: 'interim' },
  { state: 'open', isRepeat: true },
  { kind: 'appeal', state: 'open' },
  { isDeleted: true },
]

async function value(app: App, method: string, input: unknown): Promise<unknown> {
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return reply.value
}

export async function benchFind(dataDir: string): Promise<Figure[]> {
  const raw = new Database(join(dataDir, 'register', 'register.sqlite3'), { readonly: true })
  const rawNewest = raw.prepare(`SELECT c.id, c.gist, c.received_at FROM case_words w CROSS JOIN cases c
    ON c.id = (w.rowid & 2147483647) WHERE w.case_words MATCH ? ORDER BY w.rowid DESC LIMIT 100`)
  const rawDue = raw.prepare(`SELECT c.id, c.gist, c.due_end FROM case_words w CROSS JOIN cases c
    ON c.id = (w.rowid & 2147483647) WHERE w.case_words MATCH ? ORDER BY c.due_end LIMIT 100`)
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  const page = (filter: CaseFilter, sort: CaseSort) =>
    value(app, 'messages.list', { filter, sort, after: null, limit: 100 })
  const figures: Figure[] = []

  const stemOf = (index: number) => `"${word(index).slice(0, -1)}"*`
  const rawNewestTimes = await times(WORDS.length, (index) => rawNewest.all(stemOf(index)), WORDS.length)
  const newest = await times(WORDS.length, (index) => page({ search: word(index) }, NEWEST), WORDS.length)
  figures.push(
    figure('search in Russian, newest first, 100 rows with the found places, p95', p95(newest), 'ms', {
      limit: 30,
      baseline: p95(rawNewestTimes),
    }),
  )
  const rawDueTimes = await times(10, (index) => rawDue.all(stemOf(index)), 2)
  const byDue = await times(WORDS.length, (index) => page({ search: word(index) }, BY_DUE), 0)
  figures.push(figure('the same by due date, p95', p95(byDue), 'ms', { limit: 300, baseline: p95(rawDueTimes) }))
  const view = (index: number) => VIEWS[index % VIEWS.length]?.(Math.floor(index / VIEWS.length))
  const pages = await times(
    200,
    (index) => {
      const { filter, sort } = view(index) ?? { filter: {}, sort: BY_DUE }
      return page(filter, sort)
    },
    100,
  )
  figures.push(figure('first page of a saved view, ten kinds, p95', p95(pages), 'ms', { limit: 15 }))

  const rawCount = raw.prepare(`SELECT count(*) FROM cases INDEXED BY cases_open_due
    WHERE deleted_at IS NULL AND status <> 'answered' AND due_end >= ?`)
  const rawCounts = await times(20, () => NINE.map((_, index) => rawCount.all(`20${index}`)), 3)
  const counts = await times(
    30,
    // A bound that takes nothing away makes each call count anew.
    (index) =>
      value(app, 'messages.counters', {
        filters: NINE.map((filter) => ({ ...filter, dueTo: `2${String(100 + index)}-01-01` })),
      }),
    5,
  )
  figures.push(
    figure('counters of nine views together, p95', p95(counts), 'ms', { limit: 60, baseline: p95(rawCounts) }),
  )
  const total = raw.prepare<[], { last: number }>('SELECT max(id) AS last FROM cases').get()?.last ?? 1
  const cards = await times(100, (index) => value(app, 'messages.card', { id: ((index * 7919) % total) + 1 }), 10)
  figures.push(figure('a card opens, p95', p95(cards), 'ms', { limit: 50 }))
  raw.close()
  await app.close()
  return [...figures, ...(await benchScroll(dataDir))]
}

/** Ten thousand rows past the eye in some ten seconds: how long a row stood empty at most. */
async function benchScroll(dataDir: string): Promise<Figure[]> {
  const found = findBrowser()
  if (found === null) return []
  const child = startHost(['--data', dataDir])
  const browser = await chromium.launch({ executablePath: found, args: [...browserSwitches()] })
  try {
    const tab = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const address = await addressOf(child)
    await tab.goto(address)
    await tab.locator('.nav').waitFor()
    await tab.evaluate(() => void (location.hash = '#/messages?any=1'))
    await tab.locator('.grid-row.is-body:not(.is-waiting)').first().waitFor()
    const blank = await tab.evaluate(async () => {
      const scroller = document.querySelector('.grid-scroll')
      const row = document.querySelector('.grid-row.is-body')
      if (!scroller || !(row instanceof HTMLElement)) throw new Error('no list')
      const step = row.offsetHeight * 17
      let longest = 0
      let since: number | null = null
      for (let rows = 0; rows < 10_000; rows += 17) {
        scroller.scrollTop += step
        const now = await new Promise<number>((done) => requestAnimationFrame(done))
        const isBlank = document.querySelector('.grid-row.is-waiting') !== null
        if (isBlank) since ??= now
        else since = null
        if (since !== null) longest = Math.max(longest, now - since)
      }
      return longest
    })
    return [figure('10,000 rows scrolled in Chromium, longest empty row', blank, 'ms', { limit: 50 })]
  } finally {
    await browser.close()
    await stop(child)
  }
}
