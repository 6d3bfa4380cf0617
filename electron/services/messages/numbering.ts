import type { CaseKind } from '../../contract/messages.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'

/**
 * The next number of a kind in a year. Runs in the transaction of the registration, so a refused card leaves no gap; a number
 * given once is never given again, also not after the trash (model.md «Numbers»).
 */
export function nextNumber(db: WriteDb, kind: CaseKind, year: number): number {
  const row = db.get<{ last: number }>(
    `INSERT INTO numbers (kind, year, last) VALUES (?, ?, 1)
     ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last`,
    [kind, year],
  )
  if (!row) throw new Error('The numbering gave no number')
  return row.last
}

/** The next question of one paper: `1503` → 2, `1503/2` → 3. */
export function nextQuestion(db: ReadDb, paper: { kind: CaseKind; numberYear: number; number: number }): number {
  return (
    db.one<{ last: number }>(
      'SELECT max(question) AS last FROM cases WHERE kind = ? AND number_year = ? AND number = ?',
      [paper.kind, paper.numberYear, paper.number],
    ).last + 1
  )
}

/** «1338» of a message, «О-126» of an appeal, «1503/2» of a further question. */
export function formatNumber(parts: { kind: CaseKind; number: number; question: number }): string {
  const number = parts.kind === 'appeal' ? `О-${parts.number}` : String(parts.number)
  return parts.question > 1 ? `${number}/${parts.question}` : number
}
