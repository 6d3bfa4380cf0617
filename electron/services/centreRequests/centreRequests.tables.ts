import type {
  CentreNoteKind,
  CentreRequestKind,
  CentreRequestState,
  ExecutionState,
} from '../../contract/centreRequests.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface CentreRequestTableRow extends BaseRow {
  kind: CentreRequestKind
  /** The office's own number within the year of receipt. */
  number: number
  numberYear: number
  centreNumber: string
  centreDatedOn: string | null
  receivedOn: string
  title: string
  text: string
  blockId: number | null
  executorPersonId: number | null
  executorRecipientId: number | null
  /** A day, or a minute of it; civil. */
  dueAt: string | null
  state: CentreRequestState
  execution: ExecutionState | null
  executionOn: string | null
  executionNote: string
  answer: string
  answeredAt: string | null
  answeredWay: string
  /** Outgoing number of the answer. */
  answerNumber: string
  closedOn: string | null
  note: string
}

export const centreRequests = defineTable<CentreRequestTableRow>('centre_requests', {
  kind: 'text',
  number: 'number',
  numberYear: 'number',
  centreNumber: 'text',
  centreDatedOn: 'text',
  receivedOn: 'text',
  title: 'text',
  text: 'text',
  blockId: 'number',
  executorPersonId: 'number',
  executorRecipientId: 'number',
  dueAt: 'text',
  state: 'text',
  execution: 'text',
  executionOn: 'text',
  executionNote: 'text',
  answer: 'text',
  answeredAt: 'text',
  answeredWay: 'text',
  answerNumber: 'text',
  closedOn: 'text',
  note: 'text',
})

/** What a request has until somebody does something with it. */
export const untouched = {
  state: 'new',
  execution: null,
  executionOn: null,
  executionNote: '',
  answer: '',
  answeredAt: null,
  answeredWay: '',
  answerNumber: '',
  closedOn: null,
} as const

export interface CentreTermRow extends BaseRow {
  requestId: number
  dueAt: string | null
  reason: string
  /** Civil moment of the office. */
  at: string
}

export const centreRequestTerms = defineTable<CentreTermRow>('centre_request_terms', {
  requestId: 'number',
  dueAt: 'text',
  reason: 'text',
  at: 'text',
})

export interface CentreNoteRow extends BaseRow {
  requestId: number
  kind: CentreNoteKind
  /** Civil date of what the note tells. */
  onDate: string
  text: string
  /** Civil moment when it was written. */
  at: string
  operatorId: number | null
}

export const centreRequestNotes = defineTable<CentreNoteRow>('centre_request_notes', {
  requestId: 'number',
  kind: 'text',
  onDate: 'text',
  text: 'text',
  at: 'text',
  operatorId: 'number',
})
