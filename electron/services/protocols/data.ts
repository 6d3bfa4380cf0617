import type { Executor, Meeting, Participant, Votes } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import type { AgendaData } from '../../documents/agenda.ts'
import type { DocumentOffice } from '../../documents/blocks.ts'
import { shortDate } from '../../documents/civilText.ts'
import type {
  DocumentPerson,
  ProtocolAttendee,
  ProtocolData,
  ProtocolExecutor,
  ProtocolItem,
} from '../../documents/protocol.ts'
import {
  findPerson,
  findPersons,
  getMeeting,
  groupRoleName,
  listParticipants,
  openAssignmentsFor,
  requireMeeting,
} from '../meetings/meetings.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import { groupGenitive, listAppendices, pollOf } from './protocols.repo.ts'
import { texts } from './texts.ts'

/** A meeting as a protocol says it, with the ids of items and decisions in the same order. */
export interface ProtocolSource {
  meeting: Meeting
  data: ProtocolData
  /** Members who took part against the quorum of the office; null where it has none. */
  quorum: Quorum | null
  /** What the ballots in time say of each item, by its id; null for a meeting in the room. */
  ballotVotes: ReadonlyMap<number, Votes> | null
}

interface Quorum {
  here: number
  members: number
  needed: number
}

const isHere = (person: Participant): boolean => person.presence === 'present' || person.presence === 'late'

/** Reads names, posts and roles of people for documents; «куратор МЦУ» is said of those who may chair. */
export class People {
  private readonly db: ReadDb
  private readonly participants: ReturnType<typeof listParticipants>
  private readonly persons: Map<number, ReturnType<typeof findPerson>>
  private readonly leading: Map<string, string>

  constructor(db: ReadDb, meetingId: number) {
    this.db = db
    this.participants = listParticipants(db, meetingId)
    const ids = this.participants.map((one) => one.personId).filter((one) => one !== null)
    this.persons = new Map(findPersons(db, ids).map((one) => [one.id, one]))
    const { chairRoleCode, replacementRoleCode } = getSettings(db).meetingRules
    const codes = [chairRoleCode, replacementRoleCode].filter((code) => code !== null)
    this.leading = new Map(
      db
        .all<{ code: string; name: string }>(
          'SELECT code, name FROM roles WHERE code IS NOT NULL AND deleted_at IS NULL',
        )
        .filter((role) => codes.includes(role.code))
        .map((role) => [role.code, role.name.slice(0, 1).toLowerCase() + role.name.slice(1)]),
    )
  }

  /** A participant as the document names him; the post and role are those of the meeting's day. */
  participant(id: number): DocumentPerson | null {
    const row = this.participants.find((one) => one.id === id)
    if (!row) return null
    const role = (row.roleCodes ?? []).map((code) => this.roleOf(code)).find((name) => name !== undefined) ?? null
    return {
      ...(row.personId === null ? { fullName: row.name } : (this.name(row.personId) ?? { fullName: row.name })),
      post: row.post,
      role,
    }
  }

  /** «куратор МЦУ», «руководитель рабочей группы»; undefined for a role that a document does not name. */
  private roleOf(code: string): string | undefined {
    const ofGroup = code === 'group:member' ? undefined : groupRoleName(code)
    return this.leading.get(code) ?? (ofGroup && ofGroup.slice(0, 1).toLowerCase() + ofGroup.slice(1))
  }

  /** A participant with what the protocol says of his attendance. */
  attendee(one: Participant): ProtocolAttendee | null {
    const person = this.participant(one.id)
    if (!person) return null
    return {
      ...person,
      replaces: one.replacesId === null ? null : this.participant(one.replacesId),
      arrivedAt: one.presence === 'late' ? one.arrivedAt : null,
      leftAt: one.leftAt,
    }
  }

  /** A person by id; the participant's post where he takes part. */
  person(id: number): DocumentPerson | null {
    const row = this.participants.find((one) => one.personId === id)
    if (row) return this.participant(row.id)
    const person = this.find(id)
    return person ? { ...this.name(id), post: person.post } : null
  }

  /** People of the meeting are read at once, whoever else is named by a decision when he is. */
  private find(id: number): ReturnType<typeof findPerson> {
    if (!this.persons.has(id)) this.persons.set(id, findPerson(this.db, id))
    return this.persons.get(id)
  }

  private name(personId: number): DocumentPerson | null {
    const person = this.find(personId)
    if (!person) return null
    if (person.name === '') return { fullName: person.surname }
    return {
      surname: person.surname,
      givenName: person.name,
      patronymic: person.patronymic,
      corrections: corrections(person.forms),
    }
  }
}

