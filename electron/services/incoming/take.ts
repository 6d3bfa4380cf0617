import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PackageProblem } from '../../contract/exchange.ts'
import { PACKAGE_PURPOSE } from '../../contract/exchange.ts'
import type { PackageSummary, ReceivedPackage } from '../../contract/incoming.ts'
import type { TaskContext } from '../context.ts'
import {
  fileSum,
  isLocked,
  natureOf,
  openArchive,
  readPackage,
  registerKey,
  unlockPackage,
} from '../exchange/exchange.service.ts'
import type { CheckedPackage, PackageCase } from '../exchange/exchange.service.ts'
import { getOffice } from '../office/office.service.ts'
import { findByContent, isBlobKept, keepBlob, ofOffice, requireReceived, waitingFor } from './incoming.repo.ts'
import { receivedPackages } from './incoming.tables.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { basePath, readCases } from './stored.ts'
import { summaryOfCases, summaryOfCounts } from './summary.ts'
import type { BlockFigures } from './summary.ts'
import { texts } from './texts.ts'
import { officeKey, viewOf } from './view.ts'

/** Taking a package in: unlocked when it is locked, checked whole, kept by its content. A broken one leaves nothing. */

interface Taken {
  package: ReceivedPackage | null
  isKnown: boolean
  problems: PackageProblem[]
  operation: { operationId: number; title: string } | null
}

/** A package as a file that can be read, and the sums of what came and of what is inside. */
interface Opened {
  path: string
  isEncrypted: boolean
}

async function opened<T>(
  ctx: TaskContext,
  path: string,
  passphrase: string | null,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const archive = await openArchive(path)
  if ('code' in archive) return work({ path, isEncrypted: false })
  archive.zip.close()
  if (!isLocked(archive)) return work({ path, isEncrypted: false })
  ctx.progress(0, null, texts.progress.unlocking)
  const to = ctx.files.outgoing('package.zip')
  try {
    await unlockPackage({ from: path, to, passphrase: passphrase ?? '' }, ctx.signal)
    return await work({ path: to, isEncrypted: true })
  } finally {
    await rm(dirname(to), { recursive: true, force: true })
  }
}

/** Figures of a package that was just checked; a difference without its base has its manifest alone. */
function summaryOf(checked: CheckedPackage, records: readonly PackageCase[] | null): PackageSummary {
  const { manifest, data } = checked
  if (!manifest) throw new Error('A sound package has a manifest')
  return records
    ? summaryOfCases(records, manifest.content.caseFields.includes('rating'))
    : summaryOfCounts(manifest, (data.get('blocks') ?? []) as BlockFigures[])
}

async function keep(ctx: TaskContext, file: { path: string; name: string }, open: Opened): Promise<Taken> {
  ctx.progress(0, null, texts.progress.checking)
  const options = { schemas: join(ctx.resourcesDir, 'package'), signal: ctx.signal }
  let checked = await readPackage(open.path, options)
  const { report } = checked
  if (!report.isSound || !checked.manifest)
    return { package: null, isKnown: false, problems: report.problems, operation: null }
  const known = findByContent(ctx.db, report.sha256)
  if (known) return { package: viewOf(ctx, known), isKnown: true, problems: [], operation: null }
  const base = report.base && basePath(ctx.db, ctx.files, report.base.sha256)
  if (base) {
    checked = await readPackage(open.path, { ...options, base })
    if (!checked.report.isSound)
      return { package: null, isKnown: false, problems: checked.report.problems, operation: null }
  }
  const content = await ctx.files.storeBlobAside(open.path)
  try {
    const row = await rowOf(ctx, checked, { file, open, content })
    const later = await waiting(ctx, row)
    // The last moment to stop: afterwards the package stands among those received.
    await ctx.breathe()
    return write(ctx, row, content.size, later)
  } catch (error) {
    if (!isBlobKept(ctx.db, content.sha256)) ctx.files.dropBlob(content.sha256)
    throw error
  }
}

type NewReceived = Omit<ReceivedRow, 'id' | 'version' | 'deletedAt'>

async function rowOf(
  ctx: TaskContext,
  checked: CheckedPackage,
  from: { file: { path: string; name: string }; open: Opened; content: { sha256: string; size: number } },
): Promise<NewReceived> {
  const { manifest, report } = checked
  if (!manifest) throw new Error('A sound package has a manifest')
  const { base, registerKey: key } = natureOf(manifest)
  const { file, open, content } = from
  // The locked file itself is not kept: only its sum is needed, for the receipt.
  const came = open.isEncrypted ? await fileSum(file.path, ctx.signal) : content
  const name = officeKey(manifest.office)
  const office = getOffice(ctx.db)
  const records = await readCases(ctx, { contentSha256: content.sha256, manifest })
  return {
    sha256: came.sha256,
    contentSha256: content.sha256,
    fileName: file.name,
    size: came.size,
    officeName: manifest.office.name,
    officeKey: name,
    registerKey: key,
    region: manifest.office.region,
    residents: ofOffice(ctx.db, name).findLast((one) => one.residents !== null)?.residents ?? null,
    isOwn: name === officeKey(office) || (key !== null && key === registerKey(ctx.db)),
    isEncrypted: open.isEncrypted,
    periodKind: manifest.period.kind,
    periodFrom: manifest.period.from,
    periodTo: manifest.period.to,
    versionNumber: manifest.version,
    baseSha256: base?.sha256 ?? null,
    generatedAt: manifest.generatedAtUtc,
    receivedAt: ctx.now,
    manifest,
    summary: summaryOf(checked, report.isSound ? records : null),
    decision: null,
    reasons: [],
    receiptNumber: '',
    decidedAt: null,
    decidedBy: '',
    mergedAt: null,
  }
}

/** Differences that lay here without the package that has just come, with their figures counted anew. */
async function waiting(ctx: TaskContext, row: NewReceived): Promise<{ id: number; summary: PackageSummary }[]> {
  const found: { id: number; summary: PackageSummary }[] = []
  for (const one of waitingFor(ctx.db, row.contentSha256)) {
    const records = await readCases(ctx, one, ctx.files.blobPath(row.contentSha256))
    if (records)
      found.push({ id: one.id, summary: summaryOfCases(records, one.manifest.content.caseFields.includes('rating')) })
    await ctx.breathe()
  }
  return found
}

function write(
  ctx: TaskContext,
  row: NewReceived,
  size: number,
  later: readonly { id: number; summary: PackageSummary }[],
): Taken {
  const { manifest, versionNumber } = row
  return ctx.write(texts.titles.taken(row.officeName, manifest.period.name, versionNumber), (command) => {
    const { records } = command
    keepBlob(records.db, row.contentSha256, size, command.instant)
    const id = records.insert(receivedPackages, row)
    for (const one of later) records.update(receivedPackages, one.id, null, { summary: one.summary })
    return {
      package: viewOf(command, requireReceived(command.db, id)),
      isKnown: false,
      problems: [],
      operation: records.handle(),
    }
  })
}

export async function takePackage(ctx: TaskContext, ticket: string, passphrase: string | null): Promise<Taken> {
  const file = ctx.files.take(ticket, PACKAGE_PURPOSE)
  return opened(ctx, file.path, passphrase, (open) => keep(ctx, file, open))
}
