import { createWriteStream } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { noteRoute, OPTIONAL_FIELDS, PACKAGE_PARTS } from '../../contract/exchange.ts'
import { periodName } from '../../contract/periods.ts'
import type { PackageFile, PackagePart, PackageRequest } from '../../contract/exchange.ts'
import { AppError } from '../../contract/errors.ts'
import { toAppError } from '../../db/errors.ts'
import { shortDate, shortMoment } from '../../documents/civilText.ts'
import { toDocx } from '../../documents/docx.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { TaskContext } from '../context.ts'
import { getOffice } from '../office/office.service.ts'
import { assignmentRecords, meetingRecords, memberRecords, rosterDay, textMask } from './activities.ts'
import type { AssignmentRecord, MeetingRecord, MemberRecord } from './activities.ts'
import { checkPackage } from './checkPackage.ts'
import { JsonLines, readJsonLines, readOneState, walkCases } from './collect.ts'
import { fileSum } from './hash.ts'
import type { FileSum } from './hash.ts'
import { DATA_NAMES, dataPath, MANIFEST, schemaPath, SUMS, sumsText } from './manifest.ts'
import type { DataName, PackageManifest } from './manifest.ts'
import { centreNote, nameOf } from './note.ts'
import { recordMaker } from './maker.ts'
import { makeRecord } from './records.ts'
import type { CaseRecord, RecordMaker } from './records.ts'
import { figure, Tally, TABLE_COLUMNS } from './tally.ts'
import { texts } from './texts.ts'
import { workbook } from './workbook.ts'

const JSON_TYPE = 'application/json'
const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface BuiltPackage extends FileSum {
  path: string
  name: string
  manifest: PackageManifest
  tally: Tally
  assignments: AssignmentRecord[]
  meetings: MeetingRecord[]
}

export interface BuildInput {
  request: PackageRequest
  version: number
  reason: string
}

/** «МЦУ_Заречный_2026-3кв_v2.zip» */
export function packageName(
  officeShortName: string,
  { kind, from, to }: PackageRequest['period'],
  version: number,
): string {
  const [office = ''] = officeShortName.split(/\s+/u)
  const month = from.slice(0, 7)
  const period =
    kind === 'month'
      ? month
      : kind === 'quarter'
        ? `${from.slice(0, 4)}-${(Number(from.slice(5, 7)) + 2) / 3}кв`
        : `${from}_${to}`
  return texts.packageName(office === '' ? 'орган' : office, period, version)
}

/** Everything that is read from the register, of one state. */
interface Snapshot {
  tally: Tally
  meetings: MeetingRecord[]
  assignments: AssignmentRecord[]
  members: MemberRecord[]
}

/** Files being made, in the order of the package, with their progress. */
class Workshop {
  readonly folder: string
  readonly files: PackageFile[] = []
  private readonly ctx: TaskContext
  private readonly total: number

  constructor(ctx: TaskContext, folder: string, total: number) {
    this.ctx = ctx
    this.folder = folder
    this.total = total
  }

  place(path: string): string {
    return join(this.folder, ...path.split('/'))
  }

  say(text: string): void {
    this.ctx.progress(this.files.length, this.total, text)
  }

  /** Makes one file by its writer and takes its sum. */
  async make(
    path: string,
    title: string,
    mediaType: string,
    write: (target: string) => Promise<unknown>,
  ): Promise<void> {
    await this.ctx.breathe()
    this.say(texts.progress.writing(path))
    const target = this.place(path)
    await mkdir(dirname(target), { recursive: true })
    await write(target)
    this.files.push({ path, title, mediaType, ...(await fileSum(target, this.ctx.signal)) })
  }
}

async function readRegister(
  ctx: TaskContext,
  maker: RecordMaker,
  casesFile: string,
  progress: (done: number, total: number) => void,
): Promise<Snapshot> {
  const { period, options } = maker.request
  return readOneState(ctx, async () => {
    const tally = new Tally()
    const lines = options.parts.records ? new JsonLines(casesFile) : null
    try {
      await walkCases(
        ctx,
        period,
        (source) => {
          tally.add(source, ctx.now)
          lines?.add(makeRecord(source, maker).record)
        },
        async (done, total) => {
          progress(done, total)
          await lines?.drain()
        },
      )
      await lines?.end()
    } catch (error) {
      lines?.destroy()
      throw error
    }
    const mask = textMask(maker.known, maker.request)
    return {
      tally,
      meetings: meetingRecords(ctx.db, period, mask),
      assignments: assignmentRecords(ctx.db, period, mask, ctx.now.slice(0, 10)),
      members: memberRecords(ctx.db, rosterDay(period, ctx.now)),
    }
  })
}

