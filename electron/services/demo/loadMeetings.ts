import type { Records } from '../../db/records.ts'
import { assignmentTerms, assignments, blockOf, plainAssignment } from '../assignments/assignments.service.ts'
import {
  agendaItems,
  decisions,
  findPerson,
  meetings,
  participants,
  plainItem,
  rolesOn,
  statements,
  takeNumber,
  unmarked,
  unprepared,
} from '../meetings/meetings.service.ts'
import { getSettings } from '../office/office.service.ts'
import { freezeVersion, protocolSource } from '../protocols/protocols.service.ts'
import { loadBallots } from './loadBallots.ts'
import { loadPreparation } from './loadPreparation.ts'
import type { DemoAgendaItem, DemoMeeting } from './content/storyTypes.ts'
import type { Codes } from './loadStaff.ts'
import { texts } from './texts.ts'

/** Meetings of the story with their minutes, decisions, assignments and ballots. */
export function loadMeetings(records: Records, codes: Codes, story: readonly DemoMeeting[]): void {
  for (const meeting of story) loadMeeting(records, codes, meeting)
  loadPreparation(records, codes)
}

function loadMeeting(records: Records, codes: Codes, meeting: DemoMeeting): void {
  const id = records.insert(meetings, {
    number: takeNumber(records.db, meeting.year, meeting.number),
    numberYear: meeting.year,
    format: meeting.format,
    heldOn: meeting.heldOn,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    // A signed meeting takes no rows: it is signed when all of it is written.
    state: meeting.signedOn === null ? meeting.state : 'protocol',
    chairId: codes.person(meeting.chair),
    chairReason: '',
    chairMode: 'auto',
    secretaryId: codes.person(meeting.secretary),
    note: '',
    ...unprepared,
    ...(meeting.poll === null ? {} : { answersUntil: meeting.poll.until, votingRules: getSettings(records.db).voting }),
  })
  const seats = new Map<string, number>()
  for (const { person, presence } of meeting.participants) {
    const personId = codes.person(person)
    const found = personId === null ? undefined : findPerson(records.db, personId)
    if (!found) continue
    const name = [found.surname, found.name, found.patronymic].filter((part) => part !== '').join(' ')
    seats.set(
      person,
      records.insert(participants, {
        meetingId: id,
        personId,
        name,
        post: found.post,
        ...roleOf(records, found.id, meeting.heldOn),
        isInvited: false,
        ...unmarked,
        presence,
      }),
    )
  }
  for (const guest of meeting.guests) {
    seats.set(
      guest.name,
      records.insert(participants, {
        meetingId: id,
        personId: null,
        name: guest.name,
        post: guest.post,
        role: '',
        roleCodes: null,
        isInvited: true,
        ...unmarked,
        ...(meeting.state === 'sent' ? {} : { presence: 'present' as const }),
      }),
    )
  }
  meeting.items.forEach((item, index) =>
    loadItem(records, codes, meeting, item, { meetingId: id, position: index + 1, seats }),
  )
  if (meeting.poll !== null) loadBallots(records, id, meeting.poll, seats)
  if (meeting.signedOn === null) return
  sign(records, id, meeting.signedOn)
  records.update(meetings, id, null, { state: meeting.state })
}

/** The signed version of a meeting of the past. */
function sign(records: Records, id: number, signedOn: string): void {
  const source = protocolSource(records.db, id)
  freezeVersion(records, source, {
    form: 'full',
    madeAt: `${signedOn}T12:00:00.000Z`,
    signedOn,
    signedBy: source.meeting.chair.replaceAll('\u00A0', ' '),
  })
}

function roleOf(records: Records, personId: number, on: string): { role: string; roleCodes: string[] } {
  const roles = rolesOn(records.db, personId, on)
  return {
    role: roles.map(({ label }) => label).join(', '),
    roleCodes: roles.flatMap(({ code }) => (code === '' ? [] : [code])),
  }
}

interface Place {
  meetingId: number
  position: number
  seats: ReadonlyMap<string, number>
}

function loadItem(records: Records, codes: Codes, meeting: DemoMeeting, item: DemoAgendaItem, place: Place): void {
  const isHeld = meeting.state !== 'sent'
  const itemId = records.insert(agendaItems, {
    meetingId: place.meetingId,
    position: place.position,
    title: item.title,
    speakerId: place.seats.get(item.speaker) ?? null,
    minutes: item.minutes === 0 ? null : item.minutes,
    spentMinutes: item.spentMinutes,
    startedAt: null,
    state: isHeld ? 'done' : 'planned',
    votesFor: item.votes?.for ?? null,
    votesAgainst: item.votes?.against ?? null,
    votesAbstained: item.votes?.abstained ?? null,
    source: null,
    note: '',
    ...plainItem,
    materials: item.materials,
    draftDecision: item.draft,
  })
  item.statements.forEach((statement, index) =>
    records.insert(statements, {
      agendaItemId: itemId,
      position: index + 1,
      kind: statement.kind,
      participantId: place.seats.get(statement.person) ?? null,
      text: statement.text,
    }),
  )
  item.decisions.forEach((decision, index) => {
    const executor = {
      executorPersonId: codes.person(decision.executorPerson),
      executorRecipientId: codes.maybe('recipients', decision.executorRecipient),
    }
    const decisionId = records.insert(decisions, {
      agendaItemId: itemId,
      position: index + 1,
      text: decision.text,
      ...executor,
      dueOn: decision.dueOn,
      period: decision.period,
      isAssignment: decision.assignment !== null,
      coExecutors: null,
      controllerId: null,
    })
    if (decision.assignment === null) return
    const { state, report, closedOn } = decision.assignment
    const facts = {
      ...executor,
      coExecutors: null,
      controllerId: codes.person(meeting.chair),
      blockId: blockOf(
        records.db,
        executor.executorPersonId === null
          ? executor.executorRecipientId === null
            ? null
            : { kind: 'recipient', id: executor.executorRecipientId }
          : { kind: 'person', id: executor.executorPersonId },
        meeting.heldOn,
      ),
      period: decision.period,
    }
    const assignmentId = records.insert(assignments, {
      origin: 'decision',
      decisionId,
      number: `${meeting.number}.${place.position}.${index + 1}`,
      text: decision.text,
      ...executor,
      controllerId: facts.controllerId,
      issuedOn: meeting.heldOn,
      dueOn: decision.dueOn,
      period: decision.period,
      state,
      report,
      reportedOn: closedOn,
      closedOn,
      note: '',
      ...plainAssignment,
      blockId: facts.blockId,
      decided: facts,
    })
    records.insert(assignmentTerms, {
      assignmentId,
      kind: 'first',
      dueOn: decision.dueOn,
      reason: texts.firstTerm,
      at: `${meeting.heldOn}T15:00`,
    })
  })
}
