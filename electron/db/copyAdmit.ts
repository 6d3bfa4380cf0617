import { randomBytes } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import { AppError } from '../contract/errors.ts'
import type { AdmittedCopy } from '../contract/register.ts'
import { blobFile, copyFile, finish, freeId, infoOf, listBackups, readManifest, settleCopy, verify } from './backup.ts'
import type { BackupManifest, BackupPlace } from './backup.ts'
import { broken, extract, openCopyArchive, readCopyManifest } from './copyArchive.ts'
import { DATABASE, meter } from './copyExport.ts'
import type { Watch } from './copyExport.ts'
import { hashFileAside, syncFile } from './durable.ts'
import { toAppError } from './errors.ts'
import { texts } from './texts.ts'

/**
 * Takes a copy from a file into the folder of copies: unpacked and checked whole in a folder of its own, and only then given its
 * place. Whatever is wrong with the file, the register, its attachments and its copies stay as they were.
 */

const INCOMING = 'incoming-'

export interface AdmitAbout {
  /** The demonstration office takes its own copies alone, and so does the office. */
  isDemo: boolean
  /** Civil moment of a UTC instant in the office's zone. */
  civil(instant: string, timeZone: string): string
  appVersion: string
}

/** What a checked database says of itself. */
interface Facts {
  officeName: string
  isDemo: boolean
  timeZone: string
  /** UTC instant of the newest operation; null in a register without any. */
  lastAt: string | null
  /** Attachments by hash, with the name of one of its uses. */
  blobs: ReadonlyMap<string, { name: string; size: number }>
}

function readFacts(path: string): Facts {
  const raw = new Database(path, { readonly: true, fileMustExist: true })
  try {
    raw.pragma('trusted_schema = OFF')
    const office = raw
      .prepare<[], { name: string; zone: string; demo: number }>(
        'SELECT short_name AS name, time_zone AS zone, is_demo AS demo FROM offices LIMIT 1',
      )
      .get()
    const last = raw.prepare<[], { at: string }>('SELECT at FROM operations ORDER BY id DESC LIMIT 1').get()
    const blobs = raw
      .prepare<[], { sha256: string; name: string; size: number }>(
        'SELECT a.sha256, min(a.name) AS name, b.size FROM attachments a JOIN blobs b USING (sha256) GROUP BY a.sha256',
      )
      .all()
    return {
      officeName: office?.name ?? '',
      isDemo: office?.demo === 1,
      timeZone: office?.zone ?? '',
      lastAt: last && !Number.isNaN(Date.parse(last.at)) ? last.at : null,
      blobs: new Map(blobs.map(({ sha256, name, size }) => [sha256, { name, size }])),
    }
  } finally {
    raw.close()
  }
}

/** The database of a copy, whole and of this office. */
function checkDatabase(path: string, about: AdmitAbout): { counts: Record<string, number>; facts: Facts } {
  let counts: Record<string, number>
  let facts: Facts
  try {
    counts = verify(path)
    facts = readFacts(path)
  } catch (error) {
    const isTold = error instanceof AppError && (error.code === 'registerNewer' || error.code === 'registerForeign')
    if (isTold) throw error
    const mapped = toAppError(error)
    if (mapped instanceof AppError && mapped.code !== 'registerDamaged') throw mapped
    throw broken(texts.copyParts.database, error)
  }
  if (facts.isDemo !== about.isDemo) throw new AppError('refused', facts.isDemo ? texts.copyOfDemo : texts.copyOfOwn)
  return { counts, facts }
}

/** Unpacked and checked, not yet in its place. */
interface Incoming {
  manifest: Omit<BackupManifest, 'id' | 'isVerified' | 'size' | 'cases'>
  facts: Facts
  /** Attachments that the copy names and nobody has. */
  missing: number
}

const isSame = (one: Record<string, number>, other: Record<string, number>): boolean =>
  Object.keys({ ...one, ...other }).every((table) => one[table] === other[table])

async function unpack(path: string, folder: string, about: AdmitAbout, watch: Watch): Promise<Incoming> {
  const { zip, manifest: head, database, blobs } = await openCopyArchive(path)
  const { signal } = watch
  const { copyParts } = texts
  try {
    const manifest = await readCopyManifest(zip, head, signal)
    if (database.uncompressedSize !== manifest.size) throw broken(copyParts.database)
    const passed = meter(
      watch,
      [database, ...blobs.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0),
    )
    const target = join(folder, DATABASE)
    await extract({ zip, entry: database, part: copyParts.database, signal, passed }, target, manifest.sha256)
    signal.throwIfAborted()
    const { counts, facts } = checkDatabase(target, about)
    const named = new Set(manifest.blobs)
    const isKnown = manifest.blobs.every((sha256) => facts.blobs.has(sha256))
    if (!isSame(counts, manifest.counts) || manifest.cases !== counts['cases'] || !isKnown)
      throw broken(copyParts.counts)
    const stranger = [...blobs.keys()].find((sha256) => !named.has(sha256))
    if (stranger !== undefined) throw broken(copyParts.stranger(stranger))
    for (const [sha256, { name, size }] of facts.blobs) {
      // A copy that was once made of a bare database may lack some, and says so by its manifest.
      if (!named.has(sha256)) continue
      const entry = blobs.get(sha256)
      if (!entry) throw broken(copyParts.noAttachment(name))
      const part = copyParts.attachment(name)
      if (entry.uncompressedSize !== size) throw broken(part)
      await extract({ zip, entry, part, signal, passed }, join(folder, sha256), sha256)
    }
    const { madeAt, reason, appVersion, sha256 } = manifest
    return {
      manifest: { madeAt, reason, appVersion, sha256, counts, blobs: [...named].sort() },
      facts,
      missing: facts.blobs.size - named.size,
    }
  } finally {
    zip.close()
  }
}

