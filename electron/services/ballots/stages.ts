import type { POLL_STAGES } from '../../contract/ballots.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { CommandContext } from '../context.ts'
import { agendaItems, meetings, participants } from '../meetings/meetings.service.ts'
import { getSettings } from '../office/office.service.ts'
import { listAppendices, protocolAppendices } from '../protocols/protocols.service.ts'
import { ballots } from './ballots.repo.ts'
import { inTime, isLate } from './count.ts'
import { followVote } from './decisions.ts'
import { pollSource, pollView, tallyOf, votersOf } from './poll.ts'
import type { PollSource } from './poll.ts'
import { texts } from './texts.ts'

type PollStage = (typeof POLL_STAGES)[number]

/** A turn of the poll asked for: `version` is that of the meeting row which the person saw. */
interface Act {
  ctx: CommandContext
  source: PollSource
  version: number
  name: string
}

interface Turn {
  title: string
  /** What a person should know about it; empty when nothing. */
  note: string
}

/** Gives a ballot to every member without one; the first time freezes the answers that are printed on them. */
function issue({ ctx, source, version, name }: Act): Turn {
  const { meeting, answersUntil } = source
  if (answersUntil === null) throw fieldErrors({ answersUntil: texts.noTerm })
  if (isLate(ctx.now, answersUntil)) throw fieldErrors({ answersUntil: texts.termPassed(answersUntil) })
  const voters = votersOf(meeting)
  if (voters.length === 0) throw new AppError('refused', texts.noMembers)
  if (meeting.items.length === 0) throw new AppError('refused', texts.noItems)
  const holders = new Set(source.ballots.map((ballot) => ballot.participantId))
  const fresh = voters.filter((one) => !holders.has(one.id))
  if (fresh.length === 0 && meeting.state === 'sent') throw new AppError('refused', texts.nobodyNew)
  for (const one of fresh)
    ctx.records.insert(ballots, {
      meetingId: meeting.id,
      participantId: one.id,
      issuedOn: ctx.now.slice(0, 10),
      receivedAt: null,
      way: '',
      note: '',
    })
  const frozen = meeting.state === 'draft' ? { votingRules: getSettings(ctx.db).voting } : {}
  ctx.records.update(meetings, meeting.id, version, { state: 'sent', ...frozen })
  return { title: texts.titles.issued(name, fresh.length), note: '' }
}

/** Back to Подготовка while no answer has been typed: the ballots go, the answers follow the settings again. */
function prepare({ ctx, source, version, name }: Act): Turn {
  if (source.votes.length > 0 || source.ballots.some((ballot) => ballot.receivedAt !== null))
    throw new AppError('refused', texts.votesTyped)
  for (const ballot of source.ballots) ctx.records.remove(ballots, ballot.id, null)
  ctx.records.update(meetings, source.meeting.id, version, { state: 'draft', votingRules: null })
  return { title: texts.titles.draft(name), note: '' }
}

/** Back to Опрос: what the count wrote is taken off again. */
function resume({ ctx, source, version, name }: Act): Turn {
  for (const item of source.meeting.items)
    ctx.records.update(agendaItems, item.id, null, {
      state: 'planned',
      votesFor: null,
      votesAgainst: null,
      votesAbstained: null,
    })
  for (const one of votersOf(source.meeting)) ctx.records.update(participants, one.id, null, { presence: 'unknown' })
  ctx.records.update(meetings, source.meeting.id, version, { state: 'sent', countedAt: null })
  return { title: texts.titles.resumed(name), note: '' }
}

/** Counts: the rules of this moment are frozen with the answers of the ballots, then the votes and who took part are written. */
function count({ ctx, source, version, name }: Act): Turn {
  const { meeting, counting, rules, countedAt } = source
  if (source.ballots.length === 0) throw new AppError('refused', texts.notIssuedYet)
  if (inTime(counting.ballots, counting.until).length === 0) throw new AppError('refused', texts.nothingToCount)
  const isAgain = countedAt !== null
  ctx.records.update(meetings, meeting.id, version, {
    state: 'held',
    ...(isAgain ? {} : { countedAt: ctx.now, votingRules: rules }),
  })
  settle(ctx, meeting.id)
  const { missing, isOver } = pollView(ctx.db, meeting.id, ctx.now)
  const note =
    missing.length === 0 ? texts.notes.all : isOver ? texts.notes.missing(missing) : texts.notes.early(missing)
  return { title: (isAgain ? texts.titles.recounted : texts.titles.counted)(name), note }
}

/** Writes what the counted ballots say now: votes of each item, who took part (a late or missing ballot is an absence). */
export function settle(ctx: CommandContext, meetingId: number): void {
  const source = pollSource(ctx.db, meetingId)
  for (const item of source.meeting.items) {
    const { inFavour, against, abstained } = tallyOf(source, item.id)
    ctx.records.update(agendaItems, item.id, null, {
      state: 'done',
      votesFor: inFavour,
      votesAgainst: against,
      votesAbstained: abstained,
    })
  }
  const counted = new Set(inTime(source.ballots, source.answersUntil).map((ballot) => ballot.participantId))
  for (const one of votersOf(source.meeting))
    ctx.records.update(participants, one.id, null, { presence: counted.has(one.id) ? 'present' : 'absent' })
}

/** To the protocol: the decisions follow the votes, the named vote sheet becomes an appendix. */
function write(act: Act): Turn {
  const { ctx, source, version, name } = act
  const isCounted = source.meeting.state === 'held'
  const { note } = isCounted ? { note: '' } : count(act)
  // Since the count a member may have been taken off, or a question: the paper says what the ballots say now.
  if (isCounted) settle(ctx, source.meeting.id)
  const counted = pollSource(ctx.db, source.meeting.id)
  for (const item of counted.meeting.items) followVote(ctx, item, tallyOf(counted, item.id).outcome)
  attachVoteSheet(ctx, source.meeting.id)
  ctx.records.update(meetings, source.meeting.id, isCounted ? version : null, { state: 'protocol' })
  return { title: texts.titles.protocol(name), note }
}

/** The named vote sheet is an appendix of the protocol, once. */
function attachVoteSheet(ctx: CommandContext, meetingId: number): void {
  const present = listAppendices(ctx.db, meetingId)
  if (present.some((row) => row.title === texts.appendix)) return
  ctx.records.insert(protocolAppendices, {
    meetingId,
    position: present.length + 1,
    title: texts.appendix,
    agendaItemId: null,
    sheets: null,
    copies: null,
  })
}

/** Takes a poll to a stage. @throws AppError refused with what is missing; invalid for the term; conflict */
export function turnTo(act: Act, stage: PollStage): Turn {
  const { state } = act.source.meeting
  switch (stage) {
    case 'draft':
      return prepare(act)
    case 'sent':
      return state === 'draft' || state === 'sent' ? issue(act) : resume(act)
    case 'held':
      return count(act)
    case 'protocol':
      return write(act)
  }
}
