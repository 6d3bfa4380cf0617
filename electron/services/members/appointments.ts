import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { ActReference } from '../../contract/members.ts'
import type { Records } from '../../db/records.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { resolveAct } from './acts.ts'
import { readComposition, seatName, shortNameOf } from './composition.ts'
import type { Composition } from './composition.ts'
import { memberships } from './members.repo.ts'
import type { MembershipRow } from './members.repo.ts'
import { channelOfRole, isBlockRole, isSameSeat, overlaps } from './seats.ts'
import { texts } from './texts.ts'

export interface Appointment {
  personId: number
  roleId: number
  /** One membership for each; none for a role without blocks. */
  blockIds: readonly number[]
  channelId: number | null
  fromOn: string | null
  toOn: string | null
  isTemporary: boolean
  note: string
}

type NewMembership = Omit<MembershipRow, 'id' | 'version' | 'deletedAt' | 'actId' | 'endedActId'>

/**
 * Appoints a person into a role, once for each block. With `endsPrevious` those who hold the same seat for good leave it the
 * day before by the same act.
 * @throws AppError invalid with the fields
 */
export function appoint(
  records: Records,
  input: Appointment & { act: ActReference; endsPrevious: boolean },
  today: string,
): void {
  const composition = readComposition(records.db)
  const seats = checkedSeats(composition, input)
  const previous = input.endsPrevious ? endedByHandover(composition, seats, input.fromOn) : []
  const actId = resolveAct(records, input.act, today)
  // The day before is known to exist: endedByHandover refuses a handover without a first day.
  const lastDay = input.fromOn === null ? null : addDays(input.fromOn, -1)
  for (const membership of previous)
    records.update(memberships, membership.id, null, { toOn: lastDay, endedActId: actId })
  const left = new Set(previous.map((membership) => membership.id))
  const others = composition.memberships.filter((membership) => !left.has(membership.id))
  for (const seat of seats) {
    checkFree({ ...composition, memberships: others }, seat)
    records.insert(memberships, { ...seat, actId, endedActId: null })
  }
  const what = seats
    .map((seat) => seatName(composition, { ...seat, id: 0, version: 1, deletedAt: null, actId, endedActId: null }))
    .join(', ')
  records.title = texts.titles.appointed(shortNameOf(composition, input.personId), what)
}

/** The memberships an appointment makes, its directory entries and period checked. @throws AppError invalid */
export function checkedSeats(composition: Composition, input: Appointment): NewMembership[] {
  const role = composition.roleById.get(input.roleId)
  const wrong: Record<string, string> = {}
  if (!composition.persons.has(input.personId)) wrong['personId'] = texts.errors.unknownPerson
  const start = input.fromOn ?? '0000-00-00'
  if (!role) wrong['roleId'] = texts.errors.unknownRole
  else if (role.activeTo !== null && role.activeTo < start)
    wrong['roleId'] = texts.errors.roleClosed(role.name, role.activeTo)
  if (isBlockRole(role) && input.blockIds.length === 0 && composition.blocks.length > 0)
    wrong['blockIds'] = texts.errors.blockNeeded
  for (const blockId of input.blockIds) {
    const block = composition.blockById.get(blockId)
    if (!block) wrong['blockIds'] = texts.errors.unknownBlock
    else if (block.activeTo !== null && block.activeTo < start)
      wrong['blockIds'] = texts.errors.blockClosed(block.name, block.activeTo)
  }
  if (input.channelId !== null && !composition.channelById.has(input.channelId))
    wrong['channelId'] = texts.errors.unknownChannel
  if (input.fromOn !== null && input.toOn !== null && input.toOn < input.fromOn)
    wrong['toOn'] = texts.errors.periodReversed
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong)
  const channelId = input.channelId ?? channelOfRole(role, composition.channels)?.id ?? null
  const { personId, roleId, fromOn, toOn, isTemporary, note } = input
  const blocks: (number | null)[] = input.blockIds.length === 0 ? [null] : [...new Set(input.blockIds)]
  return blocks.map((blockId) => ({ personId, roleId, blockId, channelId, fromOn, toOn, isTemporary, note }))
}

