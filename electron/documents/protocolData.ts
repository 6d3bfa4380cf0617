import type { DocumentOffice } from './blocks.ts'
import type { PersonName } from './personName.ts'

/** A person with what stands beside the name in a document. */
export interface DocumentPerson extends PersonName {
  /** «начальник отдела ЖКХ» */
  post?: string | null
  /** Role in the МЦУ: «куратор МЦУ». */
  role?: string | null
}

/** Somebody who took part, with what the protocol says of his attendance. */
export interface ProtocolAttendee extends DocumentPerson {
  /** Whom he sat in for. */
  replaces?: DocumentPerson | null
  /** Civil times, where he came later or left before the end. */
  arrivedAt?: string | null
  leftAt?: string | null
}

export interface ProtocolStatement {
  person: DocumentPerson
  text: string
}

/** Who must do it: a person is declined, a body is named in the dative case when the office stored one. */
export type ProtocolExecutor = { person: DocumentPerson } | { body: string; dative?: string | null }

export interface ProtocolDecision {
  text: string
  /** An assignment needs an executor and a term; a plain decision («Рейтинг утвердить») does not. */
  isAssignment: boolean
  executors: ProtocolExecutor[]
  coExecutors?: ProtocolExecutor[]
  /** Who watches over it. */
  controller?: DocumentPerson | null
  /** Civil date. */
  dueOn?: string | null
  /** A term in words where there is no date: «ежемесячно». */
  term?: string | null
}

export interface ProtocolVote {
  inFavour: number
  against: number
  abstained: number
  /** Answers of the office's own, in the order of the ballot. */
  other?: { word: string; count: number }[]
}

/** Особое мнение of a member, as his ballot gives it. */
export interface ProtocolOpinion {
  person: DocumentPerson
  text: string
}

export interface ProtocolItem {
  /** «О зимнем содержании дорог» */
  title: string
  speakers: DocumentPerson[]
  heard: ProtocolStatement[]
  spoke: ProtocolStatement[]
  decisions: ProtocolDecision[]
  vote?: ProtocolVote | null
  opinions?: ProtocolOpinion[]
}

export interface ProtocolAttachment {
  title: string
  sheets?: number | null
  copies?: number | null
  /** Place in the agenda of the item it belongs to. */
  item?: number | null
}

/** The poll of an absentee meeting: ballots (опросные листы) sent and come back. */
export interface ProtocolPoll {
  /** Civil date when the first ballot was issued. */
  from: string | null
  /** Civil moment until which ballots counted. */
  until: string | null
  issued: number
  received: number
}

/** All that a protocol says; the meetings area fills it. */
export interface ProtocolData {
  office: DocumentOffice
  /** № within the calendar year; null while not assigned. */
  number: string | null
  /** Civil date of the meeting. */
  heldOn: string
  format: 'inPerson' | 'absentee'
  chair: DocumentPerson | null
  secretary: DocumentPerson | null
  /** Without the chair and the secretary, any order. */
  present: ProtocolAttendee[]
  invited: ProtocolAttendee[]
  absent: DocumentPerson[]
  /** The quorum as a sentence; null where the office set none (domain.md §2). */
  quorum?: string | null
  /** Absentee form only. */
  poll?: ProtocolPoll | null
  items: ProtocolItem[]
  attachments: ProtocolAttachment[]
}
