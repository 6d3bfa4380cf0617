import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_PARTS, PACKAGE_PURPOSE } from '../../contract/exchange.ts'
import type { LoggedPackage, PackageCard, PackagePeriod } from '../../contract/exchange.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { toAppError } from '../../db/errors.ts'
import type { BaseContext, Contexts, TaskContext } from '../context.ts'
import { civilMoment } from '../journal/journal.service.ts'
import { countCases } from '../messages/messages.service.ts'
import { assignmentRecords, meetingRecords, memberRecords, rosterDay } from './activities.ts'
import { buildPackage, dropPackage } from './buildPackage.ts'
import { checkPackage } from './checkPackage.ts'
import { checksOf } from './checks.ts'
import {
  countChanged,
  findPackage,
  lastPackageOf,
  listPackages,
  nextVersion,
  packages,
  sourceAt,
} from './exchange.repo.ts'
import type { StoredPackage } from './exchange.repo.ts'
import { fieldRows } from './fields.ts'
import { readMaker } from './maker.ts'
import { centreNote, tallyOf } from './note.ts'
import { pseudonymKey } from './pseudonym.ts'
import { scanTexts } from './scan.ts'
import { texts } from './texts.ts'

export { checkPackage } from './checkPackage.ts'
export { packages } from './exchange.repo.ts'
export { knownWords } from './known.ts'
export type { KnownWords } from './knownWords.ts'
export { decisionKey, findPersonal, maskWords } from './mask.ts'

const received = (period: PackagePeriod) => ({ receivedFrom: period.from, receivedTo: period.to })

function logged(row: StoredPackage, at: (instant: string) => string): LoggedPackage {
  const { id, periodFrom, periodTo, versionNumber, madeBy, fileName, size, sha256, manifest, note } = row
  return {
    id,
    periodName: row.periodName,
    periodFrom,
    periodTo,
    versionNumber,
    madeAt: at(row.madeAt),
    madeBy,
    fileName,
    size,
    sha256,
    cases: manifest.counts.cases,
    note,
  }
}

function card(db: ReadDb, id: number, ctx: Pick<BaseContext, 'now' | 'instant'>): PackageCard {
  const row = findPackage(db, id)
  if (!row) throw new AppError('notFound', texts.refusals.unknown)
  const { files, content } = row.manifest
  return {
    ...logged(row, civilMoment(ctx)),
    files,
    withRecords: content.parts.includes('records'),
    smallNumbers: content.smallNumbers,
  }
}

/** Figures beside the parts of the package. */
function contents(db: ReadDb, period: PackagePeriod, now: string) {
  const as = (text: string): string => text
  const meetings = meetingRecords(db, period, as)
  const decisions = meetings.flatMap((one) => one.items).reduce((sum, item) => sum + item.decisions.length, 0)
  const issued = assignmentRecords(db, period, as, now.slice(0, 10))
  const members = memberRecords(db, rosterDay(period, now))
  const cases = countCases(db, received(period), now)
  const figures: Record<(typeof PACKAGE_PARTS)[number], [amount: number, other: number]> = {
    note: [cases, 0],
    notePdf: [cases, 0],
    tables: [cases, 0],
    records: [cases, 0],
    meetings: [meetings.length, decisions],
    assignments: [issued.length, issued.filter((one) => one.state === 'done').length],
    roster: [members.length, members.filter((one) => one.name !== null).length],
  }
  return PACKAGE_PARTS.map((part) => ({ part, amount: figures[part][0], other: figures[part][1] }))
}

/** Stores the ZIP among the files of the register and writes it to the log, in one transaction. */
function store(ctx: TaskContext, built: Awaited<ReturnType<typeof buildPackage>>, reason: string): number {
  const { manifest, name, path, sha256, size } = built
  const { period, version } = manifest
  return ctx.write(texts.logTitle(period.name, version), ({ records, files, instant }) => {
    const blob = files.storeBlob(path)
    records.db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
      blob.sha256,
      blob.size,
      instant,
    ])
    return records.insert(packages, {
      periodFrom: period.from,
      periodTo: period.to,
      periodName: period.name,
      versionNumber: version,
      madeAt: manifest.generatedAtUtc,
      fileName: name,
      size,
      sha256,
      manifest,
      includesPersonal: false,
      note: reason,
    })
  })
}

