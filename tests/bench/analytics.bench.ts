import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import { INDICATORS } from '../../electron/contract/indicators.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { figure, median, times } from './measure.ts'
import type { Figure } from './measure.ts'

/**
 * Every call of the analytics page over a year and over all years of a big register, each beside the raw SQL that one would write by hand
 * for the same numbers. Before each call the register is written to, so that nothing is simply remembered.
 */

const YEAR_LIMIT = 300
const ALL_LIMIT = 1000
const HEAT_LIMIT = 150
const CALLS = 5

const pad = (value: number): string => String(value).padStart(2, '0')
/** Periods that differ by a few days at their beginning. */
const years = (index: number) => ({ from: `2025-11-${pad(1 + (index % 17))}`, to: '2026-11-17' })
const all = (index: number) => ({ from: `2020-01-${pad(1 + (index % 28))}`, to: '2026-12-31' })

const WHERE = 'FROM cases WHERE deleted_at IS NULL AND received_at >= ? AND received_at < ?'
const OUTCOMES = `sum(status = 'answered'), sum(is_late), sum(status = 'postponed'), sum(due_end < '${NOW}' AND status <> 'answered')`
const DAYS = 'julianday(substr(answered_at, 1, 10)) - julianday(substr(registered_at, 1, 10))'

/** Method, its input beside the period, the same numbers in raw SQL. */
const CALLED: readonly (readonly [string, object, string])[] = [
  ['flow', { by: 'week' }, `SELECT substr(received_at, 1, 10) AS day, count(*) ${WHERE} GROUP BY day`],
  ['flow', { by: 'day' }, `SELECT substr(received_at, 1, 10) AS day, count(*) ${WHERE} GROUP BY day`],
  ['breakdown', { by: 'channel' }, `SELECT channel_id, count(*), ${OUTCOMES} ${WHERE} GROUP BY channel_id`],
  ['breakdown', { by: 'theme' }, `SELECT theme_id, count(*), ${OUTCOMES} ${WHERE} GROUP BY theme_id`],
  ['breakdown', { by: 'territory' }, `SELECT territory_id, count(*), ${OUTCOMES} ${WHERE} GROUP BY territory_id`],
  ['breakdown', { by: 'recipient' }, `SELECT recipient_id, count(*), ${OUTCOMES} ${WHERE} GROUP BY recipient_id`],
  ['workload', {}, `SELECT block_id, count(*), ${OUTCOMES} ${WHERE} GROUP BY block_id`],
  ['load', { by: 'block' }, `SELECT block_id, count(*), ${OUTCOMES} ${WHERE} GROUP BY block_id`],
  ['terms', {}, `SELECT ${DAYS} AS days, count(*) ${WHERE} AND status = 'answered' GROUP BY days`],
  ['repeats', {}, `SELECT count(*), sum(returns > 0), sum(repeat_of_id IS NOT NULL) ${WHERE}`],
  [
    'postponed',
    {},
    `SELECT substr(postponed_until, 1, 7) AS month, count(*) ${WHERE} AND status = 'postponed' GROUP BY month`,
  ],
  ['satisfaction', {}, `SELECT clarity, is_solved, asked_on IS NOT NULL, count(*) ${WHERE} GROUP BY 1, 2, 3`],
  [
    'seasons',
    {},
    'SELECT substr(received_at, 1, 10) AS day, count(*) FROM cases WHERE deleted_at IS NULL AND ? < ? GROUP BY day',
  ],
  [
    'measure',
    { keys: [...INDICATORS] },
    `SELECT count(*), ${OUTCOMES}, avg(clarity), avg(quality), sum(is_solved), sum(returns > 0) ${WHERE}`,
  ],
]

const HEATS: typeof CALLED = (['block', 'theme'] as const).map((across) => [
  'heat',
  { across },
  `SELECT territory_id, ${across}_id, count(*) ${WHERE} GROUP BY 1, 2`,
])
const HEAT_WEEKS: (typeof CALLED)[number] = [
  'heat',
  { across: 'week' },
  `SELECT territory_id, CAST(julianday(substr(received_at, 1, 10)) / 7 AS INTEGER) AS week, count(*) ${WHERE} GROUP BY 1, 2`,
]

