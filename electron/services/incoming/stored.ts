import type { PackageActivities } from '../../contract/incoming.ts'
import { AppError } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import type { TaskContext } from '../context.ts'
import { applyDifference, findBySum, natureOf, openArchive, readEntry } from '../exchange/exchange.service.ts'
import type {
  AssignmentRecord,
  MeetingRecord,
  MemberRecord,
  PackageCase,
  StoredManifest,
} from '../exchange/exchange.service.ts'
import { findByContent } from './incoming.repo.ts'
import { texts } from './texts.ts'

/** Reading of packages that were checked when they came and lie among the files of the register since. */

type Files = TaskContext['files']

function pathOf(files: Files, sha256: string): string {
  try {
    return files.blobPath(sha256)
  } catch {
    throw new AppError('notFound', texts.refusals.noFile)
  }
}

/** One file of a stored package; null when it has none under that name. @throws AppError notFound, refused */
export async function readPart(path: string, name: string, signal: AbortSignal): Promise<Buffer | null> {
  const archive = await openArchive(path)
  if ('code' in archive) throw new AppError('refused', texts.refusals.noFile)
  try {
    const entry = archive.entries.get(name.normalize('NFC'))
    return entry ? (await readEntry(archive.zip, entry, true, signal)).bytes : null
  } finally {
    archive.zip.close()
  }
}

async function readJson<T>(path: string, name: string, signal: AbortSignal): Promise<T | null> {
  const bytes = await readPart(path, name, signal)
  return bytes && (JSON.parse(bytes.toString('utf8')) as T)
}

/** Path of the base of a difference: received, or made in this very register. null: not here. */
export function basePath(db: ReadDb, files: Files, sha256: string): string | null {
  const own = findBySum(db, sha256)
  const at = findByContent(db, sha256)?.contentSha256 ?? (own ? (own.contentSha256 ?? own.sha256) : null)
  if (at !== sha256) return null
  try {
    return files.blobPath(sha256)
  } catch {
    return null
  }
}

/** Cards last read, by the sums of their packages: a person looks at one package at a time. */
let kept: { key: string; records: readonly PackageCase[] } | null = null

type Source = Pick<TaskContext, 'db' | 'files' | 'signal'>

/**
 * Cards of a stored package, those of a difference put together with its base.
 * @param given file of the base where it has just come
 * @returns null when the package holds none, or a difference lies here without its base
 */
export async function readCases(
  ctx: Source,
  row: { contentSha256: string; manifest: StoredManifest },
  given?: string,
): Promise<readonly PackageCase[] | null> {
  const { base, removed } = natureOf(row.manifest)
  const under = base && (given ?? basePath(ctx.db, ctx.files, base.sha256))
  if (base && under === null) return null
  const key = `${row.contentSha256} ${base?.sha256 ?? ''}`
  if (kept?.key === key) return kept.records
  const own = await readJson<PackageCase[]>(pathOf(ctx.files, row.contentSha256), 'data/cases.json', ctx.signal)
  if (!own) return null
  const whole = under ? ((await readJson<PackageCase[]>(under, 'data/cases.json', ctx.signal)) ?? []) : null
  const records = whole ? applyDifference(whole, own, removed).records : own
  kept = { key, records }
  return records
}

export async function readActivities(ctx: Source, row: { contentSha256: string }): Promise<PackageActivities> {
  const path = pathOf(ctx.files, row.contentSha256)
  const read = async <T>(name: string): Promise<T[]> =>
    (await readJson<T[]>(path, `data/${name}.json`, ctx.signal)) ?? []
  const meetings = await read<MeetingRecord>('meetings')
  const assignments = await read<AssignmentRecord>('assignments')
  const roster = await read<MemberRecord>('roster')
  return {
    meetings: meetings.map(({ number, heldOn, format, isSigned, present, participants, items }) => ({
      number,
      heldOn,
      format,
      isSigned,
      present,
      participants,
      items: items.map(({ position, title, decisions }) => ({
        position,
        title,
        decisions: decisions.map(({ number: own, text, executor, dueOn }) => ({ number: own, text, executor, dueOn })),
      })),
    })),
    assignments: assignments.map(({ number, text, executor, dueOn, state, isOverdue }) => ({
      number,
      text,
      executor,
      dueOn,
      state,
      isOverdue,
    })),
    roster: roster.map(({ role, block, post, organisation, name }) => ({ role, block, post, organisation, name })),
  }
}
