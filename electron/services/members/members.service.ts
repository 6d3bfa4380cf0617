import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { RosterGap } from '../../contract/members.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Contexts } from '../context.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { personNames } from '../people.ts'
import { removeAct, saveAct } from './acts.ts'
import { applyRoster } from './applyRoster.ts'
import { appoint, endMemberships, removeMembership, saveTerm } from './appointments.ts'
import { heldOn, readComposition } from './composition.ts'
import { findGaps } from './gaps.ts'
import { listActs } from './members.repo.ts'
import type { PersonRow } from './members.repo.ts'
import { parseRoster } from './paste/parseRoster.ts'
import { personCard, removePerson, savePerson } from './persons.ts'
import { compareRosters, rosterView } from './roster.ts'

export { acts, listPersons, memberships, persons } from './members.repo.ts'
export { memberPapers } from './papers.ts'
export { channelOfRole, isPlainMember } from './seats.ts'
export { contactOf, signerOf, signersOn } from './signers.ts'

/** A member on a day, as meetings and cards need him: who he is and what he answers for. */
export interface MemberOn {
  personId: number
  surname: string
  name: string
  patronymic: string
  shortName: string
  fullName: string
  post: string
  roles: { code: string | null; name: string; shortName: string; blockId: number | null; isTemporary: boolean }[]
}

/** The состав of a day, in the order of the decree; people who had left by then are not in it. */
export function membersOn(db: ReadDb, on: string): MemberOn[] {
  const composition = readComposition(db)
  return [...heldOn(composition, on)].map(([personId, own]) => {
    // heldOn leaves out people who are not in the composition.
    const person = composition.persons.get(personId) as PersonRow
    const { surname, name, patronymic, post } = person
    const roles = own.map((membership) => {
      const role = composition.roleById.get(membership.roleId)
      return {
        code: role?.code ?? null,
        name: role?.name ?? '',
        shortName: role?.shortName ?? '',
        blockId: membership.blockId,
        isTemporary: membership.isTemporary,
      }
    })
    return { personId, surname, name, patronymic, ...personNames(person), post, roles }
  })
}

/** Who answers for a block on a day: the holder, else the stand-in, else nobody. */
export function blockHolder(db: ReadDb, blockId: number, on: string): MemberOn | undefined {
  const holders = membersOn(db, on).filter((member) => member.roles.some((role) => role.blockId === blockId))
  return (
    holders.find((member) => member.roles.some((role) => role.blockId === blockId && !role.isTemporary)) ?? holders[0]
  )
}

/** Holders of a role of the glossary («curator», «officeHead») on a day, those for good first. */
export function roleHolders(db: ReadDb, roleCode: string, on: string): MemberOn[] {
  const standsIn = (member: MemberOn): boolean =>
    !member.roles.some((role) => role.code === roleCode && !role.isTemporary)
  return membersOn(db, on)
    .filter((member) => member.roles.some((role) => role.code === roleCode))
    .toSorted((a, b) => Number(standsIn(a)) - Number(standsIn(b)))
}

/** What nobody holds for good on a day: blocks, channels and roles. */
export const rosterGaps = (db: ReadDb, on: string): RosterGap[] => findGaps(readComposition(db), on, null)

const today = (ctx: { now: string }): string => ctx.now.slice(0, 10)

export const membersService: Services<Contract, Contexts>['members'] = {
  roster: ({ on }, ctx) => rosterView(ctx.db, on, today(ctx)),
  person: ({ id }, ctx) => personCard(ctx.db, id),
  compare: ({ from, to }, ctx) => compareRosters(ctx.db, from, to),
  acts: (_input, ctx) => listActs(ctx.db).map(({ deletedAt: _, ...act }) => act),

  savePerson: (input, ctx) => {
    const id = savePerson(ctx.records, input, today(ctx))
    return { ...ctx.records.handle(), id }
  },
  removePerson: ({ id, version }, ctx) => {
    removePerson(ctx.records, id, version)
    return ctx.records.handle()
  },

  appoint: (input, ctx) => {
    appoint(ctx.records, input, today(ctx))
    return ctx.records.handle()
  },
  endMembership: (input, ctx) => {
    endMemberships(ctx.records, input.memberships, input.toOn, input.act, today(ctx))
    return ctx.records.handle()
  },
  saveTerm: (input, ctx) => {
    saveTerm(ctx.records, input, today(ctx))
    return ctx.records.handle()
  },
  removeMembership: ({ id, version }, ctx) => {
    removeMembership(ctx.records, id, version)
    return ctx.records.handle()
  },

  saveAct: (input, ctx) => {
    const id = saveAct(ctx.records, input, today(ctx))
    return { ...ctx.records.handle(), id }
  },
  removeAct: ({ id, version }, ctx) => {
    removeAct(ctx.records, id, version)
    return ctx.records.handle()
  },

  parseRoster: (pasted, ctx) => {
    const composition = readComposition(ctx.db)
    return parseRoster(pasted, getDirectories(ctx.db), {
      persons: [...composition.persons.values()],
      held: [...heldOn(composition, today(ctx)).values()].flat(),
    })
  },
  applyRoster: (input, ctx) => {
    const counts = applyRoster(ctx, input)
    return { ...ctx.records.handle(), ...counts }
  },
}
