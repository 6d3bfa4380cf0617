import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { periodOf } from '../../contract/periods.ts'
import type { Contexts } from '../context.ts'
import { dutyMarks, findMark } from './positionMap.tables.ts'
import { dutiesOf, positionMapOf } from './rows.ts'
import { Source } from './source.ts'
import type { ReportLog } from './source.ts'
import { errors, titles } from './texts.ts'

export { dutyMarks } from './positionMap.tables.ts'
export type { DutyMarkRow } from './positionMap.tables.ts'
export { positionMapPapers } from './papers.ts'
export { positionMapOf } from './rows.ts'
export type { ReportLog } from './source.ts'

/** The handlers of the map, which knows of notes and reports by the log that it is given. */
export const positionMapWith = (log: ReportLog): Services<Contract, Contexts>['positionMap'] => ({
  view: ({ period }, ctx) => positionMapOf(ctx, period, log),

  setMark: ({ id, version, subject, roleCode, text, activities, note }, ctx) => {
    if (new Set(activities).size < activities.length) throw fieldErrors({ activities: errors.twice })
    const duty = { subject, roleCode, text }
    const today = periodOf('day', ctx.now.slice(0, 10))
    const isKnown = dutiesOf(new Source(ctx, today, log)).some(
      (one) => one.subject === subject && one.roleCode === roleCode && one.text === text,
    )
    if (!isKnown) throw new AppError('notFound', errors.unknown)
    ctx.records.title = titles[subject](text)
    const there = findMark(ctx.db, duty)
    // A mark is moved from a text that was edited to the text of now.
    if (there && there.id !== id) throw new AppError('conflict', errors.exists)
    const row = { dutyKind: subject, roleCode, text, activities, note }
    if (id === null) return { id: ctx.records.insert(dutyMarks, row), ...ctx.records.handle() }
    ctx.records.update(dutyMarks, id, version, row)
    return { ...ctx.records.handle(), id }
  },

  clearMark: ({ id, version }, ctx) => {
    ctx.records.title = titles.cleared(ctx.records.live(dutyMarks, id).text)
    ctx.records.remove(dutyMarks, id, version)
    return ctx.records.handle()
  },
})
