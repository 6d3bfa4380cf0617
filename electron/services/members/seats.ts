import type { Block, Channel, Role } from '../../contract/directory.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import type { MembershipRow } from './members.repo.ts'

/** Roles of the glossary (domain.md §1) that the application treats in a way of their own; all others are plain entries. */
export const BLOCK_OFFICER = 'blockOfficer'
const PLAIN_MEMBER = 'member'

/** Which channel comes with a role: whoever answers for ПОС holds the channel ПОС (domain.md §2, §3). */
const CHANNEL_OF_ROLE: Readonly<Record<string, string>> = {
  posOfficer: 'pos',
  incidentOfficer: 'im',
  attentionOfficer: 'attention',
}

/** The channel that a role carries, where the directory has it. */
export function channelOfRole(role: Role | undefined, channels: readonly Channel[]): Channel | undefined {
  const code = role?.code ? CHANNEL_OF_ROLE[role.code] : undefined
  return code === undefined ? undefined : channels.find((channel) => channel.code === code)
}

/** A role that is held block by block. */
export const isBlockRole = (role: Role | undefined): boolean => role?.code === BLOCK_OFFICER

/** Everyone of the состав is a member: nobody has to be appointed to that alone. */
export const isPlainMember = (role: Pick<Role, 'code'>): boolean => role.code === PLAIN_MEMBER

/** A role whose absence is a gap: that of the blocks is told block by block, a plain member is nobody's duty. */
export const isNeeded = (role: Role): boolean => role.code !== BLOCK_OFFICER && !isPlainMember(role)

/** Whether powers hold on a day; an unknown start or end is open. */
export const isHeldOn = (membership: MembershipRow, on: string): boolean =>
  (membership.fromOn === null || membership.fromOn <= on) && (membership.toOn === null || on <= membership.toOn)

/** Whether two periods share a day. */
export const overlaps = (
  a: { fromOn: string | null; toOn: string | null },
  b: { fromOn: string | null; toOn: string | null },
): boolean =>
  (a.fromOn === null || b.toOn === null || a.fromOn <= b.toOn) &&
  (b.fromOn === null || a.toOn === null || b.fromOn <= a.toOn)

export const isSameSeat = (
  a: { roleId: number; blockId: number | null; channelId: number | null },
  b: { roleId: number; blockId: number | null; channelId: number | null },
): boolean => a.roleId === b.roleId && a.blockId === b.blockId && a.channelId === b.channelId

/** Whether a directory entry is in use on a day. */
export const isOpenOn = (entry: Block | Role | Channel, on: string): boolean =>
  (entry.activeFrom === null || entry.activeFrom <= on) && (entry.activeTo === null || on <= entry.activeTo)

/** First day after the powers; null while they have no end. */
export const dayAfter = (membership: { toOn: string | null }): string | null =>
  membership.toOn === null ? null : addDays(membership.toOn, 1)
