import type { GroupRole } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'
import { findPerson } from './meetings.repo.ts'
import { listGroupMembers } from './groups.repo.ts'
import type { RosterMember } from './roster.ts'
import { prepTexts } from './prepTexts.ts'

/** Codes that the roles of a working group have among the participants of its meeting. */
const groupRoleCode = (role: GroupRole): string => `group:${role}`
export const groupChairRule = { chairRoleCode: groupRoleCode('chair'), replacementRoleCode: groupRoleCode('deputy') }

/** «Руководитель рабочей группы» of a code of a participant; undefined for a code of the directory. */
export function groupRoleName(code: string): string | undefined {
  return code.startsWith('group:') ? prepTexts.groupRoleNames[code.slice(6) as GroupRole] : undefined
}

/** The members of a working group as participants: its chair first, then the deputy. */
export function membersOfGroup(db: ReadDb, groupId: number): RosterMember[] {
  return listGroupMembers(db, groupId).flatMap((member): RosterMember[] => {
    const person = findPerson(db, member.personId)
    if (!person) return []
    return [
      {
        personId: person.id,
        ...personNames(person),
        post: person.post,
        role: prepTexts.groupRoles[member.role],
        roleCodes: [groupRoleCode(member.role)],
      },
    ]
  })
}

/** Who keeps the minutes of the group; null where nobody is named. */
export const secretaryOfGroup = (db: ReadDb, groupId: number): number | null =>
  listGroupMembers(db, groupId).find((member) => member.role === 'secretary')?.personId ?? null
