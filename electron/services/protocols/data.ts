import type { Executor, Meeting, Participant } from '../../contract/meetings.ts'
import type { Office } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import type { AgendaData } from '../../documents/agenda.ts'
import { shortDate } from '../../documents/civilText.ts'
import type { DocumentOffice } from '../../documents/blocks.ts'
import type { DocumentPerson, ProtocolData, ProtocolExecutor } from '../../documents/protocol.ts'
import { findPerson, getMeeting, listParticipants } from '../meetings/meetings.service.ts'
import { getOffice, getSettings } from '../office/office.service.ts'
import { texts } from './texts.ts'

/** A meeting as a protocol says it, with the ids of items and decisions in the same order. */
export interface ProtocolSource {
  meeting: Meeting
  data: ProtocolData
}

const isHere = (person: Participant): boolean => person.presence === 'present' || person.presence === 'late'

/** Requisites of the office as the head of a document has them. */
export function documentOffice(office: Office): DocumentOffice {
  const form = office.formName === '' ? '' : office.formName.slice(0, 1).toUpperCase() + office.formName.slice(1)
  const quoted = office.mcuName === '' || office.mcuName.includes('«') ? office.mcuName : `«${office.mcuName}»`
  return {
    bodyName: office.name,
    // The name of an МЦУ may say its form already («Рабочая группа …»).
    officeForm: [quoted.toLowerCase().includes(office.formName.toLowerCase()) ? '' : form, quoted]
      .filter((line) => line !== '')
      .join('\n'),
    meetingOf: office.formGenitive === '' ? texts.mcuGenitive : office.formGenitive,
    town: office.town,
  }
}

/** Reads names, posts and roles of people for documents; «куратор МЦУ» is said of those who may chair. */
export class People {
  private readonly db: ReadDb
  private readonly participants: ReturnType<typeof listParticipants>
  private readonly leading: Map<string, string>

  constructor(db: ReadDb, meetingId: number) {
    this.db = db
    this.participants = listParticipants(db, meetingId)
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
    const role = (row.roleCodes ?? []).map((code) => this.leading.get(code)).find((name) => name !== undefined) ?? null
    return {
      ...(row.personId === null ? { fullName: row.name } : (this.name(row.personId) ?? { fullName: row.name })),
      post: row.post,
      role,
    }
  }

  /** A person by id; the participant's post where he takes part. */
  person(id: number): DocumentPerson | null {
    const row = this.participants.find((one) => one.personId === id)
    if (row) return this.participant(row.id)
    const person = findPerson(this.db, id)
    return person ? { ...this.name(id), post: person.post } : null
  }

  private name(personId: number): DocumentPerson | null {
    const person = findPerson(this.db, personId)
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
  const named = (list: readonly Participant[]): DocumentPerson[] =>
    list.map((one) => people.participant(one.id)).filter((one) => one !== null)
  const speaker = (id: number | null): DocumentPerson | null => (id === null ? null : people.participant(id))
  const members = meeting.participants.filter((one) => !one.isInvited)
  const leads = new Set([meeting.chairId, meeting.secretaryId])
  const data: ProtocolData = {
    office: documentOffice(getOffice(db)),
    number: String(meeting.number),
    heldOn: meeting.heldOn,
    format: meeting.format,
    chair: meeting.chairId === null ? null : people.person(meeting.chairId),
    secretary: meeting.secretaryId === null ? null : people.person(meeting.secretaryId),
    present: named(members.filter((one) => isHere(one) && !leads.has(one.personId))),
    invited: named(meeting.participants.filter((one) => one.isInvited && one.presence !== 'absent')),
    absent: named(members.filter((one) => one.presence === 'absent')),
    items: meeting.items.map((item) => {
      const said = (kind: 'heard' | 'spoke') =>
        item.statements
          .filter((one) => one.kind === kind && one.text !== '')
          .map((one) => ({
            person: speaker(one.participantId) ?? (kind === 'heard' ? speaker(item.speakerId) : null),
            text: one.text,
          }))
      return {
        title: item.title,
        speakers: [speaker(item.speakerId)].filter((one) => one !== null),
        heard: said('heard').map(withName),
        spoke: said('spoke').map(withName),
        decisions: item.decisions.map((one) => ({
          text: one.text,
          isAssignment: one.isAssignment,
          executors: executors(people, one.executor),
          ...termOf(one.dueOn, one.period),
        })),
        vote: item.votes,
      }
    }),
    attachments: [],
  }
  return { meeting, data }
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
export function agendaData(db: ReadDb, meetingId: number): AgendaData {
  const { meeting, data } = protocolSource(db, meetingId)
  return {
    office: data.office,
    heldOn: meeting.heldOn,
    time: meeting.startsAt,
    place: meeting.place === '' ? null : meeting.place,
    format: meeting.format,
    items: data.items.map((item, index) => ({
      title: item.title,
      speakers: item.speakers,
      minutes: meeting.items[index]?.minutes ?? null,
    })),
    invited: data.invited,
    signedBy: data.chair,
  }
}
