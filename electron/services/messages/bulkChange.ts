import { AppError } from '../../contract/errors.ts'
import { BULK_LIMIT } from '../../contract/caseBulk.ts'
import type { BulkChange, bulkContract, FieldChange, PreviewLine } from '../../contract/caseBulk.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CommandContext, Contexts, QueryContext, TaskContext } from '../context.ts'
import { changedSince, chooseIds, lastOperation } from './bulkChange.repo.ts'
import { bookOf, checkChange, chosenIds, countReasons, foresee, planCard, planMany } from './bulkPlan.ts'
import type { BulkPlan } from './bulkPlan.ts'
import { findCase } from './cases.repo.ts'
import type { CaseRecord } from './cases.repo.ts'
import { carryOut } from './edit.ts'
import { Names } from './history.ts'
import { formatNumber } from './numbering.ts'
import { bulkTexts, fieldLabels, titles } from './texts.ts'

/** Cards between two reports of progress. */
const STEP = 200

/** Ids of all cards of a filter as they are now. @throws AppError refused where they are too many for one act */
function choose(ctx: QueryContext, filter: CaseFilter): { ids: number[] } {
  const ids = chooseIds(ctx.db, filter, ctx.now, BULK_LIMIT + 1)
  if (ids.length > BULK_LIMIT) throw new AppError('refused', bulkTexts.tooMany(BULK_LIMIT))
  return { ids }
}

function previewMany(ctx: QueryContext, input: { ids: number[]; change: BulkChange }) {
  checkChange(input.change, ctx.now)
  const asOf = lastOperation(ctx.db)
  const book = bookOf(ctx)
  const { cards, staying } = planMany(ctx.db, ctx.now, input.ids, input.change)
  const dueMoves = cards.filter(
    ({ card, plan }) => foresee(ctx.db, ctx.now, book, card, plan).dueAt !== card.dueAt,
  ).length
  return {
    changing: cards.map(({ card }) => card.id),
    staying: staying.map(({ id }) => id),
    reasons: countReasons(staying),
    dueMoves,
    asOf,
  }
}

function previewLines(ctx: QueryContext, input: { ids: number[]; change: BulkChange }): { lines: PreviewLine[] } {
  const book = bookOf(ctx)
  const names = new Names(ctx.db)
  const lines = chosenIds(input.ids).flatMap((id): PreviewLine[] => {
    const card = findCase(ctx.db, id)
    if (!card) return []
    const plan = planCard(ctx.db, ctx.now, card, input.change)
    const shown = { id, number: formatNumber(card), gist: card.gist }
    if ('stays' in plan) return [{ ...shown, changes: [], stays: plan.stays }]
    const after = foresee(ctx.db, ctx.now, book, card, plan)
    return [{ ...shown, changes: differences(names, card, after), stays: null }]
  })
  return { lines }
}

/** Fields that differ, in words and in the order of the card; a field without a name is not shown. */
function differences(names: Names, before: CaseRecord, after: CaseRecord): FieldChange[] {
  return Object.entries(fieldLabels).flatMap(([field, label]) => {
    const [old, fresh] = [before[field as keyof CaseRecord], after[field as keyof CaseRecord]]
    return old === fresh ? [] : [{ field, label, before: names.show(field, old), after: names.show(field, fresh) }]
  })
}

/**
 * Changes every card that the change fits, in one transaction and one operation. A task only for the sake of its progress: the
 * writing itself is one stretch, so a killed process leaves all of it or none.
 */
function changeMany(ctx: TaskContext, input: { ids: number[]; change: BulkChange; asOf?: number | undefined }) {
  checkChange(input.change, ctx.now)
  const total = new Set(input.ids).size
  ctx.progress(0, total, bulkTexts.changing)
  return ctx.write('', (write) => {
    const { asOf } = input
    const stale = asOf === undefined ? new Set<number>() : changedSince(write.db, asOf)
    const plan = planMany(write.db, write.now, input.ids, input.change, (id) => stale.has(id))
    if (plan.cards.length === 0) throw new AppError('refused', nothingFits(plan))
    const changed = carryOutAll(write, plan, input.change, (done) => ctx.progress(done, total, bulkTexts.changing))
    return { ...write.records.handle(), changed, reasons: countReasons(plan.staying) }
  })
}

function nothingFits({ staying }: BulkPlan): string {
  const [most] = countReasons(staying)
  return bulkTexts.nothingFits(most?.why ?? bulkTexts.same)
}

function carryOutAll(ctx: CommandContext, plan: BulkPlan, change: BulkChange, report: (done: number) => void): number {
  const numbers = plan.cards.map(({ card }) => formatNumber(card))
  ctx.records.title = titles.changedMany(numbers, labelsOf(change))
  const reason = change.reason ?? ''
  const book = bookOf(ctx)
  plan.cards.forEach(({ card, plan: one }, index) => {
    carryOut(ctx, card, one.edit, { reason, book, also: one.also })
    if ((index + 1) % STEP === 0) report(index + 1)
  })
  return plan.cards.length
}

function labelsOf(change: BulkChange): string[] {
  const fields = [
    ...Object.entries(change.case ?? {}).flatMap(([field, value]) => (value === undefined ? [] : [field])),
    ...(change.addNote === undefined ? [] : ['note']),
    ...(change.status === undefined ? [] : ['status']),
    ...(change.postponedUntil === undefined ? [] : ['postponedUntil']),
  ]
  return fields.map((field) => fieldLabels[field] ?? '')
}

type Handlers = Services<{ bulk: typeof bulkContract }, Contexts>['bulk']

/** The bulk part of the area's handler table. */
export const bulkHandlers: Handlers = {
  choose: ({ filter }, ctx) => choose(ctx, filter),
  previewMany: (input, ctx) => previewMany(ctx, input),
  previewLines: (input, ctx) => previewLines(ctx, input),
  changeMany: async (input, ctx) => changeMany(ctx, input),
}
