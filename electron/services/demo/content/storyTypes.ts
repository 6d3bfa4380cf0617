import type { DemoResult } from './answers.ts'
import type { DemoApplicant } from './applicants.ts'
import type { DemoChannelCode } from './directory.ts'

/** A card of the demonstration register. Codes refer to `directory.ts`, `places.ts` and `staff.ts`. */
export interface DemoCase {
  kind: 'message' | 'appeal'
  /** Within kind and year, without gaps, in order of registration. */
  number: number
  year: number
  channel: DemoChannelCode
  externalNumber: string
  /** `YYYY-MM-DDTHH:MM`. */
  receivedAt: string
  /** `YYYY-MM-DD`; appeals count their 30 days from it. */
  registeredOn: string
  text: string
  gist: string
  address: string
  territory: string
  block: string
  theme: string
  /** `null`: not routed yet. */
  recipient: string | null
  /** Holder of the block on the day of receipt; `null`: nobody. */
  responsible: string | null
  fastTrack: boolean
  importance: 'normal' | 'high'
  /** Index in `cases` of the earlier card about the same. */
  repeatOf: number | null
  /** First reply of ИМ. */
  interimAt: string | null
  interimText: string
  answeredAt: string | null
  answer: string
  result: DemoResult | null
  satisfaction: { solved: boolean; clarity: 1 | 2 | 3 | 4 | 5; on: string } | null
  postponedUntil: string | null
  postponedReason: string
  status: 'new' | 'assigned' | 'inWork' | 'onReview' | 'answered' | 'postponed' | 'repeated' | 'awaitingInterim'
  applicant: DemoApplicant | null
}

export interface DemoAssignment {
  readonly state: 'open' | 'done'
  readonly report: string
  readonly closedOn: string | null
}

export interface DemoDecision {
  /** «10.2», as the protocol numbers it inside the meeting. */
  readonly number: string
  readonly text: string
  readonly executorPerson: string | null
  readonly executorRecipient: string | null
  readonly dueOn: string | null
  /** «ежедневно» and the like. */
  readonly period: string
  /** `null`: a decision without an executor. */
  readonly assignment: DemoAssignment | null
}

export interface DemoAgendaItem {
  readonly title: string
  readonly speaker: string
  readonly minutes: number
  readonly spentMinutes: number | null
  readonly votes: { readonly for: number; readonly against: number; readonly abstained: number } | null
  /** `person` is a code of the состав or the name of a guest. */
  readonly statements: readonly { readonly kind: 'heard' | 'spoke'; readonly person: string; readonly text: string }[]
  readonly decisions: readonly DemoDecision[]
  readonly materials: string
  readonly draft: string
}

/** A ballot of an absentee meeting that is under way. */
export interface DemoBallot {
  readonly person: string
  /** Civil moment; null: it has not come. */
  readonly receivedAt: string | null
  /** One letter an item, shorter while it is being typed. */
  readonly answers: string
  readonly opinion: { readonly item: number; readonly text: string } | null
}

export interface DemoPoll {
  readonly issuedOn: string
  readonly until: string
  readonly ballots: readonly DemoBallot[]
}

export interface DemoMeeting {
  readonly number: number
  readonly year: number
  readonly format: 'inPerson' | 'absentee'
  readonly heldOn: string
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly place: string
  /** `sent`: prepared and sent out, not held yet. */
  readonly state: 'sent' | 'signed' | 'control'
  readonly chair: string
  readonly secretary: string
  readonly participants: readonly { readonly person: string; readonly presence: 'unknown' | 'present' | 'absent' }[]
  readonly guests: readonly { readonly name: string; readonly post: string }[]
  readonly items: readonly DemoAgendaItem[]
  readonly signedOn: string | null
  /** Absentee: its ballots. */
  readonly poll: DemoPoll | null
}
