import type { AnalyticsCell, AnalyticsGroup, AnalyticsScope, BlockLoad } from '../../contract/analytics.ts'
import { analyticsFilters, OUTCOMES } from '../../contract/analytics.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { caseWhere, outcomeCondition } from '../messages/messages.service.ts'

/**
 * Sums over the one definition of the register's filter: `caseWhere` gives both the figure and the list it opens
 * (model.md invariant 8). The covering index `cases_workload` answers the outcomes of a period.
 */

interface Sum {
  name: string
  filter: CaseFilter
}

function sums(list: readonly Sum[], now: string): { sql: string; params: SqlValue[] } {
  const parts = list.map(({ name, filter }) => ({ name, where: caseWhere(filter, now) }))
  return {
    sql: parts.map(({ name, where }) => `count(CASE WHEN ${where.sql} THEN 1 END) AS ${name}`).join(', '),
    params: parts.flatMap(({ where }) => where.params),
  }
}

interface SumList {
  sql: string
  params: SqlValue[]
}

const ALL_SUMS = [...OUTCOMES, 'overdueOpen'] as const

function outcomeSums(now: string, names: readonly (typeof ALL_SUMS)[number][] = ALL_SUMS): SumList {
  const parts = names.map((name) => ({
    name,
    condition: outcomeCondition(name, now),
  }))
  return {
    sql: parts.map(({ name, condition }) => `count(CASE WHEN ${condition.sql} THEN 1 END) AS ${name}`).join(', '),
    params: parts.flatMap(({ condition }) => condition.params),
  }
}

/**
 * Block by block, because the index then gives each block's period in one walk and nothing is sorted. Three outcomes are counted and
 * two follow from them: the four share out all cards of a block (`caseWhere`), and a year of a big register is walked half as long.
 */
function blocksUnder(db: ReadDb, filter: CaseFilter, now: string): BlockLoad[] {
  const wanted = outcomeSums(now, ['late', 'postponed', 'overdueOpen'])
  const blockIds = [...db.all<{ id: number }>('SELECT id FROM blocks ORDER BY position, id').map((row) => row.id), null]
  return blockIds.flatMap((blockId) => {
    const where = caseWhere({ ...filter, blockIds: [blockId] }, now)
    const { answered, ...sums } = db.one<Omit<BlockLoad, 'blockId' | 'inTime' | 'open'> & { answered: number }>(
      `SELECT ${wanted.sql}, count(CASE WHEN c.status = 'answered' THEN 1 END) AS answered, count(*) AS total
       FROM cases c WHERE ${where.sql}`,
      [...wanted.params, ...where.params],
    )
    if (sums.total === 0) return []
    return [{ blockId, ...sums, inTime: answered - sums.late, open: sums.total - answered - sums.postponed }]
  })
}

/** Outcomes per block of the cards received in the period. */
export const sumBlocks = (db: ReadDb, scope: AnalyticsScope, now: string): BlockLoad[] =>
  blocksUnder(db, analyticsFilters.received(scope), now)

export type OpenBlock = Pick<BlockLoad, 'blockId' | 'postponed' | 'open' | 'overdueOpen'>

/**
 * What is not answered, per block, whenever it was received. The index is named, because without statistics SQLite would rather
 * walk one that holds the whole register than the small one of the open cards.
 */
export function sumOpenBlocks(db: ReadDb, now: string): OpenBlock[] {
  const wanted = outcomeSums(now, ['postponed', 'open', 'overdueOpen'])
  const where = caseWhere({ state: 'open' }, now)
  return db.all<OpenBlock>(
    `SELECT c.block_id AS blockId, ${wanted.sql} FROM cases c INDEXED BY cases_open_due WHERE ${where.sql} GROUP BY +c.block_id`,
    [...wanted.params, ...where.params],
  )
}

const GROUP_COLUMNS = {
  channel: 'channel_id',
  theme: 'theme_id',
  recipient: 'recipient_id',
  territory: 'territory_id',
} as const

/** Cards received in the period by one directory, largest first. */
export function sumGroups(
  db: ReadDb,
  scope: AnalyticsScope,
  by: keyof typeof GROUP_COLUMNS,
  now: string,
): AnalyticsGroup[] {
  const column = GROUP_COLUMNS[by]
  const wanted = sums(
    [
      { name: 'answered', filter: { state: 'closed' } },
      { name: 'inTime', filter: { outcome: 'inTime' } },
      { name: 'open', filter: { outcome: 'open' } },
      { name: 'overdueOpen', filter: { outcome: 'overdueOpen' } },
    ],
    now,
  )
  const where = caseWhere(analyticsFilters.received(scope), now)
  return db.all<AnalyticsGroup>(
    `SELECT c.${column} AS id, count(*) AS received, ${wanted.sql} FROM cases c WHERE ${where.sql} GROUP BY c.${column} ORDER BY received DESC, c.${column}`,
    [...wanted.params, ...where.params],
  )
}

export function sumCells(db: ReadDb, scope: AnalyticsScope, now: string): AnalyticsCell[] {
  const where = caseWhere(analyticsFilters.received(scope), now)
  return db.all<AnalyticsCell>(
    `SELECT c.territory_id AS territoryId, c.block_id AS blockId, count(*) AS received FROM cases c WHERE ${where.sql} GROUP BY c.territory_id, c.block_id`,
    [...where.params],
  )
}

/** Received or answered cards per civil day of a filter's period. */
export function countByDay(
  db: ReadDb,
  column: 'received_at' | 'answered_at',
  filter: CaseFilter,
  now: string,
): Map<string, number> {
  const where = caseWhere(filter, now)
  const rows = db.all<{ day: string; total: number }>(
    `SELECT substr(c.${column}, 1, 10) AS day, count(*) AS total FROM cases c WHERE ${where.sql} GROUP BY day`,
    [...where.params],
  )
  return new Map(rows.map((row) => [row.day, row.total]))
}

export function clarityOf(db: ReadDb, scope: AnalyticsScope, now: string): { mean: number | null; total: number } {
  const where = caseWhere(analyticsFilters.rated(scope), now)
  return db.one(`SELECT avg(c.clarity) AS mean, count(*) AS total FROM cases c WHERE ${where.sql}`, [...where.params])
}

export function firstReceived(db: ReadDb): string | null {
  return db.one<{ day: string | null }>('SELECT min(received_at) AS day FROM cases WHERE deleted_at IS NULL').day
}
