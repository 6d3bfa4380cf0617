import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { VotingRules } from '../../contract/office.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { shortNameOf } from '../meetings/meetings.service.ts'
import { ballots, ballotVotes, findBallot, findParticipant, votesOf } from './ballots.repo.ts'
import type { BallotRow, BallotVoteRow } from './ballots.repo.ts'
import { pollSource, votersOf } from './poll.ts'
import type { PollSource } from './poll.ts'
import { settle } from './stages.ts'
import { texts } from './texts.ts'

/** Typing of what stands on the paper ballots: one answer, one opinion, one date at a time. */

type Handlers = Services<Contract, Contexts>['ballots']

interface Place {
  source: PollSource
  ballot: BallotRow
  who: string
}

/** The ballot a person types into. @throws AppError refused with who it is and why it cannot be */
function place(ctx: CommandContext, meetingId: number, participantId: number): Place {
  const source = pollSource(ctx.db, meetingId)
  if (source.meeting.isLocked) throw new AppError('refused', texts.locked)
  const person = findParticipant(ctx.db, participantId)
  if (!person) throw new AppError('notFound', texts.unknownPerson)
  const who = shortNameOf(person.name)
  if (person.meetingId !== meetingId) throw new AppError('refused', texts.foreign(who))
  if (person.deletedAt !== null) throw new AppError('refused', texts.leftMeeting(who))
  if (!votersOf(source.meeting).some((one) => one.id === participantId))
    throw new AppError('refused', texts.notMember(who))
  if (source.meeting.state === 'draft') throw new AppError('refused', texts.notIssuedYet)
  if (source.meeting.state !== 'sent' && source.meeting.state !== 'held') throw new AppError('refused', texts.notOpen)
  const ballot = findBallot(ctx.db, participantId)
  if (!ballot) throw new AppError('refused', texts.noBallot(who))
  return { source, ballot, who }
}

function positionOf({ meeting }: PollSource, itemId: number): number {
  const item = meeting.items.find((one) => one.id === itemId)
  if (!item) throw new AppError('notFound', texts.foreignItem)
  return item.position
}

function wordOf(rules: VotingRules, code: string): string {
  const answer = rules.answers.find((one) => one.code === code)
  if (!answer) throw fieldErrors({ answer: texts.unknownAnswer(rules.answers.map((one) => one.word)) })
  return answer.word.toLocaleLowerCase('ru')
}

/** Writes one question of a ballot; a line without answer and opinion goes. */
function writeVote(ctx: CommandContext, ballotId: number, row: BallotVoteRow | undefined, vote: Vote): void {
  const { itemId, ...content } = vote
  const isEmpty = content.answer === null && content.opinion === ''
  if (row && isEmpty) ctx.records.remove(ballotVotes, row.id, null)
  else if (row) ctx.records.update(ballotVotes, row.id, null, content)
  else if (!isEmpty) ctx.records.insert(ballotVotes, { ballotId, agendaItemId: itemId, ...content })
}
interface Vote {
  itemId: number
  answer: string | null
  opinion: string
}

/** The first thing typed makes the ballot received now; the last thing taken away makes it not received. */
function followReceipt(ctx: CommandContext, ballot: BallotRow): void {
  const hasContent = votesOf(ctx.db, ballot.id).length > 0
  if (hasContent && ballot.receivedAt === null) ctx.records.update(ballots, ballot.id, null, { receivedAt: ctx.now })
  if (!hasContent && ballot.receivedAt !== null) ctx.records.update(ballots, ballot.id, null, { receivedAt: null })
}

/** Votes typed after the count are counted at once. */
function finish(ctx: CommandContext, { source }: Place, title: string): { operationId: number; title: string } {
  if (source.meeting.state === 'held') settle(ctx, source.meeting.id)
  ctx.records.title = title
  return ctx.records.handle()
}

export const entryHandlers: Pick<Handlers, 'setVote' | 'setOpinion' | 'setReceived'> = {
  setVote: ({ meetingId, participantId, itemId, answer, before }, ctx) => {
    const found = place(ctx, meetingId, participantId)
    const { source, ballot, who } = found
    const position = positionOf(source, itemId)
    const word = answer === null ? null : wordOf(source.rules, answer)
    const row = votesOf(ctx.db, ballot.id).find((one) => one.agendaItemId === itemId)
    const now = row?.answer ?? null
    if (now !== before && now !== answer)
      throw new AppError('conflict', texts.changed(now === null ? texts.empty : wordOf(source.rules, now)))
    writeVote(ctx, ballot.id, row, { itemId, answer, opinion: row?.opinion ?? '' })
    followReceipt(ctx, ballot)
    const { vote, voteCleared } = texts.titles
    return finish(ctx, found, word === null ? voteCleared(who, position) : vote(who, position, word))
  },

  setOpinion: ({ meetingId, participantId, itemId, opinion, before }, ctx) => {
    const found = place(ctx, meetingId, participantId)
    const { source, ballot, who } = found
    const position = positionOf(source, itemId)
    const row = votesOf(ctx.db, ballot.id).find((one) => one.agendaItemId === itemId)
    const now = row?.opinion ?? ''
    if (now !== before && now !== opinion)
      throw new AppError('conflict', texts.changed(now === '' ? texts.empty : `«${now}»`))
    writeVote(ctx, ballot.id, row, { itemId, answer: row?.answer ?? null, opinion })
    followReceipt(ctx, ballot)
    const { titles } = texts
    return finish(ctx, found, (opinion === '' ? titles.opinionCleared : titles.opinion)(who, position))
  },

  setReceived: ({ meetingId, participantId, receivedAt, way, before }, ctx) => {
    const found = place(ctx, meetingId, participantId)
    const { source, ballot, who } = found
    if (ballot.receivedAt !== before && ballot.receivedAt !== receivedAt)
      throw new AppError('conflict', texts.changedMoment)
    if (receivedAt === null && votesOf(ctx.db, ballot.id).length > 0) throw new AppError('refused', texts.hasVotes)
    if (receivedAt !== null)
      checkMoment(receivedAt, { now: ctx.now, issuedOn: ballot.issuedOn, until: source.answersUntil })
    ctx.records.update(ballots, ballot.id, null, { receivedAt, way })
    const { received, notReceived } = texts.titles
    return finish(ctx, found, receivedAt === null ? notReceived(who) : received(who, receivedAt))
  },
}

/** @throws AppError invalid with the reason at the field */
function checkMoment(
  receivedAt: string,
  { now, issuedOn, until }: { now: string; issuedOn: string | null; until: string | null },
): void {
  const day = receivedAt.slice(0, 10)
  if (receivedAt > now) throw fieldErrors({ receivedAt: texts.receivedInFuture })
  if (issuedOn !== null && day < issuedOn) throw fieldErrors({ receivedAt: texts.receivedBeforeIssue(issuedOn) })
  const isLastDay = until !== null && until.length > 10 && until.startsWith(day)
  if (isLastDay && receivedAt.length === 10) throw fieldErrors({ receivedAt: texts.needsTime(until) })
}
