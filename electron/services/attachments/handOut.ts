import { copyFileSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { toAppError } from '../../db/errors.ts'
import type { TaskContext } from '../context.ts'
import { attachments, findFile } from './attachments.repo.ts'
import type { AttachmentRow } from './attachments.repo.ts'
import { fileTexts } from './texts.ts'

/** A file that was not removed, of whatever owner. @throws AppError notFound */
export function knownFile(db: ReadDb, attachmentId: number): AttachmentRow {
  const row = findFile(db, attachmentId)
  if (!row) throw new AppError('notFound', fileTexts.unknown)
  return row
}

/** Hands a file out; the journal says that it was looked at. @throws AppError notFound, diskFull */
export function openFile(ctx: TaskContext, attachmentId: number): FileTicket {
  const row = knownFile(ctx.db, attachmentId)
  const file = handOut(ctx, ctx.files.blobPath(row.sha256), row.name)
  ctx.write(fileTexts.shown(row.name), ({ records }) => records.note(attachments, attachmentId))
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
