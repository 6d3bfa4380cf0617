import type { Attendance, Participant, Presence } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'

/** A participant as the rules about attendance see him. */
export interface Attendee {
  id: number
  isInvited: boolean
  presence: Presence
  arrivedAt: string | null
  leftAt: string | null
  replacesId: number | null
}

export function came(one: Pick<Attendee, 'presence'>): boolean {
  return one.presence === 'present' || one.presence === 'late'
}

/** In the room now. */
export function isHere(one: Pick<Attendee, 'presence' | 'leftAt'>): boolean {
  return came(one) && one.leftAt === null
}

/**
 * Whether a person votes and counts for the quorum: he is of the состав, or came instead of one of it who is not in the room. A member
 * who replaces another member has his own vote only: one person, one vote.
 */
export function hasVote(one: Attendee, all: readonly Attendee[]): boolean {
  if (!one.isInvited) return true
  const replaced = all.find((other) => other.id === one.replacesId)
  return replaced !== undefined && !replaced.isInvited && !isHere(replaced)
}

const needed: Readonly<Record<NonNullable<VotingRules['quorum']>, (members: number) => number>> = {
  half: (members) => Math.ceil(members / 2),
  moreThanHalf: (members) => Math.floor(members / 2) + 1,
  twoThirds: (members) => Math.ceil((members * 2) / 3),
}

/** How many must be there of `members` by a rule of the office. */
export function quorumOf(rule: NonNullable<VotingRules['quorum']>, members: number): number {
  return needed[rule](members)
}

/** Who is there now. @param rule the quorum that the office set; null: no decree sets one (domain.md §2), so none is computed */
export function countAttendance(all: readonly Attendee[], rule: VotingRules['quorum']): Attendance {
  const members = all.filter((one) => !one.isInvited).length
  const here = all.filter((one) => isHere(one) && hasVote(one, all)).length
  const quorum =
    rule === null
      ? null
      : { rule, needed: quorumOf(rule, members), isReached: members > 0 && here >= quorumOf(rule, members) }
  return { members, here, unmarked: all.filter((one) => one.presence === 'unknown').length, quorum }
}

/** When an item ran, civil times of the day; null where it is not known. */
export interface ItemTimes {
  from: string | null
  until: string | null
}

/**
 * How many could vote on an item. Whoever had left before it began or came after it ended could not; whoever came late may have missed
 * the vote, so `least` is without him. Nobody absent can have voted in person.
 */
export function votersOf(all: readonly Attendee[], { from, until }: ItemTimes): { least: number; most: number } {
  const there = all.filter(
    (one) =>
      came(one) &&
      (one.leftAt === null || from === null || one.leftAt > from) &&
      (one.arrivedAt === null || until === null || one.arrivedAt <= until),
  )
  const gone = (one: Attendee): boolean => !there.includes(one)
  const voting = there.filter((one) => {
    if (!one.isInvited) return true
    const replaced = all.find((other) => other.id === one.replacesId)
    return replaced !== undefined && !replaced.isInvited && gone(replaced)
  })
  const least = voting.filter((one) => one.presence === 'present' && one.leftAt === null).length
  return { least, most: voting.length }
}

/** What the screen needs of a participant beside his row. */
export function standing(one: Attendee, all: readonly Attendee[]): Pick<Participant, 'isHere' | 'hasVote'> {
  return { isHere: isHere(one), hasVote: hasVote(one, all) }
}
