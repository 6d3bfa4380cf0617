import { fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Notice } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { personNames } from '../people.ts'
import { listItems, listParticipants, listPersons, listStatements } from './meetings.repo.ts'
import { meetings, participants } from './meetings.tables.ts'
import type { ParticipantRow } from './meetings.tables.ts'
import { appointChair, editable } from './people.ts'
import { notices } from './preparation.tables.ts'
import type { NoticeRow } from './preparation.tables.ts'
import { prepTexts } from './prepTexts.ts'
import { shortNameOf } from './roster.ts'
import { texts } from './texts.ts'
import { requireMeeting } from './view.ts'

type Handlers = Services<Contract, Contexts>['meetings']

const nothingSent = {
  sentOn: '',
  way: '',
  reply: 'waiting' as const,
  repliedOn: null,
  replacementName: '',
  replacementPost: '',
  note: '',
}

const listNotices = (db: ReadDb, meetingId: number): NoticeRow[] =>
  listLive(db, notices, 't.meeting_id = ? ORDER BY t.id', [meetingId])

/** Everyone who was asked to come; who comes instead of someone stands beside him, not as a line of his own. */
export function noticesOf(db: ReadDb, meetingId: number, today: string): Notice[] {
  const { repliesUntil } = requireMeeting(db, meetingId)
  const sent = new Map(listNotices(db, meetingId).map((row) => [row.participantId, row]))
  return listParticipants(db, meetingId)
    .filter((one) => one.replacesId === null)
    .map((one) => {
      const { sentOn, way, reply, repliedOn, replacementName, replacementPost, note } = sent.get(one.id) ?? nothingSent
      return {
        participantId: one.id,
        shortName: shortNameOf(one.name),
        name: one.name,
        post: one.post,
        role: one.role,
        isInvited: one.isInvited,
        presence: one.presence,
        sentOn,
        way,
        reply,
        repliedOn,
        replacementName,
        replacementPost,
        note,
        isLate: sentOn !== '' && reply === 'waiting' && repliesUntil !== null && repliesUntil < today,
      }
    })
}

/** The notice of a participant, made with the first thing that is known of it. */
function noticeFor(ctx: CommandContext, person: ParticipantRow): NoticeRow {
  const known = listNotices(ctx.db, person.meetingId).find((row) => row.participantId === person.id)
  if (known) return known
  const id = ctx.records.insert(notices, { meetingId: person.meetingId, participantId: person.id, ...nothingSent })
  return ctx.records.get(notices, id)
}

/** Who comes instead of a person becomes a participant; a reply that changed takes him away unless he has been marked or speaks. */
function settleReplacement(
  ctx: CommandContext,
  person: ParticipantRow,
  instead: { name: string; post: string } | null,
): void {
  const [known] = listParticipants(ctx.db, person.meetingId).filter((one) => one.replacesId === person.id)
  if (instead === null) {
    if (known && known.presence === 'unknown' && !speaks(ctx.db, known))
      ctx.records.remove(participants, known.id, null)
    return
  }
  const found = listPersons(ctx.db).find((one) =>
    [personNames(one).fullName, personNames(one).shortName.replaceAll('\u00A0', ' ')].includes(instead.name),
  )
  const personId = found?.id ?? null
  const twin = listParticipants(ctx.db, person.meetingId).find(
    (one) => one.id !== known?.id && one.id !== person.id && personId !== null && one.personId === personId,
  )
  if (twin) throw fieldErrors({ replacementName: prepTexts.notice.takesPart(shortNameOf(twin.name)) })
  if (personId !== null && personId === person.personId)
    throw fieldErrors({ replacementName: prepTexts.notice.himself })
  const facts = {
    personId,
    name: found ? personNames(found).fullName : instead.name,
    post: instead.post === '' ? (found?.post ?? '') : instead.post,
  }
  if (known) ctx.records.update(participants, known.id, null, facts)
  else
    ctx.records.insert(participants, {
      meetingId: person.meetingId,
      ...facts,
      role: prepTexts.notice.instead(shortNameOf(person.name)),
      roleCodes: null,
      // As in the room: he votes in the place of the member, and the состав grows by nobody.
      isInvited: true,
      presence: 'unknown',
      arrivedAt: null,
      replacesId: person.id,
      leftAt: null,
      note: '',
    })
}

function speaks(db: ReadDb, person: ParticipantRow): boolean {
  return (
    listItems(db, person.meetingId).some((item) => item.speakerId === person.id) ||
    listStatements(db, person.meetingId).some((statement) => statement.participantId === person.id)
  )
}

export const noticeHandlers: Pick<Handlers, 'notices' | 'sendNotices' | 'saveReply'> = {
  notices: ({ meetingId }, ctx) => noticesOf(ctx.db, meetingId, ctx.now.slice(0, 10)),

  sendNotices: ({ meetingId, participantIds, sentOn, way, repliesUntil }, ctx) => {
    const meeting = editable(ctx, meetingId)
    if (sentOn > ctx.now.slice(0, 10)) throw fieldErrors({ sentOn: prepTexts.future })
    if (repliesUntil !== null && repliesUntil < sentOn)
      throw fieldErrors({ repliesUntil: prepTexts.notice.repliesBeforeSent(sentOn) })
    if (repliesUntil !== null && repliesUntil > meeting.heldOn)
      throw fieldErrors({ repliesUntil: prepTexts.repliesAfterMeeting(meeting.heldOn) })
    const people = new Map(listParticipants(ctx.db, meetingId).map((one) => [one.id, one]))
    ctx.records.title = prepTexts.titles.sent(participantIds.length)
    for (const id of new Set(participantIds)) {
      const person = people.get(id)
      if (!person) throw fieldErrors({ participantIds: texts.foreignPerson })
      ctx.records.update(notices, noticeFor(ctx, person).id, null, { sentOn, way })
    }
    ctx.records.update(meetings, meetingId, null, { repliesUntil })
    return ctx.records.handle()
  },

  saveReply: ({ participantId, reply, repliedOn, replacementName, replacementPost, note, markAbsent }, ctx) => {
    const person = ctx.records.live(participants, participantId)
    editable(ctx, person.meetingId)
    const today = ctx.now.slice(0, 10)
    if (repliedOn !== null && repliedOn > today) throw fieldErrors({ repliedOn: prepTexts.future })
    if (reply === 'replaced' && replacementName === '')
      throw fieldErrors({ replacementName: prepTexts.notice.whoInstead })
    const row = noticeFor(ctx, person)
    if (repliedOn !== null && row.sentOn !== '' && repliedOn < row.sentOn)
      throw fieldErrors({ repliedOn: prepTexts.notice.repliedBeforeSent(row.sentOn) })
    const isReplaced = reply === 'replaced'
    ctx.records.title = prepTexts.titles.reply[reply](shortNameOf(person.name))
    ctx.records.update(notices, row.id, null, {
      reply,
      repliedOn: reply === 'waiting' ? null : (repliedOn ?? today),
      replacementName: isReplaced ? replacementName : '',
      replacementPost: isReplaced ? replacementPost : '',
      note,
    })
    settleReplacement(ctx, person, isReplaced ? { name: replacementName, post: replacementPost } : null)
    if (markAbsent && person.presence === 'unknown') {
      ctx.records.update(participants, participantId, null, { presence: 'absent' })
      appointChair(ctx.records, person.meetingId)
    }
    return ctx.records.handle()
  },
}
