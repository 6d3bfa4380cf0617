import type { Agreement, GroupRole, NoticeReply, TemplateContent } from '../../contract/meetingPrep.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface AgreementRow extends BaseRow {
  meetingId: number
  subject: Agreement['subject']
  withWhom: string
  result: Agreement['result']
  /** Civil date. */
  agreedOn: string
  note: string
}

export interface NoticeRow extends BaseRow {
  meetingId: number
  participantId: number
  /** Civil date; empty where a reply came without a notice. */
  sentOn: string
  way: string
  reply: NoticeReply
  repliedOn: string | null
  replacementName: string
  replacementPost: string
  note: string
}

export interface ProposalRow extends BaseRow {
  title: string
  rationale: string
  proposedById: number | null
  proposedOn: string
  minutes: number | null
  section: string
  /** Civil date when the proposal comes back. */
  returnOn: string | null
  state: 'open' | 'taken' | 'declined'
  agendaItemId: number | null
  reason: string
}

export interface MeetingTemplateRow extends BaseRow {
  name: string
  content: TemplateContent
}

export interface GroupRow extends BaseRow {
  name: string
  nameGenitive: string
  purpose: string
  fromOn: string | null
  toOn: string | null
  actId: number | null
  note: string
}

export interface GroupMemberRow extends BaseRow {
  groupId: number
  personId: number
  role: GroupRole
  note: string
}

export const agreements = defineTable<AgreementRow>('meeting_agreements', {
  meetingId: 'number',
  subject: 'text',
  withWhom: 'text',
  result: 'text',
  agreedOn: 'text',
  note: 'text',
})
export const notices = defineTable<NoticeRow>('meeting_notices', {
  meetingId: 'number',
  participantId: 'number',
  sentOn: 'text',
  way: 'text',
  reply: 'text',
  repliedOn: 'text',
  replacementName: 'text',
  replacementPost: 'text',
  note: 'text',
})
export const proposals = defineTable<ProposalRow>('agenda_proposals', {
  title: 'text',
  rationale: 'text',
  proposedById: 'number',
  proposedOn: 'text',
  minutes: 'number',
  section: 'text',
  returnOn: 'text',
  state: 'text',
  agendaItemId: 'number',
  reason: 'text',
})
export const meetingTemplates = defineTable<MeetingTemplateRow>('meeting_templates', { name: 'text', content: 'json' })
export const groups = defineTable<GroupRow>('meeting_groups', {
  name: 'text',
  nameGenitive: 'text',
  purpose: 'text',
  fromOn: 'text',
  toOn: 'text',
  actId: 'number',
  note: 'text',
})
export const groupMembers = defineTable<GroupMemberRow>('meeting_group_members', {
  groupId: 'number',
  personId: 'number',
  role: 'text',
  note: 'text',
})
