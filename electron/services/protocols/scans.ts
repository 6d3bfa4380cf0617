import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Attachment } from '../../contract/attachments.ts'
import { AppError } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { attachFiles, fileOf, fileView, listFiles, removeFile } from '../attachments/attachments.service.ts'
import type { Contexts, TaskContext } from '../context.ts'
import { requireMeeting } from '../meetings/meetings.service.ts'
import { sha256 } from './canonical.ts'
import { findVersion } from './protocols.repo.ts'
import type { ProtocolVersionRow } from './protocols.repo.ts'
import { texts } from './texts.ts'

export const scansOf = (db: ReadDb, versionId: number): Attachment[] =>
  listFiles(db, 'protocol', versionId).map(fileView)

function requireVersion(db: ReadDb, id: number): ProtocolVersionRow {
  const row = findVersion(db, id)
  if (!row) throw new AppError('notFound', texts.unknownVersion)
  return row
}

/** SHA-256 of a kept file as it is on the disk now; empty where it cannot be read. */
async function contentOf(ctx: TaskContext, kept: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(ctx.files.blobPath(kept)), hash, { signal: ctx.signal })
  } catch (error) {
    if (ctx.signal.aborted) throw error
    return ''
  }
  return hash.digest('hex')
}

export const scanHandlers: Pick<Services<Contract, Contexts>['protocols'], 'verify' | 'attachScan' | 'detachScan'> = {
  verify: async ({ versionId }, ctx) => {
    const row = requireVersion(ctx.db, versionId)
    const actual = sha256(row.model)
    const scans = []
    for (const one of scansOf(ctx.db, versionId))
      scans.push({ id: one.id, name: one.name, isIntact: (await contentOf(ctx, one.sha256)) === one.sha256 })
    return { isIntact: actual === row.sha256, sha256: row.sha256, actual, scans }
  },

  attachScan: ({ versionId, tickets }, ctx) => {
    const row = requireVersion(ctx.db, versionId)
    const { number } = requireMeeting(ctx.db, row.meetingId)
    attachFiles(ctx, 'protocol', versionId, tickets)
    ctx.records.title = texts.titles.scanAttached(number, row.versionNumber)
    return ctx.records.handle()
  },

  detachScan: ({ attachmentId, version }, ctx) => {
    const file = fileOf(ctx.db, 'protocol', attachmentId)
    const row = requireVersion(ctx.db, file.ownerId)
    ctx.records.title = texts.titles.scanDetached(requireMeeting(ctx.db, row.meetingId).number, file.name)
    removeFile(ctx, attachmentId, version)
    return ctx.records.handle()
  },
}
