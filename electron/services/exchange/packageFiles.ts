import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { noteRoute, PACKAGE_FORMAT_VERSION } from '../../contract/exchange.ts'
import type { PackageFile } from '../../contract/exchange.ts'
import { shortDate, shortMoment } from '../../documents/civilText.ts'
import { toDocx } from '../../documents/docx.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { TaskContext } from '../context.ts'
import { getOffice } from '../office/office.service.ts'
import { JsonLines, readJsonLines } from './collect.ts'
import { fileSum } from './hash.ts'
import { DATA_NAMES, dataPath, MANIFEST, schemaPath } from './manifest.ts'
import type { DataName, PackageManifest } from './manifest.ts'
import { centreNote, nameOf } from './note.ts'
import type { CaseRecord, RecordMaker } from './records.ts'
import type { PackageReportFile } from './reports.ts'
import { chosenParts } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { figure, TABLE_COLUMNS } from './tally.ts'
import { texts } from './texts.ts'
import { workbook } from './workbook.ts'

const JSON_TYPE = 'application/json'
const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Files being made, in the order of the package, with their progress. */
export class Workshop {
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

/** The files of the package, one by one: for people first, then data, then schemas. */
export async function makeFiles(
  ctx: TaskContext,
  shop: Workshop,
  about: Omit<PackageManifest, 'files'>,
  snapshot: Snapshot,
  maker: RecordMaker,
  reports: readonly PackageReportFile[],
): Promise<void> {
  const { period, options } = maker.request
  const { tally, meetings, assignments, members } = snapshot
  const { parts } = options
  const hidesSmall = options.smallNumbers !== 'keep'
  const chosen = chosenParts(maker.request, reports.length)
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
        ...(about.difference && about.base
          ? [[head.kind, texts.workbook.onlyChanges(about.base.version, about.difference)] as const]
          : []),
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
  for (const report of parts.reports ? reports : [])
    await shop.make(report.name, report.title, report.mediaType, (to) => report.write(ctx, to))
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
    await shop.make(
      dataPath('cases'),
      about.difference ? texts.fileTitles.changes(about.difference) : texts.fileTitles.cases(tally.total.received),
      JSON_TYPE,
      () => Promise.resolve(),
    )
  if (parts.meetings) await list('meetings', texts.fileTitles.meetings(meetings.length), meetings)
  if (parts.assignments) await list('assignments', texts.fileTitles.assignments(assignments.length), assignments)
  if (parts.roster) await list('roster', texts.fileTitles.roster(members.length), members)
  for (const name of ['manifest', ...DATA_NAMES] as const) {
    const from = join(ctx.resourcesDir, 'package', `v${PACKAGE_FORMAT_VERSION}`, `${name}.schema.json`)
    await shop.make(
      schemaPath(name),
      texts.fileTitles.schema(name === 'manifest' ? MANIFEST : dataPath(name)),
      'application/schema+json',
      (to) => copyFile(from, to),
    )
  }
}
