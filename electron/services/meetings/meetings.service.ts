import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { removeAssignmentsOf, syncAssignments } from '../assignments/assignments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { agendaHandlers, endRunningItems } from './agenda.ts'
import { agreementHandlers } from './agreements.ts'
import { carryItems } from './carried.ts'
import { checkDay } from './checkDay.ts'
import { applyContent, contentOfOrigin } from './copy.ts'
import { decisionHandlers } from './decisions.ts'
import { decisionSources } from './decisionSources.ts'
import { secretaryOfGroup } from './groupMembers.ts'
import { findGroup } from './groups.repo.ts'
import { groupHandlers } from './groups.ts'
import {
  hasDecisionDueBefore,
  listItems,
  listMeetings,
  meetingYears,
  numberTaken,
  takeNumber,
} from './meetings.repo.ts'
import type { MeetingListRow } from './meetings.repo.ts'
import { agendaItems, meetings, unprepared } from './meetings.tables.ts'
import type { MeetingRow } from './meetings.tables.ts'
import { copyMaterials, materialHandlers } from './materials.ts'
import { noticeHandlers } from './notices.ts'
import { getSettings } from '../office/office.service.ts'
import { personOfOperator } from '../operators/operators.service.ts'
import { editable, executorChoices, peopleHandlers, takeRoster } from './people.ts'
import { prepTexts } from './prepTexts.ts'
import { releaseProposals } from './proposals.repo.ts'
import { proposalHandlers } from './proposals.ts'
import { templateHandlers } from './templates.ts'
import { roomHandlers } from './room.ts'
import { texts } from './texts.ts'
import { getMeeting, requireMeeting } from './view.ts'

export {
  agendaItems,
  decisions,
  meetings,
  participants,
  plainItem,
  statements,
  unmarked,
  unprepared,
} from './meetings.tables.ts'
export { findItem, findPerson, findPersons, listItems, listParticipants, rolesOn, takeNumber } from './meetings.repo.ts'
export { quorumOf } from './attendance.ts'
export { decideVote, isTie, majorityOf } from './countVotes.ts'
export { executionFigures, openAssignmentsFor } from './execution.ts'
export { groupRoleName } from './groupMembers.ts'
export { noticesOf } from './notices.ts'
export { agreements, groupMembers, groups, meetingTemplates, notices, proposals } from './preparation.tables.ts'
export { getMeeting, requireMeeting } from './view.ts'
export { shortNameOf } from './roster.ts'

/** Meetings of these days that were held, the newest first, with their figures: for reports. */
export const meetingsHeld = (db: ReadDb, of: { from: string; to: string }, today: string): MeetingListRow[] =>
  listMeetings(db, null, today).filter(
    ({ heldOn, state }) =>
      heldOn >= of.from && heldOn <= of.to && ['held', 'protocol', 'signed', 'control'].includes(state),
  )

const named = (meeting: MeetingRow): string => texts.meeting(meeting.number, meeting.heldOn)

type Prepared = Partial<Pick<MeetingRow, 'title' | 'groupId' | 'repliesUntil' | 'answersUntil'>>

/** The fields of preparation that were given, checked against the day of the meeting. */
function preparationOf(
  ctx: CommandContext,
  given: { [Key in keyof Prepared]?: Prepared[Key] | undefined } & { heldOn: string },
  before: Prepared = {},
): Prepared {
  const { heldOn, ...fields } = given
  const prepared = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Prepared
  const { groupId, repliesUntil, answersUntil } = { ...before, ...prepared }
  if (prepared.groupId && groupId !== before.groupId && !findGroup(ctx.db, prepared.groupId))
    throw fieldErrors({ groupId: prepTexts.noGroup })
  if (repliesUntil && repliesUntil > heldOn) throw fieldErrors({ repliesUntil: prepTexts.repliesAfterMeeting(heldOn) })
  if (answersUntil && answersUntil.slice(0, 10) < heldOn && answersUntil !== before.answersUntil)
    throw fieldErrors({ answersUntil: prepTexts.answersBeforeMeeting(heldOn) })
  return prepared
}

/**
 * The meeting whose protocol is signed keeps the rules it voted by: a rule that the office sets later is not that of its results.
 * @throws AppError conflict
 */
export function signMeeting(ctx: CommandContext, id: number, version: number): void {
  const { votingRules } = requireMeeting(ctx.db, id)
  const rules = votingRules ?? getSettings(ctx.db).voting
  ctx.records.update(meetings, id, version, { state: 'signed', votingRules: rules })
}

/** Opens a signed meeting for a correction; its rules stay those of its vote. @throws AppError conflict */
export function reopenMeeting(ctx: CommandContext, id: number, version: number): void {
  ctx.records.update(meetings, id, version, { state: 'protocol' })
}

/** A meeting that begins begins with its first item: one act, so that whoever acts at once acts on that item. */
function beginFirstItem(ctx: CommandContext, meetingId: number): void {
  const items = listItems(ctx.db, meetingId)
  if (items.some((item) => item.state === 'current')) return
  const first = items.find((item) => item.state === 'planned')
  if (first)
    ctx.records.update(agendaItems, first.id, null, { state: 'current', startedAt: first.startedAt ?? ctx.now })
}

