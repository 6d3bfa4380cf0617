import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { removeAssignmentsOf, syncAssignments } from '../assignments/assignments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { agendaHandlers } from './agenda.ts'
import { decisionHandlers } from './decisions.ts'
import { decisionSources } from './decisionSources.ts'
import { hasDecisionDueBefore, listMeetings, meetingYears, numberTaken, takeNumber } from './meetings.repo.ts'
import { meetings, unprepared } from './meetings.tables.ts'
import type { MeetingRow } from './meetings.tables.ts'
import { personOfOperator } from '../operators/operators.service.ts'
import { editable, executorChoices, peopleHandlers, takeRoster } from './people.ts'
import { texts } from './texts.ts'
import { getMeeting, requireMeeting } from './view.ts'

export { agendaItems, decisions, meetings, participants, plainItem, statements, unprepared } from './meetings.tables.ts'
export { findPerson, listParticipants, rolesOn, takeNumber } from './meetings.repo.ts'
export { getMeeting, requireMeeting } from './view.ts'

const named = (meeting: MeetingRow): string => texts.meeting(meeting.number, meeting.heldOn)

/** Moves a meeting to a state without the checks of a person's command: for the signature and the correction of a protocol. */
export function moveMeeting(
  ctx: CommandContext,
  id: number,
  version: number | null,
  state: MeetingRow['state'],
): MeetingRow {
  return ctx.records.update(meetings, id, version, { state })
}

export const meetingsService: Services<Contract, Contexts>['meetings'] = {
  list: ({ year }, ctx) => ({
    years: meetingYears(ctx.db),
    meetings: listMeetings(ctx.db, year, ctx.now.slice(0, 10)),
  }),

  get: ({ id }, ctx) => getMeeting(ctx.db, id),

  executors: ({ id }, ctx) => executorChoices(ctx.db, requireMeeting(ctx.db, id)),

  create: ({ heldOn, startsAt, place, number }, ctx) => {
    const year = Number(heldOn.slice(0, 4))
    if (number !== null && numberTaken(ctx.db, year, number))
      throw fieldErrors({ number: texts.numberTaken(number, year) })
    const taken = takeNumber(ctx.records.db, year, number)
    ctx.records.title = texts.titles.created(texts.meeting(taken, heldOn))
    const id = ctx.records.insert(meetings, {
      number: taken,
      numberYear: year,
      format: 'inPerson',
      heldOn,
      startsAt,
      endsAt: null,
      place,
      state: 'draft',
      // The person behind the operator at work keeps the minutes unless told otherwise.
      chairId: null,
      chairReason: '',
      chairMode: 'auto',
      secretaryId: personOfOperator(ctx.db, ctx.operatorId),
      note: '',
      ...unprepared,
    })
    takeRoster(ctx.records, ctx.records.get(meetings, id))
    return { ...ctx.records.handle(), id }
  },

  update: ({ id, version, heldOn, startsAt, endsAt, place, secretaryId, note }, ctx) => {
    const meeting = editable(ctx, id)
    if (startsAt !== null && endsAt !== null && endsAt < startsAt) throw fieldErrors({ endsAt: texts.endsBeforeStart })
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
      ...renumbered,
    })
    if (heldOn !== meeting.heldOn) {
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
    const begun = state === 'inProgress' || state === 'held' || state === 'protocol'
    if (begun && meeting.heldOn > ctx.now.slice(0, 10)) throw new AppError('refused', texts.notYet(meeting.heldOn))
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
    return { ...ctx.records.handle(), id, version: row.version }
  },

  remove: ({ id, version }, ctx) => {
    const meeting = editable(ctx, id)
    ctx.records.title = texts.titles.removed(named(meeting))
    removeAssignmentsOf(ctx.records, id)
    ctx.records.remove(meetings, id, version)
    return ctx.records.handle()
  },

  ...peopleHandlers,
  ...agendaHandlers,
  ...decisionHandlers,
}
