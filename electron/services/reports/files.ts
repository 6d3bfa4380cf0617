import { writeFile } from 'node:fs/promises'
import { periodName } from '../../contract/periods.ts'
import type { ReadDb } from '../../db/database.ts'
import { shortDate } from '../../documents/civilText.ts'
import { toDocx } from '../../documents/docx.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { TaskContext } from '../context.ts'
import { contentOf, periodOfRow } from './content.ts'
import { fileNameOf, frozenModel } from './papers.ts'
import { listSentWithin } from './reports.repo.ts'
import { texts } from './texts.ts'
import { workbook } from './workbook.ts'

/** What a package takes of the reports: the shape of the joint in services/exchange/reports.ts. */
interface ReportFile {
  name: string
  title: string
  mediaType: string
  write(ctx: TaskContext, target: string): Promise<void>
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A title may be longer than a file name; its days stand at the end and stay. */
const NAME_LENGTH = 100

function plainName(title: string): string {
  const name = Array.from(
    title
      .replaceAll(/[\\/:*?"<>|]/gu, ' ')
      .replaceAll(/\s+(?=[\s,]|$)/gu, '')
      .trim(),
  )
  if (name.length <= NAME_LENGTH) return name.join('')
  const [start, end] = [name.slice(0, NAME_LENGTH / 2), name.slice(-NAME_LENGTH / 2)].map((part) =>
    part.join('').trim(),
  )
  return `${start} … ${end}`
}

/**
 * Files of the reports of the ЦУР (monthly, quarterly, on request) about days inside a period: those sent, as they were frozen. Notes for the
 * Глава stay inside the office, and so does what a newer version has replaced.
 */
export function reportFiles(db: ReadDb, period: { from: string; to: string }): ReportFile[] {
  const names = new Set<string>()
  return listSentWithin(db, period).flatMap((row) => {
    const model = frozenModel(row)
    const content = contentOf(row, { db, now: row.sentOn ?? '', resourcesDir: '' })
    if (model === null) return []
    const base = plainName(fileNameOf(row))
    let name = base
    // Windows takes «Отчёт» and «отчёт» for one name.
    for (let again = 2; names.has(name.toLowerCase()); again += 1) name = `${base} (${again})`
    names.add(name.toLowerCase())
    const title = texts.inPackage(row.title, periodName(periodOfRow(row)), shortDate(row.sentOn ?? ''))
    return [
      {
        name: `${name}.docx`,
        title,
        mediaType: DOCX,
        write: async (_ctx, target) => writeFile(target, await toDocx(model)),
      },
      {
        name: `${name}.xlsx`,
        title,
        mediaType: XLSX,
        write: async (ctx, target) => void (await writeXlsx(target, workbook(content), { signal: ctx.signal })),
      },
    ] satisfies ReportFile[]
  })
}
