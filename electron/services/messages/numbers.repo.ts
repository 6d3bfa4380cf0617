import type { CaseKind } from '../../contract/messages.ts'
import type { WriteDb } from '../../db/database.ts'

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

/**
 * The next question of one paper: `1503` → 2, `1503/2` → 3. Counted beside the numbers of the kind, because a question that became
 * a card of the other kind leaves its number behind, and that number is not given again.
 */
export function nextQuestion(db: WriteDb, paper: { kind: CaseKind; numberYear: number; number: number }): number {
  const row = db.get<{ last: number }>(
    `INSERT INTO numbers (kind, year, last)
     SELECT :kind || '/' || :number, :year, max(question) + 1 FROM cases WHERE kind = :kind AND number_year = :year AND number = :number
     ON CONFLICT (kind, year) DO UPDATE SET last = max(last + 1, excluded.last) RETURNING last`,
    { kind: paper.kind, number: paper.number, year: paper.numberYear },
  )
  if (!row) throw new Error('The numbering gave no question')
  return row.last
}

/** Says that the numbers of a kind have come this far: after a load that counted by itself. */
export function raiseNumber(db: WriteDb, kind: CaseKind, year: number, last: number): void {
  db.run(
    'INSERT INTO numbers (kind, year, last) VALUES (?, ?, ?) ON CONFLICT (kind, year) DO UPDATE SET last = max(last, excluded.last)',
    [kind, year, last],
  )
}

/** The last number given; 0 before the first one. */
export function lastNumber(db: WriteDb, kind: CaseKind, year: number): number {
  return db.get<{ last: number }>('SELECT last FROM numbers WHERE kind = ? AND year = ?', [kind, year])?.last ?? 0
}
