import type { Poll, PollMember, PollTally } from '../../contract/ballots.ts'
import { AppError } from '../../contract/errors.ts'
import type { AgendaItem, Meeting } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import { getMeeting, isTie, meetings, quorumOf } from '../meetings/meetings.service.ts'
import { getSettings } from '../office/office.service.ts'
import { findParticipant, listBallots, listVotes, removedItems } from './ballots.repo.ts'
import type { BallotRow, BallotVoteRow } from './ballots.repo.ts'
import { countItem, inTime, isLate } from './count.ts'
import type { PollToCount, Tally } from './count.ts'
import { texts } from './texts.ts'

/** Everything that a poll is counted and shown from. */
export interface PollSource {
  meeting: Meeting
  answersUntil: string | null
  countedAt: string | null
  rules: VotingRules
  ballots: BallotRow[]
  votes: BallotVoteRow[]
  /** Votes of a ballot by its id. */
  votesOf: ReadonlyMap<number, BallotVoteRow[]>
  counting: PollToCount
}

/**
 * The rules of a meeting. Answers stay as they were when the ballots were printed; how they are counted stays as it was when they were
 * counted, until then it follows the settings.
 */
function rulesOf(frozen: VotingRules | null, countedAt: string | null, office: VotingRules): VotingRules {
  if (frozen === null) return office
  return countedAt === null ? { ...office, answers: frozen.answers } : frozen
}

/** The members of a meeting who have a vote: its participants of the состав, without those who are only invited. */
export const votersOf = (meeting: Meeting): Meeting['participants'] =>
  meeting.participants.filter((one) => !one.isInvited)

/** @throws AppError notFound; refused for an in-person meeting */
export function pollSource(db: ReadDb, meetingId: number): PollSource {
  const meeting = getMeeting(db, meetingId)
  if (meeting.format !== 'absentee') throw new AppError('refused', texts.notAbsentee)
  const row = rowOf(db, meetingId)
  const rules = rulesOf(row.votingRules, row.countedAt, getSettings(db).voting)
  const ballots = listBallots(db, meetingId)
  const votes = listVotes(db, meetingId)
  const votesOf = Map.groupBy(votes, (vote) => vote.ballotId)
  const voters = new Map(votersOf(meeting).map((one) => [one.id, one]))
  return {
    meeting,
    answersUntil: row.answersUntil,
    countedAt: row.countedAt,
    rules,
    ballots,
    votes,
    votesOf,
    counting: {
      ballots: ballots.flatMap((ballot) => {
        const who = voters.get(ballot.participantId)
        if (!who) return []
        const answers = (votesOf.get(ballot.id) ?? []).flatMap(({ agendaItemId, answer }): [number, string][] =>
          answer === null ? [] : [[agendaItemId, answer]],
        )
        const isChair = who.personId !== null && who.personId === meeting.chairId
        return [{ receivedAt: ballot.receivedAt, isChair, answers: new Map(answers) }]
      }),
      members: voters.size,
      until: row.answersUntil,
      rules,
    },
  }
}

function rowOf(
  db: ReadDb,
  meetingId: number,
): { answersUntil: string | null; countedAt: string | null; votingRules: VotingRules | null } {
  const raw = db.one<{ answersUntil: string | null; countedAt: string | null; votingRules: string | null }>(
    `SELECT answers_until AS answersUntil, counted_at AS countedAt, voting_rules AS votingRules FROM ${meetings.name} WHERE id = ?`,
    [meetingId],
  )
  return { ...raw, votingRules: raw.votingRules === null ? null : (JSON.parse(raw.votingRules) as VotingRules) }
}

/** How the outcome of a question was got, with its numbers. */
function whyOf(tally: Tally, { counting }: Pick<PollSource, 'counting'>): string {
  const { rules, members } = counting
  const { why } = texts
  if (tally.outcome === 'noVotes') return why.noVotes
  if (tally.outcome === 'noQuorum' && rules.quorum !== null)
    return why.noQuorum(inTime(counting.ballots, counting.until).length, quorumOf(rules.quorum, members), members)
  if (rules.majority === null || tally.base === null || tally.needed === null) return why.noRule
  const ofWhom = rules.majority === 'ofVoters' || rules.majority === 'twoThirdsOfVoters' ? 'voters' : 'members'
  const share = why.share(tally.inFavour, tally.base, ofWhom, tally.needed)
  return tally.inFavour < tally.needed && isTie(rules.majority, tally, members)
    ? `${share}. ${evenWords(tally, rules)}`
    : share
}

function evenWords(tally: Tally, rules: VotingRules): string {
  if (rules.tie === null) return texts.why.tieUnset
  if (rules.tie === 'rejected') return texts.why.tieRejected
  return tally.chairVote === null ? texts.why.chairMissing : texts.why.chair(tally.chairVote)
}

