import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Contexts } from '../context.ts'
import { contentOf } from './copy.ts'
import { meetingTemplates } from './preparation.tables.ts'
import { prepTexts } from './prepTexts.ts'
import { requireMeeting } from './view.ts'
import { AppError } from '../../contract/errors.ts'
import { listLive } from '../../db/tables.ts'
import { texts } from './texts.ts'

type Handlers = Services<Contract, Contexts>['meetings']

export const templateHandlers: Pick<Handlers, 'templates' | 'saveTemplate' | 'removeTemplate'> = {
  templates: (_input, ctx) =>
    listLive(ctx.db, meetingTemplates, '1 ORDER BY t.name, t.id').map(({ id, version, name, content }) => ({
      id,
      version,
      name,
      content,
    })),

  saveTemplate: ({ meetingId, name }, ctx) => {
    requireMeeting(ctx.db, meetingId)
    const content = contentOf(ctx.db, meetingId)
    if (!content) throw new AppError('notFound', texts.notFound)
    ctx.records.title = prepTexts.titles.template(name)
    const same = listLive(ctx.db, meetingTemplates, '1').find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (same) {
      const row = ctx.records.update(meetingTemplates, same.id, null, { name, content })
      return { ...ctx.records.handle(), id: same.id, version: row.version, replaced: true }
    }
    const id = ctx.records.insert(meetingTemplates, { name, content })
    return { ...ctx.records.handle(), id, version: 1, replaced: false }
  },

  removeTemplate: ({ id, version }, ctx) => {
    const row = ctx.records.live(meetingTemplates, id)
    ctx.records.title = prepTexts.titles.templateRemoved(row.name)
    ctx.records.remove(meetingTemplates, id, version)
    return ctx.records.handle()
  },
}