export const meetingsService: Services<Contract, Contexts>['meetings'] = {
  list: ({ year }, ctx) => ({
    years: meetingYears(ctx.db),
    meetings: listMeetings(ctx.db, year, ctx.now.slice(0, 10)),
  }),

  get: ({ id }, ctx) => getMeeting(ctx.db, id),

  executors: ({ id }, ctx) => executorChoices(ctx.db, requireMeeting(ctx.db, id)),

  checkDay: (input, ctx) => ({ warnings: checkDay(input, ctx) }),

  create: ({ heldOn, startsAt, place, number, format, from, ...given }, ctx) => {
    const prepared = preparationOf(ctx, { heldOn, ...given })
    const content = from === null ? null : contentOfOrigin(ctx.db, from)
    const year = Number(heldOn.slice(0, 4))
    if (number !== null && numberTaken(ctx.db, year, number))
      throw fieldErrors({ number: texts.numberTaken(number, year) })
    const taken = takeNumber(ctx.records.db, year, number)
    ctx.records.title = texts.titles.created(texts.meeting(taken, heldOn))
    const id = ctx.records.insert(meetings, {
      number: taken,
      numberYear: year,
      format,
      heldOn,
      startsAt,
      endsAt: null,
      place,
      state: 'draft',
      // The person behind the operator at work keeps the minutes unless told otherwise.
      chairId: null,
      chairReason: '',
      chairMode: 'auto',
      secretaryId:
        (prepared.groupId ? secretaryOfGroup(ctx.db, prepared.groupId) : null) ??
        personOfOperator(ctx.db, ctx.operatorId),
      note: '',
      ...unprepared,
      ...prepared,
      copiedFromId: from?.kind === 'meeting' ? from.id : null,
    })
    takeRoster(ctx.records, ctx.records.get(meetings, id))
    carryItems(ctx, ctx.records.get(meetings, id))
    if (content && from) applyContent(ctx.records, id, content, from)
    if (from?.kind === 'meeting' && from.agenda && from.materials) copyMaterials(ctx, from.id, id)
    return { ...ctx.records.handle(), id }
  },

  update: ({ id, version, heldOn, startsAt, endsAt, place, secretaryId, note, ...given }, ctx) => {
    const meeting = editable(ctx, id)
    const prepared = preparationOf(ctx, { heldOn, ...given }, meeting)
    if (startsAt !== null && endsAt !== null && endsAt < startsAt) throw fieldErrors({ endsAt: texts.endsBeforeStart })
    // A term that moves while ballots are out decides which of them count: the poll does it and says so.
    if (
      meeting.format === 'absentee' &&
      meeting.state !== 'draft' &&
      prepared.answersUntil !== undefined &&
      prepared.answersUntil !== meeting.answersUntil
    )
      throw fieldErrors({ answersUntil: texts.termByPoll })
    if (hasDecisionDueBefore(ctx.db, id, heldOn)) throw fieldErrors({ heldOn: texts.dueBeforeMeeting(heldOn) })
    const year = Number(heldOn.slice(0, 4))
    // A meeting moved into another year gets a number of that year; the old number stays used.
    const renumbered =
      year === meeting.numberYear ? {} : { numberYear: year, number: takeNumber(ctx.records.db, year, null) }
    ctx.records.title = texts.titles.changed(named(meeting))
    const row = ctx.records.update(meetings, id, version, {
      heldOn,
      startsAt,
      endsAt,
      place,
      secretaryId,
      note,
      ...prepared,
      ...renumbered,
    })
    if (heldOn !== meeting.heldOn || row.groupId !== meeting.groupId) {
      takeRoster(ctx.records, row)
      syncAssignments(ctx.records, decisionSources(ctx.db, id), ctx)
    }
    return { ...ctx.records.handle(), id, version: ctx.records.get(meetings, id).version }
  },

  setState: ({ id, version, state }, ctx) => {
    const meeting = requireMeeting(ctx.db, id)
    if (state === 'signed') throw new AppError('refused', texts.signOnly)
    if (state === 'control' && meeting.state !== 'signed') throw new AppError('refused', texts.notSigned)
    if (state !== 'control') editable(ctx, id)
    if (state !== 'control' && meeting.format === 'absentee') throw new AppError('refused', texts.byPoll)
    const begun = state === 'inProgress' || state === 'held' || state === 'protocol'
    if (begun && meeting.heldOn > ctx.now.slice(0, 10)) throw new AppError('refused', texts.notYet(meeting.heldOn))
    if (state === 'sent' && listItems(ctx.db, id).length === 0) throw new AppError('refused', texts.nothingToSend)
    ctx.records.title = texts.titles.state[state](named(meeting))
    const isToday = meeting.heldOn === ctx.now.slice(0, 10)
    const time = ctx.now.slice(11, 16)
    const ends =
      (state === 'held' || state === 'protocol') &&
      meeting.endsAt === null &&
      isToday &&
      (meeting.startsAt ?? '') < time
        ? { endsAt: time }
        : {}
    const row = ctx.records.update(meetings, id, version, { state, ...ends })
    if (state === 'inProgress') beginFirstItem(ctx, id)
    else endRunningItems(ctx, id, null)
    return { ...ctx.records.handle(), id, version: row.version }
  },

  remove: ({ id, version }, ctx) => {
    const meeting = editable(ctx, id)
    ctx.records.title = texts.titles.removed(named(meeting))
    removeAssignmentsOf(ctx.records, id)
    for (const item of listItems(ctx.db, id)) releaseProposals(ctx.records, item.id)
    ctx.records.remove(meetings, id, version)
    return ctx.records.handle()
  },

  ...agreementHandlers,
  ...groupHandlers,
  ...materialHandlers,
  ...noticeHandlers,
  ...proposalHandlers,
  ...templateHandlers,
  ...peopleHandlers,
  ...agendaHandlers,
  ...decisionHandlers,
  ...roomHandlers,
}