export const exchangeService: Services<Contract, Contexts>['exchange'] = {
  log: (_input, ctx) => listPackages(ctx.db).map((row) => logged(row, civilMoment(ctx))),
  get: ({ id }, ctx) => card(ctx.db, id, ctx),

  next: ({ period }, ctx) => {
    const previous = lastPackageOf(ctx.db, period)
    return {
      versionNumber: nextVersion(ctx.db, period),
      cases: countCases(ctx.db, received(period), ctx.now),
      changed: previous ? countChanged(ctx.db, period, previous.madeAt, ctx.now) : null,
      previous: previous ? logged(previous, civilMoment(ctx)) : null,
    }
  },

  contents: ({ period }, ctx) => contents(ctx.db, period, ctx.now),

  preview: ({ period, options, index }, ctx) => {
    const total = countCases(ctx.db, received(period), ctx.now)
    const place = Math.min(index, total - 1)
    const source = total === 0 ? undefined : sourceAt(ctx.db, period, place, ctx.now)
    if (!source) return null
    const key = pseudonymKey(ctx.db)
    const rows = fieldRows(source, readMaker(ctx.db, { period, options }, key ?? '', ctx.now), key !== null)
    return { index: place, total, number: rows[0]?.before[0]?.text ?? '', rows }
  },

  note: ({ period, hidesSmall, parts }, ctx) =>
    centreNote(ctx.db, { period, hidesSmall, parts, tally: tallyOf(ctx.db, period, ctx.now) }, ctx.now),

  scan: (request, ctx) => scanTexts(ctx, request),

  check: async (request, ctx) => {
    const built = await buildPackage(ctx, { request, version: nextVersion(ctx.db, request.period), reason: '' })
    try {
      return { checks: await checksOf(ctx, request, built), files: built.manifest.files, size: built.size }
    } finally {
      await dropPackage(built)
    }
  },

  build: async ({ reason, ...request }, ctx) => {
    const version = nextVersion(ctx.db, request.period)
    if (version > 1 && reason === '') throw fieldErrors({ reason: texts.refusals.reasonNeeded })
    const built = await buildPackage(ctx, { request, version, reason })
    try {
      // The last moment to stop: afterwards the package stands in the log.
      await ctx.breathe()
      if (nextVersion(ctx.db, request.period) !== version) throw new AppError('conflict', texts.refusals.changed)
      const id = store(ctx, built, reason)
      return { package: card(ctx.db, id, ctx), ticket: ctx.files.offer(built.path, built.name) }
    } catch (error) {
      await dropPackage(built)
      throw toAppError(error)
    }
  },

  open: async ({ id }, ctx) => {
    const row = findPackage(ctx.db, id)
    if (!row) throw new AppError('notFound', texts.refusals.unknown)
    const path = ctx.files.outgoing(row.fileName)
    try {
      copyFileSync(ctx.files.blobPath(row.sha256), path)
    } catch (error) {
      throw error instanceof AppError && error.code === 'notFound'
        ? new AppError('notFound', texts.refusals.noFile)
        : toAppError(error)
    }
    ctx.write(texts.openedTitle(row.fileName), ({ records }) => records.note(packages, id))
    return ctx.files.offer(path, row.fileName)
  },

  verify: async ({ ticket }, ctx) => {
    const { path } = ctx.files.take(ticket, PACKAGE_PURPOSE)
    ctx.progress(0, null, texts.progress.readingBack)
    const { size: _size, ...report } = await checkPackage(path, {
      schemas: join(ctx.resourcesDir, 'package'),
      signal: ctx.signal,
    })
    return report
  },
}
