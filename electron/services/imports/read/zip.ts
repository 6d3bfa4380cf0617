import { crc32 } from 'node:zlib'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { AppError } from '../../../contract/errors.ts'
import { readTexts } from './readTexts.ts'

/** The archive of a workbook that a stranger made: sizes and compression are limited before anything is unpacked. */

const MEGABYTE = 1024 * 1024
export const LIMITS = {
  entries: 5000,
  totalBytes: 3000 * MEGABYTE,
  /** Above this size a part may not shrink more than `ratio` times; sheets of equal rows do shrink a hundredfold. */
  ratioFrom: 100 * MEGABYTE,
  ratio: 250,
} as const

export interface Archive {
  zip: ZipFile
  entries: ReadonlyMap<string, Entry>
}

const broken = (error: unknown): AppError =>
  new AppError('fileUnreadable', readTexts.brokenZip(error instanceof Error ? error.message : String(error)), {
    cause: error,
  })

/** @throws AppError fileUnreadable */
export async function openArchive(path: string): Promise<Archive> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
  } catch (error) {
    throw broken(error)
  }
  try {
    const entries = new Map<string, Entry>()
    let total = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new AppError('fileUnreadable', readTexts.password)
      total += entry.uncompressedSize
      const isBomb =
        entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio
      if (isBomb || total > LIMITS.totalBytes || entries.size >= LIMITS.entries)
        throw new AppError('fileUnreadable', readTexts.bomb(LIMITS.totalBytes / MEGABYTE))
      // Some programs of Windows write names with «\».
      entries.set(entry.fileName.replaceAll('\\', '/'), entry)
    }
    return { zip, entries }
  } catch (error) {
    zip.close()
    throw error instanceof AppError ? error : broken(error)
  }
}

/** A part of the archive in pieces of text. @throws AppError fileUnreadable */
export async function* textPieces({ zip, entries }: Archive, name: string): AsyncGenerator<string> {
  const entry = entries.get(name)
  if (!entry) return
  const decoder = new TextDecoder()
  let sum = 0
  try {
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      sum = crc32(piece as Buffer, sum)
      yield decoder.decode(piece as Buffer, { stream: true })
    }
    yield decoder.decode()
    // The library does not compare it, and damaged bytes may well unpack to something.
    if (sum !== entry.crc32) throw new Error('CRC')
  } catch (error) {
    throw error instanceof AppError ? error : broken(error)
  }
}

const SMALL_PART = 64 * MEGABYTE

/** A small part as a whole; null when the archive has none. @throws AppError fileUnreadable */
export async function partText(archive: Archive, name: string): Promise<string | null> {
  if (!archive.entries.has(name)) return null
  let text = ''
  for await (const piece of textPieces(archive, name)) {
    text += piece
    if (text.length > SMALL_PART) throw new AppError('fileUnreadable', readTexts.brokenXml)
  }
  return text
}

/**
 * Splits a part at the end of each element of a name, as it is unpacked. A piece holds whatever stood before the element too.
 * The last piece is what stands behind the last element. Comes in batches, one per piece of the archive.
 */
export async function* elements(
  archive: Archive,
  part: string,
  closing: string,
): AsyncGenerator<{ whole: string[]; rest: string | null }> {
  let buffer = ''
  for await (const piece of textPieces(archive, part)) {
    buffer += piece
    const whole: string[] = []
    let from = 0
    for (let at = buffer.indexOf(closing, from); at >= 0; at = buffer.indexOf(closing, from)) {
      whole.push(buffer.slice(from, at))
      from = at + closing.length
    }
    buffer = buffer.slice(from)
    yield { whole, rest: null }
  }
  yield { whole: [], rest: buffer }
}
