import { copyFileSync } from 'node:fs'
import { extname } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/kinds.ts'
import type { Attachment } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { toAppError } from '../../db/errors.ts'
import type { CommandContext, TaskContext } from '../context.ts'
import { attachments, findCaseAttachment, listAttachments, noteBlob } from './attachments.repo.ts'
import type { AttachmentRow } from './attachments.repo.ts'
import { liveCard } from './cards.ts'
import { cleanText } from '../../contract/scalars.ts'
import { formatNumber } from './numbering.ts'
import { refusals, titles } from './texts.ts'

/** Purpose under which a host lets an attachment in. */
export const ATTACHMENT_PURPOSE = 'attachment'
const MAX_BYTES = 100 * 1024 * 1024

/** Types that a window may be told of; every other file is bytes to be saved, never shown or run. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.rtf': 'application/rtf',
  '.zip': 'application/zip',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
}

/** Media type by the extension, from the list of types that are known to be data. */
export function mediaTypeOf(name: string): string {
  return MEDIA_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
}

export function attachmentView({ id, version, name, mediaType, size, sha256, note }: AttachmentRow): Attachment {
  return { id, version, name, mediaType, size, sha256, note }
}

/**
 * Takes files in by their tickets: content once by SHA-256, a row for each card. The content is stored before the transaction ends:
 * where it is rolled back a file without a row stays in the folder, which no card, copy or package shows. @throws AppError refused
 */
export function attachTickets(ctx: CommandContext, caseId: number, tickets: readonly string[]): string[] {
  return tickets.map((ticket) => {
    const file = ctx.files.take(ticket, ATTACHMENT_PURPOSE)
    const name = cleanText(file.name).replace(/\s+/g, ' ').slice(-200)
    if (file.size > MAX_BYTES) throw new AppError('refused', refusals.tooBig(name))
    if (file.size === 0) throw new AppError('refused', refusals.emptyFile(name))
    const { sha256, size } = ctx.files.storeBlob(file.path)
    noteBlob(ctx.records.db, { sha256, size }, ctx.instant)
    ctx.records.insert(attachments, {
      owner: 'case',
      ownerId: caseId,
      sha256,
      name,
      mediaType: mediaTypeOf(name),
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

/** Hands a copy out, because what the host is given is removed afterwards; the journal says that it was looked at. */
export function openAttachment(ctx: TaskContext, attachmentId: number): FileTicket {
  const row = knownAttachment(ctx.db, attachmentId)
  const path = ctx.files.outgoing(row.name)
  try {
    copyFileSync(ctx.files.blobPath(row.sha256), path)
  } catch (error) {
    throw toAppError(error)
  }
  ctx.write(titles.attachmentShown(row.name), ({ records }) => records.note(attachments, attachmentId))
  return ctx.files.offer(path, row.name)
}

function knownAttachment(db: ReadDb, id: number): AttachmentRow {
  const row = findCaseAttachment(db, id)
  if (!row) throw new AppError('notFound', refusals.noAttachment)
  return row
}
