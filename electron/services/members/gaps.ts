import type { RosterEnding, RosterGap } from '../../contract/members.ts'
import { addDays, daysBetween } from '../deadlines/deadlines.service.ts'
import { shortNameOf } from './composition.ts'
import type { Composition } from './composition.ts'
import type { MembershipRow } from './members.repo.ts'
import { channelOfRole, dayAfter, isBlockRole, isHeldOn, isNeeded, isOpenOn, isSameSeat } from './seats.ts'

/** Powers that end within so many days are shown beforehand. */
export const ENDING_DAYS = 30

/** Counts the open messages of a block or channel; null where the day is not today. */
export type OpenCases = ((column: 'block' | 'channel', id: number) => number) | null

type Seat = Pick<RosterGap, 'kind' | 'id' | 'roleId' | 'channelId' | 'name' | 'shortName'>

/**
 * Blocks, channels and roles that nobody holds for good on a day. A stand-in does not close a gap: the decree asks for a holder.
 * A channel counts once somebody has answered for it; a closed directory entry never does.
 */
export function findGaps(composition: Composition, on: string, openCases: OpenCases): RosterGap[] {
  const { memberships, roles, blocks, channels } = composition
  const gaps: RosterGap[] = []
  const add = (seat: Seat, ofSeat: readonly MembershipRow[]): void => {
    const permanent = ofSeat.filter((membership) => !membership.isTemporary)
    if (permanent.some((membership) => isHeldOn(membership, on))) return
    const since = permanent
      .map(dayAfter)
      .filter((day) => day !== null && day <= on)
      .reduce<string | null>((last, day) => (last === null || (day !== null && day > last) ? day : last), null)
    const standIn = ofSeat.find((membership) => membership.isTemporary && isHeldOn(membership, on))
    const column = seat.kind === 'block' ? 'block' : seat.channelId === null ? null : 'channel'
    gaps.push({
      ...seat,
      since,
      days: since === null ? null : daysBetween(since, on) + 1,
      openCases: column === null || openCases === null ? null : openCases(column, seat.channelId ?? seat.id),
      temporary: standIn ? shortNameOf(composition, standIn.personId) : null,
    })
  }
  const blockRole = roles.find((role) => isBlockRole(role))
  for (const block of blocks.filter((entry) => isOpenOn(entry, on))) {
    const seat = {
      kind: 'block',
      id: block.id,
      roleId: blockRole?.id ?? null,
      channelId: null,
      name: block.name,
      shortName: block.shortName,
    } as const
    add(
      seat,
      memberships.filter((membership) => membership.blockId === block.id),
    )
  }
  for (const role of roles.filter((entry) => isNeeded(entry) && isOpenOn(entry, on))) {
    const channel = channelOfRole(role, channels)
    add(
      {
        kind: 'role',
        id: role.id,
        roleId: role.id,
        channelId: channel?.id ?? null,
        name: role.name,
        shortName: role.shortName,
      },
      memberships.filter((membership) => membership.roleId === role.id),
    )
  }
  const carried = new Set(roles.map((role) => channelOfRole(role, channels)?.id))
  for (const channel of channels.filter((entry) => isOpenOn(entry, on) && !carried.has(entry.id))) {
    const ofChannel = memberships.filter((membership) => membership.channelId === channel.id)
    if (ofChannel.length === 0) continue
    const seat = {
      kind: 'channel',
      id: channel.id,
      roleId: ofChannel.at(-1)?.roleId ?? null,
      channelId: channel.id,
      name: channel.name,
      shortName: channel.shortName,
    } as const
    add(seat, ofChannel)
  }
  return gaps.toSorted(
    (a, b) => Number(a.since === null) - Number(b.since === null) || (b.openCases ?? 0) - (a.openCases ?? 0),
  )
}

/** Powers that end within thirty days and that nobody is appointed to go on with, person by person. */
export function findEndings(composition: Composition, on: string): RosterEnding[] {
  const until = addDays(on, ENDING_DAYS)
  const isFollowed = (ending: MembershipRow, next: string): boolean =>
    composition.memberships.some(
      (other) =>
        other.id !== ending.id &&
        isSameSeat(other, ending) &&
        other.isTemporary === ending.isTemporary &&
        isHeldOn(other, next),
    )
  const found = new Map<string, RosterEnding>()
  for (const membership of composition.memberships) {
    const { personId, toOn } = membership
    if (toOn === null || toOn > until || !isHeldOn(membership, on) || isFollowed(membership, addDays(toOn, 1))) continue
    const key = `${personId} ${toOn}`
    const ending = found.get(key) ?? {
      personId,
      shortName: shortNameOf(composition, personId),
      toOn,
      daysLeft: daysBetween(on, toOn),
      memberships: [],
    }
    ending.memberships.push({ id: membership.id, version: membership.version })
    found.set(key, ending)
  }
  return [...found.values()].toSorted((a, b) => a.toOn.localeCompare(b.toOn))
}