/** Declined forms of a surname that the office has corrected by hand, as the состав stores them. */
function corrections(forms: string | null): { dative?: string; accusative?: string } | null {
  if (forms === null) return null
  const stored = JSON.parse(forms) as { dative?: unknown; accusative?: unknown } | null
  return {
    ...(typeof stored?.dative === 'string' && stored.dative !== '' ? { dative: stored.dative } : {}),
    ...(typeof stored?.accusative === 'string' && stored.accusative !== '' ? { accusative: stored.accusative } : {}),
  }
}

/** Gathers what the protocol of a meeting says now (domain.md §9.2). */
export function protocolSource(db: ReadDb, meetingId: number): ProtocolSource {
  const meeting = getMeeting(db, meetingId)
  const people = new People(db, meetingId)
  // Who came instead of a member sits among the members, not among the guests.
  const members = meeting.participants.filter((one) => !one.isInvited || one.hasVote)
  const guests = meeting.participants.filter((one) => !members.includes(one))
  const isLead = (one: Participant): boolean =>
    one.personId !== null && (one.personId === meeting.chairId || one.personId === meeting.secretaryId)
  const poll = meeting.format === 'absentee' ? pollOf(db, meetingId, meeting.answersUntil) : null
  const rules = requireMeeting(db, meetingId).votingRules ?? getSettings(db).voting
  const others = otherAnswers(rules)
  const quorum = quorumOf(meeting, poll ? poll.receivedFrom.length : seatsTaken(meeting.participants))
  const tookPart = (one: Participant): boolean => (poll ? poll.receivedFrom.includes(one.id) : isHere(one))
  // In the room the chair and the secretary are named above the list; whether they voted in a poll only the list can say.
  const isListed = (one: Participant): boolean => tookPart(one) && (poll !== null || !isLead(one))
  const absent = (one: Participant): boolean => (poll ? !tookPart(one) : one.presence === 'absent')
  const plain = (list: readonly Participant[]): DocumentPerson[] =>
    list.map((one) => people.participant(one.id)).filter((one) => one !== null)
  const attendees = (list: readonly Participant[]): ProtocolAttendee[] =>
    list.map((one) => people.attendee(one)).filter((one) => one !== null)
  const data: ProtocolData = {
    office: meetingOffice(db, meeting),
    number: String(meeting.number),
    heldOn: meeting.heldOn,
    format: meeting.format,
    chair: meeting.chairId === null ? null : people.person(meeting.chairId),
    secretary: meeting.secretaryId === null ? null : people.person(meeting.secretaryId),
    present: attendees(members.filter(isListed)),
    invited: attendees(guests.filter((one) => one.presence !== 'absent')),
    absent: plain(members.filter(absent)),
    quorum: poll ? null : quorumText(meeting, quorum),
    poll: poll && {
      from: poll.from,
      until: meeting.answersUntil,
      issued: poll.issued,
      received: poll.receivedFrom.length,
    },
    items: meeting.items.map((item) => itemData(people, item, poll, others)),
    attachments: listAppendices(db, meetingId).map((one) => ({
      title: one.title,
      sheets: one.sheets,
      copies: one.copies,
      item: meeting.items.find((item) => item.id === one.agendaItemId)?.position ?? null,
    })),
  }
  return { meeting, data, quorum, ballotVotes: poll && votesOfBallots(meeting, poll, rules) }
}

/** The office with whose meeting it is: that of the МЦУ or of a working group for a time. */
export function meetingOffice(db: ReadDb, meeting: Pick<Meeting, 'groupId'>): DocumentOffice {
  const office = documentOffice(getOffice(db))
  const group = meeting.groupId === null ? '' : groupGenitive(db, meeting.groupId)
  return group === '' ? office : { ...office, meetingOf: group }
}

/**
 * Members who came, or sent someone instead. Who left before the end counts: the protocol says who came; a member and the one who sat in for
 * the rest of the meeting are one seat.
 */
function seatsTaken(people: readonly Participant[]): number {
  return people.filter(
    (member) =>
      !member.isInvited &&
      (isHere(member) || people.some((one) => one.isInvited && one.replacesId === member.id && isHere(one))),
  ).length
}

function quorumOf({ attendance }: Meeting, here: number): Quorum | null {
  const { quorum, members } = attendance
  return quorum && { here, members, needed: quorum.needed }
}

/** The quorum in words where the office set one; a rule of numbers goes before a rule in words (domain.md §2). */
function quorumText(meeting: Meeting, quorum: Quorum | null): string | null {
  if (quorum !== null) {
    const { here, members, needed } = quorum
    return texts.quorum[here >= needed ? 'reached' : 'missed'](here, members, needed)
  }
  const { members } = meeting.attendance
  return meeting.quorum === null || meeting.quorum === ''
    ? null
    : texts.quorum.words(seatsTaken(meeting.participants), members, meeting.quorum)
}

