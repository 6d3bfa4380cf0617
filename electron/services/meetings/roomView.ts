import type { AgendaItem, Decision, Executor, Meeting } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'
import { standing, votersOf } from './attendance.ts'
import type { AgendaItemRow, DecisionRow, MeetingRow, ParticipantRow } from './meetings.tables.ts'
import type { Names } from './names.ts'
import { shortNameOf } from './roster.ts'
import { voteResult } from './countVotes.ts'

/** @param until civil date up to which he is needed: the term, or the day of the meeting */
function named(names: Names, one: Executor, until: string): NonNullable<Decision['executor']> {
  if (one.kind === 'recipient') return { ...one, name: names.recipient(one.id), leftOn: null }
  const last = names.lastDay(one.id)
  return { ...one, name: names.person(one.id), leftOn: last !== null && last < until ? last : null }
}

type Executors = Pick<Decision, 'executor' | 'coExecutors' | 'controller'>

/** Who carries a decision out, who helps, who controls; whoever has left the состав by then is named with the day. */
export function executorsOf(names: Names, row: DecisionRow, heldOn: string): Executors {
  const until = row.dueOn !== null && row.dueOn > heldOn ? row.dueOn : heldOn
  const first: Executor | null =
    row.executorPersonId !== null
      ? { kind: 'person', id: row.executorPersonId }
      : row.executorRecipientId !== null
        ? { kind: 'recipient', id: row.executorRecipientId }
        : null
  return {
    executor: first && named(names, first, until),
    coExecutors: (row.coExecutors ?? []).map((one) => named(names, one, until)),
    controller: row.controllerId === null ? null : { id: row.controllerId, name: names.person(row.controllerId) },
  }
}

/** Civil time some minutes later on the same day. */
function timeLater(time: string, minutes: number): string {
  const at = Math.min(24 * 60 - 1, Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes)
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** When an item ran, as far as the day of the meeting says. */
export function timesOf(item: AgendaItemRow, heldOn: string): { from: string | null; until: string | null } {
  const from = item.startedAt?.slice(0, 10) === heldOn ? item.startedAt.slice(11, 16) : null
  const isOver = item.state === 'done' && from !== null && item.spentMinutes !== null
  return { from, until: isOver ? timeLater(from, item.spentMinutes ?? 0) : null }
}

type Voting = Pick<AgendaItem, 'votes' | 'voters' | 'namedVotes' | 'result'>

/** How an item was voted, with the result by the rule of the office. */
export function votingOf(
  item: AgendaItemRow,
  people: readonly ParticipantRow[],
  meeting: Pick<MeetingRow, 'heldOn' | 'chairId'>,
  rules: VotingRules,
): Voting {
  const votes =
    item.votesFor === null
      ? null
      : { inFavour: item.votesFor, against: item.votesAgainst ?? 0, abstained: item.votesAbstained ?? 0 }
  const chair = people.find((one) => one.personId !== null && one.personId === meeting.chairId)
  const chairVote = (chair && item.namedVotes?.[String(chair.id)]) ?? null
  const members = people.filter((one) => !one.isInvited).length
  return {
    votes,
    voters: votersOf(people, timesOf(item, meeting.heldOn)),
    namedVotes:
      item.namedVotes &&
      people.flatMap((one) => {
        const vote = item.namedVotes?.[String(one.id)]
        return vote === undefined ? [] : [{ participantId: one.id, vote }]
      }),
    result: votes && voteResult(votes, { rules, members, chairVote }),
  }
}

export function participantView(
  person: ParticipantRow,
  all: readonly ParticipantRow[],
): Meeting['participants'][number] {
  return {
    id: person.id,
    version: person.version,
    personId: person.personId,
    shortName: shortNameOf(person.name),
    name: person.name,
    post: person.post,
    role: person.role,
    isInvited: person.isInvited,
    presence: person.presence,
    arrivedAt: person.arrivedAt,
    leftAt: person.leftAt,
    replacesId: person.replacesId,
    ...standing(person, all),
  }
}
