import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { periodName } from '../../contract/periods.ts'
import type { PlaceData, RatingHistory, RatingPeriod } from '../../contract/ratings.ts'
import { shortDate } from '../../documents/civilText.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { differences, formulaFor, formulaView, placesOf, ratingOf, scopesOf } from './rating.ts'
import { findSettled, formulaUses, listAppeals, listFormulas, listSettled, nextFormulaNumber } from './ratings.repo.ts'
import { ratingAppeals, ratingFormulas, ratings } from './ratings.tables.ts'
import type { FormulaRow, RatingRow } from './ratings.tables.ts'
import { texts } from './texts.ts'
import { workbook } from './workbook.ts'

export { formulaFor, placesBefore, placesOf, rankByFormula, ratingOf, scopesOf } from './rating.ts'
export type { Counted } from './arithmetic.ts'
export { ratingPapers } from './papers.ts'
export { listSettledWithin } from './ratings.repo.ts'
export { ratingAppeals, ratingFormulas, ratings } from './ratings.tables.ts'

const { errors, titles } = texts

/** A version begins no earlier than the one before it and no later than the one after it. */
function checkSince(all: readonly FormulaRow[], number: number, since: string): void {
  const before = all.find((row) => row.formulaNumber < number)
  if (before && since < before.since) throw fieldErrors({ since: errors.earlier(shortDate(before.since)) })
}

function unused(row: FormulaRow, ctx: CommandContext): void {
  if ((formulaUses(ctx.db).get(row.id) ?? 0) > 0) throw new AppError('refused', errors.used)
}

const periodOfRow = (row: RatingRow): RatingPeriod => ({ kind: row.periodKind, from: row.periodFrom, to: row.periodTo })
const titleOf = (row: Pick<RatingRow, 'scope'>, period: RatingPeriod): [string, string] => [
  texts.scopes[row.scope],
  periodName(period),
]

/** Settles the places of a finished period. @throws AppError refused while it runs, settled twice, with nobody to rank */
function settle(
  ctx: CommandContext,
  period: RatingPeriod,
  scope: RatingRow['scope'],
): { operationId: number; title: string; id: number } {
  if (period.to >= ctx.now.slice(0, 10)) throw new AppError('refused', errors.running(shortDate(addDays(period.to, 1))))
  if (findSettled(ctx.db, scope, period)) throw new AppError('refused', errors.settledAlready)
  const formula = formulaFor(ctx.db, period)
  const places = placesOf(ctx.db, { period, scope }, formula.content, ctx)
  if (!places.some((one) => one.place !== null)) throw new AppError('refused', errors.nobody)
  ctx.records.title = titles.settled(...titleOf({ scope }, period))
  const id = ctx.records.insert(ratings, {
    scope,
    periodKind: period.kind,
    periodFrom: period.from,
    periodTo: period.to,
    formulaId: formula.id,
    settledAt: ctx.now,
    places,
  })
  return { ...ctx.records.handle(), id }
}

/** Places of each settled period, a line for every recipient that was ever ranked, the best of the newest period first. */
function historyOf(rows: readonly RatingRow[], numbers: ReadonlyMap<number, number>): RatingHistory {
  const names = new Map<number, string>()
  const byRow = rows.map((row) => new Map(row.places.map((one: PlaceData) => [one.recipientId, one.place])))
  for (const row of rows) for (const one of row.places) if (one.place !== null) names.set(one.recipientId, one.name)
  const lines = [...names].map(([recipientId, name]) => ({
    recipientId,
    name,
    places: byRow.map((places) => places.get(recipientId) ?? null),
  }))
  const last = (places: readonly (number | null)[]): number => places.at(-1) ?? Number.MAX_SAFE_INTEGER
  return {
    periods: rows.map((row) => ({
      id: row.id,
      period: periodOfRow(row),
      formulaNumber: numbers.get(row.formulaId) ?? 0,
    })),
    lines: lines.sort((a, b) => last(a.places) - last(b.places) || a.name.localeCompare(b.name, 'ru')),
  }
}

const nameIn = (row: RatingRow, recipientId: number): string | undefined =>
  row.places.find((one) => one.recipientId === recipientId)?.name

