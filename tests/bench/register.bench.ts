import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import type { CaseFilter } from '../../electron/contract/messages.ts'
import { addDays } from '../../electron/services/deadlines/deadlines.service.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { figure, median, p95, times } from './measure.ts'
import type { Figure } from './measure.ts'

/** Filters of three conditions that a clerk sets, different in each call, so that no page is simply remembered. */
export function threeFilters(index: number): CaseFilter {
  return {
    blockIds: [(index % 8) + 1],
    channelIds: [(index % 4) + 1],
    statuses: [
      (['answered', 'assigned', 'inWork', 'awaitingInterim'] as const)[Math.floor(index / 8) % 4] ?? 'answered',
    ],
  }
}

export const pageOf = (filter: CaseFilter) =>
  ({ filter, sort: { by: 'due', direction: 'asc' }, after: null, limit: 100 }) as const

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

const COLUMNS = `id, version, kind, number, question, number_year, received_at, registered_at, channel_id, external_number, gist, address,
  territory_id, block_id, theme_id, recipient_id, responsible_id, status, is_important, fast_track, due_at, due_stage, answered_at, repeat_of_id, deleted_at,
  raw_status, interim_at, result, postponed_until, is_solved, clarity, returns, paused_on, extended_on, problem_id, quality, asked_on,
  import_id, import_row, source_page, fact, substr(text, 1, 200)`

/** Raw SQL as one would write it by hand for this very page, with the index named: what the service may not exceed twice. */
const rawPageSql = (index: string, also: string): string =>
  `SELECT ${COLUMNS} FROM cases INDEXED BY ${index}
   WHERE deleted_at IS NULL ${also} AND block_id = ? AND channel_id = ? AND status = ? ORDER BY due_end, id LIMIT 100`

/** The same for the workload: one walk of the index that holds all of a period. */
const RAW_WORKLOAD = `SELECT block_id, sum(status = 'answered' AND is_late IS NOT 1), sum(is_late), sum(status = 'postponed'),
  sum(status NOT IN ('answered', 'postponed')), count(*)
  FROM cases INDEXED BY cases_received
  WHERE deleted_at IS NULL AND received_at >= '2026-01-01' AND received_at < '2027-01-01' GROUP BY block_id`

async function value(app: App, method: string, input: unknown): Promise<unknown> {
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return reply.value
}

function start(dataDir: string): Promise<App> {
  return createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
}

/** Page, workload and opening of a big register in the service, each beside the raw SQL of the same connection settings. */
export async function benchRegister(dataDir: string): Promise<Figure[]> {
  const file = join(dataDir, 'register', 'register.sqlite3')
  const figures: Figure[] = []

  const rawOpen = performance.now()
  const raw = new Database(file, { readonly: true })
  raw.pragma('quick_check(1)')
  const rawAnswered = raw.prepare(rawPageSql('cases_due', ''))
  const rawOpenPage = raw.prepare(rawPageSql('cases_open_due', "AND status <> 'answered'"))
  rawOpenPage.all(1, 1, 'assigned')
  const rawOpened = performance.now() - rawOpen

  const opening = performance.now()
  const app = await start(dataDir)
  await value(app, 'messages.list', pageOf({ state: 'open' }))
  figures.push(
    figure('open the register to its first page', performance.now() - opening, 'ms', {
      limit: 2000,
      baseline: rawOpened,
    }),
  )

  const bindings = (index: number) => {
    const { blockIds, channelIds, statuses } = threeFilters(index)
    return [blockIds?.[0], channelIds?.[0], statuses?.[0]]
  }
  const rawTimes = await times(300, (index) =>
    (bindings(index)[2] === 'answered' ? rawAnswered : rawOpenPage).all(...bindings(index)),
  )
  const pageTimes = await times(300, (index) => value(app, 'messages.list', pageOf(threeFilters(index))))
  figures.push(
    figure('page of 100, three filters, by due date, service, p95', p95(pageTimes), 'ms', {
      limit: 10,
      baseline: p95(rawTimes),
      ratioLimit: 2,
    }),
  )
  figures.push(figure('the same, median', median(pageTimes), 'ms', { baseline: median(rawTimes) }))

  const rawLoad = raw.prepare(RAW_WORKLOAD)
  const rawLoads = await times(15, () => rawLoad.all(), 2)
  // Another last day each time, because the sums of a scope are remembered until the register changes.
  const yearTo = (index: number) => ({ ...YEAR, to: addDays(YEAR.to, -index) })
  const loads = await times(15, (index) => value(app, 'analytics.workload', { period: yearTo(index) }), 2)
  figures.push(
    figure('block workload of a year, median', median(loads), 'ms', {
      limit: 60,
      baseline: median(rawLoads),
      ratioLimit: 2,
    }),
  )
  raw.close()
  await app.close()
  return figures
}
