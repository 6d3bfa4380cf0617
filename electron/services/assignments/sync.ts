import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { assignmentTerms, assignments, plainAssignment, listTerms, storedOf } from './assignments.repo.ts'
import { texts } from './texts.ts'

/** What a decision says about its assignment. */
export interface AssignmentSource {
  decisionId: number
  number: string
  text: string
  executorPersonId: number | null
  executorRecipientId: number | null
  issuedOn: string
  dueOn: string | null
  period: string
}

export interface MeetingAssignments {
  meetingId: number
  /** The protocol was signed before: a changed term is a new row and the earlier one stays. */
  isCorrection: boolean
  sources: readonly AssignmentSource[]
}

/** Assignment of each decision of a meeting. */
export function assignmentIds(db: ReadDb, meetingId: number): Map<number, number> {
  return new Map(
    storedOf(db, meetingId)
      .filter((row) => row.deletedAt === null)
      .map((row) => [row.decisionId, row.id]),
  )
}

/**
 * Brings the assignments of a meeting in step with its decisions: new ones appear, changed ones follow, those of removed
 * decisions go to the trash. A term moved by the person who controls it stays unless the decision itself got another term.
 */
export function syncAssignments(records: Records, wanted: MeetingAssignments, when: { now: string }): void {
  const stored = new Map(storedOf(records.db, wanted.meetingId).map((row) => [row.decisionId, row]))
  const kept = new Set<number>()
  for (const source of wanted.sources) {
    kept.add(source.decisionId)
    const { decisionId: _, ...facts } = source
    const old = stored.get(source.decisionId)
    if (!old) {
      const id = records.insert(assignments, {
        origin: 'decision',
        controllerId: null,
        state: 'open',
        report: '',
        reportedOn: null,
        closedOn: null,
        note: '',
        ...plainAssignment,
        ...source,
      })
      records.insert(assignmentTerms, { assignmentId: id, dueOn: source.dueOn, reason: texts.firstTerm, at: when.now })
      continue
    }
    if (old.deletedAt !== null) records.restore(assignments, old.id, null)
    follow(records, old.id, facts, { now: when.now, keepsTerms: wanted.isCorrection })
  }
  for (const row of stored.values())
    if (row.deletedAt === null && !kept.has(row.decisionId)) records.remove(assignments, row.id, null)
}

function follow(
  records: Records,
  id: number,
  facts: Omit<AssignmentSource, 'decisionId'>,
  when: { now: string; keepsTerms: boolean },
): void {
  const terms = listTerms(records.db, id)
  const first = terms.findLast((term) => term.reason === texts.firstTerm || term.reason === texts.corrected)
  const { dueOn, ...rest } = facts
  if (!first || first.dueOn === dueOn) {
    records.update(assignments, id, null, rest)
    return
  }
  records.update(assignments, id, null, facts)
  // While the decision is being typed its term is one and the same row; once extended, every term is kept.
  if (terms.length === 1 && !when.keepsTerms) records.update(assignmentTerms, first.id, null, { dueOn })
  else records.insert(assignmentTerms, { assignmentId: id, dueOn, reason: texts.corrected, at: when.now })
}

/** Moves all assignments of a meeting to the trash with it. */
export function removeAssignmentsOf(records: Records, meetingId: number): void {
  for (const row of storedOf(records.db, meetingId))
    if (row.deletedAt === null) records.remove(assignments, row.id, null)
}
