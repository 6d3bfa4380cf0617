import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { Contexts } from '../context.ts'
import { actHandlers } from './acts.ts'
import { contentOf } from './content.ts'
import { nextReports } from './due.ts'
import { fileNameOf } from './papers.ts'
import { listReports } from './reports.repo.ts'
import { openRequests } from './requests.ts'
import { texts } from './texts.ts'
import { reportView, requireReport, rowView } from './view.ts'
import { workbook } from './workbook.ts'

export { freeze } from './acts.ts'
export { liveContent, periodOfRow } from './content.ts'
export { nextReports } from './due.ts'
export { reportFiles } from './files.ts'
export { reportPapers } from './papers.ts'
export { reportLog } from './log.ts'
export { findReport } from './reports.repo.ts'
export { reports, unsigned } from './reports.tables.ts'
export { requireReport } from './view.ts'

export const reportsService: Services<Contract, Contexts>['reports'] = {
  list: (of, { db, now }) => {
    const { rows, total } = listReports(db, of)
    return { rows: rows.map((row) => rowView(db, row, now)), total }
  },
  next: (_input, { db, now }) => nextReports(db, now),
  openRequests: (_input, { db, now }) => openRequests(db, now),
  get: ({ id }, ctx) => reportView(ctx, id),

  ...actHandlers,

  exportXlsx: async ({ id }, ctx) => {
    const row = requireReport(ctx.db, id)
    ctx.progress(0, null, texts.sheets.writing)
    const sheets = workbook(contentOf(row, ctx))
    await ctx.breathe()
    const name = `${fileNameOf(row)}.xlsx`
    const path = ctx.files.outgoing(name)
    await writeXlsx(path, sheets, { signal: ctx.signal })
    return ctx.files.offer(path, name)
  },
}
