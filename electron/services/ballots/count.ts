import type { VoteOutcome } from '../../contract/ballots.ts'
import type { VotingRules } from '../../contract/office.ts'
import { decideVote, majorityOf, quorumOf } from '../meetings/meetings.service.ts'

/** Counting of an absentee vote: pure, whole numbers only, so that thresholds are exact. */

export interface CountedBallot {
  /** Civil moment; null while the ballot has not come. */
  receivedAt: string | null
  isChair: boolean
  /** Item id → code of the answer. */
  answers: ReadonlyMap<number, string>
}

export interface PollToCount {
  ballots: readonly CountedBallot[]
  /** Members who have a vote, whether they answered or not. */
  members: number
  /** Civil moment of the term; a bare date lasts to the end of its day; null: no term is set, nothing is late. */
  until: string | null
  rules: VotingRules
}

export interface Tally {
  inFavour: number
  against: number
  abstained: number
  other: number
  /** Ballots in time with an answer to the question. */
  voters: number
  byAnswer: number[]
  outcome: VoteOutcome
  /** What the majority is counted from, and how many votes are needed; null without a rule. */
  base: number | null
  needed: number | null
  /** How the chair voted where his vote decides; null where it was not asked or is not there. */
  chairVote: 'inFavour' | 'against' | null
}

/** Whether a ballot came after the term. A bare date on either side stands for any time of its day, in favour of the member. */
export function isLate(receivedAt: string | null, until: string | null): boolean {
  if (receivedAt === null || until === null) return false
  const length = Math.min(receivedAt.length, until.length)
  return receivedAt.slice(0, length) > until.slice(0, length)
}

/** The ballots that count: those that came in time. */
export function inTime<B extends Pick<CountedBallot, 'receivedAt'>>(ballots: readonly B[], until: string | null): B[] {
  return ballots.filter((ballot) => ballot.receivedAt !== null && !isLate(ballot.receivedAt, until))
}

/** Counts one question. */
export function countItem(poll: PollToCount, itemId: number): Tally {
  const { members, rules } = poll
  const counted = inTime(poll.ballots, poll.until)
  const byAnswer = rules.answers.map(
    (answer) => counted.filter((ballot) => ballot.answers.get(itemId) === answer.code).length,
  )
  const weigh = (weight: VotingRules['answers'][number]['counts']): number =>
    rules.answers.reduce((sum, answer, index) => sum + (answer.counts === weight ? (byAnswer[index] ?? 0) : 0), 0)
  const sums = {
    inFavour: weigh('inFavour'),
    against: weigh('against'),
    abstained: weigh('abstained'),
    other: weigh('other'),
  }
  const voters = sums.inFavour + sums.against + sums.abstained + sums.other
  const level = rules.majority === null ? null : majorityOf(rules.majority, voters, members)
  const chair = counted.find((ballot) => ballot.isChair)?.answers.get(itemId)
  const weight = rules.answers.find((answer) => answer.code === chair)?.counts
  const chairVote = weight === 'inFavour' || weight === 'against' ? weight : null
  const outcome = outcomeOf({ ...sums, voters, received: counted.length, chairVote }, poll)
  return { ...sums, voters, byAnswer, outcome, base: level?.base ?? null, needed: level?.needed ?? null, chairVote }
}

function outcomeOf(
  tally: Pick<Tally, 'inFavour' | 'against' | 'voters' | 'chairVote'> & { received: number },
  { members, rules }: PollToCount,
): VoteOutcome {
  const { voters, chairVote } = tally
  if (voters === 0) return 'noVotes'
  if (rules.quorum !== null && tally.received < quorumOf(rules.quorum, members)) return 'noQuorum'
  return decideVote(tally, { rules, voters, members, chairVote }) ?? 'noRule'
}