const chosenParts = (request: PackageRequest): PackagePart[] =>
  PACKAGE_PARTS.filter((part) => request.options.parts[part])

function describe(
  ctx: TaskContext,
  input: BuildInput,
  snapshot: Snapshot,
  maker: RecordMaker,
): Omit<PackageManifest, 'files'> {
  const { request, version, reason } = input
  const { tally, meetings, assignments, members } = snapshot
  const office = getOffice(ctx.db)
  const hidesSmall = request.options.smallNumbers !== 'keep'
  const { parts, fields } = request.options
  const { received, ...total } = tally.total
  return {
    format: 'reestr-mcu-package',
    formatVersion: 1,
    generatedAt: ctx.now,
    generatedAtUtc: ctx.instant,
    timeZone: office.timeZone,
    application: { name: 'Реестр МЦУ', version: ctx.appVersion },
    office: {
      name: office.name,
      shortName: office.shortName,
      mcuName: office.mcuName,
      region: office.region,
      centreName: office.centreName,
      decree: { kind: office.decreeKind, number: office.decreeNumber, date: office.decreeDate },
      isDemo: office.isDemo,
    },
    period: { ...request.period, name: periodName(request.period) },
    version,
    reason,
    content: {
      includesPersonalData: false,
      parts: chosenParts(request),
      caseFields: parts.records ? OPTIONAL_FIELDS.filter((field) => fields[field]) : [],
      smallNumbers: hidesSmall ? 'replaced' : 'kept',
    },
    counts: {
      cases: received,
      ...total,
      answered: total.inTime + total.late,
      byBlock: tally.lines('blocks').map(([id, line]) => ({
        code: (id === null ? undefined : maker.names.blocks.get(id)?.code) ?? null,
        name: nameOf(maker.names.blocks, id),
        received: figure(line.received, hidesSmall),
      })),
      meetings: parts.meetings ? meetings.length : 0,
      decisions: parts.meetings
        ? meetings.flatMap((one) => one.items).reduce((sum, item) => sum + item.decisions.length, 0)
        : 0,
      assignments: parts.assignments ? assignments.length : 0,
      assignmentsDone: parts.assignments ? assignments.filter((one) => one.state === 'done').length : 0,
      members: parts.roster ? members.length : 0,
    },
  }
}

