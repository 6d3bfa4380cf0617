import type { ReadDb, WriteDb } from '../../db/database.ts'
import { searchBody, searchRowid } from './search.ts'
import type { Searchable } from './search.ts'

interface StoredSearchable extends Searchable {
  id: number
  receivedAt: string
}

const SOURCE = `SELECT id, received_at AS receivedAt, kind, number, question, former_numbers AS formerNumbers,
  external_number AS externalNumber, gist, text, address FROM cases`

const FILL_STEP = 1000

/** Keeps the shadow of a card in step with its row; runs in the same transaction. */
export function indexCase(db: WriteDb, id: number): void {
  const row = db.get<StoredSearchable>(`${SOURCE} WHERE id = ?`, [id])
  if (!row) return
  db.run('DELETE FROM case_words WHERE rowid = ?', [searchRowid(row.receivedAt, id)])
  indexNewCase(db, id, row)
}

/** The shadow of a card that has none yet. */
export function indexNewCase(db: WriteDb, id: number, row: Searchable & { receivedAt: string }): void {
  db.run('INSERT INTO case_words (rowid, body) VALUES (?, ?)', [searchRowid(row.receivedAt, id), searchBody(row)])
}

/** Whether the register has cards and no shadow yet: it comes from an edition before migration 0007. */
export function lacksSearch(db: ReadDb): boolean {
  const has = (sql: string): boolean => db.get(sql) !== undefined
  return has('SELECT id FROM cases LIMIT 1') && !has('SELECT rowid FROM case_words LIMIT 1')
}

/** Fills the shadow of a register that lacks it, in one transaction. */
export function fillSearch(db: WriteDb): void {
  if (!lacksSearch(db)) return
  db.transaction(() => {
    let after = 0
    for (;;) {
      const rows = db.all<StoredSearchable>(`${SOURCE} WHERE id > ? ORDER BY id LIMIT ${FILL_STEP}`, [after])
      for (const row of rows) indexNewCase(db, row.id, row)
      after = rows.at(-1)?.id ?? 0
      if (rows.length < FILL_STEP) return
    }
  })
}
