import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Proposal } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import { forAgenda } from '../assignments/assignments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { newItem } from './copy.ts'
import { overdueFacts } from './execution.ts'
import { findPerson, listItems, listParticipants } from './meetings.repo.ts'
import { agendaItems } from './meetings.tables.ts'
import { editable } from './people.ts'
import { proposals } from './preparation.tables.ts'
import { Names } from './names.ts'
import type { ProposalRow } from './preparation.tables.ts'
import { prepTexts } from './prepTexts.ts'
import { listProposals, meetingOfItem, meetingsOfProposals } from './proposals.repo.ts'
import { suggestionsOf } from './suggestions.ts'
import { suggestionTexts } from './suggestionTexts.ts'
import { requireMeeting } from './view.ts'

type Handlers = Services<Contract, Contexts>['meetings']

function views(db: ReadDb, rows: readonly ProposalRow[], today: string): Proposal[] {
  const names = new Names(db)
  const takenInto = meetingsOfProposals(db)
  return rows.map(({ deletedAt: _deletedAt, agendaItemId, ...fields }) => {
    const meeting = agendaItemId === null ? undefined : takenInto.get(agendaItemId)
    return {
      ...fields,
      proposedBy: names.person(fields.proposedById),
      isWaiting: fields.state === 'open' && fields.returnOn !== null && fields.returnOn > today,
      meetingId: meeting?.id ?? null,
      meetingNumber: meeting?.number ?? null,
    }
  })
}

/** @throws AppError refused when it was taken or declined meanwhile */
function openProposal(ctx: CommandContext, id: number): ProposalRow {
  const row = ctx.records.live(proposals, id)
  if (row.state === 'taken') {
    const meeting = row.agendaItemId === null ? undefined : meetingOfItem(ctx.db, row.agendaItemId)
    throw new AppError('refused', prepTexts.proposal.taken(meeting?.number ?? null))
  }
  if (row.state === 'declined') throw new AppError('refused', prepTexts.proposal.declined)
  return row
}

const nextPlace = (db: ReadDb, meetingId: number): number => (listItems(db, meetingId).at(-1)?.position ?? 0) + 1

export const proposalHandlers: Pick<
  Handlers,
  | 'execution'
  | 'suggestions'
  | 'takeSuggestion'
  | 'proposals'
  | 'saveProposal'
  | 'takeProposal'
  | 'declineProposal'
  | 'reopenProposal'
  | 'removeProposal'
> = {
  execution: ({ meetingId }, ctx) => {
    requireMeeting(ctx.db, meetingId)
    const asOf = ctx.now.slice(0, 10)
    const lines = forAgenda(ctx.db, asOf).map(({ id, number, text, executor, dueOn, period, overdueDays }) => ({
      id,
      number,
      text,
      executor,
      dueOn,
      period,
      overdueDays,
    }))
    return { asOf, overdue: lines.filter((one) => one.overdueDays > 0).length, lines }
  },

  suggestions: ({ meetingId }, ctx) => {
    requireMeeting(ctx.db, meetingId)
    const items = listItems(ctx.db, meetingId)
    const today = ctx.now.slice(0, 10)
    // The item «Об исполнении поручений» speaks of the overdue ones already.
    const late = items.some((item) => item.kind === 'execution') ? null : overdueFacts(ctx.db, today)
    const words = suggestionTexts.overdue
    const own = late
      ? [
          {
            source: 'overdue',
            kind: 'overdue' as const,
            title: words.title,
            label: words.label,
            detail: words.detail(late.count, late.longest),
            figures: late.figures,
          },
        ]
      : []
    const taken = new Set(items.map((item) => item.source))
    return [...own, ...suggestionsOf({ db: ctx.db, now: ctx.now })].filter((one) => !taken.has(one.source))
  },

  takeSuggestion: ({ meetingId, source, title, figures }, ctx) => {
    editable(ctx, meetingId)
    if (listItems(ctx.db, meetingId).some((item) => item.source === source))
      throw new AppError('refused', prepTexts.proposal.already)
    ctx.records.title = prepTexts.titles.taken(title)
    const id = ctx.records.insert(agendaItems, {
      ...newItem(meetingId, nextPlace(ctx.db, meetingId), title),
      source,
      figures,
    })
    return { ...ctx.records.handle(), id, version: 1 }
  },

  proposals: ({ all }, ctx) => views(ctx.db, listProposals(ctx.db, all), ctx.now.slice(0, 10)),

  saveProposal: ({ id, version, ...fields }, ctx) => {
    if (fields.proposedById !== null && !findPerson(ctx.db, fields.proposedById))
      throw fieldErrors({ proposedById: prepTexts.noPerson })
    if (fields.proposedOn > ctx.now.slice(0, 10)) throw fieldErrors({ proposedOn: prepTexts.future })
    ctx.records.title = id === null ? prepTexts.titles.proposed(fields.title) : prepTexts.titles.proposal(fields.title)
    if (id !== null) {
      openProposal(ctx, id)
      const row = ctx.records.update(proposals, id, version, fields)
      return { ...ctx.records.handle(), id, version: row.version }
    }
    const created = ctx.records.insert(proposals, { ...fields, state: 'open', agendaItemId: null, reason: '' })
    return { ...ctx.records.handle(), id: created, version: 1 }
  },

  takeProposal: ({ id, version, meetingId }, ctx) => {
    editable(ctx, meetingId)
    const row = openProposal(ctx, id)
    const speaker = listParticipants(ctx.db, meetingId).find(
      (one) => one.personId !== null && one.personId === row.proposedById,
    )
    ctx.records.title = prepTexts.titles.taken(row.title)
    const itemId = ctx.records.insert(agendaItems, {
      ...newItem(meetingId, nextPlace(ctx.db, meetingId), row.title),
      section: row.section,
      minutes: row.minutes,
      speakerId: speaker?.id ?? null,
      note: row.rationale,
      source: `proposal:${id}`,
    })
    const updated = ctx.records.update(proposals, id, version, { state: 'taken', agendaItemId: itemId })
    return { ...ctx.records.handle(), id, version: updated.version, itemId }
  },

  declineProposal: ({ id, version, reason }, ctx) => {
    const row = openProposal(ctx, id)
    ctx.records.title = prepTexts.titles.declined(row.title)
    const updated = ctx.records.update(proposals, id, version, { state: 'declined', reason })
    return { ...ctx.records.handle(), id, version: updated.version }
  },

  reopenProposal: ({ id, version }, ctx) => {
    const row = ctx.records.live(proposals, id)
    if (row.state !== 'declined') throw new AppError('refused', prepTexts.proposal.notDeclined)
    ctx.records.title = prepTexts.titles.reopened(row.title)
    const updated = ctx.records.update(proposals, id, version, { state: 'open' })
    return { ...ctx.records.handle(), id, version: updated.version }
  },

  removeProposal: ({ id, version }, ctx) => {
    const row = ctx.records.live(proposals, id)
    if (row.state === 'taken') openProposal(ctx, id)
    ctx.records.title = prepTexts.titles.proposalRemoved(row.title)
    ctx.records.remove(proposals, id, version)
    return ctx.records.handle()
  },
}
