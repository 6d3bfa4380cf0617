import { randomBytes } from 'node:crypto'
import type { ReadDb, WriteDb } from '../../db/database.ts'

/**
 * A random sign of this register, the same in all its packages: the ЦУР and the other PCs of an office tell registers apart by it. It
 * has nothing to do with the key of pseudonyms and cannot be traced back. A copy of a register carries the sign of its original.
 */

const NAME = 'exchange.registerKey'

/** null before the first package. */
export function registerKey(db: ReadDb): string | null {
  return db.get<{ value: string }>('SELECT value FROM session WHERE key = ?', [NAME])?.value ?? null
}

export function makeRegisterKey(db: WriteDb): string {
  db.run('INSERT INTO session (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING', [
    NAME,
    randomBytes(16).toString('hex'),
  ])
  const key = registerKey(db)
  if (key === null) throw new Error('The key was not stored')
  return key
}
