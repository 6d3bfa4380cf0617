import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { getMeeting, requireMeeting } from '../meetings/meetings.service.ts'
import { listAppendices, protocolAppendices } from './protocols.repo.ts'
import type { ProtocolAppendixRow } from './protocols.repo.ts'
import { texts } from './texts.ts'

type Handlers = Services<Contract, Contexts>['protocols']

/** @throws AppError refused when the protocol is signed: its list of appendices is part of the frozen text */
function open(ctx: CommandContext, meetingId: number): void {
  const { state } = requireMeeting(ctx.db, meetingId)
  if (state === 'signed' || state === 'control') throw new AppError('refused', texts.locked)
}

function renumber(ctx: CommandContext, rows: readonly ProtocolAppendixRow[]): void {
  rows.forEach((row, index) => {
    if (row.position !== index + 1) ctx.records.update(protocolAppendices, row.id, null, { position: index + 1 })
  })
}

export const appendixHandlers: Pick<Handlers, 'saveAppendix' | 'moveAppendix' | 'removeAppendix'> = {
  saveAppendix: ({ meetingId, id, version, ...values }, ctx) => {
    open(ctx, meetingId)
    if (
      values.agendaItemId !== null &&
      !getMeeting(ctx.db, meetingId).items.some((one) => one.id === values.agendaItemId)
    )
      throw fieldErrors({ agendaItemId: texts.foreignItem })
    if (id === null) {
      ctx.records.title = texts.titles.appendixAdded(values.title)
      const position = listAppendices(ctx.db, meetingId).length + 1
      const created = ctx.records.insert(protocolAppendices, { meetingId, position, ...values })
      return { ...ctx.records.handle(), id: created, version: 1 }
    }
    if (ctx.records.live(protocolAppendices, id).meetingId !== meetingId)
      throw new AppError('notFound', texts.foreignItem)
    ctx.records.title = texts.titles.appendixChanged(values.title)
    const row = ctx.records.update(protocolAppendices, id, version, values)
    return { ...ctx.records.handle(), id, version: row.version }
  },

  moveAppendix: ({ id, version, position }, ctx) => {
    const row = ctx.records.live(protocolAppendices, id)
    open(ctx, row.meetingId)
    ctx.records.title = texts.titles.appendixMoved(row.title)
    const rows = listAppendices(ctx.db, row.meetingId)
    const others = rows.filter((one) => one.id !== id)
    const place = Math.max(1, Math.min(position, rows.length))
    const moved = ctx.records.update(protocolAppendices, id, version, { position: place })
    renumber(ctx, [...others.slice(0, place - 1), moved, ...others.slice(place - 1)])
    return { ...ctx.records.handle(), id, version: ctx.records.get(protocolAppendices, id).version }
  },

  removeAppendix: ({ id, version }, ctx) => {
    const row = ctx.records.live(protocolAppendices, id)
    open(ctx, row.meetingId)
    ctx.records.title = texts.titles.appendixRemoved(row.title)
    ctx.records.remove(protocolAppendices, id, version)
    renumber(ctx, listAppendices(ctx.db, row.meetingId))
    return ctx.records.handle()
  },
}
