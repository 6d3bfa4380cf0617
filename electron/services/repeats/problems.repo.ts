import type { ProblemRow } from '../../contract/repeats.ts'
import type { ReadDb } from '../../db/database.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** Many applicants on one problem; the cards name it by `problem_id`. */
export interface ProblemRecord extends BaseRow {
  title: string
  themeId: number | null
  territoryId: number | null
  address: string
  note: string
}

export const problems = defineTable<ProblemRecord>('problems', {
  title: 'text',
  themeId: 'number',
  territoryId: 'number',
  address: 'text',
  note: 'text',
})

/**
 * Problems with their counters.
 * @param weekFrom first day of the last seven, @param beforeFrom first day of the seven before
 */
export function listProblems(
  db: ReadDb,
  weekFrom: string,
  beforeFrom: string,
  only: number | null = null,
): ProblemRow[] {
  return db.all<ProblemRow>(
    `SELECT p.id, p.version, p.title, p.theme_id AS themeId, p.territory_id AS territoryId, p.address, p.note,
       count(c.id) AS total, ifnull(sum(c.status <> 'answered'), 0) AS open,
       ifnull(sum(c.received_at >= :week), 0) AS week,
       ifnull(sum(c.received_at >= :before AND c.received_at < :week), 0) AS weekBefore, max(c.received_at) AS lastAt
     FROM problems p LEFT JOIN cases c ON c.problem_id = p.id AND c.deleted_at IS NULL
     WHERE p.deleted_at IS NULL AND (:only IS NULL OR p.id = :only) GROUP BY p.id`,
    { week: weekFrom, before: beforeFrom, only },
  )
}

/** Cards of a problem, those in the trash included. */
export function cardsOfProblem(db: ReadDb, problemId: number): number[] {
  return db
    .all<{ id: number }>('SELECT id FROM cases WHERE problem_id = ? ORDER BY id', [problemId])
    .map(({ id }) => id)
}
