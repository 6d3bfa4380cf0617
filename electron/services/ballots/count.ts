import type { VoteOutcome } from '../../contract/ballots.ts'
import type { VotingRules } from '../../contract/office.ts'

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

/** How many ballots in time make a quorum; null: no quorum is set. */
export function quorumOf(rule: VotingRules['quorum'], members: number): number | null {
  if (rule === null) return null
  if (rule === 'half') return Math.ceil(members / 2)
  return rule === 'moreThanHalf' ? Math.floor(members / 2) + 1 : Math.ceil((2 * members) / 3)
}

/** The least number of votes in favour that accepts, and what it is counted from. «More than half» or «at least two thirds». */
function threshold(rule: NonNullable<VotingRules['majority']>, voters: number, members: number) {
  const base = rule === 'ofVoters' || rule === 'twoThirdsOfVoters' ? voters : members
  const needed =
    rule === 'ofVoters' || rule === 'ofMembers' ? Math.floor(base / 2) + 1 : Math.max(1, Math.ceil((2 * base) / 3))
  return { base, needed }
}

/**
 * Whether the votes are equal so that the rule of a tie is asked: for and against alike under a simple majority. Counted from all members,
 * only where they are half of them each, else the chair's vote would make a few votes a majority of all.
 */
function isTie(rule: VotingRules['majority'], inFavour: number, against: number, members: number): boolean {
  if (inFavour === 0 || inFavour !== against) return false
  return rule === 'ofVoters' || (rule === 'ofMembers' && 2 * inFavour === members)
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
  const level = rules.majority === null ? null : threshold(rules.majority, voters, members)
  const chair = counted.find((ballot) => ballot.isChair)?.answers.get(itemId)
  const weight = rules.answers.find((answer) => answer.code === chair)?.counts
  const chairVote = weight === 'inFavour' || weight === 'against' ? weight : null
  const outcome = outcomeOf(
    { ...sums, voters, received: counted.length, needed: level?.needed ?? null, chairVote },
    poll,
  )
  return { ...sums, voters, byAnswer, outcome, base: level?.base ?? null, needed: level?.needed ?? null, chairVote }
}

function outcomeOf(
  tally: Pick<Tally, 'inFavour' | 'against' | 'voters' | 'needed' | 'chairVote'> & { received: number },
  { members, rules }: PollToCount,
): VoteOutcome {
  if (tally.voters === 0) return 'noVotes'
  const quorum = quorumOf(rules.quorum, members)
  if (quorum !== null && tally.received < quorum) return 'noQuorum'
  if (tally.needed === null) return 'noRule'
  if (tally.inFavour >= tally.needed) return 'accepted'
  if (!isTie(rules.majority, tally.inFavour, tally.against, members)) return 'rejected'
  if (rules.tie === 'rejected') return 'rejected'
  if (rules.tie === 'chair' && tally.chairVote !== null) return tally.chairVote === 'inFavour' ? 'accepted' : 'rejected'
  return 'tie'
}
