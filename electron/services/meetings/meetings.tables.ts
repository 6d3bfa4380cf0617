import type { ItemFigures } from '../../contract/meetingPrep.ts'
import type { Executor, MeetingState, Presence, Vote } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'
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
  /** What the meeting is called beside its number: «по паводку»; empty for an ordinary one. */
  title: string
  /** Временная рабочая группа whose meeting it is; null: the МЦУ itself. */
  groupId: number | null
  copiedFromId: number | null
  /** Civil date by which the invited answer. */
  repliesUntil: string | null
  /** Absentee: civil moment until which ballots count. */
  answersUntil: string | null
  /** Civil moment when the ballots were counted. */
  countedAt: string | null
  /** The rules the votes were counted by (model.md «Settings with history»); null until they are counted. */
  votingRules: VotingRules | null
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
  leftAt: string | null
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
  /** What the application proposed it from: `overdue`, `block:5`, `theme:12` …; null for an item of a person. */
  source: string | null
  note: string
  /** Section of the agenda; empty without sections. */
  section: string
  /** `execution`: об исполнении поручений; `approval`: утверждение протокола. */
  kind: 'question' | 'execution' | 'approval'
  /** Participants. */
  coSpeakerIds: number[] | null
  materials: string
  /** Проект решения, in the agenda and on the ballot. */
  draftDecision: string
  /** Figures behind a proposed item, as they were when it was taken. */
  figures: ItemFigures | null
  /** An open vote by name: participant id → vote; the sums follow it. */
  namedVotes: Record<string, Vote> | null
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
  coExecutors: Executor[] | null
  controllerId: number | null
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
  title: 'text',
  groupId: 'number',
  copiedFromId: 'number',
  repliesUntil: 'text',
  answersUntil: 'text',
  countedAt: 'text',
  votingRules: 'json',
})

/** What a new meeting has until somebody prepares it. */
export const unprepared = {
  title: '',
  groupId: null,
  copiedFromId: null,
  repliesUntil: null,
  answersUntil: null,
  countedAt: null,
  votingRules: null,
} as const
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
  leftAt: 'text',
})

/** What a participant has until his attendance is marked. */
export const unmarked = { presence: 'unknown', arrivedAt: null, replacesId: null, leftAt: null, note: '' } as const
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
  section: 'text',
  kind: 'text',
  coSpeakerIds: 'json',
  materials: 'text',
  draftDecision: 'text',
  figures: 'json',
  namedVotes: 'json',
})

/** What an item has until somebody prepares it. */
export const plainItem = {
  section: '',
  kind: 'question',
  coSpeakerIds: null,
  materials: '',
  draftDecision: '',
  figures: null,
  namedVotes: null,
} as const
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
  coExecutors: 'json',
  controllerId: 'number',
})
