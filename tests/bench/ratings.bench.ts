import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { figure, median, times } from './measure.ts'
import type { Figure } from './measure.ts'

/**
 * The rating of recipients over a year of a big register, beside the raw SQL that one would write by hand for the same counts. Before each
 * call the register is written to, so that nothing is simply remembered.
 */

const LIMIT = 200
const CALLS = 7
/** Periods that differ by a few days at their beginning. */
const year = (index: number) => ({
  kind: 'custom',
  from: `2025-11-${String(1 + (index % 17)).padStart(2, '0')}`,
  to: '2026-11-17',
})
const SQL = `SELECT recipient_id, count(*), sum(status = 'answered' AND is_late = 0),
    sum(status = 'answered' OR (due_end < '${NOW}' AND status <> 'postponed')), sum(quality), count(quality), sum(clarity), count(clarity),
    sum(returns > 0)
  FROM cases WHERE deleted_at IS NULL AND received_at >= ? AND received_at < ? GROUP BY recipient_id`

export async function benchRatings(dataDir: string): Promise<Figure[]> {
  const path = join(dataDir, 'register', 'register.sqlite3')
  const raw = new Database(path, { readonly: true })
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  const writer = new Database(path)
  // A write that changes nothing is no change to SQLite: the number goes up and down.
  const step = writer.prepare('UPDATE offices SET version = version + ?')
  const touch = (): void => {
    for (const by of [1, -1]) step.run(by)
  }
  const call = async (method: string, input: object): Promise<void> => {
    const reply = await app.call(`ratings.${method}`, input)
    if (!reply.ok) throw new Error(`ratings.${method}: ${reply.error.message}`)
  }
  const wait = async (scope: 'all' | 'pos'): Promise<number> =>
    median(
      await times(
        CALLS,
        (index) => {
          touch()
          return call('rating', { period: year(index), scope })
        },
        3,
      ),
    )
  const [overall, channel] = [await wait('all'), await wait('pos')]
  const statement = raw.prepare(SQL)
  const bare = median(await times(2, (index) => statement.all(year(index).from, `${year(index).to}T`), 0))
  writer.close()
  await app.close()
  raw.close()
  return [
    figure('ratings.rating all channels, a year, median', overall, 'ms', { limit: LIMIT, baseline: bare }),
    figure('ratings.rating ПОС, a year, median', channel, 'ms', { limit: LIMIT, baseline: bare }),
  ]
}