async function isWhole(path: string, sha256: string): Promise<boolean> {
  return existsSync(path) && (await hashFileAside(path)) === sha256
}

/** A bare database, as older versions gave it out: its attachments are looked for among the copies and in the present folder. */
async function takeBare(
  path: string,
  folder: string,
  place: BackupPlace,
  about: AdmitAbout,
  watch: Watch,
): Promise<Incoming> {
  const target = join(folder, DATABASE)
  const passed = meter(watch, statSync(path).size)
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 20 }),
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        passed(piece.length)
        yield piece
      }
    },
    createWriteStream(target, { flags: 'wx' }),
    { signal: watch.signal },
  )
  try {
    settleCopy(target)
  } catch (error) {
    throw broken(texts.copyParts.database, error)
  }
  const { counts, facts } = checkDatabase(target, about)
  const blobs: string[] = []
  for (const sha256 of facts.blobs.keys()) {
    watch.signal.throwIfAborted()
    const present = blobFile(place.blobs, sha256)
    if (await isWhole(blobFile(join(place.folder, 'files'), sha256), sha256)) blobs.push(sha256)
    else if (await isWhole(present, sha256)) {
      copyFileSync(present, join(folder, sha256))
      blobs.push(sha256)
    }
  }
  const madeAt = about.civil(facts.lastAt ?? '', facts.timeZone)
  const sha256 = await hashFileAside(target)
  return {
    manifest: { madeAt, reason: 'fromFile', appVersion: about.appVersion, sha256, counts, blobs: blobs.sort() },
    facts,
    missing: facts.blobs.size - blobs.length,
  }
}

/** Attachments first: a copy that is listed must have them. */
function settle(folder: string, place: BackupPlace, { manifest }: Incoming): BackupManifest {
  for (const sha256 of manifest.blobs) {
    const unpacked = join(folder, sha256)
    if (!existsSync(unpacked)) continue
    const target = blobFile(join(place.folder, 'files'), sha256)
    mkdirSync(dirname(target), { recursive: true })
    syncFile(unpacked)
    renameSync(unpacked, target)
  }
  const known = listBackups(place.folder)
    .map(({ id }) => readManifest(place.folder, id))
    .find((one) => one?.sha256 === manifest.sha256)
  // The same copy is here already; what lies under its name may have been damaged since.
  if (known && known.blobs.length >= manifest.blobs.length) {
    syncFile(join(folder, DATABASE))
    renameSync(join(folder, DATABASE), copyFile(place.folder, known.id))
    return known
  }
  return finish(place.folder, join(folder, DATABASE), { ...manifest, id: freeId(place.folder, manifest.madeAt) })
}

const SQLITE = 'SQLite format 3\0'
const ZIP = 'PK\u0003\u0004'

function kindOf(path: string): 'archive' | 'database' {
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(16)
    const head = bytes.toString('latin1', 0, readSync(handle, bytes, 0, 16, 0))
    if (head.startsWith(ZIP)) return 'archive'
    if (head === SQLITE) return 'database'
    throw new AppError('registerForeign', texts.copyFileForeign)
  } finally {
    closeSync(handle)
  }
}

/**
 * Checks a file of a copy and puts it among the verified copies. Two at once are the caller's mistake: what an earlier one left
 * half-made is swept here.
 * @throws AppError registerForeign, registerNewer, registerDamaged with the name of what is broken, refused, diskFull,
 * registerReadOnly; the reason of the signal
 */
export async function admitCopy(
  path: string,
  place: BackupPlace,
  about: AdmitAbout,
  watch: Watch,
): Promise<AdmittedCopy> {
  const folder = join(place.folder, `${INCOMING}${randomBytes(6).toString('hex')}`)
  try {
    const kind = kindOf(path)
    mkdirSync(place.folder, { recursive: true })
    for (const left of readdirSync(place.folder).filter((name) => name.startsWith(INCOMING)))
      rmSync(join(place.folder, left), { recursive: true, force: true })
    mkdirSync(folder)
    const incoming =
      kind === 'archive' ? await unpack(path, folder, about, watch) : await takeBare(path, folder, place, about, watch)
    watch.signal.throwIfAborted()
    const { facts, missing } = incoming
    const copy = infoOf(settle(folder, place, incoming))
    return { copy, officeName: facts.officeName, attachments: facts.blobs.size, missing }
  } catch (error) {
    throw toAppError(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
