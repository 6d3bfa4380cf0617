import { AppError } from '../../contract/errors.ts'
import type { Meeting } from '../../contract/meetings.ts'
import type { ReadDb } from '../../db/database.ts'
import { shortDate } from '../../documents/civilText.ts'
import { buildInvitedList } from '../../documents/invitedList.ts'
import { buildItemFigures } from '../../documents/itemFigures.ts'
import { buildMeetingNotices } from '../../documents/meetingNotice.ts'
import { meetingNoticeTemplate } from '../../documents/templates/meetingNotice.ts'
import {
  executionFigures,
  findItem,
  getMeeting,
  noticesOf,
  openAssignmentsFor,
  requireMeeting,
} from '../meetings/meetings.service.ts'
import { getOffice, getSettings, letterOffice } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { meetingOffice, People } from './data.ts'
import { prepPaperTexts as texts } from './prepPaperTexts.ts'

/** Papers of the preparation: notices, the list of those who come, the справка to an item. */
export const prepPapers: PaperBuilders<'meetingNotice' | 'invitedList' | 'itemFigures'> = {
  meetingNotice: ({ meetingId, participantId }, { db }) => {
    const meeting = getMeeting(db, meetingId)
    const people = new People(db, meetingId)
    const asked = meeting.participants.filter((one) =>
      participantId === null
        ? one.replacesId === null && (one.personId === null || one.personId !== meeting.chairId)
        : one.id === participantId,
    )
    const [only] = asked
    if (!only) throw new AppError(participantId === null ? 'refused' : 'notFound', texts.nobody)
    const to = asked.flatMap((one) => {
      const person = people.participant(one.id)
      return person ? [{ person, isInvited: one.isInvited, questions: questionsOf(meeting, one.id) }] : []
    })
    const model = buildMeetingNotices(
      {
        office: { ...letterOffice(db, getOffice(db)), meetingOf: meetingOffice(db, meeting).meetingOf },
        number: String(meeting.number),
        name: meeting.title,
        heldOn: meeting.heldOn,
        time: meeting.startsAt,
        place: meeting.place,
        repliesUntil: meeting.repliesUntil,
        items: meeting.items.map(({ title }) => ({ title })),
        to,
        signedBy: meeting.chairId === null ? null : people.person(meeting.chairId),
      },
      getSettings(db).documents,
      templateTexts(db, meetingNoticeTemplate),
    )
    const who = participantId === null ? '' : ` ${only.shortName.replaceAll('\u00A0', ' ')}`
    return { model, fileName: texts.fileNames.notice(meeting.number, who) }
  },

  invitedList: ({ meetingId }, { db, now }) => {
    const meeting = getMeeting(db, meetingId)
    const people = new People(db, meetingId)
    const replies = new Map(noticesOf(db, meetingId, now.slice(0, 10)).map((one) => [one.participantId, one]))
    const listed = (isInvited: boolean) =>
      meeting.participants
        .filter((one) => one.isInvited === isInvited && one.replacesId === null)
        .flatMap((one) => {
          const person = people.participant(one.id)
          const reply = replies.get(one.id)
          return person ? [{ person, reply: reply ? texts.reply(reply) : '' }] : []
        })
    const model = buildInvitedList(
      {
        office: meetingOffice(db, meeting),
        heldOn: meeting.heldOn,
        name: meeting.title,
        members: listed(false),
        guests: listed(true),
      },
      getSettings(db).documents,
    )
    return { model, fileName: texts.fileNames.invited(meeting.number, shortDate(meeting.heldOn)) }
  },

  itemFigures: ({ itemId }, { db, now }) => {
    const item = findItem(db, itemId)
    if (!item) throw new AppError('notFound', texts.noItem)
    const meeting = requireMeeting(db, item.meetingId)
    const today = now.slice(0, 10)
    const isExecution = item.kind === 'execution'
    const figures = isExecution ? executionFigures(db, today) : item.figures
    if (!figures) throw new AppError('refused', texts.noFigures)
    const model = buildItemFigures(
      {
        office: meetingOffice(db, meeting),
        position: placeOf(db, item.meetingId, itemId),
        title: item.title,
        asOf: figures.asOf,
        rule: isExecution ? '' : figures.rule,
        lines: figures.lines,
        assignments: isExecution ? openAssignmentsFor(db, today) : null,
      },
      getSettings(db).documents,
    )
    return { model, fileName: texts.fileNames.figures(meeting.number, placeOf(db, item.meetingId, itemId)) }
  },
}

const questionsOf = (meeting: Meeting, participantId: number): number[] =>
  meeting.items
    .filter((item) => item.speakerId === participantId || item.coSpeakerIds.includes(participantId))
    .map((item) => item.position)

const placeOf = (db: ReadDb, meetingId: number, itemId: number): number =>
  getMeeting(db, meetingId).items.find((one) => one.id === itemId)?.position ?? 0
