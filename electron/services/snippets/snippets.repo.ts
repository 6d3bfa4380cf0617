import type { SnippetInput } from '../../contract/snippets.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface SnippetRow extends BaseRow, SnippetInput {
  position: number
}

export const snippets = defineTable<SnippetRow>('snippets', {
  keyword: 'text',
  title: 'text',
  text: 'text',
  themeId: 'number',
  result: 'text',
  seasonFrom: 'text',
  seasonTo: 'text',
  isOn: 'boolean',
  isVerified: 'boolean',
  position: 'number',
})

export function listSnippets(db: ReadDb): SnippetRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(snippets, 's')} FROM snippets s WHERE s.deleted_at IS NULL ORDER BY s.position, s.id`,
    )
    .map((raw) => fromSql(snippets, raw))
}

export function nextPosition(db: ReadDb): number {
  return db.one<{ next: number }>(
    'SELECT coalesce(max(position), 0) + 1 AS next FROM snippets WHERE deleted_at IS NULL',
  ).next
}

export function isThemeKnown(db: ReadDb, id: number): boolean {
  return db.get('SELECT 1 FROM themes WHERE id = ? AND deleted_at IS NULL', [id]) !== undefined
}
