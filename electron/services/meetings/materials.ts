import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { attachFiles, copyFiles, describeFile, fileOf, removeFile } from '../attachments/attachments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { listItems } from './meetings.repo.ts'
import { agendaItems } from './meetings.tables.ts'
import type { AgendaItemRow } from './meetings.tables.ts'
import { editable } from './people.ts'
import { prepTexts } from './prepTexts.ts'

type Handlers = Services<Contract, Contexts>['meetings']

/** The item of a meeting whose data may change. @throws AppError notFound; refused once the protocol is signed */
function openItem(ctx: CommandContext, itemId: number): AgendaItemRow {
  const item = ctx.records.live(agendaItems, itemId)
  editable(ctx, item.meetingId)
  return item
}

/** Files of an agenda item: what was sent with it and what is looked at in the room. */
export const materialHandlers: Pick<Handlers, 'attachToItem' | 'removeItemFile' | 'describeItemFile'> = {
  attachToItem: ({ itemId, tickets }, ctx) => {
    const item = openItem(ctx, itemId)
    const names = attachFiles(ctx, 'agendaItem', itemId, tickets)
    ctx.records.title = prepTexts.materials.attached(item.title, names)
    return ctx.records.handle()
  },

  removeItemFile: ({ attachmentId, version }, ctx) => {
    const file = fileOf(ctx.db, 'agendaItem', attachmentId)
    ctx.records.title = prepTexts.materials.removed(openItem(ctx, file.ownerId).title, file.name)
    removeFile(ctx, attachmentId, version)
    return ctx.records.handle()
  },

  describeItemFile: (input, ctx) => {
    const item = openItem(ctx, fileOf(ctx.db, 'agendaItem', input.attachmentId).ownerId)
    ctx.records.title = prepTexts.materials.described(item.title, describeFile(ctx, input))
    return ctx.records.handle()
  },
}

/** Files of copied questions follow them; `applyContent` has put these at the end of the agenda in the order of the source. */
export function copyMaterials(ctx: CommandContext, fromId: number, toId: number): void {
  const sources = listItems(ctx.db, fromId).filter((item) => item.kind === 'question')
  const copies = listItems(ctx.db, toId).slice(-sources.length)
  sources.forEach((source, index) => {
    const copy = copies[index]
    if (copy) copyFiles(ctx, 'agendaItem', source.id, copy.id)
  })
}