/** One question counted, with its result in words. */
export function tallyOf(source: PollSource, itemId: number): PollTally {
  const tally = countItem(source.counting, itemId)
  const { inFavour, against, abstained, other, voters, byAnswer, outcome } = tally
  return {
    inFavour,
    against,
    abstained,
    other,
    voters,
    byAnswer,
    outcome,
    word: texts.outcome[outcome],
    why: whyOf(tally, source),
  }
}

/** The whole poll as the screen shows it. */
export function pollView(db: ReadDb, meetingId: number, now: string): Poll {
  const source = pollSource(db, meetingId)
  const { meeting, rules, ballots, answersUntil } = source
  const members = votersOf(meeting).map((one) => memberView(source, one))
  const issued = members.filter((one) => one.ballot !== null)
  const received = issued.filter((one) => one.ballot?.receivedAt !== null)
  const missing = issued.filter((one) => one.ballot?.receivedAt === null).map((one) => one.shortName)
  return {
    meetingId,
    meetingVersion: meeting.version,
    number: meeting.number,
    heldOn: meeting.heldOn,
    state: meeting.state,
    isLocked: meeting.isLocked,
    isOpen: meeting.state === 'sent' || meeting.state === 'held',
    answersUntil,
    isOver: isLate(now, answersUntil),
    issuedOn: ballots.map((ballot) => ballot.issuedOn).find((day) => day !== null) ?? null,
    countedAt: source.countedAt,
    answers: rules.answers,
    isRuled: rules.majority !== null,
    rules: {
      majority: rules.majority === null ? texts.notSet : texts.majority[rules.majority],
      tie: rules.tie === null ? texts.notSet : texts.tie[rules.tie],
      quorum: rules.quorum === null ? texts.noQuorum : texts.quorum[rules.quorum],
      late: texts.late,
    },
    questions: meeting.items.map((item) => questionView(source, item)),
    members,
    issued: issued.length,
    received: received.length,
    late: received.filter((one) => one.ballot?.isLate).length,
    missing,
    reminder: texts.reminder(meeting.number, answersUntil),
    opinions: opinionsOf(source, members),
    kept: keptOf(db, source),
  }
}

function questionView(source: PollSource, item: AgendaItem): Poll['questions'][number] {
  return {
    id: item.id,
    position: item.position,
    title: item.title,
    speaker: item.speaker,
    materials: item.materials,
    draftDecision: item.draftDecision,
    decisions: item.decisions.length,
    result: tallyOf(source, item.id),
  }
}

function memberView(source: PollSource, one: Meeting['participants'][number]): PollMember {
  const ballot = source.ballots.find((row) => row.participantId === one.id)
  const items = new Set(source.meeting.items.map((item) => item.id))
  return {
    participantId: one.id,
    shortName: one.shortName,
    name: one.name,
    post: one.post,
    role: one.role,
    isChair: one.personId !== null && one.personId === source.meeting.chairId,
    ballot: ballot
      ? {
          issuedOn: ballot.issuedOn,
          receivedAt: ballot.receivedAt,
          way: ballot.way,
          note: ballot.note,
          isLate: isLate(ballot.receivedAt, source.answersUntil),
        }
      : null,
    votes: (ballot ? (source.votesOf.get(ballot.id) ?? []) : [])
      .filter((vote) => items.has(vote.agendaItemId))
      .map((vote) => ({ itemId: vote.agendaItemId, answer: vote.answer, opinion: vote.opinion })),
  }
}

/** Special opinions in the order of the agenda; one on a late ballot is kept and does not go into the protocol. */
function opinionsOf({ meeting }: PollSource, members: readonly PollMember[]): Poll['opinions'] {
  return meeting.items.flatMap((item) =>
    members.flatMap((one) =>
      one.votes
        .filter((vote) => vote.itemId === item.id && vote.opinion !== '')
        .map((vote) => ({
          participantId: one.participantId,
          shortName: one.shortName,
          itemId: item.id,
          position: item.position,
          text: vote.opinion,
          isCounted: one.ballot?.receivedAt !== null && one.ballot?.isLate === false,
        })),
    ),
  )
}

/** What is in the register and not in the count: answers to items that were taken off, ballots of members who were. */
function keptOf(db: ReadDb, { meeting, ballots, votes }: PollSource): Poll['kept'] {
  const removed = removedItems(db, meeting.id).flatMap(({ id, title }) => {
    const count = votes.filter((vote) => vote.agendaItemId === id).length
    return count === 0 ? [] : [{ text: texts.kept.removedItem(title), detail: texts.kept.votes(count) }]
  })
  const voters = new Set(votersOf(meeting).map((one) => one.id))
  const left = ballots
    .filter((ballot) => !voters.has(ballot.participantId))
    .map((ballot) => ({
      text: texts.kept.leftMember(findParticipant(db, ballot.participantId)?.name ?? ''),
      detail: texts.kept.leftBallot,
    }))
  return [...removed, ...left]
}
