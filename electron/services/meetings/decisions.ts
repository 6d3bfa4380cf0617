import { fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Executor } from '../../contract/meetings.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { syncAssignments } from '../assignments/assignments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { decisionSources } from './decisionSources.ts'
import { findPerson, listDecisions, listDecisionsOf, listItems, recipientName } from './meetings.repo.ts'
import { agendaItems, decisions } from './meetings.tables.ts'
import type { MeetingRow } from './meetings.tables.ts'
import { editable } from './people.ts'
import { roomTexts } from './roomTexts.ts'
import { texts } from './texts.ts'

type Handlers = Services<Contract, Contexts>['meetings']

export type DecisionInput = {
  text: string
  executor: Executor | null
  dueOn: string | null
  period: string
  coExecutors?: Executor[] | undefined
  controllerId?: number | null | undefined
}

function checkExecutor(db: ReadDb, executor: Executor | null): void {
  if (executor?.kind === 'person' && !findPerson(db, executor.id)) throw fieldErrors({ executor: texts.noPerson })
  if (executor?.kind === 'recipient' && recipientName(db, executor.id) === undefined)
    throw fieldErrors({ executor: texts.noRecipient })
}

/** What a row stores of a decision as it came. @throws AppError invalid with the field */
export function contentOf(db: ReadDb, meeting: MeetingRow, input: DecisionInput) {
  const { text, executor, dueOn, period, coExecutors, controllerId } = input
  const all = [...(executor ? [executor] : []), ...(coExecutors ?? [])]
  for (const one of all) checkExecutor(db, one)
  if (new Set(all.map((one) => `${one.kind}:${one.id}`)).size < all.length)
    throw fieldErrors({ coExecutors: roomTexts.executorTwice })
  if (typeof controllerId === 'number' && !findPerson(db, controllerId))
    throw fieldErrors({ controllerId: roomTexts.noController })
  if (dueOn !== null && dueOn < meeting.heldOn) throw fieldErrors({ dueOn: texts.dueBeforeMeeting(meeting.heldOn) })
  return {
    text,
    executorPersonId: executor?.kind === 'person' ? executor.id : null,
    executorRecipientId: executor?.kind === 'recipient' ? executor.id : null,
    dueOn,
    period,
    isAssignment: executor !== null || dueOn !== null || period !== '',
    ...(coExecutors === undefined ? {} : { coExecutors }),
    ...(controllerId === undefined ? {} : { controllerId }),
  }
}

/** Adds a decision at the end of an item. */
export function insertDecision(ctx: CommandContext, itemId: number, content: ReturnType<typeof contentOf>): number {
  const position = (listDecisionsOf(ctx.db, itemId).at(-1)?.position ?? 0) + 1
  return ctx.records.insert(decisions, {
    agendaItemId: itemId,
    position,
    coExecutors: null,
    controllerId: null,
    ...content,
  })
}

/** «2.3» of a decision now. */
export function numberOf(db: ReadDb, meetingId: number, decisionId: number, itemId: number): string {
  const item = listItems(db, meetingId).findIndex((one) => one.id === itemId) + 1
  const place =
    listDecisions(db, meetingId)
      .filter((one) => one.agendaItemId === itemId)
      .findIndex((one) => one.id === decisionId) + 1
  return `${item}.${place}`
}

/** Brings the assignments of the meeting in step. */
export function settle(ctx: CommandContext, meetingId: number): void {
  syncAssignments(ctx.records, decisionSources(ctx.db, meetingId), ctx)
}

export const decisionHandlers: Pick<Handlers, 'saveDecision' | 'moveDecision' | 'removeDecision'> = {
  saveDecision: ({ itemId, id, version, ...input }, ctx) => {
    const item = ctx.records.live(agendaItems, itemId)
    const meeting = editable(ctx, item.meetingId)
    const content = contentOf(ctx.db, meeting, input)
    const saved = id ?? insertDecision(ctx, itemId, content)
    if (id !== null) ctx.records.update(decisions, id, version, content)
    settle(ctx, item.meetingId)
    ctx.records.title = texts.titles.decision(numberOf(ctx.db, item.meetingId, saved, itemId))
    return { ...ctx.records.handle(), id: saved, version: ctx.records.get(decisions, saved).version }
  },

  moveDecision: ({ id, version, position }, ctx) => {
    const decision = ctx.records.get(decisions, id)
    const item = ctx.records.get(agendaItems, decision.agendaItemId)
    editable(ctx, item.meetingId)
    const others = listDecisions(ctx.db, item.meetingId).filter((one) => one.agendaItemId === item.id && one.id !== id)
    others.splice(Math.max(0, Math.min(position - 1, others.length)), 0, decision)
    others.forEach((one, index) =>
      ctx.records.update(decisions, one.id, one.id === id ? version : null, { position: index + 1 }),
    )
    settle(ctx, item.meetingId)
    ctx.records.title = texts.titles.decisionMoved(numberOf(ctx.db, item.meetingId, id, item.id))
    return { ...ctx.records.handle(), id, version: ctx.records.get(decisions, id).version }
  },

  removeDecision: ({ id, version }, ctx) => {
    const decision = ctx.records.get(decisions, id)
    const item = ctx.records.get(agendaItems, decision.agendaItemId)
    editable(ctx, item.meetingId)
    ctx.records.title = texts.titles.decisionRemoved(numberOf(ctx.db, item.meetingId, id, item.id))
    ctx.records.remove(decisions, id, version)
    settle(ctx, item.meetingId)
    return ctx.records.handle()
  },
}
