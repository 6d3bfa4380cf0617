import type { AnalyticsGroup, AnalyticsScope, BlockLoad, GroupBy } from '../../contract/analytics.ts'
import { analyticsFilters, OUTCOMES } from '../../contract/analytics.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { caseWhere, outcomeCondition } from '../messages/messages.service.ts'
import { tally } from './walk.repo.ts'

/**
 * Sums over the one definition of the register's filter: `caseWhere` gives both the figure and the list it opens
 * (model.md invariant 8).
 */

interface SumList {
  sql: string
  params: SqlValue[]
}

const ALL_SUMS = [...OUTCOMES, 'overdueOpen'] as const

function outcomeSums(now: string, names: readonly (typeof ALL_SUMS)[number][]): SumList {
  const parts = names.map((name) => ({
    name,
    condition: outcomeCondition(name, now),
  }))
  return {
    sql: parts.map(({ name, condition }) => `count(CASE WHEN ${condition.sql} THEN 1 END) AS ${name}`).join(', '),
    params: parts.flatMap(({ condition }) => condition.params),
  }
}

/** Outcomes per block of the cards received in the period, in the order of the directory, cards without a block last. */
export function sumBlocks(db: ReadDb, scope: AnalyticsScope, now: string): BlockLoad[] {
  const places = new Map(
    db.all<{ id: number }>('SELECT id FROM blocks ORDER BY position, id').map(({ id }, place) => [id, place]),
  )
  const placeOf = ({ blockId }: BlockLoad): number =>
    blockId === null ? places.size : (places.get(blockId) ?? places.size)
  return tally(db, analyticsFilters.received(scope), ALL_SUMS, now, ['block'])
    .map(({ ids, total, facts }): BlockLoad => ({ blockId: ids[0] ?? null, ...facts, total }))
    .sort((a, b) => placeOf(a) - placeOf(b))
}

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
