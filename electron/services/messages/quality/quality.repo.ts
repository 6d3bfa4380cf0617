import type { AnswerRound, ApprovalLine } from '../../../contract/caseQuality.ts'
import type { CaseResult } from '../../../contract/messages.ts'
import type { ReadDb } from '../../../db/database.ts'
import { defineTable } from '../../../db/tables.ts'
import type { BaseRow } from '../../../db/tables.ts'
import { personNames } from '../../people.ts'
import { findPersonWords } from '../words.repo.ts'

/** A step of the approval of an answer, with the text it was about. */
export interface ApprovalRow extends BaseRow {
  caseId: number
  personId: number | null
  operatorId: number | null
  /** The sending that a decision is about: while the decision stands, the text that was sent is not undone from under it. */
  sentId: number | null
  decision: ApprovalLine['decision']
  at: string
  answerText: string
  result: CaseResult | null
  note: string
}

export const approvals = defineTable<ApprovalRow>('approvals', {
  caseId: 'number',
  personId: 'number',
  operatorId: 'number',
  sentId: 'number',
  decision: 'text',
  at: 'text',
  answerText: 'text',
  result: 'text',
  note: 'text',
})

/** An answer that came back, with all that was said of it: the next round starts without it (FixMyStreet #897). */
export interface ReopeningRow extends BaseRow {
  caseId: number
  at: string
  reason: string
  operatorId: number | null
  answeredAt: string
  answerText: string
  result: CaseResult | null
  isSolved: boolean | null
  clarity: number | null
  satisfactionHow: string
  satisfactionOn: string | null
  askedOn: string | null
  quality: number | null
  qualityNote: string
}

export const reopenings = defineTable<ReopeningRow>('reopenings', {
  caseId: 'number',
  at: 'text',
  reason: 'text',
  operatorId: 'number',
  answeredAt: 'text',
  answerText: 'text',
  result: 'text',
  isSolved: 'boolean',
  clarity: 'number',
  satisfactionHow: 'text',
  satisfactionOn: 'text',
  askedOn: 'text',
  quality: 'number',
  qualityNote: 'text',
})

/** Who is behind an operator's id; empty when nobody was at work. */
export function operatorName(db: ReadDb, id: number | null): string {
  if (id === null) return ''
  return db.get<{ name: string }>('SELECT name FROM operators WHERE id = ?', [id])?.name ?? ''
}

/** The approved text and result that stand last; undefined when the answer was never approved. */
export function lastApproved(
  db: ReadDb,
  caseId: number,
): { answerText: string; result: CaseResult | null } | undefined {
  return db.get(
    `SELECT answer_text AS answerText, result FROM approvals
     WHERE case_id = ? AND decision = 'approved' AND deleted_at IS NULL ORDER BY id DESC LIMIT 1`,
    [caseId],
  )
}

/** The last sending of a card's answer for approval. */
export function lastSent(db: ReadDb, caseId: number): number | null {
  return (
    db.get<{ id: number }>(
      "SELECT id FROM approvals WHERE case_id = ? AND decision = 'sent' AND deleted_at IS NULL ORDER BY id DESC LIMIT 1",
      [caseId],
    )?.id ?? null
  )
}

/** Steps of the approval, newest first. */
export function listApprovals(db: ReadDb, caseId: number): ApprovalLine[] {
  return db
    .all<Omit<ApprovalLine, 'person'> & { personId: number | null }>(
      `SELECT a.decision, a.at, a.person_id AS personId, coalesce(o.name, '') AS operator, a.answer_text AS text, a.result, a.note
       FROM approvals a LEFT JOIN operators o ON o.id = a.operator_id
       WHERE a.case_id = ? AND a.deleted_at IS NULL ORDER BY a.id DESC`,
      [caseId],
    )
    .map(({ personId, ...line }) => ({ ...line, person: personName(db, personId) }))
}

function personName(db: ReadDb, id: number | null): string {
  const words = id === null ? undefined : findPersonWords(db, id)
  return words ? personNames(words).shortName : ''
}

/** Earlier answers, newest first. */
export function listRounds(db: ReadDb, caseId: number): AnswerRound[] {
  return db
    .all<Omit<AnswerRound, 'isSolved'> & { isSolved: number | null }>(
      `SELECT r.at, r.reason, coalesce(o.name, '') AS operator, r.answered_at AS answeredAt, r.answer_text AS text, r.result,
         r.is_solved AS isSolved, r.clarity, r.satisfaction_how AS satisfactionHow, r.satisfaction_on AS satisfactionOn,
         r.quality, r.quality_note AS qualityNote
       FROM reopenings r LEFT JOIN operators o ON o.id = r.operator_id
       WHERE r.case_id = ? AND r.deleted_at IS NULL ORDER BY r.id DESC`,
      [caseId],
    )
    .map((round) => ({ ...round, isSolved: round.isSolved === null ? null : round.isSolved === 1 }))
}
