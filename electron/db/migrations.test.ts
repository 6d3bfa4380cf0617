import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
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
      "0013-indicators": "8f6faf0463182cac",
      "0014-ratings": "4189dfd151e612b2",
      "0015-reports": "28ed6f770a582bb6",
      "0016-exchange": "0ae934d6274557f8",
      "0017-centre-requests": "ec6bdc38409ac940",
      "0018-position-map": "b3f88f8ef301d0e7",
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
