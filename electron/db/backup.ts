import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import * as v from 'valibot'
import { AppError } from '../contract/errors.ts'
import { backupInfo } from '../contract/register.ts'
import type { BackupInfo } from '../contract/register.ts'
import type { WriteDb } from './database.ts'
import { copyWhole, hashFile, hashFileAside, syncFile } from './durable.ts'
import { toAppError } from './errors.ts'
import { APPLICATION_ID, LATEST } from './open.ts'
import { texts } from './texts.ts'

/**
 * Verified copies (architecture.md §4.7): online backup to `*.partial`, reopened read-only, integrity_check, row counts
 * compared, fsync, rename, manifest with SHA-256. Only a new verified copy may push an old one out. Attachments are kept by
 * content: blobs that the copy needs are copied once into `backups/files/`.
 */

/** What lies beside a copy and in its file for a stick. */
export const manifestSchema = v.strictObject({
  ...backupInfo.entries,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  counts: v.record(v.string(), v.number()),
  blobs: v.array(v.string()),
})
export type BackupManifest = v.InferOutput<typeof manifestSchema>

export interface BackupPlace {
  /** Folder of the copies. */
  folder: string
  /** Folder of the attachments of the open register. */
  blobs: string
}

const COUNTED = [
  'cases',
  'applicants',
  'persons',
  'memberships',
  'meetings',
  'decisions',
  'assignments',
  'attachments',
  'journal',
] as const
/** How many verified copies are kept. */
export const KEPT = 14

export const copyFile = (folder: string, id: string): string => join(folder, `${id}.sqlite3`)
const manifestFile = (folder: string, id: string): string => join(folder, `${id}.json`)

function countRows(raw: Database.Database): Record<string, number> {
  return Object.fromEntries(
    COUNTED.map((table) => [table, (raw.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n]),
  )
}

/** Place of an attachment in a folder of attachments: by its hash, 256 folders of them. */
export const blobFile = (folder: string, name: string): string => join(folder, name.slice(0, 2), name)

/**
 * Makes one verified copy while the register stays in use.
 * @param about.madeAt civil moment of the office
 * @param spared a copy that this one must not push out: it is about to be restored
 * @throws AppError registerDamaged when the source is damaged (a plain backup of it would succeed silently), diskFull, registerReadOnly
 */
export async function makeBackup(
  db: WriteDb,
  place: BackupPlace,
  about: { madeAt: string; reason: BackupInfo['reason']; appVersion: string },
  progress: (done: number, total: number) => void = () => undefined,
  spared = '',
): Promise<BackupInfo> {
  mkdirSync(place.folder, { recursive: true })
  const id = freeId(place.folder, about.madeAt)
  const partial = `${copyFile(place.folder, id)}.partial`
  rmSync(partial, { force: true })
  try {
    const counts = countRows(db.driver)
    await db.driver.backup(partial, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages)
        return 4000
      },
    })
    settleCopy(partial)
    const manifest = await seal(db, place, partial, { ...about, id }, counts)
    prune(place.folder, spared)
    return infoOf(manifest)
  } catch (error) {
    rmSync(partial, { force: true })
    throw toAppError(error)
  }
}

/** The same, synchronously, for the moment before a migration when nothing else runs. */
export function makeBackupNow(
  db: WriteDb,
  place: BackupPlace,
  about: { madeAt: string; reason: BackupInfo['reason']; appVersion: string },
): void {
  mkdirSync(place.folder, { recursive: true })
  const id = freeId(place.folder, about.madeAt)
  const partial = `${copyFile(place.folder, id)}.partial`
  rmSync(partial, { force: true })
  try {
    const present = new Set(tableNames(db.driver))
    db.exec(`VACUUM INTO '${partial.replaceAll("'", "''")}'`)
    const counts = verify(partial)
    const blobs = present.has('blobs') ? copyBlobs(db, place) : []
    finish(place.folder, partial, { ...about, id, counts, sha256: hashFile(partial), blobs })
  } catch (error) {
    rmSync(partial, { force: true })
    throw toAppError(error)
  }
}

function tableNames(raw: Database.Database): string[] {
  return raw
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map((row) => row.name)
}

