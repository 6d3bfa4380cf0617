import type { DescribedFile } from '../../contract/attachments.ts'
import { attachFiles, describeFile, fileOf, removeFile } from '../attachments/attachments.service.ts'
import type { CommandContext } from '../context.ts'
import { liveCard } from './cards.ts'
import { formatNumber } from './numbering.ts'
import { titles } from './texts.ts'

type Operation = ReturnType<CommandContext['records']['handle']>

/** Files of a card: what may be done while it is not in the trash. */
export function attach(ctx: CommandContext, id: number, tickets: readonly string[]): Operation {
  const card = liveCard(ctx, id)
  const names = attachFiles(ctx, 'case', id, tickets)
  ctx.records.title = titles.attached(formatNumber(card), names)
  return ctx.records.handle()
}

export function detach(ctx: CommandContext, attachmentId: number, version: number): Operation {
  const file = fileOf(ctx.db, 'case', attachmentId)
  ctx.records.title = titles.detached(formatNumber(liveCard(ctx, file.ownerId)), file.name)
  removeFile(ctx, attachmentId, version)
  return ctx.records.handle()
}

export function describeAttachment(ctx: CommandContext, input: DescribedFile): Operation {
  const card = liveCard(ctx, fileOf(ctx.db, 'case', input.attachmentId).ownerId)
  ctx.records.title = titles.describedFile(formatNumber(card), describeFile(ctx, input))
  return ctx.records.handle()
}