/** The pages of several calls, as renderer/areas/analytics/leaves asks for them after a change of the register; the others are one call. */
const PAGES: readonly (readonly [string, readonly (readonly [string, object])[]])[] = [
  [
    'Обзор',
    [
      [
        'measure',
        { keys: ['received', 'inTimeShare', 'medianDays', 'medianInterimHours', 'incomingRepeatShare', 'clarity'] },
      ],
      ['measure', { scope: { period: { from: '2024-11-01', to: '2025-10-31' } }, keys: ['received'] }],
      ['workload', {}],
      ['flow', { by: 'week' }],
      ['heat', { across: 'block' }],
      ['heat', { across: 'block', period: { from: '2024-11-01', to: '2025-10-31' } }],
      ['groups', { by: 'recipient' }],
    ],
  ],
  [
    'Каналы и темы',
    [
      ['breakdown', { by: 'theme' }],
      ['breakdown', { by: 'channel' }],
      ['breakdown', { by: 'block' }],
    ],
  ],
  [
    'Сроки',
    [
      ['terms', {}],
      ['breakdown', { by: 'recipient' }],
    ],
  ],
  [
    'Повторные и отложенные',
    [
      ['repeats', {}],
      ['postponed', {}],
      ['breakdown', { by: 'theme' }],
      ['measure', { keys: ['incomingRepeatShare', 'repeatShare', 'postponedShare'] }],
    ],
  ],
]

/** Figures of analytics in the service, each beside the raw SQL of the same run. */
export async function benchAnalytics(dataDir: string): Promise<Figure[]> {
  const raw = new Database(join(dataDir, 'register', 'register.sqlite3'), { readonly: true })
  raw.pragma('temp_store = MEMORY')
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  const call = async (method: string, input: unknown): Promise<void> => {
    const reply = await app.call(`analytics.${method}`, input)
    if (!reply.ok) throw new Error(`analytics.${method}: ${reply.error.message}`)
  }
  // Whatever was remembered is forgotten, as after the change of a card: every call reads the register.
  const writer = new Database(join(dataDir, 'register', 'register.sqlite3'))
  const step = writer.prepare('UPDATE offices SET version = version + ?')
  const touch = (): void => {
    for (const by of [1, -1]) step.run(by)
  }
  const measured = async (
    [method, input, sql]: (typeof CALLED)[number],
    name: string,
    period: typeof years,
    limit: number,
  ): Promise<Figure> => {
    const wait = await times(
      CALLS,
      (index) => {
        touch()
        if (method === 'measure') return call(method, { scope: { period: period(index) }, ...input })
        return call(method, { period: period(index), ...input })
      },
      1,
    )
    const statement = raw.prepare(sql)
    const bare = await times(2, (index) => statement.all(period(index).from, `${period(index).to}T`), 0)
    const what = Object.values(input).find((one) => typeof one === 'string')
    const title = `analytics.${method}${what === undefined ? '' : ` ${String(what)}`}, ${name}, median`
    return figure(title, median(wait), 'ms', { limit, baseline: median(bare) })
  }
  const figures: Figure[] = []
  for (const one of [...CALLED, HEAT_WEEKS]) {
    figures.push(await measured(one, 'a year', years, YEAR_LIMIT))
    figures.push(await measured(one, 'all years', all, ALL_LIMIT))
  }
  for (const one of HEATS) {
    figures.push(await measured(one, 'a year', years, HEAT_LIMIT))
    figures.push(await measured(one, 'all years', all, ALL_LIMIT))
  }
  for (const [page, calls] of PAGES)
    for (const [name, period, limit] of [
      ['a year', years, YEAR_LIMIT],
      ['all years', all, ALL_LIMIT],
    ] as const) {
      const wait = await times(
        CALLS,
        async (index) => {
          touch()
          for (const [method, input] of calls) {
            const scope = { period: period(index) }
            await call(method, method === 'measure' ? { scope, ...input } : { ...scope, ...input })
          }
        },
        1,
      )
      figures.push(figure(`analytics, page «${page}» whole, ${name}, median`, median(wait), 'ms', { limit }))
    }
  figures.push(await effect(call, raw, touch))
  writer.close()
  await app.close()
  raw.close()
  return figures
}

async function effect(
  call: (method: string, input: unknown) => Promise<void>,
  raw: Database.Database,
  touch: () => void,
): Promise<Figure> {
  const wait = await times(
    CALLS,
    (index) => {
      touch()
      return call('effect', {
        period: years(index),
        themeIds: [1 + (index % 8)],
        weeks: 12,
        measures: [
          { on: '2026-03-02', title: 'Ремонт' },
          { on: '2026-07-01', title: 'Договор' },
        ],
      })
    },
    1,
  )
  const sql = raw.prepare(`SELECT substr(received_at, 1, 10) AS day, count(*) ${WHERE} AND theme_id = 3 GROUP BY day`)
  const bare = await times(2, () => sql.all('2024-12-01', '2026-11-18'), 0)
  return figure('analytics.effect of two measures, median', median(wait), 'ms', {
    limit: YEAR_LIMIT,
    baseline: median(bare),
  })
}
