import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { GroupRole, MeetingGroup } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import type { Contexts } from '../context.ts'
import { personNames } from '../people.ts'
import { countMeetingsOf, findAct, listGroupMembers, listGroups } from './groups.repo.ts'
import { findPerson } from './meetings.repo.ts'
import { groupMembers, groups } from './preparation.tables.ts'
import type { GroupRow } from './preparation.tables.ts'
import { prepTexts } from './prepTexts.ts'

type Handlers = Services<Contract, Contexts>['meetings']
interface NamedMember {
  personId: number
  role: GroupRole
  note: string
}

/** Roles that one person alone holds. */
const SINGLE: readonly GroupRole[] = ['chair', 'secretary']

const nameOf = (db: ReadDb, personId: number): string => {
  const person = findPerson(db, personId)
  return person ? personNames(person).shortName : ''
}

function view(db: ReadDb, row: GroupRow, today: string): MeetingGroup {
  const act = row.actId === null ? undefined : findAct(db, row.actId)
  const { deletedAt: _deletedAt, ...fields } = row
  return {
    ...fields,
    act: act ? prepTexts.act(act.kind, act.adoptedOn, act.number) : '',
    hasEnded: row.toOn !== null && row.toOn < today,
    members: listGroupMembers(db, row.id).map(({ personId, role, note }) => ({
      personId,
      role,
      note,
      shortName: nameOf(db, personId),
      post: findPerson(db, personId)?.post ?? '',
    })),
    meetings: countMeetingsOf(db, row.id),
  }
}

function checkMembers(db: ReadDb, members: readonly NamedMember[]): void {
  const seen = new Set<number>()
  for (const { personId } of members) {
    if (!findPerson(db, personId)) throw fieldErrors({ members: prepTexts.noPerson })
    if (seen.has(personId)) throw fieldErrors({ members: prepTexts.groupTwice(nameOf(db, personId)) })
    seen.add(personId)
  }
  const twice = SINGLE.find((role) => members.filter((member) => member.role === role).length > 1)
  if (twice) throw fieldErrors({ members: prepTexts.groupOne(prepTexts.groupRoles[twice]) })
}

/** Writes the difference alone, so that the journal of a group says who came and who left. */
function writeMembers(records: Records, groupId: number, members: readonly NamedMember[]): void {
  const stored = listGroupMembers(records.db, groupId)
  for (const row of stored)
    if (!members.some((member) => member.personId === row.personId)) records.remove(groupMembers, row.id, null)
  for (const member of members) {
    const known = stored.find((row) => row.personId === member.personId)
    if (known) records.update(groupMembers, known.id, null, { role: member.role, note: member.note })
    else records.insert(groupMembers, { groupId, ...member })
  }
}

export const groupHandlers: Pick<Handlers, 'groups' | 'saveGroup' | 'removeGroup'> = {
  groups: (_input, ctx) => listGroups(ctx.db).map((row) => view(ctx.db, row, ctx.now.slice(0, 10))),

  saveGroup: ({ id, version, members, ...fields }, ctx) => {
    if (fields.fromOn !== null && fields.toOn !== null && fields.toOn < fields.fromOn)
      throw fieldErrors({ toOn: prepTexts.groupTerm })
    if (fields.actId !== null && !findAct(ctx.db, fields.actId)) throw fieldErrors({ actId: prepTexts.noAct })
    checkMembers(ctx.db, members)
    ctx.records.title = id === null ? prepTexts.titles.groupCreated(fields.name) : prepTexts.titles.group(fields.name)
    const saved = id ?? ctx.records.insert(groups, fields)
    if (id !== null) {
      ctx.records.live(groups, id)
      ctx.records.update(groups, id, version, fields)
    }
    writeMembers(ctx.records, saved, members)
    return { ...ctx.records.handle(), id: saved, version: ctx.records.get(groups, saved).version }
  },

  removeGroup: ({ id, version }, ctx) => {
    const row = ctx.records.live(groups, id)
    if (countMeetingsOf(ctx.db, id) > 0) throw new AppError('refused', prepTexts.groupUsed)
    ctx.records.title = prepTexts.titles.groupRemoved(row.name)
    for (const member of listGroupMembers(ctx.db, id)) ctx.records.remove(groupMembers, member.id, null)
    ctx.records.remove(groups, id, version)
    return ctx.records.handle()
  },
}
