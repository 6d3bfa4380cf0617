import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { AppError } from '../contract/errors.ts'
import { manifestSchema } from './backup.ts'
import type { BackupManifest } from './backup.ts'
import { COPY_FORMAT, DATABASE, FILES, MANIFEST } from './copyExport.ts'
import { toAppError } from './errors.ts'
import { texts } from './texts.ts'

/** Reading of a copy in one file, which may be cut, changed or somebody else's: only the names that a copy has are let in. */

const BLOB = /^files\/[0-9a-f]{64}$/
/** Names of a hundred thousand attachments and more. */
const MAX_MANIFEST = 64 * 1024 * 1024
const LINK_TYPE = 0o120000
const TYPE_MASK = 0o170000

export const broken = (part: string, cause?: unknown): AppError =>
  new AppError('registerDamaged', texts.copyFileBroken(part), cause === undefined ? {} : { cause })

export interface CopyArchive {
  zip: ZipFile
  manifest: Entry
  database: Entry
  blobs: ReadonlyMap<string, Entry>
}

function judge(entry: Entry, seen: ReadonlyMap<string, Entry>): AppError | null {
  const name = entry.fileName
  const isKnown = name === MANIFEST || name === DATABASE || BLOB.test(name)
  const isLink = ((entry.externalFileAttributes >>> 16) & TYPE_MASK) === LINK_TYPE
  return !isKnown || isLink || seen.has(name) || entry.isEncrypted() ? broken(texts.copyParts.stranger(name)) : null
}

async function list(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let stranger: AppError | null = null
  try {
    for await (const entry of zip.eachEntry()) {
      // The folder itself, where a person packed the parts anew.
      if (entry.fileName === FILES) continue
      stranger ??= judge(entry, entries)
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw broken(texts.copyParts.listing, error)
  }
  // An archive with neither part is not a damaged copy but another program's file.
  if (!entries.has(MANIFEST) && !entries.has(DATABASE)) throw new AppError('registerForeign', texts.copyFileForeign)
  if (stranger !== null) throw stranger
  return entries
}

/**
 * Opens the archive and looks at its list alone. The caller closes `zip`.
 * @throws AppError registerForeign, registerDamaged with the name of what is broken
 */
export async function openCopyArchive(path: string): Promise<CopyArchive> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    })
  } catch (error) {
    const mapped = toAppError(error)
    if (mapped instanceof AppError) throw mapped
    throw new AppError('registerDamaged', texts.copyFileCut, { cause: error })
  }
  try {
    const entries = await list(zip)
    const manifest = entries.get(MANIFEST)
    const database = entries.get(DATABASE)
    if (!manifest) throw broken(texts.copyParts.noManifest)
    if (!database) throw broken(texts.copyParts.noDatabase)
    const blobs = new Map(
      [...entries].filter(([name]) => name.startsWith(FILES)).map(([name, entry]) => [name.slice(FILES.length), entry]),
    )
    return { zip, manifest, database, blobs }
  } catch (error) {
    zip.close()
    throw error
  }
}

interface Reading {
  zip: ZipFile
  entry: Entry
  /** Name of the part in the words of a refusal. */
  part: string
  signal: AbortSignal
  passed(bytes: number): void
}

async function pass({ zip, entry, part, signal, passed }: Reading, into: Writable): Promise<string> {
  const hash = createHash('sha256')
  let sum = 0
  try {
    const source = await zip.openReadStreamPromise(entry)
    await pipeline(
      source,
      async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          hash.update(piece)
          sum = crc32(piece, sum)
          passed(piece.length)
          yield piece
        }
      },
      into,
      { signal },
    )
  } catch (error) {
    signal.throwIfAborted()
    const mapped = toAppError(error)
    throw mapped instanceof AppError ? mapped : broken(part, error)
  }
  if (sum !== entry.crc32) throw broken(part)
  return hash.digest('hex')
}

/** Writes one part to the disk. @throws AppError registerDamaged when it is not the part with that hash */
export async function extract(reading: Reading, target: string, sha256: string): Promise<void> {
  const found = await pass(reading, createWriteStream(target, { flags: 'wx' }))
  if (found !== sha256) throw broken(reading.part)
}

/** @throws AppError registerDamaged, registerNewer */
export async function readCopyManifest(zip: ZipFile, entry: Entry, signal: AbortSignal): Promise<BackupManifest> {
  const part = texts.copyParts.manifest
  if (entry.uncompressedSize > MAX_MANIFEST) throw broken(part)
  const pieces: Buffer[] = []
  const memory = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      pieces.push(piece)
      done()
    },
  })
  await pass({ zip, entry, part, signal, passed: () => undefined }, memory)
  let json: unknown
  try {
    json = JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch (error) {
    throw broken(part, error)
  }
  const head = v.safeParse(v.looseObject({ format: v.pipe(v.number(), v.integer(), v.minValue(1)) }), json)
  if (!head.success) throw broken(part)
  const { format, ...rest } = head.output
  if (format > COPY_FORMAT) throw new AppError('registerNewer', texts.copyNewer)
  const manifest = v.safeParse(manifestSchema, rest)
  if (!manifest.success || !/^[0-9T:-]{10,16}$/.test(manifest.output.madeAt)) throw broken(part)
  return manifest.output
}
