import { fieldErrors, AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { ExecutorChoice } from '../../contract/meetings.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { getSettings } from '../office/office.service.ts'
import { personNames } from '../people.ts'
import { upperFirst } from '../wording.ts'
import { came } from './attendance.ts'
import { chairOf } from './chair.ts'
import { groupChairRule, groupRoleName, membersOfGroup } from './groupMembers.ts'
import {
  findPerson,
  listItems,
  listParticipants,
  listPersons,
  listRecipients,
  listStatements,
  roleName,
} from './meetings.repo.ts'
import { meetings, participants, unmarked } from './meetings.tables.ts'
import type { MeetingRow, ParticipantRow } from './meetings.tables.ts'
import { lastDays } from './room.repo.ts'
import { roomTexts } from './roomTexts.ts'
import { membersOn, shortNameOf } from './roster.ts'
import { texts } from './texts.ts'
import { isLocked, requireMeeting } from './view.ts'

type Handlers = Services<Contract, Contexts>['meetings']

/** @throws AppError notFound; refused when the protocol is signed */
export function editable(ctx: CommandContext, meetingId: number): MeetingRow {
  const meeting = requireMeeting(ctx.db, meetingId)
  if (isLocked(meeting)) throw new AppError('refused', texts.locked)
  return meeting
}

/** The same where votes are written by hand. @throws AppError refused at a poll: its votes are the sum of its ballots and of nothing else */
export function votedInRoom(ctx: CommandContext, meetingId: number): MeetingRow {
  const meeting = editable(ctx, meetingId)
  if (meeting.format === 'absentee') throw new AppError('refused', texts.votesByBallots)
  return meeting
}

/** Who sits in the состав on the meeting's date becomes a participant; earlier marks stay. */
export function takeRoster(records: Records, meeting: MeetingRow): { added: number; removed: number } {
  const rules = getSettings(records.db).meetingRules
  const members =
    meeting.groupId === null
      ? membersOn(records.db, meeting.heldOn, [rules.chairRoleCode, rules.replacementRoleCode])
      : membersOfGroup(records.db, meeting.groupId)
  const present = listParticipants(records.db, meeting.id)
  const known = new Map(present.filter((person) => person.personId !== null).map((person) => [person.personId, person]))
  let added = 0
  for (const member of members) {
    const one = known.get(member.personId)
    const facts = {
      name: member.fullName,
      post: member.post,
      role: member.role,
      roleCodes: member.roleCodes,
      isInvited: false,
    }
    if (one) records.update(participants, one.id, null, facts)
    else {
      records.insert(participants, {
        meetingId: meeting.id,
        personId: member.personId,
        ...facts,
        ...unmarked,
      })
      added += 1
    }
  }
  const inRoster = new Set(members.map((member) => member.personId))
  const left = present.filter(
    (person) =>
      !person.isInvited &&
      person.replacesId === null &&
      person.personId !== null &&
      !inRoster.has(person.personId) &&
      person.presence === 'unknown' &&
      !speaks(records.db, person),
  )
  for (const person of left) records.remove(participants, person.id, null)
  appointChair(records, meeting.id)
  return { added, removed: left.length }
}

/** Sets the chair by the rule of the office unless a person chose one. */
export function appointChair(records: Records, meetingId: number): void {
  const meeting = records.get(meetings, meetingId)
  if (meeting.chairMode === 'manual') return
  const rules = meeting.groupId === null ? getSettings(records.db).meetingRules : groupChairRule
  const people = listParticipants(records.db, meetingId).map((person) => ({
    personId: person.personId,
    shortName: shortNameOf(person.name),
    roleCodes: person.roleCodes ?? [],
    isInvited: person.isInvited,
    presence: person.presence,
  }))
  const named = (code: string): string => groupRoleName(code) ?? roleName(records.db, code) ?? code
  const chair = chairOf({ ...rules, roleName: named }, people)
  records.update(meetings, meetingId, null, { chairId: chair.personId, chairReason: chair.reason })
}

function speaks(db: ReadDb, person: ParticipantRow): boolean {
  return (
    listItems(db, person.meetingId).some((item) => item.speakerId === person.id) ||
    listStatements(db, person.meetingId).some((statement) => statement.participantId === person.id)
  )
}

/** Whom a decision may name: the состав first with blocks and roles, then the other people, then recipients. */
export function executorChoices(db: ReadDb, meeting: MeetingRow): ExecutorChoice[] {
  const rules = getSettings(db).meetingRules
  const members = membersOn(db, meeting.heldOn, [rules.chairRoleCode, rules.replacementRoleCode])
  const inRoster = new Set(members.map((member) => member.personId))
  const last = lastDays(db)
  const others = listPersons(db).filter((person) => !inRoster.has(person.id))
  return [
    ...members.map((member): ExecutorChoice => ({
      kind: 'person',
      id: member.personId,
      name: member.shortName,
      note: upperFirst(member.role),
      keywords: `${member.fullName} ${member.post}`,
      leftOn: last.get(member.personId) ?? null,
    })),
    ...others.map((person): ExecutorChoice => {
      const names = personNames(person)
      const leftOn = last.get(person.id) ?? null
      return {
        kind: 'person',
        id: person.id,
        name: names.shortName,
        note: leftOn !== null && leftOn < meeting.heldOn ? roomTexts.left(leftOn) : texts.notInRoster,
        keywords: `${names.fullName} ${person.post}`,
        leftOn,
      }
    }),
    ...listRecipients(db).map((one): ExecutorChoice => ({
      kind: 'recipient',
      id: one.id,
      name: one.shortName,
      note: texts.recipient,
      keywords: one.name,
      leftOn: null,
    })),
  ]
}

export const peopleHandlers: Pick<
  Handlers,
  'setChair' | 'takeRoster' | 'invite' | 'removeParticipant' | 'setPresence' | 'markPresent'
> = {
  setChair: ({ id, version, personId }, ctx) => {
    const meeting = editable(ctx, id)
    if (personId !== null && !listParticipants(ctx.db, id).some((person) => person.personId === personId))
      throw fieldErrors({ personId: texts.foreignPerson })
    ctx.records.title = texts.titles.chair(texts.meeting(meeting.number, meeting.heldOn))
    ctx.records.update(
      meetings,
      id,
      version,
      personId === null ? { chairMode: 'auto' } : { chairMode: 'manual', chairId: personId, chairReason: texts.chosen },
    )
    appointChair(ctx.records, id)
    return { ...ctx.records.handle(), id, version: ctx.records.get(meetings, id).version }
  },

  takeRoster: ({ id }, ctx) => {
    const meeting = editable(ctx, id)
    ctx.records.title = texts.titles.roster(texts.meeting(meeting.number, meeting.heldOn))
    const result = takeRoster(ctx.records, meeting)
    return { ...ctx.records.handle(), ...result }
  },

  invite: ({ id, personId, name, post }, ctx) => {
    editable(ctx, id)
    const person = personId === null ? undefined : findPerson(ctx.db, personId)
    if (personId !== null && !person) throw fieldErrors({ personId: texts.noPerson })
    if (personId !== null && listParticipants(ctx.db, id).some((one) => one.personId === personId))
      throw fieldErrors({ name: texts.alreadyInvited })
    const fullName = person ? personNames(person).fullName : name
    ctx.records.title = texts.titles.invited(shortNameOf(fullName))
    const created = ctx.records.insert(participants, {
      meetingId: id,
      personId,
      name: fullName,
      post: post === '' ? (person?.post ?? '') : post,
      role: '',
      roleCodes: null,
      isInvited: true,
      ...unmarked,
    })
    return { ...ctx.records.handle(), id: created, version: 1 }
  },

  removeParticipant: ({ id, version }, ctx) => {
    const person = ctx.records.get(participants, id)
    editable(ctx, person.meetingId)
    if (speaks(ctx.db, person)) throw new AppError('refused', texts.speaks)
    ctx.records.title = texts.titles.participantRemoved(shortNameOf(person.name))
    ctx.records.remove(participants, id, version)
    appointChair(ctx.records, person.meetingId)
    return ctx.records.handle()
  },

  setPresence: ({ id, version, presence, arrivedAt, leftAt }, ctx) => {
    const person = ctx.records.get(participants, id)
    editable(ctx, person.meetingId)
    const arrived = presence === 'late' ? arrivedAt : null
    const left = came({ presence }) ? (leftAt === undefined ? person.leftAt : leftAt) : null
    if (arrived !== null && left !== null && left < arrived) throw fieldErrors({ leftAt: roomTexts.leftBeforeArrival })
    const who = shortNameOf(person.name)
    ctx.records.title =
      left !== null && left !== person.leftAt
        ? roomTexts.titles.leftAt(who, left)
        : texts.titles.presence[presence](who)
    const updated = ctx.records.update(participants, id, version, { presence, arrivedAt: arrived, leftAt: left })
    if (!person.isInvited) appointChair(ctx.records, person.meetingId)
    return { ...ctx.records.handle(), id, version: updated.version }
  },

  markPresent: ({ id }, ctx) => {
    editable(ctx, id)
    ctx.records.title = texts.titles.allPresent
    const all = listParticipants(ctx.db, id)
    for (const person of all.filter((one) => one.presence === 'unknown')) {
      // Who sends another one in his place is not there himself.
      const isReplaced = all.some((one) => one.replacesId === person.id && one.presence !== 'absent')
      ctx.records.update(participants, person.id, null, { presence: isReplaced ? 'absent' : 'present' })
    }
    appointChair(ctx.records, id)
    return ctx.records.handle()
  },
}
