import { AppError } from '../../contract/errors.ts'
import type { MeetingOrigin, TemplateContent } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { listLive } from '../../db/tables.ts'
import { findMeeting, listItems, listParticipants } from './meetings.repo.ts'
import { agendaItems, participants, plainItem, unmarked } from './meetings.tables.ts'
import type { ParticipantRow } from './meetings.tables.ts'
import { meetingTemplates } from './preparation.tables.ts'
import { prepTexts } from './prepTexts.ts'

type Speaker = TemplateContent['items'][number]['coSpeakers'][number]

/**
 * What a meeting hands on: questions as they were put, the invited, place and time. What was said, decided and voted, marks of
 * presence, notices, agreements and figures belong to that one meeting; the items that every meeting gets by itself come anew.
 */
export function contentOf(db: ReadDb, meetingId: number): TemplateContent | null {
  const meeting = findMeeting(db, meetingId)
  if (!meeting) return null
  const people = listParticipants(db, meetingId)
  const speaker = (id: number): Speaker[] =>
    people.filter((one) => one.id === id).map(({ personId, name }) => ({ personId, name }))
  return {
    title: meeting.title,
    format: meeting.format,
    startsAt: meeting.startsAt,
    place: meeting.place,
    groupId: meeting.groupId,
    items: listItems(db, meetingId)
      .filter((item) => item.kind === 'question')
      .map((item) => ({
        title: item.title,
        section: item.section,
        minutes: item.minutes,
        speaker: item.speakerId === null ? null : (speaker(item.speakerId)[0] ?? null),
        coSpeakers: (item.coSpeakerIds ?? []).flatMap(speaker),
        materials: item.materials,
        draftDecision: item.draftDecision,
        note: item.note,
      })),
    guests: people
      .filter((one) => one.isInvited && one.replacesId === null)
      .map(({ personId, name, post }) => ({ personId, name, post })),
  }
}

/** The content that a new meeting is copied from. @throws AppError refused when it is gone */
export function contentOfOrigin(db: ReadDb, origin: MeetingOrigin): TemplateContent {
  if (origin.kind === 'meeting') {
    const content = contentOf(db, origin.id)
    if (!content) throw new AppError('refused', prepTexts.origin.gone)
    return content
  }
  const template = listLive(db, meetingTemplates, 't.id = ?', [origin.id])[0]
  if (!template) throw new AppError('refused', prepTexts.origin.noTemplate)
  return template.content
}

const matches =
  (who: Speaker) =>
  (one: Pick<ParticipantRow, 'personId' | 'name'>): boolean =>
    who.personId === null ? one.personId === null && one.name === who.name : one.personId === who.personId

/** Puts content into a fresh meeting behind what it has; a speaker who does not take part is left open. */
export function applyContent(
  records: Records,
  meetingId: number,
  content: TemplateContent,
  parts: Pick<MeetingOrigin, 'agenda' | 'people' | 'materials'>,
): void {
  if (parts.people) {
    for (const guest of content.guests) {
      if (listParticipants(records.db, meetingId).some(matches(guest))) continue
      records.insert(participants, {
        meetingId,
        ...guest,
        role: '',
        roleCodes: null,
        isInvited: true,
        ...unmarked,
      })
    }
  }
  if (!parts.agenda) return
  const people = listParticipants(records.db, meetingId)
  const idOf = (who: Speaker | null): number | null => (who && people.find(matches(who))?.id) ?? null
  const before = listItems(records.db, meetingId).at(-1)?.position ?? 0
  content.items.forEach((item, index) => {
    const coSpeakerIds = item.coSpeakers.map(idOf).filter((id) => id !== null)
    records.insert(agendaItems, {
      ...newItem(meetingId, before + index + 1, item.title),
      section: item.section,
      minutes: item.minutes,
      speakerId: idOf(item.speaker),
      coSpeakerIds: coSpeakerIds.length > 0 ? coSpeakerIds : null,
      materials: parts.materials ? item.materials : '',
      draftDecision: item.draftDecision,
      note: item.note,
    })
  })
}

/** A planned question that nobody has touched yet. */
export const newItem = (meetingId: number, position: number, title: string) => ({
  meetingId,
  position,
  title,
  speakerId: null,
  minutes: null,
  spentMinutes: null,
  startedAt: null,
  state: 'planned' as const,
  votesFor: null,
  votesAgainst: null,
  votesAbstained: null,
  source: null,
  note: '',
  ...plainItem,
})
