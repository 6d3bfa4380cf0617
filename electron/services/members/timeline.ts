import type { Roster, RosterGap, RosterSeat } from '../../contract/members.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import type { Composition } from './composition.ts'
import { ENDING_DAYS } from './gaps.ts'
import type { MembershipRow } from './members.repo.ts'
import { isBlockRole, isNeeded } from './seats.ts'

type Bar = RosterSeat['bars'][number]
type Period = { from: string; to: string }

/**
 * «Кто и когда»: who held each role and block through the year of a day. The scale starts with the month of the first
 * appointment when that lies in the year. Stand-ins are not shown: they do not hold the seat. Blocks with the same holders
 * share a line.
 */
export function buildTimeline(composition: Composition, on: string, gaps: readonly RosterGap[]): Roster['timeline'] {
  const year = on.slice(0, 4)
  const starts = composition.memberships.map((membership) => membership.fromOn).filter((day) => day !== null)
  const first = starts.toSorted()[0] ?? `${year}-01-01`
  const period = { from: first.startsWith(year) ? `${first.slice(0, 7)}-01` : `${year}-01-01`, to: `${year}-12-31` }
  const permanent = composition.memberships.filter((membership) => !membership.isTemporary)
  const barsOf = (ofSeat: readonly MembershipRow[]): Bar[] => toBars(composition, ofSeat, period, on)
  const isGap = (kind: RosterGap['kind'], id: number): boolean => gaps.some((gap) => gap.kind === kind && gap.id === id)
  const roleSeats: RosterSeat[] = composition.roles
    .filter((role) => isNeeded(role))
    .map((role) => ({
      label: role.shortName,
      roleId: role.id,
      blockIds: [],
      isGap: isGap('role', role.id),
      bars: barsOf(permanent.filter((membership) => membership.roleId === role.id && membership.blockId === null)),
    }))
  const blockSeats: RosterSeat[] = composition.blocks.map((block) => ({
    label: block.shortName,
    roleId: composition.roles.find((role) => isBlockRole(role))?.id ?? null,
    blockIds: [block.id],
    isGap: isGap('block', block.id),
    bars: barsOf(permanent.filter((membership) => membership.blockId === block.id)),
  }))
  const seats = [...roleSeats, ...joinEqual(blockSeats)].filter((seat) => seat.bars.length > 0 || seat.isGap)
  return { year: Number(year), ...period, seats }
}

function joinEqual(seats: readonly RosterSeat[]): RosterSeat[] {
  const joined: RosterSeat[] = []
  for (const seat of seats) {
    const same = joined.find(
      (other) => !seat.isGap && !other.isGap && JSON.stringify(other.bars) === JSON.stringify(seat.bars),
    )
    if (same) {
      same.label = `${same.label}, ${seat.label}`
      same.blockIds.push(...seat.blockIds)
    } else joined.push({ ...seat, blockIds: [...seat.blockIds] })
  }
  return joined
}

/** Stretches of the period with the same holders, and the stretches between them (up to the day) with nobody. */
function toBars(composition: Composition, ofSeat: readonly MembershipRow[], period: Period, on: string): Bar[] {
  const held = ofSeat
    .map((membership) => ({
      membership,
      from: clamp(membership.fromOn ?? period.from, period),
      to: clamp(membership.toOn ?? period.to, period),
    }))
    .filter(({ membership, from, to }) => from <= to && touches(membership, period))
  const edges = [...new Set(held.flatMap(({ from, to }) => [from, addDays(to, 1)]))].toSorted()
  const bars: Bar[] = []
  edges.slice(0, -1).forEach((from, index) => {
    const to = addDays(edges[index + 1] ?? from, -1)
    const holders = held.filter((one) => one.from <= from && to <= one.to)
    const names = [...new Set(holders.map(({ membership }) => surnameOf(composition, membership.personId)))]
    const endsSoon = holders.some(
      ({ membership }) => membership.toOn === to && to >= on && to <= addDays(on, ENDING_DAYS),
    )
    const last = bars.at(-1)
    if (last && last.names.join() === names.join() && !last.endsSoon) Object.assign(last, { to, endsSoon })
    else bars.push({ from, to, names, endsSoon })
  })
  // Powers that ended in an earlier year leave the seat empty from the beginning of the scale.
  const last =
    bars.at(-1)?.to ??
    (ofSeat.some((membership) => membership.toOn !== null && membership.toOn < period.from)
      ? addDays(period.from, -1)
      : undefined)
  const hasEnded = last !== undefined && last < on && on <= period.to
  return hasEnded ? [...bars, { from: addDays(last, 1), to: on, names: [], endsSoon: false }] : bars
}

const touches = (membership: MembershipRow, { from, to }: Period): boolean =>
  (membership.fromOn === null || membership.fromOn <= to) && (membership.toOn === null || membership.toOn >= from)

const clamp = (day: string, { from, to }: Period): string => (day < from ? from : day > to ? to : day)

function surnameOf(composition: Composition, personId: number): string {
  const person = composition.persons.get(personId)
  return person === undefined ? '' : person.surname || person.post
}
