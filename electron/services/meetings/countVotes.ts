import type { Vote, Votes } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'

/** The one rule of a vote, in the room and by ballots: pure, whole numbers only, so that thresholds are exact. */

export type VoteResult = 'accepted' | 'rejected' | 'tie'
type Majority = NonNullable<VotingRules['majority']>

/** The least number of votes in favour that accepts, and what it is counted from. «More than half» or «at least two thirds». */
export function majorityOf(rule: Majority, voters: number, members: number): { base: number; needed: number } {
  const base = rule === 'ofVoters' || rule === 'twoThirdsOfVoters' ? voters : members
  const needed =
    rule === 'ofVoters' || rule === 'ofMembers' ? Math.floor(base / 2) + 1 : Math.max(1, Math.ceil((2 * base) / 3))
  return { base, needed }
}

/**
 * Whether the votes are equal so that the rule of a tie is asked: for and against alike under a simple majority. Counted from all members,
 * only where they are half of them each, else the chair's vote would make a few votes a majority of all.
 */
export function isTie(
  rule: VotingRules['majority'],
  { inFavour, against }: Pick<Votes, 'inFavour' | 'against'>,
  members: number,
): boolean {
  if (inFavour === 0 || inFavour !== against) return false
  return rule === 'ofVoters' || (rule === 'ofMembers' && 2 * inFavour === members)
}

/** What a vote is decided by. */
export interface VoteToDecide {
  rules: Pick<VotingRules, 'majority' | 'tie'>
  /** Who took part in the vote, the abstained among them. */
  voters: number
  /** Members of the состав. */
  members: number
  /** How the chair voted, where that is known; an abstention decides nothing. */
  chairVote: Vote | null
}

/**
 * The result by the rule of the office; null while the office has none (no decree sets one, domain.md §2) or nobody voted.
 * Votes that are equal are decided by the chair's one where the office says so and he voted for or against.
 */
export function decideVote(
  votes: Pick<Votes, 'inFavour' | 'against'>,
  { rules, voters, members, chairVote }: VoteToDecide,
): VoteResult | null {
  if (rules.majority === null || voters === 0) return null
  if (votes.inFavour >= majorityOf(rules.majority, voters, members).needed) return 'accepted'
  if (!isTie(rules.majority, votes, members) || rules.tie === 'rejected') return 'rejected'
  if (rules.tie === null || chairVote === null || chairVote === 'abstained') return 'tie'
  return chairVote === 'inFavour' ? 'accepted' : 'rejected'
}

/** The result of a vote in the room, where everyone is for, against or abstains. */
export function voteResult(votes: Votes, rest: Omit<VoteToDecide, 'voters'>): VoteResult | null {
  return decideVote(votes, { ...rest, voters: votes.inFavour + votes.against + votes.abstained })
}

/** Sums of an open vote by name. */
export function sumVotes(named: Readonly<Record<string, Vote>>): Votes | null {
  const all = Object.values(named)
  if (all.length === 0) return null
  const of = (vote: Vote): number => all.filter((one) => one === vote).length
  return { inFavour: of('inFavour'), against: of('against'), abstained: of('abstained') }
}
