import type { Meeting } from '../../contract/meetings.ts'
import { AppError } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import { assignmentIds } from '../assignments/assignments.service.ts'
import { fileView, filesOf } from '../attachments/attachments.service.ts'
import { getSettings } from '../office/office.service.ts'
import { countAttendance } from './attendance.ts'
import {
  findMeeting,
  listDecisions,
  listItems,
  listParticipants,
  listStatements,
  newestVersion,
} from './meetings.repo.ts'
import { groupNames } from './groups.repo.ts'
import { listAgreements } from './agreements.repo.ts'
import type { MeetingRow } from './meetings.tables.ts'
import { Names } from './names.ts'
import { executorsOf, participantView, votingOf } from './roomView.ts'
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

/** A whole meeting as the screen and the protocol read it. */
export function getMeeting(db: ReadDb, id: number): Meeting {
  const row = requireMeeting(db, id)
  const people = listParticipants(db, id)
  const settings = getSettings(db)
  const rules = row.votingRules ?? settings.voting
  const speakers = new Map(people.map((person) => [person.id, shortNameOf(person.name)]))
  const names = new Names(db)
  const assigned = assignmentIds(db, id)
  const allStatements = listStatements(db, id)
  const allDecisions = listDecisions(db, id)
  const agenda = listItems(db, id)
  const files = filesOf(
    db,
    'agendaItem',
    agenda.map((item) => item.id),
  )
  const items = agenda.map((item, index) => ({
    id: item.id,
    version: item.version,
    position: index + 1,
    title: item.title,
    speakerId: item.speakerId,
    speaker: item.speakerId === null ? '' : (speakers.get(item.speakerId) ?? ''),
    minutes: item.minutes,
    spentMinutes: item.spentMinutes,
    startedAt: item.startedAt,
    state: item.state === 'removed' ? ('done' as const) : item.state,
    ...votingOf(item, people, row, rules),
    note: item.note,
    section: item.section,
    kind: item.kind,
    coSpeakerIds: item.coSpeakerIds ?? [],
    coSpeakers: (item.coSpeakerIds ?? []).map((one) => speakers.get(one) ?? ''),
    materials: item.materials,
    files: (files.get(item.id) ?? []).map(fileView),
    draftDecision: item.draftDecision,
    source: item.source,
    figures: item.figures,
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
        ...executorsOf(names, decision, row.heldOn),
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
    title: row.title,
    groupId: row.groupId,
    group: row.groupId === null ? '' : (groupNames(db, row.groupId)?.name ?? ''),
    copiedFromId: row.copiedFromId,
    repliesUntil: row.repliesUntil,
    answersUntil: row.answersUntil,
    agreements: listAgreements(db, id),
    state: row.state,
    isLocked: isLocked(row),
    note: row.note,
    chairId: row.chairId,
    chair: names.person(row.chairId),
    chairReason: row.chairReason,
    chairMode: row.chairMode,
    secretaryId: row.secretaryId,
    secretary: names.person(row.secretaryId),
    quorum: settings.meetingRules.quorum,
    signedVersion: newestVersion(db, id),
    participants: people.map((person) => participantView(person, people)),
    attendance: countAttendance(people, rules.quorum),
    items,
  }
}
