import { createHash } from 'node:crypto'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import type { PackageProblem } from '../../contract/exchange.ts'
import { problem } from './checkTexts.ts'

/** Reading of an archive that a stranger may have made: names, links, sizes and compression are limited before anything is read. */

const MEGABYTE = 1024 * 1024
export const LIMITS = {
  entries: 200,
  /** Unpacked, of one file and of all. */
  entryBytes: 700 * MEGABYTE,
  totalBytes: 1500 * MEGABYTE,
  /** Above this size a file may not shrink more than `ratio` times: such is only a bomb. */
  ratioFrom: 20 * MEGABYTE,
  ratio: 150,
} as const

const LINK_TYPE = 0o120000
const TYPE_MASK = 0o170000

/** A relative name with `/`, without a way out, drives, links and signs that file systems refuse. */
export function isSafeName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (name === '' || name.length > 200 || /[\u0000-\u001F\u007F<>:"|?*\\]/u.test(name) || name.startsWith('/'))
    return false
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/u.test(part))
}

function judge(entry: Entry, seen: ReadonlySet<string>): PackageProblem | null {
  const name = entry.fileName
  const isLink = ((entry.externalFileAttributes >>> 16) & TYPE_MASK) === LINK_TYPE
  if (!isSafeName(name) || isLink) return problem('unsafeName', name)
  if (seen.has(name.normalize('NFC').toLowerCase())) return problem('duplicate', name)
  if (entry.isEncrypted()) return problem('encrypted', name)
  const isBomb =
    entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio
  if (entry.uncompressedSize > LIMITS.entryBytes || isBomb)
    return problem('tooLarge', name, `${Math.round(entry.uncompressedSize / MEGABYTE)} МБ`)
  return null
}

export interface OpenArchive {
  zip: ZipFile
  entries: ReadonlyMap<string, Entry>
  problems: PackageProblem[]
}

/** The list of files, folders left out. An archive that cannot be read at all is one problem with an empty path. */
export async function openArchive(path: string): Promise<OpenArchive | PackageProblem> {
  let zip: ZipFile
  try {
    // Names are judged here: the library would refuse the whole archive and name no file.
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: true,
      strictFileNames: true,
      validateEntrySizes: true,
    })
  } catch (error) {
    return problem('notZip', '', reason(error))
  }
  const entries = new Map<string, Entry>()
  const seen = new Set<string>()
  const problems: PackageProblem[] = []
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const isFolder = entry.fileName.endsWith('/')
      const wrong = isFolder
        ? isSafeName(entry.fileName.slice(0, -1))
          ? null
          : problem('unsafeName', entry.fileName)
        : judge(entry, seen)
      if (wrong) problems.push(wrong)
      total += entry.uncompressedSize
      if (total > LIMITS.totalBytes || entries.size >= LIMITS.entries) {
        problems.push(
          problem(
            'tooLarge',
            '',
            total > LIMITS.totalBytes ? `${Math.round(total / MEGABYTE)} МБ` : `файлов больше ${LIMITS.entries}`,
          ),
        )
        break
      }
      if (isFolder || wrong) continue
      seen.add(entry.fileName.normalize('NFC').toLowerCase())
      entries.set(entry.fileName.normalize('NFC'), entry)
    }
  } catch (error) {
    const name = /(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/u.exec(
      reason(error),
    )?.[1]
    problems.push(name === undefined ? problem('notZip', '', reason(error)) : problem('unsafeName', name))
  }
  return { zip, entries, problems }
}

export const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export interface ReadEntry {
  size: number
  sha256: string
  /** Only where it was asked for. */
  bytes: Buffer | null
}

/** Reads one file in pieces; its content is kept only when wanted. @throws what the archive or the disk throws, or the signal */
export async function readEntry(zip: ZipFile, entry: Entry, keep: boolean, signal?: AbortSignal): Promise<ReadEntry> {
  const stream = await zip.openReadStreamPromise(entry)
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    signal?.throwIfAborted()
    const bytes = piece as Buffer
    hash.update(bytes)
    size += bytes.length
    if (keep) pieces.push(bytes)
  }
  return { size, sha256: hash.digest('hex'), bytes: keep ? Buffer.concat(pieces) : null }
}