function votesOfBallots(
  meeting: Meeting,
  { answers }: ReturnType<typeof pollOf>,
  rules: VotingRules,
): ReadonlyMap<number, Votes> {
  const weights = new Map(rules.answers.map((one) => [one.code, one.counts]))
  const sum = (itemId: number, weight: keyof Votes): number =>
    answers.reduce(
      (total, one) => total + (one.itemId === itemId && weights.get(one.answer) === weight ? one.count : 0),
      0,
    )
  return new Map(
    meeting.items.map(({ id }) => [
      id,
      { inFavour: sum(id, 'inFavour'), against: sum(id, 'against'), abstained: sum(id, 'abstained') },
    ]),
  )
}

/** Answers of the office's own that are neither for, against nor abstained: code → word, in the order of the ballot. */
function otherAnswers(rules: VotingRules): ReadonlyMap<string, string> {
  return new Map(rules.answers.filter((one) => one.counts === 'other').map((one) => [one.code, one.word]))
}

function itemData(
  people: People,
  item: Meeting['items'][number],
  poll: ReturnType<typeof pollOf> | null,
  others: ReadonlyMap<string, string>,
): ProtocolItem {
  const speaker = (id: number | null): DocumentPerson | null => (id === null ? null : people.participant(id))
  const said = (kind: 'heard' | 'spoke') =>
    item.statements
      .filter((one) => one.kind === kind && one.text !== '')
      .map((one) => ({
        person: speaker(one.participantId) ?? (kind === 'heard' ? speaker(item.speakerId) : null),
        text: one.text,
      }))
  const opinions = (poll?.opinions ?? [])
    .filter((one) => one.itemId === item.id)
    .map((one) => withName({ person: speaker(one.participantId), text: one.text }))
  const other = [...others].map(([code, word]) => ({
    word,
    count: poll?.answers.find((one) => one.itemId === item.id && one.answer === code)?.count ?? 0,
  }))
  return {
    title: item.title,
    speakers: [item.speakerId, ...item.coSpeakerIds].map(speaker).filter((one) => one !== null),
    heard: said('heard').map(withName),
    spoke: said('spoke').map(withName),
    decisions: item.decisions.map((one) => ({
      text: one.text,
      isAssignment: one.isAssignment,
      executors: executors(people, one.executor),
      coExecutors: one.coExecutors.flatMap((helper) => executors(people, helper)),
      controller: one.controller === null ? null : people.person(one.controller.id),
      ...termOf(one.dueOn, one.period),
    })),
    vote: item.votes && (poll === null || other.length === 0 ? item.votes : { ...item.votes, other }),
    ...(opinions.length === 0 ? {} : { opinions }),
  }
}

/** A repeated term is said in words with its last day: «ежедневно до 31.03.2027». */
function termOf(dueOn: string | null, period: string): { dueOn: string | null; term: string | null } {
  if (period === '') return { dueOn, term: null }
  return { dueOn: null, term: dueOn === null ? period : `${period} до ${shortDate(dueOn)}` }
}

/** A remark without a speaker stays in the protocol and says that the name is missing. */
function withName(said: { person: DocumentPerson | null; text: string }): { person: DocumentPerson; text: string } {
  return { person: said.person ?? { fullName: texts.unnamedSpeaker }, text: said.text }
}

function executors(people: People, executor: (Executor & { name: string }) | null): ProtocolExecutor[] {
  if (executor === null) return []
  if (executor.kind === 'recipient') return [{ body: executor.name }]
  const person = people.person(executor.id)
  return person ? [{ person }] : []
}

/** The agenda as it is sent out: signed by the chair. */
export function agendaData(
  db: ReadDb,
  meetingId: number,
  { copy, today }: { copy: 'all' | 'chair'; today: string },
): AgendaData {
  const { meeting, data } = protocolSource(db, meetingId)
  const people = new People(db, meetingId)
  const named = (ids: readonly (number | null)[]): DocumentPerson[] =>
    ids.map((id) => (id === null ? null : people.participant(id))).filter((one) => one !== null)
  return {
    office: data.office,
    heldOn: meeting.heldOn,
    time: meeting.startsAt,
    place: meeting.place === '' ? null : meeting.place,
    format: meeting.format,
    number: String(meeting.number),
    name: meeting.title,
    items: meeting.items.map((item) => ({
      title: item.title,
      speakers: named([item.speakerId]),
      coSpeakers: named(item.coSpeakerIds),
      minutes: item.minutes,
      materials: item.materials,
      files: item.files.map(({ name }) => name),
      section: item.section,
      draftDecision: item.draftDecision,
      remark: item.note,
      assignments: item.kind === 'execution' ? openAssignmentsFor(db, today) : [],
    })),
    invited: data.invited,
    signedBy: data.chair,
    agreed: meeting.agreements
      .filter((one) => one.result === 'agreed')
      .map(({ withWhom, agreedOn, subject }) => ({ withWhom, agreedOn, what: texts.agreed[subject] })),
    copy,
  }
}
