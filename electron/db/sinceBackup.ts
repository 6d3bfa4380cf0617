import Database from 'better-sqlite3'
import type { ReadDb, WriteDb } from './database.ts'

/** Operations of the open register that a copy does not have, and the records they touched. */
export interface SinceBackup {
  operations: number
  /** UTC instants of the first and the last of them; null when there are none. */
  firstAt: string | null
  lastAt: string | null
  records: { entity: string; count: number }[]
}

/** The newest operation of a register; 0 in a register without any. */
export function lastOperation(db: ReadDb): number {
  return db.one<{ last: number | null }>('SELECT max(id) AS last FROM operations').last ?? 0
}

/** Whether an operation came after the last copy that was made whole. */
export function hasChangedSinceBackup(db: ReadDb): boolean {
  const marker = db.get<{ value: string }>("SELECT value FROM session WHERE key = 'backedUpTo'")?.value
  return marker !== String(lastOperation(db))
}

/** Remembers up to which operation a copy goes: written when the copy is whole, so that a failed one is made again. */
export function rememberBackup(db: WriteDb, operation: number): void {
  db.run(
    "INSERT INTO session (key, value) VALUES ('backedUpTo', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [String(operation)],
  )
}

/** Why the last copy at closing was not made; null when it was. A fact of the PC, so it stands outside the journal. */
export function copyProblem(db: ReadDb): string | null {
  return db.get<{ value: string }>("SELECT value FROM session WHERE key = 'copyProblem'")?.value ?? null
}

/** @param problem words for the person; null forgets it */
export function rememberCopyProblem(db: WriteDb, problem: string | null): void {
  if (problem === null) db.run("DELETE FROM session WHERE key = 'copyProblem'")
  else
    db.run(
      "INSERT INTO session (key, value) VALUES ('copyProblem', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [problem],
    )
}

interface Stamp {
  at: string
  method: string
}

/**
 * What restoring the copy would take back. Both files grow from one history, so the operations they share are its beginning:
 * the end of it is found by halves, because after an earlier restoring equal ids may stand for different operations.
 */
export function changesSince(db: ReadDb, copyPath: string): SinceBackup {
  const copy = new Database(copyPath, { readonly: true, fileMustExist: true })
  try {
    const inCopy = copy.prepare<[number], Stamp>('SELECT at, method FROM operations WHERE id = ?')
    const isShared = (id: number): boolean => {
      const theirs = inCopy.get(id)
      const ours = db.get<Stamp>('SELECT at, method FROM operations WHERE id = ?', [id])
      return theirs !== undefined && ours !== undefined && theirs.at === ours.at && theirs.method === ours.method
    }
    let shared = 0
    let above =
      (copy.prepare<[], { last: number | null }>('SELECT max(id) AS last FROM operations').get()?.last ?? 0) + 1
    while (above - shared > 1) {
      const middle = Math.floor((shared + above) / 2)
      if (isShared(middle)) shared = middle
      else above = middle
    }
    const span = db.one<{ operations: number; firstAt: string | null; lastAt: string | null }>(
      'SELECT count(*) AS operations, min(at) AS firstAt, max(at) AS lastAt FROM operations WHERE id > ?',
      [shared],
    )
    const records = db.all<{ entity: string; count: number }>(
      `SELECT entity, count(DISTINCT entity_id) AS count FROM journal WHERE operation_id > ? AND action <> 'view'
       GROUP BY entity ORDER BY count DESC, entity`,
      [shared],
    )
    return { ...span, records }
  } finally {
    copy.close()
  }
}
