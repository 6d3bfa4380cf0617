import type { CaseHead } from '../../contract/caseQuestions.ts'
import type { CaseKind } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { formatNumber } from './numbering.ts'

interface Raw extends Omit<CaseHead, 'number' | 'isDeleted'> {
  kind: CaseKind
  number: number
  question: number
  deletedAt: string | null
}

const SELECT = `SELECT id, kind, number, question, status, gist, theme_id AS themeId, recipient_id AS recipientId, due_at AS dueAt,
  answered_at AS answeredAt, deleted_at AS deletedAt FROM cases`

function view({ kind, number, question, deletedAt, ...rest }: Raw): CaseHead {
  return { ...rest, number: formatNumber({ kind, number, question }), isDeleted: deletedAt !== null }
}

/** Cards of one number in the order of their questions, those in the trash left out. */
export function listPaper(db: ReadDb, paper: { kind: CaseKind; numberYear: number; number: number }): CaseHead[] {
  return db
    .all<Raw>(`${SELECT} WHERE kind = ? AND number_year = ? AND number = ? AND deleted_at IS NULL ORDER BY question`, [
      paper.kind,
      paper.numberYear,
      paper.number,
    ])
    .map(view)
}

export function listHeads(db: ReadDb, ids: readonly number[]): CaseHead[] {
  return db.all<Raw>(`${SELECT} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]).map(view)
}
