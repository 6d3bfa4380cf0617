import type { Presence } from '../../contract/meetings.ts'
import { texts } from './texts.ts'

/** A participant as the rule about the chair sees him; in the order of the состав. */
export interface ChairCandidate {
  personId: number | null
  shortName: string
  roleCodes: readonly string[]
  isInvited: boolean
  presence: Presence
}

export interface ChairRule {
  chairRoleCode: string | null
  replacementRoleCode: string | null
  /** «Куратор МЦУ» of a code, as the directory has it. */
  roleName(code: string): string
}

export interface Chair {
  personId: number | null
  reason: string
}

/**
 * Who chairs: the holder of the chairing role, or the replacing role where no holder of the first is there (СБ decree,
 * domain.md §2 «Meeting rules»; both roles are settings). Whoever is not marked counts as coming. With several curators the
 * first one of the состав who is not absent chairs.
 */
export function chairOf(rule: ChairRule, people: readonly ChairCandidate[]): Chair {
  const { chairRoleCode, replacementRoleCode } = rule
  if (chairRoleCode === null) return { personId: null, reason: texts.noChairRule }
  const role = rule.roleName(chairRoleCode)
  const holders = withRole(people, chairRoleCode)
  const chair = holders.find(isThere)
  if (chair) return { personId: chair.personId, reason: texts.chairs(role) }
  const replacement = replacementRoleCode === null ? undefined : withRole(people, replacementRoleCode).find(isThere)
  if (!replacement || replacementRoleCode === null) return { personId: null, reason: texts.nobodyChairs(role) }
  const replacing = rule.roleName(replacementRoleCode)
  const absent = holders.map((person) => person.shortName).join(', ')
  const reason = absent === '' ? texts.replacesVacant(role, replacing) : texts.replaces(role, absent, replacing)
  return { personId: replacement.personId, reason }
}

const isThere = (person: ChairCandidate): boolean => person.presence !== 'absent'

function withRole(people: readonly ChairCandidate[], code: string): ChairCandidate[] {
  return people.filter((person) => !person.isInvited && person.personId !== null && person.roleCodes.includes(code))
}
