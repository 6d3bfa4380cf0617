import { fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { syncAssignments } from '../assignments/assignments.service.ts'
import { decisionSources } from './decisionSources.ts'
import { listDecisionsOf, listItems, listParticipants, listStatementsOf } from './meetings.repo.ts'
import { agendaItems, decisions, plainItem, statements } from './meetings.tables.ts'
import type { AgendaItemRow } from './meetings.tables.ts'
import { editable, votedInRoom } from './people.ts'
import { releaseProposals } from './proposals.repo.ts'
import { texts } from './texts.ts'

type Handlers = Services<Contract, Contexts>['meetings']

/** Minutes between two civil moments of the office, at least one. */
function minutesBetween(from: string, to: string): number {
  const at = (civil: string): number =>
    Date.UTC(
      Number(civil.slice(0, 4)),
      Number(civil.slice(5, 7)) - 1,
      Number(civil.slice(8, 10)),
      Number(civil.slice(11, 13)),
      Number(civil.slice(14, 16)),
    )
  return Math.max(1, Math.round((at(to) - at(from)) / 60_000))
}

/** What a finished item took: whole minutes, where it began on the same day; on another day nobody was counting. */
const finished = (
  row: Pick<AgendaItemRow, 'startedAt' | 'spentMinutes'>,
  now: string,
): { state: 'done'; spentMinutes: number | null } => ({
  state: 'done',
  spentMinutes:
    row.startedAt?.slice(0, 10) === now.slice(0, 10) ? minutesBetween(row.startedAt, now) : row.spentMinutes,
})

/** Ends what runs but for `exceptId`: another item begins, or the meeting is over. */
export function endRunningItems(ctx: CommandContext, meetingId: number, exceptId: number | null): void {
  for (const other of listItems(ctx.db, meetingId))
    if (other.id !== exceptId && other.state === 'current')
      ctx.records.update(agendaItems, other.id, null, finished(other, ctx.now))
}

export const agendaHandlers: Pick<
  Handlers,
  'saveItem' | 'moveItem' | 'removeItem' | 'setItemState' | 'setVotes' | 'saveStatement' | 'removeStatement'
> = {
  saveItem: ({ meetingId, id, version, title, speakerId, minutes, note, ...prepared }, ctx) => {
    editable(ctx, meetingId)
    const here = new Set(listParticipants(ctx.db, meetingId).map((person) => person.id))
    if (speakerId !== null && !here.has(speakerId)) throw fieldErrors({ speakerId: texts.foreignSpeaker })
    const { coSpeakerIds, ...words } = prepared
    if (coSpeakerIds?.some((one) => !here.has(one))) throw fieldErrors({ coSpeakerIds: texts.foreignSpeaker })
    const others = coSpeakerIds?.filter((one) => one !== speakerId)
    const given = Object.fromEntries(
      Object.entries({
        ...words,
        coSpeakerIds: others && (others.length > 0 ? [...new Set(others)] : null),
      }).filter(([, value]) => value !== undefined),
    ) as Partial<Pick<AgendaItemRow, 'section' | 'materials' | 'draftDecision' | 'coSpeakerIds'>>
    if (id !== null) {
      ctx.records.title = texts.titles.itemChanged(title)
      const row = ctx.records.update(agendaItems, id, version, { title, speakerId, minutes, note, ...given })
      return { ...ctx.records.handle(), id, version: row.version }
    }
    ctx.records.title = texts.titles.itemAdded(title)
    const position = (listItems(ctx.db, meetingId).at(-1)?.position ?? 0) + 1
    const created = ctx.records.insert(agendaItems, {
      meetingId,
      position,
      title,
      speakerId,
      minutes,
      note,
      spentMinutes: null,
      startedAt: null,
      state: 'planned',
      votesFor: null,
      votesAgainst: null,
      votesAbstained: null,
      source: null,
      ...plainItem,
      ...given,
    })
    return { ...ctx.records.handle(), id: created, version: 1 }
  },

  moveItem: ({ id, version, position }, ctx) => {
    const item = ctx.records.get(agendaItems, id)
    editable(ctx, item.meetingId)
    ctx.records.title = texts.titles.itemMoved(item.title)
    const others = listItems(ctx.db, item.meetingId).filter((one) => one.id !== id)
    others.splice(Math.max(0, Math.min(position - 1, others.length)), 0, item)
    others.forEach((one, index) =>
      ctx.records.update(agendaItems, one.id, one.id === id ? version : null, { position: index + 1 }),
    )
    syncAssignments(ctx.records, decisionSources(ctx.db, item.meetingId), ctx)
    return { ...ctx.records.handle(), id, version: ctx.records.get(agendaItems, id).version }
  },

  removeItem: ({ id, version }, ctx) => {
    const item = ctx.records.get(agendaItems, id)
    editable(ctx, item.meetingId)
    ctx.records.title = texts.titles.itemRemoved(item.title)
    for (const row of listStatementsOf(ctx.db, id)) ctx.records.remove(statements, row.id, null)
    for (const row of listDecisionsOf(ctx.db, id)) ctx.records.remove(decisions, row.id, null)
    releaseProposals(ctx.records, id)
    ctx.records.remove(agendaItems, id, version)
    syncAssignments(ctx.records, decisionSources(ctx.db, item.meetingId), ctx)
    return ctx.records.handle()
  },

  setItemState: ({ id, version, state }, ctx) => {
    const item = ctx.records.get(agendaItems, id)
    editable(ctx, item.meetingId)
    ctx.records.title = texts.titles.itemState[state]
    if (state === 'current') endRunningItems(ctx, item.meetingId, id)
    const patch =
      state === 'done'
        ? finished(item, ctx.now)
        : state === 'current'
          ? { state, startedAt: item.startedAt ?? ctx.now }
          : { state, startedAt: null, spentMinutes: null }
    const row = ctx.records.update(agendaItems, id, version, patch)
    return { ...ctx.records.handle(), id, version: row.version }
  },

  setVotes: ({ id, version, votes }, ctx) => {
    const item = ctx.records.live(agendaItems, id)
    votedInRoom(ctx, item.meetingId)
    ctx.records.title = texts.titles.votes(listItems(ctx.db, item.meetingId).findIndex((one) => one.id === id) + 1)
    const row = ctx.records.update(agendaItems, id, version, {
      votesFor: votes?.inFavour ?? null,
      votesAgainst: votes?.against ?? null,
      votesAbstained: votes?.abstained ?? null,
      // Numbers written by hand are not the sum of an open vote any more.
      namedVotes: null,
    })
    return { ...ctx.records.handle(), id, version: row.version }
  },

  saveStatement: ({ itemId, id, version, kind, participantId, text }, ctx) => {
    const item = ctx.records.live(agendaItems, itemId)
    editable(ctx, item.meetingId)
    if (
      participantId !== null &&
      !listParticipants(ctx.db, item.meetingId).some((person) => person.id === participantId)
    )
      throw fieldErrors({ participantId: texts.foreignSpeaker })
    ctx.records.title = texts.titles.said[kind]
    if (id !== null) {
      const row = ctx.records.update(statements, id, version, { kind, participantId, text })
      return { ...ctx.records.handle(), id, version: row.version }
    }
    const position = (listStatementsOf(ctx.db, itemId).at(-1)?.position ?? 0) + 1
    const created = ctx.records.insert(statements, { agendaItemId: itemId, position, kind, participantId, text })
    return { ...ctx.records.handle(), id: created, version: 1 }
  },

  removeStatement: ({ id, version }, ctx) => {
    const row = ctx.records.get(statements, id)
    editable(ctx, ctx.records.get(agendaItems, row.agendaItemId).meetingId)
    ctx.records.title = texts.titles.saidRemoved
    ctx.records.remove(statements, id, version)
    return ctx.records.handle()
  },
}
