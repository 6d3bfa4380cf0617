import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { TaskContext } from '../context.ts'
import type { BuiltPackage } from './buildPackage.ts'
import { lockPackage } from './envelope.ts'
import { packages } from './exchange.repo.ts'
import { fileSum } from './hash.ts'
import type { FileSum } from './hash.ts'
import { texts } from './texts.ts'

/** The file that leaves: the package, or an encrypted archive with the package inside. */
export interface LeavingFile extends FileSum {
  path: string
  name: string
  isEncrypted: boolean
}

/** Locks a built package when a passphrase is given; the passphrase goes no further. */
export async function lockBuilt(
  ctx: TaskContext,
  built: BuiltPackage,
  passphrase: string | null,
): Promise<LeavingFile> {
  const { path, name, size, sha256 } = built
  if (passphrase === null) return { path, name, size, sha256, isEncrypted: false }
  ctx.progress(0, null, texts.progress.locking)
  const locked = texts.lockedName(name)
  const target = join(dirname(path), locked)
  const partial = `${target}.partial`
  await lockPackage({ from: path, to: partial, name, passphrase, at: new Date(ctx.instant) }, ctx.signal)
  await rename(partial, target)
  return { path: target, name: locked, ...(await fileSum(target, ctx.signal)), isEncrypted: true }
}

/**
 * Stores what left among the files of the register and writes it to the log, in one transaction. Of an encrypted file the package inside is
 * stored too: later differences are counted against it, and nobody keeps the passphrase. The register itself holds more.
 */
export function storePackage(
  ctx: TaskContext,
  built: BuiltPackage,
  file: LeavingFile,
  { reason, baseId }: { reason: string; baseId: number | null },
): number {
  const { manifest } = built
  const { period, version } = manifest
  return ctx.write(texts.logTitle(period.name, version), ({ records, files, instant }) => {
    for (const path of new Set([built.path, file.path])) {
      const blob = files.storeBlob(path)
      records.db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
        blob.sha256,
        blob.size,
        instant,
      ])
    }
    return records.insert(packages, {
      periodFrom: period.from,
      periodTo: period.to,
      periodName: period.name,
      versionNumber: version,
      madeAt: manifest.generatedAtUtc,
      fileName: file.name,
      size: file.size,
      sha256: file.sha256,
      manifest,
      includesPersonal: false,
      note: reason,
      baseId,
      isEncrypted: file.isEncrypted,
      contentSha256: file.isEncrypted ? built.sha256 : null,
    })
  })
}
