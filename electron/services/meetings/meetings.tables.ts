import type { MeetingState, Presence } from '../../contract/meetings.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface MeetingRow extends BaseRow {
  number: number
  numberYear: number
  format: 'inPerson' | 'absentee'
  heldOn: string
  startsAt: string | null
  endsAt: string | null
  place: string
  state: MeetingState
  chairId: number | null
  chairReason: string
  chairMode: 'auto' | 'manual'
  secretaryId: number | null
  note: string
}

export interface ParticipantRow extends BaseRow {
  meetingId: number
  personId: number | null
  /** Full name as it was when the person joined: a person who has left keeps it (model.md invariant 7). */
  name: string
  post: string
  role: string
  roleCodes: string[] | null
  isInvited: boolean
  presence: Presence
  arrivedAt: string | null
  replacesId: number | null
  note: string
}

export interface AgendaItemRow extends BaseRow {
  meetingId: number
  position: number
  title: string
  speakerId: number | null
  minutes: number | null
  spentMinutes: number | null
  startedAt: string | null
  state: 'planned' | 'current' | 'done' | 'removed'
  votesFor: number | null
  votesAgainst: number | null
  votesAbstained: number | null
  source: string | null
  note: string
}

export interface StatementRow extends BaseRow {
  agendaItemId: number
  position: number
  kind: 'heard' | 'spoke'
  participantId: number | null
  text: string
}

export interface DecisionRow extends BaseRow {
  agendaItemId: number
  position: number
  text: string
  executorPersonId: number | null
  executorRecipientId: number | null
  dueOn: string | null
  period: string
  isAssignment: boolean
}

export const meetings = defineTable<MeetingRow>('meetings', {
  number: 'number',
  numberYear: 'number',
  format: 'text',
  heldOn: 'text',
  startsAt: 'text',
  endsAt: 'text',
  place: 'text',
  state: 'text',
  chairId: 'number',
  chairReason: 'text',
  chairMode: 'text',
  secretaryId: 'number',
  note: 'text',
})
export const participants = defineTable<ParticipantRow>('participants', {
  meetingId: 'number',
  personId: 'number',
  name: 'text',
  post: 'text',
  role: 'text',
  roleCodes: 'json',
  isInvited: 'boolean',
  presence: 'text',
  arrivedAt: 'text',
  replacesId: 'number',
  note: 'text',
})
export const agendaItems = defineTable<AgendaItemRow>('agenda_items', {
  meetingId: 'number',
  position: 'number',
  title: 'text',
  speakerId: 'number',
  minutes: 'number',
  spentMinutes: 'number',
  startedAt: 'text',
  state: 'text',
  votesFor: 'number',
  votesAgainst: 'number',
  votesAbstained: 'number',
  source: 'text',
  note: 'text',
})
export const statements = defineTable<StatementRow>('statements', {
  agendaItemId: 'number',
  position: 'number',
  kind: 'text',
  participantId: 'number',
  text: 'text',
})
export const decisions = defineTable<DecisionRow>('decisions', {
  agendaItemId: 'number',
  position: 'number',
  text: 'text',
  executorPersonId: 'number',
  executorRecipientId: 'number',
  dueOn: 'text',
  period: 'text',
  isAssignment: 'boolean',
})
