import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** The office's own texts of one kind of document, by slot; a slot that is not here is as shipped. */
export interface DocumentTemplateRow extends BaseRow {
  kind: string
  texts: Record<string, string>
}

export const documentTemplates = defineTable<DocumentTemplateRow>('document_templates', { kind: 'text', texts: 'json' })

export function findTemplate(db: ReadDb, kind: string): DocumentTemplateRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(
    `SELECT ${selectList(documentTemplates, 't')} FROM document_templates t WHERE t.kind = ? AND t.deleted_at IS NULL`,
    [kind],
  )
  return raw && fromSql(documentTemplates, raw)
}
