import type { Decision, Meeting } from '../../contract/meetings.ts'
import { AppError } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import { assignmentIds } from '../assignments/assignments.service.ts'
import { getSettings } from '../office/office.service.ts'
import { personNames } from '../people.ts'
import {
  findMeeting,
  findPerson,
  listDecisions,
  listItems,
  listParticipants,
  listStatements,
  newestVersion,
  recipientName,
} from './meetings.repo.ts'
import type { DecisionRow, MeetingRow, ParticipantRow } from './meetings.tables.ts'
import { shortNameOf } from './roster.ts'
import { texts } from './texts.ts'

/** @throws AppError notFound, also for a meeting in the trash */
export function requireMeeting(db: ReadDb, id: number): MeetingRow {
  const meeting = findMeeting(db, id)
  if (!meeting) throw new AppError('notFound', texts.notFound)
  return meeting
}

export function isLocked(meeting: Pick<MeetingRow, 'state'>): boolean {
  return meeting.state === 'signed' || meeting.state === 'control'
}

/** A person's short name, or empty where nobody is chosen. */
export function nameOfPerson(db: ReadDb, id: number | null): string {
  const person = id === null ? undefined : findPerson(db, id)
  return person ? personNames(person).shortName : ''
}

export function executorOf(
  db: ReadDb,
  row: Pick<DecisionRow, 'executorPersonId' | 'executorRecipientId'>,
): Decision['executor'] {
  if (row.executorPersonId !== null)
    return { kind: 'person', id: row.executorPersonId, name: nameOfPerson(db, row.executorPersonId) }
  if (row.executorRecipientId !== null)
    return { kind: 'recipient', id: row.executorRecipientId, name: recipientName(db, row.executorRecipientId) ?? '' }
  return null
}

/** A whole meeting as the screen and the protocol read it. */
export function getMeeting(db: ReadDb, id: number): Meeting {
  const row = requireMeeting(db, id)
  const people = listParticipants(db, id)
  const names = new Map(people.map((person) => [person.id, shortNameOf(person.name)]))
  const assigned = assignmentIds(db, id)
  const allStatements = listStatements(db, id)
  const allDecisions = listDecisions(db, id)
  const items = listItems(db, id).map((item, index) => ({
    id: item.id,
    version: item.version,
    position: index + 1,
    title: item.title,
    speakerId: item.speakerId,
    speaker: item.speakerId === null ? '' : (names.get(item.speakerId) ?? ''),
    minutes: item.minutes,
    spentMinutes: item.spentMinutes,
    startedAt: item.startedAt,
    state: item.state === 'removed' ? ('done' as const) : item.state,
    votes:
      item.votesFor === null
        ? null
        : { inFavour: item.votesFor, against: item.votesAgainst ?? 0, abstained: item.votesAbstained ?? 0 },
    note: item.note,
    statements: allStatements
      .filter((statement) => statement.agendaItemId === item.id)
      .map((statement) => ({
        id: statement.id,
        version: statement.version,
        kind: statement.kind,
        participantId: statement.participantId,
        text: statement.text,
      })),
    decisions: allDecisions
      .filter((decision) => decision.agendaItemId === item.id)
      .map((decision, place) => ({
        id: decision.id,
        version: decision.version,
        number: `${index + 1}.${place + 1}`,
        text: decision.text,
        executor: executorOf(db, decision),
        dueOn: decision.dueOn,
        period: decision.period,
        isAssignment: decision.isAssignment,
        assignmentId: assigned.get(decision.id) ?? null,
      })),
  }))
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    numberYear: row.numberYear,
    format: row.format,
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    place: row.place,
    state: row.state,
    isLocked: isLocked(row),
    note: row.note,
    chairId: row.chairId,
    chair: nameOfPerson(db, row.chairId),
    chairReason: row.chairReason,
    chairMode: row.chairMode,
    secretaryId: row.secretaryId,
    secretary: nameOfPerson(db, row.secretaryId),
    quorum: getSettings(db).meetingRules.quorum,
    signedVersion: newestVersion(db, id),
    participants: people.map((person) => participantView(person)),
    items,
  }
}

function participantView(person: ParticipantRow): Meeting['participants'][number] {
  return {
    id: person.id,
    version: person.version,
    personId: person.personId,
    shortName: shortNameOf(person.name),
    name: person.name,
    post: person.post,
    role: person.role,
    isInvited: person.isInvited,
    presence: person.presence,
    arrivedAt: person.arrivedAt,
  }
}
