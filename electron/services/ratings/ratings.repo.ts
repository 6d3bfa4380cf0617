import type { Period, PeriodKind } from '../../contract/periods.ts'
import type { RatingScope } from '../../contract/ratings.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { fromSql, listLive, selectList } from '../../db/tables.ts'
import { ratingAppeals, ratingFormulas, ratings } from './ratings.tables.ts'
import type { AppealRow, FormulaRow, RatingRow } from './ratings.tables.ts'

/** The newest first. */
export const listFormulas = (db: ReadDb): FormulaRow[] =>
  listLive(db, ratingFormulas, '1 ORDER BY t.formula_number DESC')

/** The version that holds on a civil day: the last one that began by then. */
export const formulaOn = (db: ReadDb, day: string): FormulaRow | undefined =>
  listLive(db, ratingFormulas, 't.since <= ? ORDER BY t.since DESC, t.formula_number DESC LIMIT 1', [day])[0]

/** Also one that was taken away since: settled places name it. */
export function findFormula(db: ReadDb, id: number): FormulaRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(
    `SELECT ${selectList(ratingFormulas, 't')} FROM rating_formulas t WHERE t.id = ?`,
    [id],
  )
  return raw && fromSql(ratingFormulas, raw)
}

/** How often places were settled by each version, those taken away included: a used version is used for good. */
export const formulaUses = (db: ReadDb): Map<number, number> =>
  new Map(
    db
      .all<{ id: number; uses: number }>('SELECT formula_id AS id, count(*) AS uses FROM ratings GROUP BY formula_id')
      .map(({ id, uses }) => [id, uses]),
  )

/** Numbers are never given twice. */
export const nextFormulaNumber = (db: ReadDb): number =>
  db.one<{ next: number }>('SELECT coalesce(max(formula_number), 0) + 1 AS next FROM rating_formulas').next

export const findSettled = (db: ReadDb, scope: RatingScope, { from, to }: Period): RatingRow | undefined =>
  listLive(db, ratings, 't.scope = ? AND t.period_from = ? AND t.period_to = ?', [scope, from, to])[0]

/** The oldest first. */
export const listSettled = (db: ReadDb, scope: RatingScope, kind: PeriodKind): RatingRow[] =>
  listLive(db, ratings, 't.scope = ? AND t.period_kind = ? ORDER BY t.period_from', [scope, kind])

/** Settled places of periods that lie inside other days, the oldest first. */
export const listSettledWithin = (db: ReadDb, { from, to }: { from: string; to: string }): RatingRow[] =>
  listLive(db, ratings, 't.period_from >= ? AND t.period_to <= ? ORDER BY t.period_from, t.id', [from, to])

export const listAppeals = (db: ReadDb, ratingId: number): AppealRow[] =>
  listLive(db, ratingAppeals, 't.rating_id = ? ORDER BY t.made_on, t.id', [ratingId])