/** @throws AppError invalid: the same powers overlap, or a role of one holder is taken */
export function checkFree(composition: Composition, seat: NewMembership): void {
  const rivals = composition.memberships.filter((other) => overlaps(other, seat))
  const same = rivals.find((other) => other.personId === seat.personId && isSameSeat(other, seat))
  if (same) throw fieldErrors({ roleId: texts.errors.sameMembership(texts.period(same.fromOn, same.toOn)) })
  const role = composition.roleById.get(seat.roleId)
  if (!role || role.allowsMany || seat.isTemporary) return
  const holder = rivals.find(
    (other) => other.roleId === seat.roleId && other.blockId === seat.blockId && !other.isTemporary,
  )
  if (holder)
    throw fieldErrors({
      roleId: texts.errors.roleTaken(role.name, shortNameOf(composition, holder.personId), holder.fromOn),
    })
}

/** Who leaves the seats at a handover. @throws AppError invalid when there is no first day or somebody starts later than it */
function endedByHandover(
  composition: Composition,
  seats: readonly NewMembership[],
  fromOn: string | null,
): MembershipRow[] {
  if (fromOn === null) throw fieldErrors({ fromOn: texts.errors.endsPreviousNeedsDate })
  const previous = composition.memberships.filter(
    (other) =>
      (other.toOn === null || other.toOn >= fromOn) &&
      seats.some(
        (seat) => seat.personId !== other.personId && seat.roleId === other.roleId && seat.blockId === other.blockId,
      ),
  )
  const later = previous.find((membership) => membership.fromOn !== null && membership.fromOn >= fromOn)
  if (later) throw fieldErrors({ fromOn: texts.errors.previousStartsLater(shortNameOf(composition, later.personId)) })
  return previous
}

type Named = readonly { id: number; version: number }[]

/** Ends powers on a day (the last one), by an act. @throws AppError invalid, conflict, notFound */
export function endMemberships(records: Records, named: Named, toOn: string, act: ActReference, today: string): void {
  const composition = readComposition(records.db)
  const rows = named.map(({ id }) => records.get(memberships, id))
  for (const row of rows) {
    const name = shortNameOf(composition, row.personId)
    if (row.fromOn !== null && toOn < row.fromOn)
      throw fieldErrors({ toOn: texts.errors.endsBeforeStart(name, row.fromOn) })
    if (row.deletedAt !== null || (row.toOn !== null && row.endedActId !== null && row.toOn < toOn)) {
      throw new AppError('conflict', texts.errors.alreadyEnded(name, row.toOn ?? toOn))
    }
  }
  records.title = texts.titles.ended(namesOf(composition, rows), toOn)
  const endedActId = resolveAct(records, act, today)
  for (const { id, version } of named) records.update(memberships, id, version, { toOn, endedActId })
}

/** Corrects the period and the act of powers. @throws AppError invalid, conflict, notFound */
export function saveTerm(
  records: Records,
  input: {
    memberships: Named
    toOn: string | null
    fromOn?: string | null | undefined
    act?: ActReference | undefined
  },
  today: string,
): void {
  const composition = readComposition(records.db)
  const rows = input.memberships.map(({ id }) => records.get(memberships, id))
  const periods = rows.map((row) => ({
    ...row,
    toOn: input.toOn,
    fromOn: input.fromOn === undefined ? row.fromOn : input.fromOn,
  }))
  const moved = new Set(rows.map((row) => row.id))
  for (const period of periods) {
    if (period.fromOn !== null && period.toOn !== null && period.toOn < period.fromOn)
      throw fieldErrors({ toOn: texts.errors.periodReversed })
    checkFree({ ...composition, memberships: composition.memberships.filter((other) => !moved.has(other.id)) }, period)
  }
  records.title = texts.titles.termChanged(namesOf(composition, rows), input.toOn)
  const actId = input.act === undefined ? undefined : resolveAct(records, input.act, today)
  for (const { id, version } of input.memberships) {
    records.update(memberships, id, version, {
      toOn: input.toOn,
      ...(input.fromOn === undefined ? {} : { fromOn: input.fromOn }),
      ...(actId === undefined ? {} : { actId }),
      ...(input.toOn === null ? { endedActId: null } : {}),
    })
  }
}

export function removeMembership(records: Records, id: number, version: number): void {
  const row = records.get(memberships, id)
  records.title = texts.titles.membershipRemoved(shortNameOf(readComposition(records.db), row.personId))
  records.remove(memberships, id, version)
}

function namesOf(composition: Composition, rows: readonly MembershipRow[]): string {
  const people = [...new Set(rows.map((row) => row.personId))]
  return people.length === 1 ? shortNameOf(composition, people[0] ?? 0) : texts.titles.several(people.length)
}