export const ratingsService: Services<Contract, Contexts>['ratings'] = {
  scopes: (_input, { db }) => scopesOf(db),
  rating: (key, ctx) => ratingOf(ctx.db, key, ctx),
  preview: ({ content, ...key }, ctx) =>
    differences(
      placesOf(ctx.db, key, formulaFor(ctx.db, key.period).content, ctx),
      placesOf(ctx.db, key, content, ctx),
    ),
  history: ({ scope, kind }, { db }) => {
    const rows = listSettled(db, scope, kind)
    const used = db.all<{ id: number; number: number }>('SELECT id, formula_number AS number FROM rating_formulas')
    return historyOf(rows, new Map(used.map(({ id, number }) => [id, number])))
  },
  formulas: (_input, { db }) => {
    const uses = formulaUses(db)
    return listFormulas(db).map((row) => formulaView(row, uses))
  },

  saveFormula: ({ id, version, since, content, reason }, ctx) => {
    const all = listFormulas(ctx.db)
    if (id === null) {
      const number = nextFormulaNumber(ctx.db)
      checkSince(all, number, since)
      ctx.records.title = titles.formula(number)
      const created = ctx.records.insert(ratingFormulas, { formulaNumber: number, since, content, reason })
      return { ...ctx.records.handle(), id: created, number }
    }
    const row = ctx.records.live(ratingFormulas, id)
    unused(row, ctx)
    checkSince(all, row.formulaNumber, since)
    const next = all.findLast((one) => one.formulaNumber > row.formulaNumber)
    if (next && next.since < since) throw fieldErrors({ since: errors.earlier(shortDate(next.since)) })
    ctx.records.title = titles.formulaChanged(row.formulaNumber)
    ctx.records.update(ratingFormulas, id, version, { since, content, reason })
    return { ...ctx.records.handle(), id, number: row.formulaNumber }
  },

  removeFormula: ({ id, version }, ctx) => {
    const row = ctx.records.live(ratingFormulas, id)
    unused(row, ctx)
    if (row.formulaNumber === 1) throw new AppError('refused', errors.first)
    ctx.records.title = titles.formulaRemoved(row.formulaNumber)
    ctx.records.remove(ratingFormulas, id, version)
    return ctx.records.handle()
  },

  settle: ({ period, scope }, ctx) => settle(ctx, period, scope),

  unsettle: ({ id, version, reason }, ctx) => {
    const row = ctx.records.live(ratings, id)
    if (listAppeals(ctx.db, id).length > 0) throw new AppError('refused', errors.hasAppeals)
    ctx.records.title = titles.unsettled(...titleOf(row, periodOfRow(row)), reason)
    ctx.records.remove(ratings, id, version)
    return ctx.records.handle()
  },

  appeal: ({ ratingId, recipientId, madeOn, reason }, ctx) => {
    const row = ctx.records.live(ratings, ratingId)
    const name = nameIn(row, recipientId)
    if (name === undefined) throw new AppError('refused', errors.notRanked)
    if (madeOn < row.settledAt.slice(0, 10)) throw fieldErrors({ madeOn: errors.appealBefore })
    if (madeOn > ctx.now.slice(0, 10)) throw fieldErrors({ madeOn: errors.future })
    ctx.records.title = titles.appeal(name)
    const id = ctx.records.insert(ratingAppeals, {
      ratingId,
      recipientId,
      madeOn,
      reason,
      state: 'open',
      decidedOn: null,
      decision: '',
    })
    return { ...ctx.records.handle(), id }
  },

  decideAppeal: ({ id, version, state, decidedOn, decision }, ctx) => {
    const row = ctx.records.live(ratingAppeals, id)
    if (row.state !== 'open') throw new AppError('refused', errors.decidedAlready)
    if (decidedOn < row.madeOn) throw fieldErrors({ decidedOn: errors.decidedBefore })
    if (decidedOn > ctx.now.slice(0, 10)) throw fieldErrors({ decidedOn: errors.future })
    ctx.records.title = titles.decided(nameIn(ctx.records.get(ratings, row.ratingId), row.recipientId) ?? '')
    ctx.records.update(ratingAppeals, id, version, { state, decidedOn, decision })
    return ctx.records.handle()
  },

  removeAppeal: ({ id, version }, ctx) => {
    const row = ctx.records.live(ratingAppeals, id)
    ctx.records.title = titles.appealRemoved(nameIn(ctx.records.get(ratings, row.ratingId), row.recipientId) ?? '')
    ctx.records.remove(ratingAppeals, id, version)
    return ctx.records.handle()
  },

  exportXlsx: async (key, ctx) => {
    ctx.progress(0, 2, texts.progress)
    const rating = ratingOf(ctx.db, key, ctx)
    await ctx.breathe()
    const name = `${texts.file(rating.scopeName, shortDate(key.period.from), shortDate(key.period.to))}.xlsx`
    const path = ctx.files.outgoing(name)
    await writeXlsx(path, workbook(rating), { signal: ctx.signal })
    ctx.progress(2, 2, '')
    return ctx.files.offer(path, name)
  },
}
