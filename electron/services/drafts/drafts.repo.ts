import type { Draft, DraftHand } from '../../contract/drafts.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

interface Raw {
  id: number
  form: string
  slot: string
  content: string
  updatedAt: string
  holderId: number
  holder: string
  handedById: number | null
  handedBy: string | null
  handedAt: string | null
  handedNote: string
}
/** A draft with who holds it and from whom it came. */
export interface HeldDraft {
  draft: Draft
  holder: { id: number; name: string }
}

const SELECT = `SELECT d.id, d.form, d.slot, d.content, d.updated_at AS updatedAt, d.operator_id AS holderId, h.name AS holder,
    d.handed_by_id AS handedById, b.name AS handedBy, d.handed_at AS handedAt, d.handed_note AS handedNote
  FROM drafts d JOIN operators h ON h.id = d.operator_id LEFT JOIN operators b ON b.id = d.handed_by_id`

const handOf = (raw: Raw): DraftHand | null =>
  raw.handedById === null
    ? null
    : { operatorId: raw.handedById, operator: raw.handedBy ?? '', at: raw.handedAt ?? '', note: raw.handedNote }

const parse = (raw: Raw): HeldDraft => ({
  draft: {
    id: raw.id,
    form: raw.form,
    slot: raw.slot,
    content: JSON.parse(raw.content) as Draft['content'],
    updatedAt: raw.updatedAt,
    handed: handOf(raw),
  },
  holder: { id: raw.holderId, name: raw.holder },
})

export function listDrafts(db: ReadDb, operatorId: number): HeldDraft[] {
  return db.all<Raw>(`${SELECT} WHERE d.operator_id = ? ORDER BY d.updated_at DESC, d.id DESC`, [operatorId]).map(parse)
}

/** Drafts that this operator handed on and others hold. */
export function listHandedOn(db: ReadDb, operatorId: number): HeldDraft[] {
  return db
    .all<Raw>(`${SELECT} WHERE d.handed_by_id = ? AND d.operator_id <> ? ORDER BY d.handed_at DESC, d.id DESC`, [
      operatorId,
      operatorId,
    ])
    .map(parse)
}

export function findDraft(db: ReadDb, operatorId: number, form: string, slot: string): HeldDraft | null {
  const raw = db.get<Raw>(`${SELECT} WHERE d.operator_id = ? AND d.form = ? AND d.slot = ?`, [operatorId, form, slot])
  return raw ? parse(raw) : null
}

export function findDraftById(db: ReadDb, id: number): HeldDraft | null {
  const raw = db.get<Raw>(`${SELECT} WHERE d.id = ?`, [id])
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

/** Gives a draft another holder; `hand` null forgets that it was handed at all. */
export function giveDraft(
  db: WriteDb,
  id: number,
  to: { operatorId: number; slot: string },
  hand: { byId: number; at: string; note: string } | null,
): void {
  db.run('UPDATE drafts SET operator_id = ?, slot = ?, handed_by_id = ?, handed_at = ?, handed_note = ? WHERE id = ?', [
    to.operatorId,
    to.slot,
    hand?.byId ?? null,
    hand?.at ?? null,
    hand?.note ?? '',
    id,
  ])
}
