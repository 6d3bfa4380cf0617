import type { NoticeReply } from '../../contract/meetingPrep.ts'
import type { Records } from '../../db/records.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import {
  agendaItems,
  agreements,
  groupMembers,
  groups,
  listItems,
  listParticipants,
  meetings,
  notices,
  proposals,
} from '../meetings/meetings.service.ts'
import type { Codes } from './loadStaff.ts'
import { preparationTexts as texts } from './preparationTexts.ts'

/** Those who answered that they will not come: the attendance of № 11 in the story. */
const ABSENT = ['averin', 'fomina']

/** How the meeting of the demonstration day was prepared: notices and replies, agreement; proposals and a working group beside it. */
export function loadPreparation(records: Records, codes: Codes): void {
  const next = records.db.get<{ id: number; heldOn: string }>(
    "SELECT id, held_on AS heldOn FROM meetings WHERE state = 'sent' AND format = 'inPerson' AND deleted_at IS NULL ORDER BY held_on DESC LIMIT 1",
  )
  if (next) loadNotices(records, codes, next)
  const today = next?.heldOn
  if (today === undefined) return
  loadProposals(records, codes, today)
  loadGroup(records, codes, today)
}

function loadNotices(records: Records, codes: Codes, { id, heldOn }: { id: number; heldOn: string }): void {
  const sentOn = addDays(heldOn, -5)
  const absent = new Set(ABSENT.map((code) => codes.person(code)))
  records.update(meetings, id, null, { repliesUntil: addDays(heldOn, -1) })
  listParticipants(records.db, id).forEach((one, index) => {
    const reply: NoticeReply = absent.has(one.personId) ? 'absent' : one.isInvited ? 'waiting' : 'coming'
    records.insert(notices, {
      meetingId: id,
      participantId: one.id,
      sentOn,
      way: one.isInvited ? texts.byPhone : texts.byMail,
      reply,
      repliedOn: reply === 'waiting' ? null : addDays(sentOn, index % 3),
      replacementName: '',
      replacementPost: '',
      note: reply === 'absent' ? texts.leave : '',
    })
  })
  records.insert(agreements, {
    meetingId: id,
    subject: 'all',
    withWhom: texts.agreedWith,
    result: 'agreed',
    agreedOn: addDays(heldOn, -6),
    note: '',
  })
  for (const item of listItems(records.db, id).slice(-2))
    records.update(agendaItems, item.id, null, { section: texts.section })
}

function loadProposals(records: Records, codes: Codes, today: string): void {
  texts.proposals.forEach(({ by, title, rationale, minutes }, index) =>
    records.insert(proposals, {
      title,
      rationale,
      proposedById: codes.person(by),
      proposedOn: addDays(today, index - 6),
      minutes,
      section: '',
      returnOn: null,
      state: 'open',
      agendaItemId: null,
      reason: '',
    }),
  )
}

function loadGroup(records: Records, codes: Codes, today: string): void {
  const { members, ...words } = texts.group
  const groupId = records.insert(groups, {
    ...words,
    fromOn: addDays(today, -30),
    toOn: addDays(today, 150),
    actId: null,
    note: '',
  })
  for (const { person, role } of members) {
    const personId = codes.person(person)
    if (personId !== null) records.insert(groupMembers, { groupId, personId, role, note: '' })
  }
}
