import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { meetingState } from './meetings.ts'
import { VOTE_WEIGHTS, votingRules } from './office.ts'
import { civilDate, civilMoment, count, id, line, operation, text, version } from './scalars.ts'

/** Absentee meetings: ballots (опросные листы), their answers, what they come to (domain.md §2 «Meeting rules», §9.3). */

/**
 * What the votes on a question come to. `noRule`: the office has no majority rule, only numbers are given; `tie`: equal votes that no rule
 * decides; `noQuorum`: too few ballots came in.
 */
export const VOTE_OUTCOMES = ['accepted', 'rejected', 'tie', 'noQuorum', 'noRule', 'noVotes'] as const
export type VoteOutcome = (typeof VOTE_OUTCOMES)[number]
const outcome = v.picklist(VOTE_OUTCOMES)

const tally = v.strictObject({
  inFavour: count,
  against: count,
  abstained: count,
  other: count,
  /** Ballots in time with an answer to this question. */
  voters: count,
  /** Votes for each of the office's answers, in their order. */
  byAnswer: v.array(count),
  outcome,
  /** The outcome in words: «принято». */
  word: v.string(),
  /** How it was got, in words. */
  why: v.string(),
})
export type PollTally = v.InferOutput<typeof tally>

const question = v.strictObject({
  id,
  /** Place in the agenda, from 1. */
  position: count,
  title: v.string(),
  speaker: v.string(),
  materials: v.string(),
  draftDecision: v.string(),
  /** Decisions that the item has now. */
  decisions: count,
  result: tally,
})
export type PollQuestion = v.InferOutput<typeof question>

const vote = v.strictObject({
  itemId: id,
  /** Code of the answer; null where only an opinion is written. */
  answer: v.nullable(v.string()),
  opinion: v.string(),
})

const ballot = v.strictObject({
  issuedOn: v.nullable(civilDate),
  receivedAt: v.nullable(civilMoment),
  way: v.string(),
  note: v.string(),
  /** Came after the term: kept, not counted. */
  isLate: v.boolean(),
})

const member = v.strictObject({
  participantId: id,
  shortName: v.string(),
  name: v.string(),
  post: v.string(),
  role: v.string(),
  isChair: v.boolean(),
  /** null: no ballot was given to this member. */
  ballot: v.nullable(ballot),
  votes: v.array(vote),
})
export type PollMember = v.InferOutput<typeof member>

/** What is kept and not counted, with the reason in words. */
const kept = v.strictObject({ text: v.string(), detail: v.string() })

const answer = votingRules.entries.answers
const poll = v.strictObject({
  meetingId: id,
  meetingVersion: version,
  number: count,
  heldOn: civilDate,
  state: meetingState,
  isLocked: v.boolean(),
  /** Votes can be typed now. */
  isOpen: v.boolean(),
  answersUntil: v.nullable(civilMoment),
  /** The term has passed. */
  isOver: v.boolean(),
  issuedOn: v.nullable(civilDate),
  countedAt: v.nullable(civilMoment),
  /** As frozen when the ballots were issued, those of the office before. */
  answers: answer,
  /** The rules in words, «не задано» where the office has none. */
  /** A majority is set: votes come to a result. */
  isRuled: v.boolean(),
  rules: v.strictObject({ majority: v.string(), tie: v.string(), quorum: v.string(), late: v.string() }),
  questions: v.array(question),
  members: v.array(member),
  issued: count,
  received: count,
  late: count,
  /** Short names of those whose ballot did not come. */
  missing: v.array(v.string()),
  /** What to say to those who have not answered. */
  reminder: v.string(),
  opinions: v.array(
    v.strictObject({
      participantId: id,
      shortName: v.string(),
      itemId: id,
      position: count,
      text: v.string(),
      isCounted: v.boolean(),
    }),
  ),
  kept: v.array(kept),
})
export type Poll = v.InferOutput<typeof poll>

const code = v.pipe(v.string(), v.minLength(1), v.maxLength(20))
const place = { meetingId: id, participantId: id }

export const POLL_STAGES = ['draft', 'sent', 'held', 'protocol'] as const

export const ballotsContract = {
  get: query(v.strictObject({ meetingId: id }), poll),
  /**
   * Подготовка → Опрос (ballots are issued, the answers frozen) → Подсчёт (the rules frozen, votes and attendance written) → Протокол
   * (decisions of what was accepted, the named vote sheet as an appendix), and back. Опрос again gives ballots to those without one.
   */
  setStage: command(
    v.strictObject({ meetingId: id, version, stage: v.picklist(POLL_STAGES) }),
    v.strictObject({ ...operation.entries, note: v.string() }),
  ),
  /** A later term makes ballots that came after the old one count again. */
  setTerm: command(v.strictObject({ meetingId: id, version, answersUntil: civilMoment }), operation),
  /**
   * One answer on a ballot, null takes it away. `before` is what the person saw: someone else's answer is not written over.
   * The first answer makes the ballot received now.
   */
  setVote: command(
    v.strictObject({ ...place, itemId: id, answer: v.nullable(code), before: v.nullable(code) }),
    operation,
  ),
  setOpinion: command(v.strictObject({ ...place, itemId: id, opinion: text(20_000), before: v.string() }), operation),
  /** When and how the ballot came; null: it did not. */
  setReceived: command(
    v.strictObject({ ...place, receivedAt: v.nullable(civilMoment), way: line(200), before: v.nullable(v.string()) }),
    operation,
  ),
  /** Notes on the ballots that are missing that their members were reminded now. */
  remind: command(v.strictObject({ meetingId: id }), v.strictObject({ ...operation.entries, reminded: count })),
  /** Decisions of a question from its draft, where no rule decides and a person does. */
  adopt: command(v.strictObject({ meetingId: id, itemId: id }), operation),
}

export { VOTE_WEIGHTS }
