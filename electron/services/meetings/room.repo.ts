import type { ReadDb } from '../../db/database.ts'

/**
 * Last day of a person in the состав, where every membership of his has ended; null for one who is in it or never was. Civil date,
 * inclusive.
 */
export function lastDayOf(db: ReadDb, personId: number): string | null {
  return (
    db.get<{ last: string | null }>(
      `SELECT max(to_on) AS last FROM memberships WHERE person_id = ? AND deleted_at IS NULL
       HAVING count(*) > 0 AND count(*) = count(to_on)`,
      [personId],
    )?.last ?? null
  )
}
