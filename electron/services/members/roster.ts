import type { Membership, Roster, RosterDifference, RosterPerson } from '../../contract/members.ts'
import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'
import { findChanges } from './changes.ts'
import { heldOn, readComposition, seatName, shortNameOf } from './composition.ts'
import type { Composition } from './composition.ts'
import { findEndings, findGaps } from './gaps.ts'
import { countOpenCases } from './members.repo.ts'
import type { MembershipRow, PersonRow } from './members.repo.ts'
import { isBlockRole, isOpenOn } from './seats.ts'
import { buildTimeline } from './timeline.ts'

export function membershipView({ deletedAt: _, ...membership }: MembershipRow): Membership {
  return membership
}

/**
 * The состав of a day.
 * @param on civil date
 * @param today civil date of «now»: figures of open messages are of now and are given for today only
 */
export function rosterView(db: ReadDb, on: string, today: string): Roster {
  const composition = readComposition(db)
  const held = heldOn(composition, on)
  const people = [...held].map(([personId, own]) => rosterPerson(composition, personId, own))
  const gaps = findGaps(composition, on, on === today ? (column, id) => countOpenCases(db, column, id) : null)
  const changes = findChanges(composition)
  const roles = new Set(people.flatMap((person) => person.memberships.map((membership) => membership.roleId)))
  const named = people.filter((person) => person.surname !== '')
  return {
    on,
    isEmpty: composition.persons.size === 0,
    people,
    others: [...composition.persons.values()]
      .filter((person) => !held.has(person.id))
      .map((person) => otherPerson(composition, person, on)),
    acts: composition.acts.map(({ deletedAt: _, ...act }) => act),
    gaps,
    endings: findEndings(composition, on),
    changes: changes.filter((change) => change.on <= (on > today ? on : today)),
    previousChange: changes.find((change) => change.on < on)?.on ?? null,
    nextChange: changes.findLast((change) => change.on > on)?.on ?? null,
    timeline: buildTimeline(composition, on, gaps),
    totals: {
      people: people.length,
      roles: [...roles].filter((id) => !isBlockRole(composition.roleById.get(id))).length,
      blocks: composition.blocks.filter((block) => isOpenOn(block, on)).length,
      consents: named.filter((person) => person.consentOn !== null).length,
      named: named.length,
    },
  }
}

function rosterPerson(composition: Composition, personId: number, own: readonly MembershipRow[]): RosterPerson {
  // heldOn leaves out people who are not in the composition.
  const person = composition.persons.get(personId) as PersonRow
  const { id, version, surname, post, organisation, isServant, consentOn } = person
  return {
    id,
    version,
    surname,
    ...personNames(person),
    post,
    organisation,
    isServant,
    consentOn,
    memberships: own.map(membershipView),
  }
}

function otherPerson(composition: Composition, person: PersonRow, on: string): Roster['others'][number] {
  const left = composition.memberships
    .filter((membership) => membership.personId === person.id && membership.toOn !== null && membership.toOn < on)
    .map((membership) => membership.toOn)
    .toSorted()
    .at(-1)
  return { id: person.id, version: person.version, ...personNames(person), post: person.post, leftOn: left ?? null }
}

/** Powers that are in the состав of one day and not of the other. */
export function compareRosters(db: ReadDb, from: string, to: string): RosterDifference {
  const composition = readComposition(db)
  const seats = (on: string): Map<string, { personId: number; shortName: string; what: string }> =>
    new Map(
      [...heldOn(composition, on).values()].flat().map((membership) => [
        [
          membership.personId,
          membership.roleId,
          membership.blockId,
          membership.channelId,
          membership.isTemporary,
        ].join(),
        {
          personId: membership.personId,
          shortName: shortNameOf(composition, membership.personId),
          what: seatName(composition, membership),
        },
      ]),
    )
  const [before, after] = [seats(from), seats(to)]
  return {
    appeared: [...after].filter(([key]) => !before.has(key)).map(([, line]) => line),
    disappeared: [...before].filter(([key]) => !after.has(key)).map(([, line]) => line),
    unchanged: [...after.keys()].filter((key) => before.has(key)).length,
  }
}
