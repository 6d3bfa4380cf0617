import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, expect, it } from 'vitest'
import { AppError } from '../contract/errors.ts'
import { createDatabase, LATEST, openDatabase, openReader } from './open.ts'

let file: string
const noBackup = (): void => undefined
const sum = (): string => createHash('sha256').update(readFileSync(file)).digest('hex')

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return error instanceof AppError ? error.code : `not an AppError: ${String(error)}`
  }
  return 'opened'
}

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'mcu-open-')), 'register.sqlite3')
})

function makeRegister(): void {
  const db = createDatabase(file)
  db.run("INSERT INTO session (key, value) VALUES ('a', 'b')")
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.driver.close()
}

it('a reopened register is as safe as a new one: WAL, synchronous FULL, foreign keys', () => {
  makeRegister()
  const db = openDatabase(file, noBackup)
  expect([
    db.pragma('journal_mode'),
    db.pragma('synchronous'),
    db.pragma('foreign_keys'),
    db.pragma('trusted_schema'),
  ]).toEqual(['wal', 2, 1, 0])
})

it('a file that is not a database is refused as foreign and not touched', () => {
  writeFileSync(file, 'это письмо, а не реестр '.repeat(200))
  const before = sum()
  expect(codeOf(() => openDatabase(file, noBackup))).toBe('registerForeign')
  expect(sum()).toBe(before)
})

it('a database of another application is refused as foreign and not touched', () => {
  const other = new Database(file)
  other.exec('CREATE TABLE letters (id INTEGER PRIMARY KEY)')
  other.close()
  const before = sum()
  expect(codeOf(() => openDatabase(file, noBackup))).toBe('registerForeign')
  expect(sum()).toBe(before)
})

it('a register of a newer version stops the start and is not touched', () => {
  makeRegister()
  const raw = new Database(file)
  raw.pragma(`user_version = ${LATEST + 1}`)
  raw.pragma('wal_checkpoint(TRUNCATE)')
  raw.close()
  const before = sum()
  expect(codeOf(() => openDatabase(file, noBackup))).toBe('registerNewer')
  expect(sum()).toBe(before)
})

it('a damaged register is named as damaged', () => {
  makeRegister()
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 4096, 4096 * 12)
  writeFileSync(file, bytes)
  expect(codeOf(() => openDatabase(file, noBackup))).toBe('registerDamaged')
})

it('a register cut in half is named as damaged', () => {
  makeRegister()
  truncateSync(file, Math.floor(readFileSync(file).length / 2))
  expect(codeOf(() => openDatabase(file, noBackup))).toBe('registerDamaged')
})

it('the reading connection cannot write', () => {
  makeRegister()
  const reader = openReader(file)
  expect(() => reader.all("INSERT INTO session (key, value) VALUES ('x', 'y') RETURNING key")).toThrow(/readonly/i)
  reader.close()
})

it('an older register is backed up before it is changed; a failed backup stops the migration', () => {
  makeRegister()
  const raw = new Database(file)
  raw.pragma('user_version = 0')
  raw.close()
  expect(() =>
    openDatabase(file, () => {
      throw new AppError('diskFull', 'На диске нет места')
    }),
  ).toThrow('На диске нет места')
  const after = new Database(file, { readonly: true })
  expect(after.pragma('user_version', { simple: true })).toBe(0)
  after.close()
})