/** The files of the package, one by one: for people first, then data, then schemas. */
async function makeFiles(
  ctx: TaskContext,
  shop: Workshop,
  about: Omit<PackageManifest, 'files'>,
  snapshot: Snapshot,
  maker: RecordMaker,
): Promise<void> {
  const { period, options } = maker.request
  const { tally, meetings, assignments, members } = snapshot
  const { parts } = options
  const hidesSmall = options.smallNumbers !== 'keep'
  const chosen = chosenParts(maker.request)
  const note = { period, hidesSmall, parts: chosen, tally }
  if (parts.note) {
    await shop.make(texts.files.note, texts.fileTitles.note, DOCX_TYPE, async (to) =>
      writeFile(to, await toDocx(centreNote(ctx.db, note, ctx.now))),
    )
  }
  if (parts.notePdf) {
    await shop.make(texts.files.notePdf, texts.fileTitles.notePdf, 'application/pdf', async (to) =>
      writeFile(to, await ctx.ports.renderPdf(noteRoute(period, hidesSmall, chosen))),
    )
  }
  if (parts.tables) {
    const { head } = texts.workbook
    const sheets = workbook({
      head: [
        [head.office, about.office.name],
        [head.region, about.office.region],
        [head.centre, about.office.centreName],
        [head.period, `${about.period.name}: ${shortDate(period.from)}–${shortDate(period.to)}`],
        [head.version, about.version],
        [head.generated, shortMoment(about.generatedAt)],
      ],
      tally,
      names: maker.names,
      hidesSmall,
      records: parts.records ? () => readJsonLines<CaseRecord>(shop.place(dataPath('cases'))) : null,
      meetings: parts.meetings ? meetings : null,
      assignments: parts.assignments ? assignments : null,
      members: parts.roster ? members : null,
    })
    await shop.make(texts.files.tables, texts.fileTitles.tables, XLSX_TYPE, (to) =>
      writeXlsx(to, sheets, { signal: ctx.signal }),
    )
  }
  const list = (name: DataName, title: string, rows: readonly unknown[]): Promise<void> =>
    shop.make(dataPath(name), title, JSON_TYPE, async (to) => {
      const lines = new JsonLines(to)
      for (const row of rows) lines.add(row)
      await lines.end()
    })
  const office = getOffice(ctx.db)
  await shop.make(dataPath('office'), texts.fileTitles.office, JSON_TYPE, (to) =>
    writeFile(
      to,
      `${JSON.stringify({ ...about.office, town: office.town, timeZone: office.timeZone, period: about.period }, null, 2)}\n`,
    ),
  )
  const blocks = tally.lines('blocks').map(([id, line]) => ({
    code: (id === null ? undefined : maker.names.blocks.get(id)?.code) ?? null,
    name: nameOf(maker.names.blocks, id),
    ...Object.fromEntries(TABLE_COLUMNS.map((column) => [column, figure(line[column], hidesSmall)])),
  }))
  await list('blocks', texts.fileTitles.blocks(blocks.length), blocks)
  if (parts.records)
    await shop.make(dataPath('cases'), texts.fileTitles.cases(tally.total.received), JSON_TYPE, () => Promise.resolve())
  if (parts.meetings) await list('meetings', texts.fileTitles.meetings(meetings.length), meetings)
  if (parts.assignments) await list('assignments', texts.fileTitles.assignments(assignments.length), assignments)
  if (parts.roster) await list('roster', texts.fileTitles.roster(members.length), members)
  for (const name of ['manifest', ...DATA_NAMES] as const) {
    const from = join(ctx.resourcesDir, 'package', 'v1', `${name}.schema.json`)
    await shop.make(
      schemaPath(name),
      texts.fileTitles.schema(name === 'manifest' ? MANIFEST : dataPath(name)),
      'application/schema+json',
      (to) => copyFile(from, to),
    )
  }
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
  archive.end()
  // A file that vanishes meanwhile is told by the archive and not by its stream.
  const failed = new AbortController()
  archive.on('error', (error) => failed.abort(error))
  await pipeline(archive.outputStream, createWriteStream(target), {
    signal: AbortSignal.any([ctx.signal, failed.signal]),
  })
}

/** How many files a package of this request has, the archive and its reading back among them: for the progress. */
const stepsOf = (request: PackageRequest): number => chosenParts(request).length + 2 + DATA_NAMES.length + 1 + 2

/**
 * Builds the ZIP in a folder of its own, reads it back through the checker and gives it its name when all of it is sound. Whatever
 * goes wrong, and when the person stops it, nothing is left.
 * @throws AppError cancelled, conflict (the register changed meanwhile), diskFull, refused (a period that has not begun; read back wrong)
 */
export async function buildPackage(ctx: TaskContext, input: BuildInput): Promise<BuiltPackage> {
  const { request, version } = input
  if (request.period.from > ctx.now.slice(0, 10)) throw new AppError('refused', texts.refusals.nothing)
  const name = packageName(getOffice(ctx.db).shortName, request.period, version)
  const path = ctx.files.outgoing(name)
  const work = join(dirname(path), 'work')
  const total = stepsOf(request)
  const shop = new Workshop(ctx, work, total)
  try {
    const maker = recordMaker(ctx, request)
    await mkdir(join(work, 'data'), { recursive: true })
    const snapshot = await readRegister(ctx, maker, shop.place(dataPath('cases')), (done, all) =>
      shop.say(texts.progress.reading(done, all)),
    )
    const about = describe(ctx, input, snapshot, maker)
    await makeFiles(ctx, shop, about, snapshot, maker)
    const manifest: PackageManifest = { ...about, files: shop.files }
    await writeFile(shop.place(MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    const described = [{ path: MANIFEST, ...(await fileSum(shop.place(MANIFEST))) }, ...shop.files]
    await writeFile(shop.place(SUMS), sumsText(described))
    shop.say(texts.progress.packing)
    const partial = `${path}.partial`
    await zip(ctx, work, [MANIFEST, SUMS, ...shop.files.map((file) => file.path)], partial)
    ctx.progress(total - 1, total, texts.progress.readingBack)
    await ctx.breathe()
    const report = await checkPackage(partial, { schemas: join(ctx.resourcesDir, 'package'), signal: ctx.signal })
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
    }
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true })
    throw toAppError(error)
  }
}

/** Takes away a package that nobody is to have. */
export const dropPackage = (built: Pick<BuiltPackage, 'path'>): Promise<void> =>
  rm(dirname(built.path), { recursive: true, force: true })
