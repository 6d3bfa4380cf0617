import type { PackageRequest } from '../../contract/exchange.ts'
import type { ReadDb } from '../../db/database.ts'
import type { TaskContext } from '../context.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { knownWords } from './known.ts'
import { makePseudonymKey, pseudonymKey } from './pseudonym.ts'
import { Names } from './records.ts'
import type { RecordMaker } from './records.ts'
import { makeRegisterKey, registerKey } from './registerKey.ts'

/** What records of a request are made with; the key of pseudonyms is made at the first package of the register. */
export function recordMaker(ctx: TaskContext, request: PackageRequest): RecordMaker {
  const key = pseudonymKey(ctx.db) ?? ctx.write('', ({ records }) => makePseudonymKey(records.db))
  return readMaker(ctx.db, request, key, ctx.now)
}

/** The sign of this register, made at its first package. */
export const registerSign = (ctx: TaskContext): string =>
  registerKey(ctx.db) ?? ctx.write('', ({ records }) => makeRegisterKey(records.db))

/** The same where nothing may be written. */
export function readMaker(db: ReadDb, request: PackageRequest, key: string, now: string): RecordMaker {
  return { request, names: new Names(getDirectories(db)), known: knownWords(db, request.period, now), key, now }
}
