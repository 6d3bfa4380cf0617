import * as v from 'valibot'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { viewHabits } from '../../contract/views.ts'
import type { SavedView, ViewHabits } from '../../contract/views.ts'
import type { ReadDb } from '../../db/database.ts'
import type { BaseContext, CommandContext, Contexts } from '../context.ts'
import { exportList } from './exportList.ts'
import { texts } from './texts.ts'
import { keepHabits, listViews, readHabits, views } from './views.repo.ts'
import type { ViewRow } from './views.repo.ts'

export { viewPapers } from './exportList.ts'

const saved = (row: ViewRow): SavedView => ({
  id: row.id,
  version: row.version,
  name: row.name,
  filter: row.filter,
  sort: row.sort,
  layout: row.columns,
  alertAbove: row.alertAbove,
  isShared: row.operatorId === null,
  position: row.position,
})

const usualHabits: ViewHabits = { layout: null, hidden: [] }

/** What an earlier edition kept and this one cannot read is as if nothing was kept. */
function habitsOf(db: ReadDb, operatorId: number | null): ViewHabits {
  const parsed = v.safeParse(viewHabits, readHabits(db, operatorId))
  return parsed.success ? parsed.output : usualHabits
}

function worker(ctx: BaseContext): number {
  if (ctx.operatorId === null) throw new AppError('refused', texts.noOperator)
  return ctx.operatorId
}

/** A view that this operator may change: his own or one of the office. */
function ownView(ctx: CommandContext, id: number): ViewRow {
  const view = ctx.records.live(views, id)
  if (view.operatorId !== null && view.operatorId !== ctx.operatorId) throw new AppError('refused', texts.foreign)
  return view
}

export const viewsService: Services<Contract, Contexts>['views'] = {
  list: (_input, ctx) => ({
    views: listViews(ctx.db, ctx.operatorId).map(saved),
    habits: habitsOf(ctx.db, ctx.operatorId),
  }),

  save: ({ id, version, name, filter, sort, layout, alertAbove, isShared }, ctx) => {
    const operatorId = isShared ? null : worker(ctx)
    const seen = listViews(ctx.db, ctx.operatorId)
    if (seen.some((view) => view.id !== id && view.name.toLocaleLowerCase('ru') === name.toLocaleLowerCase('ru')))
      throw fieldErrors({ name: texts.sameName })
    const row = { operatorId, name, filter, sort, columns: layout, alertAbove }
    ctx.records.title = id === null ? texts.created(name) : texts.changed(name)
    if (id !== null) {
      ownView(ctx, id)
      ctx.records.update(views, id, version, row)
      return { ...ctx.records.handle(), id }
    }
    const position = Math.max(0, ...seen.map((view) => view.position)) + 1
    const created = ctx.records.insert(views, { ...row, isShown: true, position })
    return { ...ctx.records.handle(), id: created }
  },

  remove: ({ id, version }, ctx) => {
    const view = ownView(ctx, id)
    ctx.records.title = texts.removed(view.name)
    ctx.records.remove(views, id, version)
    return ctx.records.handle()
  },

  order: ({ ids }, ctx) => {
    ctx.records.title = texts.ordered
    const places = new Map(ids.map((id, index) => [id, index + 1]))
    for (const view of listViews(ctx.db, ctx.operatorId)) {
      const position = places.get(view.id)
      if (position !== undefined) ctx.records.update(views, view.id, null, { position })
    }
    return ctx.records.handle()
  },

  keepHabits: (habits, ctx) => {
    keepHabits(ctx.records.db, worker(ctx), habits)
    return {}
  },

  exportList: (input, ctx) => exportList(input, ctx),
}
