import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { meetings } from '../meetings/meetings.service.ts'
import { ballots } from './ballots.repo.ts'
import { isLate } from './count.ts'
import { adoptDraft } from './decisions.ts'
import { entryHandlers } from './entry.ts'
import { pollSource, pollView } from './poll.ts'
import type { PollSource } from './poll.ts'
import { settle, turnTo } from './stages.ts'
import { texts } from './texts.ts'

export { ballots, ballotVotes } from './ballots.repo.ts'
export { ballotPapers } from './papers.ts'

const named = ({ meeting }: PollSource): string => texts.meeting(meeting.number)

/** @throws AppError notFound, refused: not absentee, or signed */
function openPoll(ctx: CommandContext, meetingId: number): PollSource {
  const source = pollSource(ctx.db, meetingId)
  if (source.meeting.isLocked) throw new AppError('refused', texts.locked)
  return source
}

export const ballotsService: Services<Contract, Contexts>['ballots'] = {
  get: ({ meetingId }, ctx) => pollView(ctx.db, meetingId, ctx.now),

  setStage: ({ meetingId, version, stage }, ctx) => {
    const source = openPoll(ctx, meetingId)
    const { title, note } = turnTo({ ctx, source, version, name: named(source) }, stage)
    ctx.records.title = title
    return { ...ctx.records.handle(), note }
  },

  setTerm: ({ meetingId, version, answersUntil }, ctx) => {
    const source = openPoll(ctx, meetingId)
    const issuedOn = source.ballots.map((ballot) => ballot.issuedOn).find((day) => day !== null) ?? null
    if (issuedOn !== null && answersUntil < issuedOn)
      throw fieldErrors({ answersUntil: texts.termBeforeIssue(issuedOn) })
    if (source.meeting.state === 'protocol') throw new AppError('refused', texts.notOpen)
    const back = source.ballots.filter(
      ({ receivedAt }) => isLate(receivedAt, source.answersUntil) && !isLate(receivedAt, answersUntil),
    ).length
    ctx.records.update(meetings, meetingId, version, { answersUntil })
    if (source.meeting.state === 'held') settle(ctx, meetingId)
    ctx.records.title = texts.titles.term(named(source), answersUntil, back)
    return ctx.records.handle()
  },

  remind: ({ meetingId }, ctx) => {
    const source = openPoll(ctx, meetingId)
    const missing = source.ballots.filter((ballot) => ballot.receivedAt === null)
    if (missing.length === 0) throw new AppError('refused', texts.nobodyMissing)
    for (const ballot of missing) {
      const note = [ballot.note, texts.reminded(ctx.now)].filter((part) => part !== '').join('; ')
      ctx.records.update(ballots, ballot.id, null, { note })
    }
    ctx.records.title = texts.titles.reminded(missing.length)
    return { ...ctx.records.handle(), reminded: missing.length }
  },

  adopt: ({ meetingId, itemId }, ctx) => {
    const { meeting, countedAt } = openPoll(ctx, meetingId)
    if (countedAt === null) throw new AppError('refused', texts.notCounted)
    const item = meeting.items.find((one) => one.id === itemId)
    if (!item) throw new AppError('notFound', texts.foreignItem)
    if (item.decisions.length > 0) throw new AppError('refused', texts.hasDecisions)
    if (adoptDraft(ctx, item) === 0) throw new AppError('refused', texts.noDraft)
    ctx.records.title = texts.titles.adopted(item.position)
    return ctx.records.handle()
  },

  ...entryHandlers,
}
