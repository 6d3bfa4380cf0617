import Database from 'better-sqlite3'
import { AppError } from '../contract/errors.ts'
import { toAppError } from './errors.ts'
import { texts } from './texts.ts'

/**
 * One process owns a register: an exclusive SQLite lock on a file beside it. The system gives it back when the process dies,
 * so no stale lock is ever left behind.
 * @throws AppError registerLocked
 */
export function lockRegister(path: string): { release(): void } {
  let raw: Database.Database | undefined
  try {
    raw = new Database(path, { timeout: 0 })
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.exec('BEGIN EXCLUSIVE')
    const owned = raw
    return { release: () => owned.close() }
  } catch (error) {
    raw?.close()
    const mapped = toAppError(error)
    if (mapped instanceof AppError && mapped.code === 'registerLocked') {
      throw new AppError('registerLocked', texts.lockedWhole, { cause: error })
    }
    throw mapped
  }
}
