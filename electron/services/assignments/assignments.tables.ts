import type { AssignmentRepeat, AssignmentState, NoteKind } from '../../contract/assignments.ts'
import type { Executor } from '../../contract/meetings.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface AssignmentTableRow extends BaseRow {
  origin: 'decision' | 'rootCause' | 'request' | 'own'
  decisionId: number | null
  number: string
  text: string
  executorPersonId: number | null
  executorRecipientId: number | null
  controllerId: number | null
  issuedOn: string
  dueOn: string | null
  period: string
  state: AssignmentState
  report: string
  reportedOn: string | null
  closedOn: string | null
  note: string
  coExecutors: Executor[] | null
  blockId: number | null
  /** Shown among the active ones from this day on (lessons.md: 4minitz #509). */
  returnOn: string | null
  /** Первопричина in words; the register of causes comes later. */
  cause: string
  repeat: AssignmentRepeat | null
  /** Where one without a decision came from, in words. */
  source: string
  /** How often it was returned. */
  returns: number
  /** What the decision said when it was last read: only what it has changed since then overrides the work of the controller. */
  decided: DecidedFacts | null
  /** The request of the ЦУР that it was made from (`origin` request). */
  requestId: number | null
}

/** What a decision can say about who carries it out and who controls it. */
export interface DecidedFacts {
  executorPersonId: number | null
  executorRecipientId: number | null
  coExecutors: Executor[] | null
  controllerId: number | null
  blockId: number | null
  period: string
}

export interface AssignmentTermRow extends BaseRow {
  assignmentId: number
  /** Why there is this row: the term it began with, a decision that changed, an extension, the next period. */
  kind: 'first' | 'corrected' | 'extended' | 'period'
  dueOn: string | null
  reason: string
  /** Civil moment of the office. */
  at: string
}

export interface AssignmentNoteRow extends BaseRow {
  assignmentId: number
  kind: NoteKind
  /** Civil date of what the note tells. */
  onDate: string
  text: string
  attachmentIds: number[] | null
  /** Civil moment when it was written. */
  at: string
  operatorId: number | null
}

export interface AssignmentLinkRow extends BaseRow {
  assignmentId: number
  kind: 'case' | 'problem'
  targetId: number
  note: string
}

export interface AssignmentPeriodRow extends BaseRow {
  assignmentId: number
  /** The date that the rule gave; `dueOn` is it moved off a day off or extended. */
  planOn: string
  dueOn: string
  doneOn: string | null
  report: string
}

export const assignments = defineTable<AssignmentTableRow>('assignments', {
  origin: 'text',
  decisionId: 'number',
  number: 'text',
  text: 'text',
  executorPersonId: 'number',
  executorRecipientId: 'number',
  controllerId: 'number',
  issuedOn: 'text',
  dueOn: 'text',
  period: 'text',
  state: 'text',
  report: 'text',
  reportedOn: 'text',
  closedOn: 'text',
  note: 'text',
  coExecutors: 'json',
  blockId: 'number',
  returnOn: 'text',
  cause: 'text',
  repeat: 'json',
  source: 'text',
  returns: 'number',
  decided: 'json',
  requestId: 'number',
})

/** What an assignment has until somebody says more. */
export const plainAssignment = {
  coExecutors: null,
  blockId: null,
  returnOn: null,
  cause: '',
  repeat: null,
  source: '',
  returns: 0,
  decided: null,
  requestId: null,
} as const

export const assignmentTerms = defineTable<AssignmentTermRow>('assignment_terms', {
  assignmentId: 'number',
  kind: 'text',
  dueOn: 'text',
  reason: 'text',
  at: 'text',
})

export const assignmentNotes = defineTable<AssignmentNoteRow>('assignment_notes', {
  assignmentId: 'number',
  kind: 'text',
  onDate: 'text',
  text: 'text',
  attachmentIds: 'json',
  at: 'text',
  operatorId: 'number',
})

export const assignmentLinks = defineTable<AssignmentLinkRow>('assignment_links', {
  assignmentId: 'number',
  kind: 'text',
  targetId: 'number',
  note: 'text',
})

export const assignmentPeriods = defineTable<AssignmentPeriodRow>('assignment_periods', {
  assignmentId: 'number',
  planOn: 'text',
  dueOn: 'text',
  doneOn: 'text',
  report: 'text',
})
