import type { ReadDb } from '../../db/database.ts'

/**
 * Last days of people in the состав, by person: of those only whose every membership has ended; who is in it or never was is absent. Civil
 * dates, inclusive.
 */
export function lastDays(db: ReadDb): ReadonlyMap<number, string> {
  return new Map(
    db
      .all<{ id: number; last: string }>(
        `SELECT person_id AS id, max(to_on) AS last FROM memberships WHERE deleted_at IS NULL
         GROUP BY person_id HAVING count(*) = count(to_on)`,
      )
      .map(({ id, last }) => [id, last]),
  )
}
