import { copyFileSync } from 'node:fs'
import { PACKAGE_PARTS, PACKAGE_PURPOSE } from '../../contract/exchange.ts'
import type { PackagePeriod, PackageRequest } from '../../contract/exchange.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { toAppError } from '../../db/errors.ts'
import type { Contexts, TaskContext } from '../context.ts'
import { countCases } from '../messages/messages.service.ts'
import { assignmentRecords, meetingRecords, memberRecords, rosterDay } from './activities.ts'
import { buildPackage, dropPackage } from './buildPackage.ts'
import { checksOf } from './checks.ts'
import type { BasePackage } from './describe.ts'
import { countChanged, lastPackageOf, nextVersion, packages, sourceAt } from './exchange.repo.ts'
import { fieldRows } from './fields.ts'
import { readMaker } from './maker.ts'
import { centreNote, tallyOf } from './note.ts'
import { baseOf, logged, packageCard, packageLog, requirePackage } from './packageLog.ts'
import { pseudonymKey } from './pseudonym.ts'
import type { ReportFiles } from './reports.ts'
import { scanTexts } from './scan.ts'
import { sendingMethods } from './sendings.ts'
import { lockBuilt, storePackage } from './store.ts'
import { texts } from './texts.ts'
import { verifyFile } from './verify.ts'

export { checkPackage, readPackage } from './checkPackage.ts'
export type { CheckedPackage } from './checkPackage.ts'
export { applyDifference, caseKey } from './difference.ts'
export { isLocked, unlockPackage } from './envelope.ts'
export { fileSum } from './hash.ts'
export { findBySum, packages } from './exchange.repo.ts'
export { knownWords } from './known.ts'
export type { KnownWords } from './knownWords.ts'
export { natureOf } from './manifest.ts'
export type { PackageManifest, StoredManifest } from './manifest.ts'
export { decisionKey, findPersonal, maskWords } from './mask.ts'
export { streetOf } from './street.ts'
export type { AssignmentRecord, MeetingRecord, MemberRecord } from './activities.ts'
export type { CaseRecord as PackageCase } from './records.ts'
export { readReceipt, receiptText } from './receipt.ts'
export type { Receipt } from './receipt.ts'
export { packageWays } from './packageLog.ts'
export { registerKey } from './registerKey.ts'
export { openArchive, readEntry } from './zipReader.ts'

const received = (period: PackagePeriod) => ({ receivedFrom: period.from, receivedTo: period.to })

/** Figures beside the parts of the package. */
function contents(db: ReadDb, period: PackagePeriod, now: string, reports: number) {
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
    reports: [reports, 0],
    records: [cases, 0],
    meetings: [meetings.length, decisions],
    assignments: [issued.length, issued.filter((one) => one.state === 'done').length],
    roster: [members.length, members.filter((one) => one.name !== null).length],
  }
  return PACKAGE_PARTS.map((part) => ({ part, amount: figures[part][0], other: figures[part][1] }))
}

/**
 * The full package that a difference of this request completes; null for a full one.
 * @throws AppError refused when there is none, its file is gone, or records do not leave
 */
function baseFor(ctx: TaskContext, { kind, period, options }: PackageRequest): BasePackage | null {
  if (kind === 'full') return null
  if (!options.parts.records) throw new AppError('refused', texts.refusals.recordsNeeded)
  const row = baseOf(ctx.db, period, ctx)
  if (!row) throw new AppError('refused', texts.refusals.noBase)
  const sha256 = row.contentSha256 ?? row.sha256
  try {
    return { id: row.id, version: row.versionNumber, sha256, path: ctx.files.blobPath(sha256) }
  } catch {
    throw new AppError('refused', texts.refusals.baseUnread)
  }
}

/** The methods with what another area gives: the reports that may leave in a package. */
export const exchangeWith = (reportFiles: ReportFiles): Services<Contract, Contexts>['exchange'] => ({
  log: (_input, ctx) => packageLog(ctx.db, ctx),
  get: ({ id }, ctx) => packageCard(ctx.db, id, ctx),

  next: ({ period }, ctx) => {
    const previous = lastPackageOf(ctx.db, period)
    const base = baseOf(ctx.db, period, ctx)
    return {
      versionNumber: nextVersion(ctx.db, period),
      cases: countCases(ctx.db, received(period), ctx.now),
      changed: previous ? countChanged(ctx.db, period, previous.madeAt, ctx.now) : null,
      previous: previous ? logged(ctx.db, previous, ctx) : null,
      base: base ? logged(ctx.db, base, ctx) : null,
    }
  },

  contents: ({ period }, ctx) => contents(ctx.db, period, ctx.now, reportFiles(ctx.db, period, ctx.now).length),

  preview: ({ period, options, index }, ctx) => {
    const total = countCases(ctx.db, received(period), ctx.now)
    const place = Math.min(index, total - 1)
    const source = total === 0 ? undefined : sourceAt(ctx.db, period, place, ctx.now)
    if (!source) return null
    const key = pseudonymKey(ctx.db)
    const rows = fieldRows(
      source,
      readMaker(ctx.db, { period, options, kind: 'full' }, key ?? '', ctx.now),
      key !== null,
    )
    return { index: place, total, number: rows[0]?.before[0]?.text ?? '', rows }
  },

  note: ({ period, hidesSmall, parts }, ctx) =>
    centreNote(ctx.db, { period, hidesSmall, parts, tally: tallyOf(ctx.db, period, ctx.now) }, ctx.now),

  scan: (request, ctx) => scanTexts(ctx, request),

  check: async (request, ctx) => {
    const input = { request, version: nextVersion(ctx.db, request.period), reason: '', base: baseFor(ctx, request) }
    const built = await buildPackage(ctx, input, reportFiles)
    try {
      const { files, difference } = built.manifest
      return {
        checks: await checksOf(ctx, request, built),
        files,
        size: built.size,
        difference: difference && {
          added: difference.added,
          changed: difference.changed,
          unchanged: difference.unchanged,
          removed: difference.removed,
        },
      }
    } finally {
      await dropPackage(built)
    }
  },

  build: async ({ reason, passphrase, ...request }, ctx) => {
    const version = nextVersion(ctx.db, request.period)
    if (version > 1 && reason === '') throw fieldErrors({ reason: texts.refusals.reasonNeeded })
    const base = baseFor(ctx, request)
    const built = await buildPackage(ctx, { request, version, reason, base }, reportFiles)
    try {
      const file = await lockBuilt(ctx, built, passphrase)
      // The last moment to stop: afterwards the package stands in the log.
      await ctx.breathe()
      if (nextVersion(ctx.db, request.period) !== version) throw new AppError('conflict', texts.refusals.changed)
      const id = storePackage(ctx, built, file, { reason, baseId: base?.id ?? null })
      return { package: packageCard(ctx.db, id, ctx), ticket: ctx.files.offer(file.path, file.name) }
    } catch (error) {
      await dropPackage(built)
      throw toAppError(error)
    }
  },

  open: async ({ id }, ctx) => {
    const row = requirePackage(ctx.db, id)
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

  verify: ({ ticket, passphrase, baseTicket }, ctx) =>
    verifyFile(ctx, {
      path: ctx.files.take(ticket, PACKAGE_PURPOSE).path,
      basePath: baseTicket === null ? null : ctx.files.take(baseTicket, PACKAGE_PURPOSE).path,
      passphrase,
    }),

  ...sendingMethods,
})
