import { writeFile } from 'node:fs/promises'
import { workloadPrintRoute } from '../../contract/analytics.ts'
import type { Contract } from '../../contract/index.ts'
import type { FileTicket, Services } from '../../contract/kinds.ts'
import { toDocx } from '../../documents/docx.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { Contexts, TaskContext } from '../context.ts'
import { sumBlocks, sumGroups } from './analytics.repo.ts'
import { workloadDocument } from './document.ts'
import { effectOf } from './effect.ts'
import { flowOf, seasonsOf } from './flow.ts'
import { heatOf } from './heat.ts'
import { definitions, measure } from './indicators.ts'
import { loadOf } from './load.ts'
import { breakdownOf, postponedOf, repeatsOf, satisfactionOf, termsOf } from './tables.ts'
import { ownHandlers } from './own.ts'
import { texts } from './texts.ts'
import { workbook } from './workbook.ts'

export { definitions, measure, measureEach } from './indicators.ts'
export type { MeasureContext } from './indicators.ts'
export { signer } from './document.ts'
export { comparisonOf, flowOf } from './flow.ts'
export { breakdownOf, satisfactionOf } from './tables.ts'
export { unnamedOf } from './unnamed.ts'
export type { Unnamed } from './unnamed.ts'
export { countByDay, sumBlocks, sumGroups, sumOpenBlocks } from './analytics.repo.ts'

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
  groups: ({ by, ...scope }, { db, now }) => sumGroups(db, scope, by, now),
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
