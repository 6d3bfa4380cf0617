import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { came, hasVote, isHere } from './attendance.ts'
import { contentOf, insertDecision, numberOf, settle } from './decisions.ts'
import { listParticipants } from './meetings.repo.ts'
import { agendaItems, decisions, participants, statements, unmarked } from './meetings.tables.ts'
import type { ParticipantRow } from './meetings.tables.ts'
import { appointChair, editable, votedInRoom } from './people.ts'
import { timesOf } from './roomView.ts'
import { roomTexts } from './roomTexts.ts'
import { shortNameOf } from './roster.ts'
import { sumVotes } from './countVotes.ts'

type Handlers = Services<Contract, Contexts>['meetings']

/** The participant who comes instead: one of the meeting, or a new one by name. */
function replacementFor(
  ctx: CommandContext,
  replaced: ParticipantRow,
  { byId, name, post }: { byId: number | null; name: string; post: string },
): number {
  const all = listParticipants(ctx.db, replaced.meetingId)
  if (byId === null)
    return ctx.records.insert(participants, {
      meetingId: replaced.meetingId,
      personId: null,
      name,
      post,
      role: '',
      roleCodes: null,
      isInvited: true,
      ...unmarked,
      presence: 'present',
      replacesId: replaced.id,
    })
  const by = all.find((one) => one.id === byId)
  if (!by) throw fieldErrors({ byId: roomTexts.foreignReplacement })
  if (by.id === replaced.id) throw fieldErrors({ byId: roomTexts.replacesHimself })
  const other = by.replacesId === null ? undefined : all.find((one) => one.id === by.replacesId)
  if (other && other.id !== replaced.id)
    throw fieldErrors({ byId: roomTexts.replacesAnother(shortNameOf(by.name), shortNameOf(other.name)) })
  ctx.records.update(participants, by.id, null, {
    replacesId: replaced.id,
    presence: came(by) ? by.presence : 'present',
  })
  return by.id
}

/** @throws AppError refused with the reason where a person of the meeting has no vote on an item */
function checkVote(
  ctx: CommandContext,
  item: { id: number; meetingId: number },
  participantId: number,
): ParticipantRow {
  const all = listParticipants(ctx.db, item.meetingId)
  const person = all.find((one) => one.id === participantId)
  if (!person) throw new AppError('refused', roomTexts.foreignVote)
  const who = shortNameOf(person.name)
  if (person.isInvited && person.replacesId === null) throw new AppError('refused', roomTexts.noVote(who))
  if (!hasVote(person, all)) throw new AppError('refused', roomTexts.replacedCame(who))
  if (!came(person)) throw new AppError('refused', roomTexts.absentVote(who))
  const meeting = editable(ctx, item.meetingId)
  const { from } = timesOf(ctx.records.get(agendaItems, item.id), meeting.heldOn)
  if (person.leftAt !== null && from !== null && person.leftAt <= from)
    throw new AppError('refused', roomTexts.leftVote(who, person.leftAt))
  return person
}

export const roomHandlers: Pick<Handlers, 'setReplacement' | 'setNamedVote' | 'decideStatement' | 'addDecisions'> = {
  setReplacement: ({ id, version, byId, name, post }, ctx) => {
    const replaced = ctx.records.get(participants, id)
    editable(ctx, replaced.meetingId)
    const who = shortNameOf(replaced.name)
    const before = listParticipants(ctx.db, replaced.meetingId).filter((one) => one.replacesId === id)
    const isTakenBack = byId === null && name === ''
    if (isTakenBack) {
      ctx.records.title = roomTexts.titles.notReplaced(who)
      for (const one of before) ctx.records.update(participants, one.id, null, { replacesId: null })
      return { ...ctx.records.handle(), id: null }
    }
    if (isHere(replaced)) throw new AppError('refused', roomTexts.replacedIsHere(who))
    const other = before.find((one) => one.id !== byId)
    if (other) throw fieldErrors({ byId: roomTexts.alreadyReplaced(who, shortNameOf(other.name)) })
    const by = replacementFor(ctx, replaced, { byId, name, post })
    // Who left early keeps his mark: the replacement came for the rest.
    if (!came(replaced)) ctx.records.update(participants, id, version, { presence: 'absent' })
    appointChair(ctx.records, replaced.meetingId)
    ctx.records.title = roomTexts.titles.replaced(who, shortNameOf(ctx.records.get(participants, by).name))
    return { ...ctx.records.handle(), id: by }
  },

  setNamedVote: ({ id, version, participantId, vote }, ctx) => {
    const item = ctx.records.live(agendaItems, id)
    votedInRoom(ctx, item.meetingId)
    const person = checkVote(ctx, item, participantId)
    const { [String(participantId)]: _before, ...others } = item.namedVotes ?? {}
    const named = vote === null ? others : { ...others, [String(participantId)]: vote }
    const sums = sumVotes(named)
    const row = ctx.records.update(agendaItems, id, version, {
      namedVotes: sums && named,
      votesFor: sums?.inFavour ?? null,
      votesAgainst: sums?.against ?? null,
      votesAbstained: sums?.abstained ?? null,
    })
    const title = vote === null ? roomTexts.titles.voteTaken : roomTexts.titles.vote
    ctx.records.title = title(shortNameOf(person.name))
    return { ...ctx.records.handle(), id, version: row.version }
  },

  decideStatement: ({ id, version, keep, ...input }, ctx) => {
    const said = ctx.records.live(statements, id)
    const item = ctx.records.get(agendaItems, said.agendaItemId)
    const meeting = editable(ctx, item.meetingId)
    const created = insertDecision(ctx, item.id, contentOf(ctx.db, meeting, input))
    if (!keep) ctx.records.remove(statements, id, version)
    settle(ctx, item.meetingId)
    ctx.records.title = roomTexts.titles.decided(numberOf(ctx.db, item.meetingId, created, item.id))
    return { ...ctx.records.handle(), id: created, version: ctx.records.get(decisions, created).version }
  },

  addDecisions: ({ itemId, decisions: list }, ctx) => {
    const item = ctx.records.live(agendaItems, itemId)
    const meeting = editable(ctx, item.meetingId)
    const ids = list.map((one) => insertDecision(ctx, itemId, contentOf(ctx.db, meeting, one)))
    settle(ctx, item.meetingId)
    ctx.records.title = roomTexts.titles.added(ids.length)
    return { ...ctx.records.handle(), ids }
  },
}
