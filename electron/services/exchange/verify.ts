import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PackageReport } from '../../contract/exchange.ts'
import type { TaskContext } from '../context.ts'
import { readPackage } from './checkPackage.ts'
import type { CheckedPackage } from './checkPackage.ts'
import { isLocked, unlockPackage } from './envelope.ts'
import { findBySum } from './exchange.repo.ts'
import { texts } from './texts.ts'
import { openArchive } from './zipReader.ts'

/** Checking a file that somebody chose: unlocked first when it is locked, a difference together with its base. */

/** Gives the package at a path to `work`: that inside an encrypted file is unlocked for as long as the work lasts. */
async function withPackage<T>(
  ctx: TaskContext,
  path: string,
  passphrase: string | null,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const archive = await openArchive(path)
  if ('code' in archive) return work(path)
  archive.zip.close()
  if (!isLocked(archive)) return work(path)
  ctx.progress(0, null, texts.progress.unlocking)
  const to = ctx.files.outgoing('package.zip')
  try {
    await unlockPackage({ from: path, to, passphrase: passphrase ?? '' }, ctx.signal)
    return await work(to)
  } finally {
    await rm(dirname(to), { recursive: true, force: true })
  }
}

/** The stored file of the base, when this register made it. */
function baseInLog(ctx: TaskContext, report: PackageReport): string | null {
  const row = report.base && findBySum(ctx.db, report.base.sha256)
  if (!row) return null
  try {
    return ctx.files.blobPath(row.contentSha256 ?? row.sha256)
  } catch {
    return null
  }
}

export async function verifyFile(
  ctx: TaskContext,
  input: { path: string; basePath: string | null; passphrase: string | null },
): Promise<PackageReport> {
  const options = { schemas: join(ctx.resourcesDir, 'package'), signal: ctx.signal }
  const read = (path: string, base?: string): Promise<CheckedPackage> =>
    readPackage(path, base === undefined ? options : { ...options, base })
  return withPackage(ctx, input.path, input.passphrase, async (path) => {
    ctx.progress(0, null, texts.progress.readingBack)
    const { report } = await read(path)
    if (!report.isSound || !report.base) return report
    if (input.basePath !== null)
      return withPackage(ctx, input.basePath, input.passphrase, async (base) => (await read(path, base)).report)
    const own = baseInLog(ctx, report)
    return own === null ? report : (await read(path, own)).report
  })
}
