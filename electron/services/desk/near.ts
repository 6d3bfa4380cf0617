import type { DeskNear } from '../../contract/desk.ts'
import type { ReadDb } from '../../db/database.ts'

/** Lines of «Ближайшее» that other areas know of. Each is one function of an area's service; the desk asks it and counts nothing. */
type NearProvider = (db: ReadDb, now: string) => DeskNear[]

const providers: readonly NearProvider[] = []

/** Overdue ones first, then by term. */
export function nearLines(db: ReadDb, now: string): DeskNear[] {
  return providers
    .flatMap((provider) => provider(db, now))
    .sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || ((a.dueAt ?? '~') < (b.dueAt ?? '~') ? -1 : 1))
}
