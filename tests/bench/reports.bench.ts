import { join } from 'node:path'
import Database from 'better-sqlite3'
import { periodOf } from '../../electron/contract/periods.ts'
import { NOW } from '../builders/register.ts'
import { addressOf } from '../e2e/host.ts'
import { httpApi } from '../e2e/httpApi.ts'
import { startHost, stop } from './host.bench.ts'
import { figure, median, times } from './measure.ts'
import type { Figure } from './measure.ts'

/**
 * The weekly note and the map of the decree over a big register through the loopback host: its live figures, and DOCX and PDF one after the other. Peer: the raw SQL of
 * the same counts, by hand: the week, the week before and a year ago by each directory; of the map the year by its channel.
 */

const LIMIT = 3000
const MAP_LIMIT = 300
const CALLS = 5
const week = periodOf('week', NOW.slice(0, 10), 1, -1)
const year = periodOf('year', NOW.slice(0, 10))
const SPANS = [week, periodOf('week', NOW.slice(0, 10), 1, -2), { from: '2025-11-10', to: '2025-11-16' }]
const DIRECTORIES = ['channel_id', 'block_id', 'theme_id', 'territory_id', 'recipient_id']
const sqlOf = (by: string): string => `SELECT ${by}, count(*), sum(status = 'answered'), sum(is_late), sum(returns > 0),
    sum(clarity), count(clarity), sum(repeat_of_id IS NOT NULL)
  FROM cases WHERE deleted_at IS NULL AND received_at >= ? AND received_at < ? GROUP BY ${by}`

export async function benchReports(dataDir: string): Promise<Figure[]> {
  const path = join(dataDir, 'register', 'register.sqlite3')
  const child = startHost(['--data', dataDir])
  const writer = new Database(path)
  try {
    const { api } = httpApi(await addressOf(child))
    // A write that changes nothing is no change to SQLite: the number goes up and down.
    const step = writer.prepare('UPDATE offices SET version = version + ?')
    const touch = (): void => {
      for (const by of [1, -1]) step.run(by)
    }
    const { rows } = await api.reports.list({ kind: 'weekly', limit: 500, offset: 0 })
    const id =
      rows.find(({ period }) => period.from === week.from)?.id ??
      (await api.reports.create({ kind: 'weekly', period: week, requestId: null, replacesId: null })).id
    const ref = { kind: 'report', reportId: id } as const
    const shown = await times(
      CALLS,
      () => {
        touch()
        return api.reports.get({ id })
      },
      1,
    )
    const made = await times(
      CALLS,
      async () => {
        touch()
        await api.papers.exportDocx({ ref })
        await api.papers.exportPdf({ ref })
      },
      1,
    )
    const statements = DIRECTORIES.map((by) => writer.prepare(sqlOf(by)))
    const bare = median(
      await times(
        CALLS,
        () => {
          for (const { from, to } of SPANS) for (const statement of statements) statement.all(from, `${to}U`)
        },
        1,
      ),
    )
    const mapped = await times(
      CALLS,
      () => {
        touch()
        return api.positionMap.view({ period: year })
      },
      1,
    )
    const byChannel = writer.prepare(sqlOf('channel_id'))
    const bareYear = median(await times(CALLS, () => void byChannel.all(year.from, `${year.to}U`), 1))
    return [
      figure('positionMap.view of a year, median', median(mapped), 'ms', { limit: MAP_LIMIT, baseline: bareYear }),
      figure('reports.get of a week, live, median', median(shown), 'ms', { baseline: bare }),
      figure('weekly note as DOCX and PDF, median', median(made), 'ms', { limit: LIMIT, baseline: bare }),
    ]
  } finally {
    writer.close()
    await stop(child)
  }
}
