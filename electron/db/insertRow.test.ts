import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insertLoaded, insertRow } from './insertRow.ts'
import { createDatabase } from './open.ts'
import { defineTable, keepStored } from './tables.ts'
import type { BaseRow } from './tables.ts'

interface Sample extends BaseRow {
  name: string
  note: string | null
  amount: number | null
  isOn: boolean
  steps: readonly number[]
}

const samples = defineTable<Sample>('insert_samples', {
  name: 'text',
  note: 'text',
  amount: 'number',
  isOn: 'boolean',
  steps: 'json',
})

test('a row of a load is stored exactly as one by itself, whatever it leaves empty, of more shapes than are kept', () => {
  const db = createDatabase(':memory:')
  const columns = 'name TEXT, note TEXT, amount INTEGER, is_on INTEGER, steps TEXT'
  db.exec(`CREATE TABLE insert_samples (id INTEGER PRIMARY KEY, version INTEGER, deleted_at TEXT, ${columns})`)
  const row = fc.record({
    name: fc.constantFrom('', '0', 'Яма'),
    note: fc.constantFrom(null, '', "д'Арк"),
    amount: fc.constantFrom(null, 0, 1, 2.5),
    isOn: fc.boolean(),
    steps: fc.constantFrom<readonly number[]>([], [1, 2]),
  })
  fc.assert(
    fc.property(row, fc.boolean(), (one, isKept) => {
      if (isKept) keepStored(one.steps)
      const read = (id: number) =>
        db.get(
          `SELECT name, note, amount, is_on, steps, typeof(amount) AS kind, typeof(is_on) AS flag
           FROM insert_samples WHERE id = ?`,
          [id],
        )
      expect(read(insertLoaded(db, samples, one))).toEqual(read(insertRow(db, samples, one)))
    }),
    { numRuns: 300 },
  )
})
