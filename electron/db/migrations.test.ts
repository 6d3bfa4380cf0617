import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { WriteDb } from './database.ts'
import { createDatabase, migrate } from './open.ts'
import { migrations } from './migrations/index.ts'

it('numbers of migrations grow strictly', () => {
  const numbers = migrations.map((migration) => migration.number)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
})

it('a released migration never changes: its hash is kept here', () => {
  const hashes = Object.fromEntries(
    migrations.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex').slice(0, 16)]),
  )
  expect(hashes).toMatchInlineSnapshot(`
    {
      "0001-foundation": "7ed3ac20f32a9f0f",
      "0002-terms": "9135ecccdb84acc6",
      "0003-entry": "2e3cc0e4ebda8805",
      "0004-repeats": "4934fc99bc80be6a",
      "0005-autorules": "f6a89ff93d3b2cc1",
      "0006-quality": "e902efc8dbfc2f42",
      "0007-views": "a5bd74e4a7a35df5",
      "0008-imports": "bd1e2eff576f2d55",
      "0009-meetings": "478c2678a3570a13",
      "0010-protocols": "25882a140c748269",
      "0011-assignments": "c5b8be9980899dd7",
      "0012-documents": "657ae7b1a2b47468",
      "0013-indicators": "dba312434be36d53",
      "0014-ratings": "69d0778dfef3154a",
      "0015-reports": "dc21a277184a60af",
      "0016-exchange": "d3de9d65c813a8a5",
      "0017-centre-requests": "14cfc9139e5e06a2",
      "0018-position-map": "8d3a70715f3f0bd5",
    }
  `)
})

it('every table of the register is STRICT, so that a wrong type is refused and not stored', () => {
  const db = createDatabase(':memory:')
  const loose = db.all(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
  )
  expect(loose).toEqual([])
})

describe('attachments made anew for the requests of the ЦУР', () => {
  const made =
    "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = 'attachments' AND type <> 'table' ORDER BY name"
  const until = (last: number) => migrations.filter(({ number }) => number <= last)
  const before = () => {
    const db = new WriteDb(new Database(':memory:'))
    migrate(db, until(16))
    return db
  }

  it('keep every index and every trigger that guards a signed protocol, word for word', () => {
    const db = before()
    const kept = db.all<{ type: string; name: string }>(made)
    expect(kept.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['attachments_closed', 'attachments_frozen', 'attachments_kept', 'attachments_owner']),
    )
    migrate(db, until(17))
    expect(db.all(made)).toEqual(kept)
  })

  it('keep their rows, take the file of a request, refuse an unknown owner', () => {
    const db = before()
    db.exec(`
      INSERT INTO blobs (sha256, size, created_at) VALUES ('aa', 3, '2026-11-17T07:42:00.000Z');
      INSERT INTO attachments (id, version, owner, owner_id, sha256, name, media_type, size, note)
      VALUES (7, 3, 'protocol', 1, 'aa', 'скан.pdf', 'application/pdf', 3, 'лист 1')`)
    const rows = db.all('SELECT * FROM attachments')
    migrate(db, until(17))
    expect(db.all('SELECT * FROM attachments')).toEqual(rows)
    const add = (owner: string, ownerId: number) =>
      db.run(
        `INSERT INTO attachments (owner, owner_id, sha256, name, media_type, size, note) VALUES (?, ?, 'aa', 'а.txt', 'text/plain', 3, '')`,
        [owner, ownerId],
      )
    expect(add('centreRequest', 1).lastId).toBe(8)
    expect(() => add('stranger', 1)).toThrow('CHECK')
  })
})

it('a migration that throws leaves the register as it was', () => {
  const db = createDatabase(':memory:')
  const before = db.one<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema').n
  const bad = {
    number: 9999,
    name: '9999-bad',
    sql: 'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense;',
  }
  expect(() => migrate(db, [...migrations, bad])).toThrow()
  expect(db.one<{ n: number }>('SELECT count(*) AS n FROM sqlite_schema').n).toBe(before)
  expect(db.pragma('foreign_keys')).toBe(1)
  expect(db.pragma('user_version')).toBe(migrations.at(-1)?.number)
})
