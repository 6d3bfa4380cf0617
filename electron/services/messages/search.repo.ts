import type { WriteDb } from '../../db/database.ts'
import { searchBody } from './search.ts'
import type { Searchable } from './search.ts'

/** Keeps the shadow of a card in step with its row; runs in the same transaction. */
export function indexCase(db: WriteDb, id: number): void {
  const row = db.get<Searchable>(
    `SELECT kind, number, question, former_numbers AS formerNumbers, external_number AS externalNumber, gist, text, address
     FROM cases WHERE id = ?`,
    [id],
  )
  db.run('DELETE FROM case_search WHERE rowid = ?', [id])
  if (row) indexNewCase(db, id, row)
}

/** The shadow of a card that has none yet. */
export function indexNewCase(db: WriteDb, id: number, row: Searchable): void {
  db.run('INSERT INTO case_search (rowid, body) VALUES (?, ?)', [id, searchBody(row)])
}