async function seal(
  db: WriteDb,
  place: BackupPlace,
  partial: string,
  about: { id: string; madeAt: string; reason: BackupInfo['reason']; appVersion: string },
  before: Record<string, number>,
): Promise<BackupManifest> {
  const counts = verify(partial)
  const shrunk = Object.keys(before).find((table) => (counts[table] ?? 0) < (before[table] ?? 0))
  if (shrunk !== undefined) throw new AppError('registerDamaged', texts.copyShrunk)
  const blobs = copyBlobs(db, place)
  return finish(place.folder, partial, { ...about, counts, sha256: await hashFileAside(partial), blobs })
}

/** A copy is one file: without the WAL mode that it inherits, reading it would leave two more beside it. */
export function settleCopy(path: string): void {
  const raw = new Database(path, { fileMustExist: true })
  try {
    raw.pragma('journal_mode = DELETE')
  } finally {
    raw.close()
  }
}

/**
 * Opens a copy read-only and checks it whole. Returns its row counts.
 * @throws AppError registerForeign, registerNewer, registerDamaged; what SQLite throws where it cannot read at all
 */
export function verify(path: string): Record<string, number> {
  const raw = new Database(path, { readonly: true, fileMustExist: true })
  try {
    raw.pragma('trusted_schema = OFF')
    if (raw.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      throw new AppError('registerForeign', texts.notACopy)
    const version = Number(raw.pragma('user_version', { simple: true }))
    if (version > LATEST) throw new AppError('registerNewer', texts.copyNewer)
    const result = raw.pragma('integrity_check(1)', { simple: true })
    if (result !== 'ok') throw new AppError('registerDamaged', texts.copyOfDamaged, { details: String(result) })
    return countRows(raw)
  } finally {
    raw.close()
  }
}

function copyBlobs(db: WriteDb, place: BackupPlace): string[] {
  const names = db
    .all<{ sha256: string }>('SELECT DISTINCT sha256 FROM attachments ORDER BY sha256')
    .map((row) => row.sha256)
  for (const name of names) {
    const target = blobFile(join(place.folder, 'files'), name)
    if (existsSync(target)) continue
    const source = blobFile(place.blobs, name)
    if (!existsSync(source)) throw new AppError('registerDamaged', texts.blobMissing)
    mkdirSync(dirname(target), { recursive: true })
    copyWhole(source, target, (copy) => {
      if (hashFile(copy) !== name) throw new AppError('registerDamaged', texts.blobChanged)
    })
  }
  return names
}

/** Gives a checked copy its name, and then its manifest: without one it does not count. */
export function finish(
  folder: string,
  partial: string,
  about: {
    id: string
    madeAt: string
    reason: BackupInfo['reason']
    appVersion: string
    counts: Record<string, number>
    sha256: string
    blobs: string[]
  },
): BackupManifest {
  syncFile(partial)
  const manifest: BackupManifest = {
    id: about.id,
    madeAt: about.madeAt,
    reason: about.reason,
    size: statSync(partial).size,
    cases: about.counts['cases'] ?? 0,
    isVerified: true,
    appVersion: about.appVersion,
    sha256: about.sha256,
    counts: about.counts,
    blobs: about.blobs,
  }
  renameSync(partial, copyFile(folder, about.id))
  writeFileSync(`${manifestFile(folder, about.id)}.partial`, `${JSON.stringify(manifest, null, 2)}\n`)
  syncFile(`${manifestFile(folder, about.id)}.partial`)
  renameSync(`${manifestFile(folder, about.id)}.partial`, manifestFile(folder, about.id))
  return manifest
}

export function freeId(folder: string, madeAt: string): string {
  const stem = madeAt.replace(/[^0-9T]/g, '').replace('T', '-')
  for (let n = 0; ; n += 1) {
    const id = n === 0 ? stem : `${stem}-${n}`
    if (!existsSync(copyFile(folder, id)) && !existsSync(manifestFile(folder, id))) return id
  }
}

export function infoOf(manifest: BackupManifest): BackupInfo {
  const { id, madeAt, reason, size, cases, isVerified, appVersion } = manifest
  return { id, madeAt, reason, size, cases, isVerified, appVersion }
}

/** Newest first. A file without a readable manifest is listed as not verified, so that nothing is hidden. */
export function listBackups(folder: string): BackupInfo[] {
  if (!existsSync(folder)) return []
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite3'))
    .map((name) => name.slice(0, -'.sqlite3'.length))
  return ids
    .map((id) => {
      const manifest = readManifest(folder, id)
      return manifest
        ? infoOf(manifest)
        : {
            id,
            madeAt: '',
            reason: 'manual' as const,
            size: statSync(copyFile(folder, id)).size,
            cases: 0,
            isVerified: false,
            appVersion: '',
          }
    })
    .sort((a, b) => (a.madeAt === b.madeAt ? b.id.localeCompare(a.id) : b.madeAt.localeCompare(a.madeAt)))
}

export function readManifest(folder: string, id: string): BackupManifest | undefined {
  try {
    const parsed = v.safeParse(manifestSchema, JSON.parse(readFileSync(manifestFile(folder, id), 'utf8')))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

function prune(folder: string, spared: string): void {
  const verified = listBackups(folder).filter((backup) => backup.isVerified)
  for (const old of verified.slice(KEPT).filter(({ id }) => id !== spared)) {
    rmSync(copyFile(folder, old.id), { force: true })
    rmSync(manifestFile(folder, old.id), { force: true })
  }
}

/** Path of a listed copy. @throws AppError notFound */
export function backupFile(folder: string, id: string): string {
  if (!listBackups(folder).some((backup) => backup.id === id)) throw new AppError('notFound', texts.noCopy)
  return copyFile(folder, id)
}

/** A copy and what its manifest says of it. */
export interface VerifiedCopy {
  path: string
  manifest: BackupManifest
}

/** A copy with its manifest, not yet checked. @throws AppError notFound */
export function knownCopy(folder: string, id: string): VerifiedCopy {
  const path = copyFile(folder, id)
  const manifest = readManifest(folder, id)
  if (!manifest || !existsSync(path)) throw new AppError('notFound', texts.noCopy)
  return { path, manifest }
}

/**
 * Checks a copy against its manifest before anything is restored from it.
 * @throws AppError notFound, registerDamaged with the name of what does not match
 */
export async function checkBackup(folder: string, id: string): Promise<VerifiedCopy> {
  const { path, manifest } = knownCopy(folder, id)
  if ((await hashFileAside(path)) !== manifest.sha256) throw new AppError('registerDamaged', texts.copyChanged)
  verify(path)
  for (const name of manifest.blobs) {
    const blob = blobFile(join(folder, 'files'), name)
    if (!existsSync(blob)) throw new AppError('registerDamaged', texts.copyBlobMissing)
    if ((await hashFileAside(blob)) !== name) throw new AppError('registerDamaged', texts.copyBlobChanged)
  }
  return { path, manifest }
}

/**
 * Puts a verified copy in the place of the register file; the current file is kept beside it and never unlinked.
 * The register must be closed. @returns name of the kept file, null when there was none
 */
export function restoreBackup(
  copy: VerifiedCopy,
  target: { register: string; blobs: string; backups: string; stamp: string },
): string | null {
  const incoming = `${target.register}.incoming`
  let kept: string | null = null
  try {
    copyWhole(copy.path, incoming)
    for (const name of copy.manifest.blobs) restoreBlob(target, name)
    if (existsSync(target.register)) {
      kept = freeName(`${target.register}.before-restore-${target.stamp.replace(/[^0-9]/g, '')}`)
      moveRegister(target.register, kept)
    }
    renameSync(incoming, target.register)
    return kept
  } catch (error) {
    // What was there is put back: a failed restoring must not leave the office without a register.
    if (kept !== null && existsSync(kept) && !existsSync(target.register)) moveRegister(kept, target.register)
    rmSync(incoming, { force: true })
    throw toAppError(error)
  }
}

function freeName(stem: string): string {
  let name = stem
  for (let n = 1; existsSync(name); n += 1) name = `${stem}-${n}`
  return name
}

/** The file with what SQLite may have left beside it. */
function moveRegister(from: string, to: string): void {
  renameSync(from, to)
  for (const suffix of ['-wal', '-shm']) if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix)
}

/** What lies in the register's folder under the right name may have been damaged since: it is the copy that is known to be whole. */
function restoreBlob(target: { blobs: string; backups: string }, name: string): void {
  const to = blobFile(target.blobs, name)
  const from = blobFile(join(target.backups, 'files'), name)
  if (existsSync(to) && statSync(to).size === statSync(from).size && hashFile(to) === name) return
  mkdirSync(dirname(to), { recursive: true })
  copyWhole(from, to)
}
