import { writeFile } from 'node:fs/promises'
import { analyticsFilters, workloadPrintRoute } from '../../contract/analytics.ts'
import type { AnalyticsFigures, AnalyticsPeriod, AnalyticsScope, Week } from '../../contract/analytics.ts'
import type { Contract } from '../../contract/index.ts'
import type { FileTicket, Services } from '../../contract/kinds.ts'
import { toDocx } from '../../documents/docx.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { BaseContext, Contexts, QueryContext, TaskContext } from '../context.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { countCases } from '../messages/messages.service.ts'
import { getSettings } from '../office/office.service.ts'
import { sumBlocks, sumCells, sumGroups } from './analytics.repo.ts'
import { Days, firstDay } from './days.repo.ts'
import { workloadDocument } from './document.ts'
import { effectOf } from './effect.ts'
import { flowOf, seasonsOf } from './flow.ts'
import { heatOf } from './heat.ts'
import { definitions, measure } from './indicators.ts'
import { loadOf } from './load.ts'
import { breakdownOf, postponedOf, repeatsOf, satisfactionOf, termsOf } from './tables.ts'
import { ownHandlers } from './own.ts'
import { medianOf } from './spread.ts'
import { texts } from './texts.ts'
import { answerDays } from './walk.repo.ts'
import { weeksOf, yearAgo } from './weeks.ts'
import { workbook } from './workbook.ts'

export { definitions, measure, measureRecipients } from './indicators.ts'
export type { MeasureContext } from './indicators.ts'
export { signer } from './document.ts'
export { conditionText, scopePeriodName } from './scopeWords.ts'
export { effectOf } from './effect.ts'
export { comparisonOf, flowOf, seasonsOf } from './flow.ts'
export { heatOf } from './heat.ts'
export { loadOf } from './load.ts'
export { breakdownOf, postponedOf, repeatsOf, satisfactionOf, termsOf } from './tables.ts'
export { meanOf, medianOf } from './spread.ts'
export { countByDay, sumBlocks, sumGroups, sumOpenBlocks } from './analytics.repo.ts'

/** What figures are counted with: a query's context, or a task's between two steps. */
type Reading = Pick<QueryContext, 'db'> & Pick<BaseContext, 'now'>

/** Weeks of the period up to the present one. */
function weeksIn({ db, now }: Reading, scope: AnalyticsScope): Week[] {
  const today = now.slice(0, 10)
  const spans = weeksOf(scope.period, getSettings(db).weekStart).filter((span) => span.from <= today)
  const received = new Days(db, scope, 'received', scope.period, now)
  const answered = new Days(db, scope, 'answered', scope.period, now)
  const earlier = new Days(db, scope, 'received', yearAgo(scope.period), now)
  const first = firstDay(db)
  return spans.map((span) => {
    const before = yearAgo(span)
    return {
      ...span,
      received: received.sum(span),
      answered: answered.sum(span),
      receivedYearAgo: first !== null && first <= before.from ? earlier.sum(before) : null,
      isPartial: addDays(span.from, 6) !== span.to || span.to >= today,
    }
  })
}

function figuresOf({ db, now }: Reading, scope: AnalyticsScope, before: AnalyticsPeriod): AnalyticsFigures {
  const blocks = sumBlocks(db, scope, now)
  const sum = (key: 'inTime' | 'late' | 'open' | 'overdueOpen' | 'total'): number =>
    blocks.reduce((all, block) => all + block[key], 0)
  const days = answerDays(db, analyticsFilters.received(scope), now)
  const said = satisfactionOf({ db, now }, scope)
  return {
    received: sum('total'),
    receivedBefore: countCases(db, analyticsFilters.received({ ...scope, period: before }), now),
    inTime: { part: sum('inTime'), whole: sum('inTime') + sum('late') + sum('overdueOpen') },
    medianDays: medianOf(days),
    medianOf: days.reduce((all, group) => all + group.total, 0),
    open: sum('open'),
    overdueOpen: sum('overdueOpen'),
    repeats: { part: countCases(db, analyticsFilters.repeats(scope), now), whole: sum('total') },
    clarity: said.mean,
    clarityOf: said.rated,
  }
}

/** Prepares a file in two visible steps and hands it over as a ticket. */
async function offered(
  ctx: TaskContext,
  name: string,
  prepare: () => (path: string) => Promise<unknown>,
): Promise<FileTicket> {
  ctx.progress(0, 2, texts.progress.figures)
  const write = prepare()
  await ctx.breathe()
  ctx.progress(1, 2, texts.progress.file)
  const path = ctx.files.outgoing(name)
  await write(path)
  ctx.progress(2, 2, '')
  return ctx.files.offer(path, name)
}

export const analyticsService: Services<Contract, Contexts>['analytics'] = {
  ...ownHandlers,
  flow: ({ by, ...scope }, ctx) => flowOf(ctx, scope, by),
  breakdown: ({ by, ...scope }, ctx) => breakdownOf(ctx, scope, by),
  terms: (scope, ctx) => termsOf(ctx, scope, ctx),
  repeats: (scope, ctx) => repeatsOf(ctx, scope),
  postponed: (scope, ctx) => postponedOf(ctx, scope),
  satisfaction: (scope, ctx) => satisfactionOf(ctx, scope),
  load: ({ by, ...scope }, ctx) => loadOf(ctx, scope, by),
  heat: ({ across, ...scope }, ctx) => heatOf(ctx, scope, across),
  seasons: (scope, ctx) => seasonsOf(ctx, scope),
  effect: ({ measures, weeks, ...scope }, ctx) => effectOf(ctx, scope, measures, weeks),
  definitions: (_input, { db }) => definitions(db),
  measure: ({ scope, keys }, ctx) => measure(ctx.db, scope, keys, ctx),
  workload: (scope, { db, now }) => sumBlocks(db, scope, now),
  figures: ({ before, ...scope }, ctx) => figuresOf(ctx, scope, before),
  weeks: (scope, ctx) => weeksIn(ctx, scope),
  groups: ({ by, ...scope }, { db, now }) => sumGroups(db, scope, by, now),
  territoryBlocks: (scope, { db, now }) => sumCells(db, scope, now),
  document: (scope, { db, now }) => workloadDocument(db, scope, now),

  exportDocx: (scope, ctx) =>
    offered(ctx, `${texts.fileNames.workload(scope.period.from, scope.period.to)}.docx`, () => {
      const model = workloadDocument(ctx.db, scope, ctx.now)
      return async (path) => writeFile(path, await toDocx(model))
    }),

  exportPdf: (scope, ctx) =>
    offered(ctx, `${texts.fileNames.workload(scope.period.from, scope.period.to)}.pdf`, () => async (path) => {
      await writeFile(path, await ctx.ports.renderPdf(workloadPrintRoute(scope)))
    }),

  exportXlsx: ({ before, by, ...scope }, ctx) =>
    offered(ctx, `${texts.fileNames.workbook(scope.period.from, scope.period.to)}.xlsx`, () => {
      const sheets = workbook(ctx, scope, { before, by })
      return (path) => writeXlsx(path, sheets, { signal: ctx.signal })
    }),
}
