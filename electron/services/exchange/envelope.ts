import { createWriteStream, openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import { texts } from './texts.ts'
import { isSafeName, LIMITS } from './zipReader.ts'
import type { OpenArchive } from './zipReader.ts'

/**
 * A package under a passphrase: a ZIP with one entry, the package itself, encrypted by AES-256 in the form of WinZip (AE-2) that 7-Zip and
 * other archivers open. The names of the files inside are hidden with them, and what is unpacked is the ordinary package with its
 * ordinary sums. AES is not a certified СКЗИ (domain.md §10 item 7).
 */

const AES_256 = 3

async function zipjs(): Promise<typeof import('@zip.js/zip.js')> {
  const library = await import('@zip.js/zip.js')
  // Workers and their inlined code are for pages; the package inside is compressed already.
  library.configure({ useWebWorkers: false })
  return library
}

/**
 * Locks a package.
 * @param name of the entry inside: the file name of the package
 * @param at when the package was made, for the date of the entry
 */
export async function lockPackage(
  input: { from: string; to: string; name: string; passphrase: string; at: Date },
  signal: AbortSignal,
): Promise<void> {
  const { BlobReader, ZipWriter } = await zipjs()
  const target = createWriteStream(input.to)
  try {
    const archive = new ZipWriter(Writable.toWeb(target), {
      password: input.passphrase,
      encryptionStrength: AES_256,
      level: 0,
      extendedTimestamp: false,
      lastModDate: input.at,
      signal,
    })
    await archive.add(input.name, new BlobReader(await openAsBlob(input.from)))
    await archive.close()
  } catch (error) {
    target.destroy()
    await rm(input.to, { force: true })
    signal.throwIfAborted()
    throw error
  }
}

/** A file that takes no more than a package may have, whatever the archive said of its size. */
function limitedFile(path: string): WritableStream<Uint8Array> {
  const file = Writable.toWeb(createWriteStream(path)).getWriter()
  let size = 0
  return new WritableStream({
    write: async (piece) => {
      size += piece.length
      if (size > LIMITS.totalBytes) throw new AppError('refused', texts.refusals.lockedTooLarge)
      await file.write(piece)
    },
    close: () => file.close(),
    abort: (reason) => file.abort(reason),
  })
}

/** Whether an archive is a package under a passphrase: one encrypted ZIP and nothing else. */
export function isLocked({ entries, problems }: OpenArchive): boolean {
  const [problem, ...others] = problems
  return (
    entries.size === 0 &&
    others.length === 0 &&
    problem?.code === 'encrypted' &&
    problem.path.toLowerCase().endsWith('.zip')
  )
}

/**
 * Opens a locked package into a file.
 * @throws AppError refused: no or wrong passphrase (named at the field), not a locked package, or larger than a package may be
 */
export async function unlockPackage(
  input: { from: string; to: string; passphrase: string },
  signal?: AbortSignal,
): Promise<{ name: string }> {
  if (input.passphrase === '') throw fieldErrors({ passphrase: texts.refusals.passphraseNeeded })
  const { BlobReader, ERR_INVALID_PASSWORD, ZipReader } = await zipjs()
  const reader = new ZipReader(new BlobReader(await openAsBlob(input.from)), {
    password: input.passphrase,
    ...(signal ? { signal } : {}),
  })
  try {
    const [entry, ...others] = await reader.getEntries()
    if (!entry || entry.directory || others.length > 0 || !isSafeName(entry.filename))
      throw new AppError('refused', texts.refusals.notLocked)
    if (entry.uncompressedSize > LIMITS.totalBytes) throw new AppError('refused', texts.refusals.lockedTooLarge)
    await entry.getData(limitedFile(input.to), { checkSignature: true })
    return { name: entry.filename }
  } catch (error) {
    await rm(input.to, { force: true })
    signal?.throwIfAborted()
    if (error instanceof Error && error.message === ERR_INVALID_PASSWORD)
      throw fieldErrors({ passphrase: texts.refusals.passphraseWrong })
    if (error instanceof AppError) throw error
    throw new AppError('refused', texts.refusals.lockedBroken)
  } finally {
    await reader.close()
  }
}
