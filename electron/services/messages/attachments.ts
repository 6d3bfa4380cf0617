import { copyFileSync } from 'node:fs'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/kinds.ts'
import type { Attachment } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { toAppError } from '../../db/errors.ts'
import type { CommandContext, TaskContext } from '../context.ts'
import { attachments, findCaseAttachment, listAttachments, noteBlob } from './attachments.repo.ts'
import type { AttachmentRow } from './attachments.repo.ts'
import { liveCard } from './cards.ts'
import { checkFiles, cleanName, freeName, isRefusedName, limitsOf } from './attachmentRules.ts'
import { formatNumber } from './numbering.ts'
import { fileTexts, refusals, titles } from './texts.ts'

/** Purpose under which a host lets an attachment in. */
export const ATTACHMENT_PURPOSE = 'attachment'

export function attachmentView({ id, version, name, mediaType, size, sha256, note }: AttachmentRow): Attachment {
  return { id, version, name, mediaType, size, sha256, note }
}

/**
 * Takes files in by their tickets: content once by SHA-256, a row for each card. All of them are checked before the first is copied.
 * The content is stored before the transaction ends: where it is rolled back a file without a row stays in the folder, which no
 * card, copy or package shows. @throws AppError refused
 */
export function attachTickets(ctx: CommandContext, caseId: number, tickets: readonly string[]): string[] {
  const files = tickets.map((ticket) => ctx.files.take(ticket, ATTACHMENT_PURPOSE))
  const present = listAttachments(ctx.db, 'case', caseId)
  const checked = checkFiles(files, present, limitsOf(ctx.db))
  const names = new Set(present.map(({ name }) => name.toLowerCase()))
  return checked.map((file) => {
    const name = freeName(file.name, names)
    names.add(name.toLowerCase())
    const { sha256, size } = ctx.files.storeBlob(file.path)
    noteBlob(ctx.records.db, { sha256, size }, ctx.instant)
    ctx.records.insert(attachments, {
      owner: 'case',
      ownerId: caseId,
      sha256,
      name,
      mediaType: file.mediaType,
      size,
      note: '',
    })
    return name
  })
}

/** The attachments of a paper stand at each of its questions; the content is kept once. */
export function copyAttachments(ctx: CommandContext, fromCaseId: number, toCaseId: number): void {
  for (const { id: _id, version: _version, deletedAt: _deletedAt, ...row } of listAttachments(
    ctx.db,
    'case',
    fromCaseId,
  )) {
    ctx.records.insert(attachments, { ...row, ownerId: toCaseId })
  }
}

export function attach(
  ctx: CommandContext,
  id: number,
  tickets: readonly string[],
): { operationId: number; title: string } {
  const card = liveCard(ctx, id)
  const names = attachTickets(ctx, id, tickets)
  ctx.records.title = titles.attached(formatNumber(card), names)
  return ctx.records.handle()
}

/** Takes an attachment off its card; the content stays, so that undo and backups find it. */
export function detach(
  ctx: CommandContext,
  attachmentId: number,
  version: number,
): { operationId: number; title: string } {
  const row = knownAttachment(ctx.db, attachmentId)
  const card = liveCard(ctx, row.ownerId)
  ctx.records.title = titles.detached(formatNumber(card), row.name)
  ctx.records.remove(attachments, attachmentId, version)
  return ctx.records.handle()
}

/** Hands an attachment out; the journal says that it was looked at. */
export function openAttachment(ctx: TaskContext, attachmentId: number): FileTicket {
  const row = knownAttachment(ctx.db, attachmentId)
  const file = handOut(ctx, ctx.files.blobPath(row.sha256), row.name)
  ctx.write(titles.attachmentShown(row.name), ({ records }) => records.note(attachments, attachmentId))
  return file
}

/** A copy, because what the host is given is removed afterwards. */
export function handOut(ctx: TaskContext, blob: string, name: string): FileTicket {
  const path = ctx.files.outgoing(name)
  try {
    copyFileSync(blob, path)
  } catch (error) {
    throw toAppError(error)
  }
  return ctx.files.offer(path, name)
}

/** Name and note. A name that another file of the card has is refused, so that people can tell them apart. */
export function describeAttachment(
  ctx: CommandContext,
  input: { attachmentId: number; version: number; name: string; note: string },
): { operationId: number; title: string } {
  const row = knownAttachment(ctx.db, input.attachmentId)
  const card = liveCard(ctx, row.ownerId)
  const name = cleanName(input.name)
  if (isRefusedName(name)) throw fieldErrors({ name: fileTexts.program(name) })
  const isTaken = listAttachments(ctx.db, 'case', card.id).some(
    (other) => other.id !== row.id && other.name.toLowerCase() === name.toLowerCase(),
  )
  if (isTaken) throw fieldErrors({ name: fileTexts.nameTaken })
  ctx.records.title = titles.describedFile(formatNumber(card), name)
  ctx.records.update(attachments, row.id, input.version, { name, note: input.note })
  return ctx.records.handle()
}

export function knownAttachment(db: ReadDb, id: number): AttachmentRow {
  const row = findCaseAttachment(db, id)
  if (!row) throw new AppError('notFound', refusals.noAttachment)
  return row
}
