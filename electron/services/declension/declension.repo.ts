import type { DeclensionSubject, GrammaticalCase } from '../../contract/declension.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** A form that the office corrected. `gender` «any»: it does not matter, or is not known. */
export interface DeclensionRow extends BaseRow {
  subject: DeclensionSubject
  word: string
  grammaticalCase: GrammaticalCase
  gender: 'male' | 'female' | 'any'
  correctedForm: string
}

export const declensions = defineTable<DeclensionRow>('declensions', {
  subject: 'text',
  word: 'text',
  grammaticalCase: 'text',
  gender: 'text',
  correctedForm: 'text',
})

export function listDeclensions(db: ReadDb): DeclensionRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(declensions, 'd')} FROM declensions d WHERE d.deleted_at IS NULL
       ORDER BY d.subject, d.word, d.id`,
    )
    .map((raw) => fromSql(declensions, raw))
}
