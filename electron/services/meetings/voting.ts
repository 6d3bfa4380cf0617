import type { Vote, Votes } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'

export type VoteResult = 'accepted' | 'rejected' | 'tie'

/** What the rule needs beside the sums. */
export interface VoteSetting {
  rules: Pick<VotingRules, 'majority' | 'tie'>
  /** Members of the состав. */
  members: number
  /** How the chair voted, where that is known. */
  chairVote: Vote | null
}

/** Equal votes under a simple majority, as the ballots count them: of all members only where they are half of them each. */
function isTie(votes: Votes, majority: VotingRules['majority'], members: number): boolean {
  if (votes.inFavour === 0 || votes.inFavour !== votes.against) return false
  return majority === 'ofVoters' || (majority === 'ofMembers' && votes.inFavour * 2 === members)
}

/**
 * The result of a vote by the rule of the office; null while the office has none (no decree sets one, domain.md §2) or nobody voted.
 * Votes that are equal are decided by the chair's one where the office says so and his vote is known.
 */
export function voteResult(votes: Votes, { rules, members, chairVote }: VoteSetting): VoteResult | null {
  const cast = votes.inFavour + votes.against + votes.abstained
  if (rules.majority === null || cast === 0) return null
  const base = rules.majority === 'ofVoters' || rules.majority === 'twoThirdsOfVoters' ? cast : members
  const isTwoThirds = rules.majority === 'twoThirdsOfVoters' || rules.majority === 'twoThirdsOfMembers'
  const isEnough = isTwoThirds ? votes.inFavour * 3 >= base * 2 : votes.inFavour * 2 > base
  if (isEnough) return 'accepted'
  if (!isTie(votes, rules.majority, members)) return 'rejected'
  if (rules.tie === 'rejected') return 'rejected'
  if (rules.tie === null || chairVote === null) return 'tie'
  return chairVote === 'inFavour' ? 'accepted' : 'rejected'
}

/** Sums of an open vote by name. */
export function sumVotes(named: Readonly<Record<string, Vote>>): Votes | null {
  const all = Object.values(named)
  if (all.length === 0) return null
  const of = (vote: Vote): number => all.filter((one) => one === vote).length
  return { inFavour: of('inFavour'), against: of('against'), abstained: of('abstained') }
}
