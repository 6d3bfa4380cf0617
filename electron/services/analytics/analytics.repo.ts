import type { AnalyticsCell, AnalyticsGroup, AnalyticsScope, BlockLoad, GroupBy } from '../../contract/analytics.ts'
import { analyticsFilters, OUTCOMES } from '../../contract/analytics.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { caseWhere, outcomeCondition } from '../messages/messages.service.ts'
import { tally } from './walk.repo.ts'

/**
 * Sums over the one definition of the register's filter: `caseWhere` gives both the figure and the list it opens
 * (model.md invariant 8). The covering index `cases_workload` answers the outcomes of a period.
 */

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

/** Cards received in the period by one directory, largest first. */
export function sumGroups(db: ReadDb, scope: AnalyticsScope, by: GroupBy, now: string): AnalyticsGroup[] {
  return tally(db, analyticsFilters.received(scope), ['closed', 'inTime', 'open', 'overdueOpen'], now, [by])
    .map(({ ids, total, facts: { closed, ...facts } }) => ({
      id: ids[0] ?? null,
      received: total,
      answered: closed,
      ...facts,
    }))
    .sort((a, b) => b.received - a.received || (a.id ?? 0) - (b.id ?? 0))
}

export function sumCells(db: ReadDb, scope: AnalyticsScope, now: string): AnalyticsCell[] {
  return tally(db, analyticsFilters.received(scope), [], now, ['territory', 'block']).map(({ ids, total }) => ({
    territoryId: ids[0] ?? null,
    blockId: ids[1] ?? null,
    received: total,
  }))
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
