import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { PackageRequest } from '../../contract/exchange.ts'
import { AppError } from '../../contract/errors.ts'
import { toAppError } from '../../db/errors.ts'
import type { TaskContext } from '../context.ts'
import { getOffice } from '../office/office.service.ts'
import type { AssignmentRecord, MeetingRecord } from './activities.ts'
import { checkPackage } from './checkPackage.ts'
import { describe } from './describe.ts'
import type { BuildInput } from './describe.ts'
import { readBase } from './difference.ts'
import { fileSum } from './hash.ts'
import type { FileSum } from './hash.ts'
import { DATA_NAMES, dataPath, MANIFEST, SUMS, sumsText } from './manifest.ts'
import type { PackageManifest } from './manifest.ts'
import { recordMaker, registerSign } from './maker.ts'
import { makeFiles, Workshop } from './packageFiles.ts'
import type { ReportFiles } from './reports.ts'
import { EMPTY_SEAL, sealArchive } from './seal.ts'
import { chosenParts, readRegister } from './snapshot.ts'
import type { Tally } from './tally.ts'
import { texts } from './texts.ts'

export interface BuiltPackage extends FileSum {
  path: string
  name: string
  manifest: PackageManifest
  tally: Tally
  assignments: AssignmentRecord[]
  meetings: MeetingRecord[]
  /** Members of the состав that leave. */
  members: number
}

/** «МЦУ_Заречный_2026-3кв_v2.zip» */
export function packageName(
  officeShortName: string,
  { kind, from, to }: PackageRequest['period'],
  version: number,
  nature: PackageRequest['kind'] = 'full',
): string {
  const [office = ''] = officeShortName.split(/\s+/u)
  const month = from.slice(0, 7)
  const period =
    kind === 'month'
      ? month
      : kind === 'quarter'
        ? `${from.slice(0, 4)}-${(Number(from.slice(5, 7)) + 2) / 3}кв`
        : `${from}_${to}`
  return texts.packageName(office === '' ? 'орган' : office, period, version, nature === 'difference')
}

async function zip(ctx: TaskContext, folder: string, paths: readonly string[], target: string): Promise<void> {
  const archive = new yazl.ZipFile()
  const mtime = new Date(ctx.instant)
  for (const path of paths) {
    // DOCX, XLSX and PDF are compressed already.
    archive.addFile(join(folder, ...path.split('/')), path, {
      mtime,
      mode: 0o100644,
      compress: !/\.(?:docx|xlsx|pdf)$/u.test(path),
    })
  }
  archive.end({ comment: EMPTY_SEAL, forceZip64Format: false })
  // A file that vanishes meanwhile is told by the archive and not by its stream.
  const failed = new AbortController()
  archive.on('error', (error) => failed.abort(error))
  await pipeline(archive.outputStream, createWriteStream(target), {
    signal: AbortSignal.any([ctx.signal, failed.signal]),
  })
  await sealArchive(target, ctx.signal)
}

/** How many files a package of this request has, the archive and its reading back among them: for the progress. */
const stepsOf = (request: PackageRequest, reports: number): number =>
  chosenParts(request, 0).length + reports + 2 + DATA_NAMES.length + 1 + 2

/**
 * Builds the ZIP in a folder of its own, reads it back through the checker and gives it its name when all of it is sound. Whatever
 * goes wrong, and when the person stops it, nothing is left.
 * @throws AppError cancelled, conflict (the register changed meanwhile), diskFull, refused (a period that has not begun; a base that
 * cannot be read; read back wrong)
 */
export async function buildPackage(
  ctx: TaskContext,
  input: BuildInput,
  reportFiles: ReportFiles,
): Promise<BuiltPackage> {
  const { request, version, base } = input
  if (request.period.from > ctx.now.slice(0, 10)) throw new AppError('refused', texts.refusals.nothing)
  const name = packageName(getOffice(ctx.db).shortName, request.period, version, request.kind)
  const path = ctx.files.outgoing(name)
  const work = join(dirname(path), 'work')
  const reports = request.options.parts.reports ? reportFiles(ctx.db, request.period, ctx.now) : []
  const total = stepsOf(request, reports.length)
  const shop = new Workshop(ctx, work, total)
  try {
    const maker = recordMaker(ctx, request)
    await mkdir(join(work, 'data'), { recursive: true })
    const before = base && (await readBase(base.path, ctx.signal))
    const snapshot = await readRegister(ctx, maker, before, shop.place(dataPath('cases')), (done, all) =>
      shop.say(texts.progress.reading(done, all)),
    )
    const about = describe(ctx, { ...input, registerKey: registerSign(ctx), reports: reports.length }, snapshot, maker)
    await makeFiles(ctx, shop, about, snapshot, maker, reports)
    const manifest: PackageManifest = { ...about, files: shop.files }
    await writeFile(shop.place(MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    const described = [{ path: MANIFEST, ...(await fileSum(shop.place(MANIFEST))) }, ...shop.files]
    await writeFile(shop.place(SUMS), sumsText(described))
    shop.say(texts.progress.packing)
    const partial = `${path}.partial`
    await zip(ctx, work, [MANIFEST, SUMS, ...shop.files.map((file) => file.path)], partial)
    ctx.progress(total - 1, total, texts.progress.readingBack)
    await ctx.breathe()
    const report = await checkPackage(partial, {
      schemas: join(ctx.resourcesDir, 'package'),
      ...(base ? { base: base.path } : {}),
      signal: ctx.signal,
    })
    const [problem] = report.problems
    if (problem)
      throw new AppError(
        'refused',
        texts.refusals.notSound(problem.path === '' ? basename(path) : problem.path, problem.message),
      )
    await ctx.breathe()
    await rename(partial, path)
    await rm(work, { recursive: true, force: true })
    ctx.progress(total, total, '')
    return {
      path,
      name,
      size: report.size,
      sha256: report.sha256,
      manifest,
      tally: snapshot.tally,
      assignments: snapshot.assignments,
      meetings: snapshot.meetings,
      members: snapshot.members.length,
    }
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true })
    throw toAppError(error)
  }
}

/** Takes away a package that nobody is to have. */
export const dropPackage = (built: Pick<BuiltPackage, 'path'>): Promise<void> =>
  rm(dirname(built.path), { recursive: true, force: true })
