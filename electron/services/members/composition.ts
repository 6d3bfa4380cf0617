import type { Block, Channel, Directories, Role } from '../../contract/directory.ts'
import type { ReadDb } from '../../db/database.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { personNames } from '../people.ts'
import { listActs, listMemberships, listPersons } from './members.repo.ts'
import type { ActRow, MembershipRow, PersonRow } from './members.repo.ts'
import { isBlockRole, isHeldOn } from './seats.ts'

/** Everything the состав is made of, read once per call. */
export interface Composition {
  persons: ReadonlyMap<number, PersonRow>
  acts: readonly ActRow[]
  actById: ReadonlyMap<number, ActRow>
  memberships: readonly MembershipRow[]
  roles: readonly Role[]
  roleById: ReadonlyMap<number, Role>
  blocks: readonly Block[]
  blockById: ReadonlyMap<number, Block>
  channels: readonly Channel[]
  channelById: ReadonlyMap<number, Channel>
}

const byId = <T extends { id: number }>(rows: readonly T[]): ReadonlyMap<number, T> =>
  new Map(rows.map((row) => [row.id, row]))

/** @param directories given where the caller has read them already */
export function readComposition(db: ReadDb, directories: Directories = getDirectories(db)): Composition {
  const { roles, blocks, channels } = directories
  const acts = listActs(db)
  return {
    persons: byId(listPersons(db)),
    acts,
    actById: byId(acts),
    memberships: listMemberships(db),
    roles,
    roleById: byId(roles),
    blocks,
    blockById: byId(blocks),
    channels,
    channelById: byId(channels),
  }
}

/** «Фамилия И. О.» of a person of the composition. */
export function shortNameOf(composition: Composition, personId: number): string {
  const person = composition.persons.get(personId)
  return person ? personNames(person).shortName : ''
}

/** What a membership is about in few words: the block, else the channel's role, else the role. */
export function seatName(composition: Composition, membership: MembershipRow): string {
  const block = membership.blockId === null ? undefined : composition.blockById.get(membership.blockId)
  const role = composition.roleById.get(membership.roleId)
  if (block && isBlockRole(role)) return block.shortName
  return [role?.shortName, block?.shortName].filter((part) => part !== undefined).join(', ')
}

const LAST = 1_000_000

/** Order of the decree: role after role, inside a role block after block; stand-ins after those who hold it for good. */
export function rank(composition: Composition, membership: MembershipRow): number {
  const role = composition.roleById.get(membership.roleId)?.position ?? LAST
  const block = membership.blockId === null ? 0 : (composition.blockById.get(membership.blockId)?.position ?? LAST)
  // Officers of the blocks stand after all other roles, as in the tables of the decrees.
  const group = isBlockRole(composition.roleById.get(membership.roleId)) ? 1 : 0
  return ((Number(membership.isTemporary) * 2 + group) * 1000 + Math.min(role, 999)) * 1000 + Math.min(block, 999)
}

/** Powers that hold on a day, person after person in the order of the decree. */
export function heldOn(composition: Composition, on: string): Map<number, MembershipRow[]> {
  const held = composition.memberships
    .filter((membership) => isHeldOn(membership, on) && composition.persons.has(membership.personId))
    .toSorted((a, b) => rank(composition, a) - rank(composition, b))
  const people = new Map<number, MembershipRow[]>()
  for (const membership of held)
    people.set(membership.personId, [...(people.get(membership.personId) ?? []), membership])
  return people
}
