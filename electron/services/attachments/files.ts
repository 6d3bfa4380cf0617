import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Attachment, AttachmentOwner, DescribedFile } from '../../contract/attachments.ts'
import type { CommandContext } from '../context.ts'
import { attachments, listFiles, noteBlob } from './attachments.repo.ts'
import type { AttachmentRow } from './attachments.repo.ts'
import { knownFile } from './handOut.ts'
import { checkFiles, cleanName, freeName, isRefusedName, limitsOf } from './rules.ts'
import { fileTexts } from './texts.ts'

/** Purpose under which a host lets an attachment in. */
export const ATTACHMENT_PURPOSE = 'attachment'

export function fileView({ id, version, name, mediaType, size, sha256, note }: AttachmentRow): Attachment {
  return { id, version, name, mediaType, size, sha256, note }
}

/**
 * Takes files in by their tickets: content once by SHA-256, a row for each owner. All of them are checked before the first is copied.
 * The content is stored before the transaction ends: where it is rolled back a file without a row stays in the folder, which no
 * card, copy or package shows. The caller says the title of the operation and whether its thing may be changed.
 * @returns the names as they are kept, for the title. @throws AppError refused with the file's name and the limit
 */
export function attachFiles(
  ctx: CommandContext,
  owner: AttachmentOwner,
  ownerId: number,
  tickets: readonly string[],
): string[] {
  const files = tickets.map((ticket) => ctx.files.take(ticket, ATTACHMENT_PURPOSE))
  const present = listFiles(ctx.db, owner, ownerId)
  const checked = checkFiles(files, present, limitsOf(ctx.db))
  const names = new Set(present.map(({ name }) => name.toLowerCase()))
  return checked.map((file) => {
    const name = freeName(file.name, names)
    names.add(name.toLowerCase())
    const { sha256, size } = ctx.files.storeBlob(file.path)
    noteBlob(ctx.records.db, { sha256, size }, ctx.instant)
    ctx.records.insert(attachments, { owner, ownerId, sha256, name, mediaType: file.mediaType, size, note: '' })
    return name
  })
}

/** The files of one thing stand at another one as well; the content is kept once. */
export function copyFiles(ctx: CommandContext, owner: AttachmentOwner, fromId: number, toId: number): void {
  for (const { id: _id, version: _version, deletedAt: _deletedAt, ...row } of listFiles(ctx.db, owner, fromId))
    ctx.records.insert(attachments, { ...row, ownerId: toId })
}

/**
 * A file of this sort of owner, whose lock the caller then asks: `fileOf(ctx.db, 'protocol', id).ownerId` is the protocol.
 * @throws AppError notFound, also where the file lies at something else
 */
export function fileOf(db: CommandContext['db'], owner: AttachmentOwner, attachmentId: number): AttachmentRow {
  const row = knownFile(db, attachmentId)
  if (row.owner !== owner) throw new AppError('notFound', fileTexts.unknown)
  return row
}

/** Takes a file off; the content stays, so that undo and backups find it. @throws AppError conflict */
export function removeFile(ctx: CommandContext, attachmentId: number, version: number): void {
  ctx.records.remove(attachments, attachmentId, version)
}

/**
 * Name and note. A name that another file of the same thing has is refused, so that people can tell them apart.
 * @returns the name as it is kept. @throws AppError invalid at the field, conflict
 */
export function describeFile(ctx: CommandContext, input: DescribedFile): string {
  const row = knownFile(ctx.db, input.attachmentId)
  const name = cleanName(input.name)
  if (isRefusedName(name)) throw fieldErrors({ name: fileTexts.program(name) })
  const isTaken = listFiles(ctx.db, row.owner, row.ownerId).some(
    (other) => other.id !== row.id && other.name.toLowerCase() === name.toLowerCase(),
  )
  if (isTaken) throw fieldErrors({ name: fileTexts.nameTaken })
  ctx.records.update(attachments, row.id, input.version, { name, note: input.note })
  return name
}
