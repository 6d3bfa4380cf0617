import type { Draft } from '../../contract/drafts.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

interface Raw extends Omit<Draft, 'content'> {
  content: string
}

const COLUMNS = 'id, form, slot, content, updated_at AS updatedAt'
const parse = (raw: Raw): Draft => ({ ...raw, content: JSON.parse(raw.content) as Draft['content'] })

export function listDrafts(db: ReadDb, operatorId: number): Draft[] {
  return db
    .all<Raw>(`SELECT ${COLUMNS} FROM drafts WHERE operator_id = ? ORDER BY updated_at DESC`, [operatorId])
    .map(parse)
}

export function findDraft(db: ReadDb, operatorId: number, form: string, slot: string): Draft | null {
  const raw = db.get<Raw>(`SELECT ${COLUMNS} FROM drafts WHERE operator_id = ? AND form = ? AND slot = ?`, [
    operatorId,
    form,
    slot,
  ])
  return raw ? parse(raw) : null
}

export function putDraft(
  db: WriteDb,
  operatorId: number,
  draft: { form: string; slot: string; content: Draft['content']; updatedAt: string },
): void {
  db.run(
    `INSERT INTO drafts (operator_id, form, slot, content, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (operator_id, form, slot) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
    [operatorId, draft.form, draft.slot, JSON.stringify(draft.content), draft.updatedAt],
  )
}

export function dropDraft(db: WriteDb, operatorId: number, form: string, slot: string): void {
  db.run('DELETE FROM drafts WHERE operator_id = ? AND form = ? AND slot = ?', [operatorId, form, slot])
}
