import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { AppError } from '../contract/errors.ts'
import { blobFile, knownCopy, verify } from './backup.ts'
import type { BackupManifest } from './backup.ts'
import { syncFile } from './durable.ts'
import { toAppError } from './errors.ts'
import { texts } from './texts.ts'

/**
 * A copy as one file: ZIP of `manifest.json`, `register.sqlite3` and `files/<sha256>` of each attachment. Everything goes through in
 * pieces, so that a register of gigabytes needs no memory of its size.
 */

export const MANIFEST = 'manifest.json'
export const DATABASE = 'register.sqlite3'
export const FILES = 'files/'
/** Raised when an older program could not read the file. */
export const COPY_FORMAT = 1
const MEGABYTE = 1024 * 1024

/** Lets a long work be stopped and seen. `progress` counts in whole megabytes. */
export interface Watch {
  signal: AbortSignal
  progress(done: number, total: number): void
}

/** Counts bytes and tells of each new megabyte. */
export function meter(watch: Watch, bytes: number): (passed: number) => void {
  const total = Math.max(1, Math.ceil(bytes / MEGABYTE))
  let passed = 0
  let told = 0
  watch.progress(0, total)
  return (more) => {
    passed += more
    const done = Math.min(total, Math.floor(passed / MEGABYTE))
    if (done === told) return
    told = done
    watch.progress(done, total)
  }
}

interface Part {
  name: string
  path: string
  sha256: string
  /** What to say when the content is not that of the manifest. */
  changed: string
  options: { compress: false } | { compressionLevel: number }
}

function partsOf(folder: string, path: string, manifest: BackupManifest): Part[] {
  const database: Part = {
    name: DATABASE,
    path,
    sha256: manifest.sha256,
    changed: texts.copyChanged,
    // The quickest level: a stick waits for no packing, and text shrinks well at any.
    options: { compressionLevel: 1 },
  }
  const blobs = manifest.blobs.map((name): Part => {
    const blob = blobFile(join(folder, 'files'), name)
    if (!existsSync(blob)) throw new AppError('registerDamaged', texts.copyBlobMissing)
    // Photographs and PDF are packed already.
    const options = { compress: false } as const
    return { name: FILES + name, path: blob, sha256: name, changed: texts.copyBlobChanged, options }
  })
  return [database, ...blobs]
}

async function* checked(part: Part, passed: (bytes: number) => void): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(part.path, { highWaterMark: MEGABYTE })) {
    const bytes = piece as Buffer
    hash.update(bytes)
    passed(bytes.length)
    yield bytes
  }
  if (hash.digest('hex') !== part.sha256) throw new AppError('registerDamaged', part.changed)
}

/**
 * Writes a verified copy into one file; its parts are checked against the manifest on their way. `target` is there whole or not at all.
 * @param mtime instant for the entries of the archive
 * @throws AppError notFound, registerDamaged, diskFull; the reason of the signal
 */
export async function exportCopy(folder: string, id: string, target: string, mtime: Date, watch: Watch): Promise<void> {
  const { path, manifest } = knownCopy(folder, id)
  watch.signal.throwIfAborted()
  verify(path)
  const parts = partsOf(folder, path, manifest)
  const sizes = parts.map((part) => statSync(part.path).size)
  const passed = meter(
    watch,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  const partial = `${target}.partial`
  const archive = new yazl.ZipFile()
  const failed = new AbortController()
  let current: Readable | null = null
  archive.on('error', (error) => failed.abort(error))
  try {
    const head = Buffer.from(`${JSON.stringify({ format: COPY_FORMAT, ...manifest }, null, 2)}\n`)
    archive.addBuffer(head, MANIFEST, { mtime, mode: 0o100644 })
    for (const [at, part] of parts.entries())
      archive.addReadStreamLazy(part.name, { mtime, mode: 0o100644, size: sizes[at] ?? 0, ...part.options }, (take) => {
        current = Readable.from(checked(part, passed), { objectMode: false })
        current.on('error', (error) => failed.abort(error))
        take(null, current)
      })
    archive.end()
    await pipeline(archive.outputStream, createWriteStream(partial), {
      signal: AbortSignal.any([watch.signal, failed.signal]),
    })
    syncFile(partial)
    renameSync(partial, target)
  } catch (error) {
    const open = current as Readable | null
    open?.destroy()
    rmSync(partial, { force: true })
    throw toAppError(failed.signal.aborted ? failed.signal.reason : error)
  }
}
