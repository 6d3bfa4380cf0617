import type { PackagePeriod } from '../../contract/exchange.ts'
import type { ReadDb } from '../../db/database.ts'
import type { TaskContext } from '../context.ts'

/**
 * Reports that go into a package as they are. This area makes none and imports none: whoever puts the services together gives the
 * function (`exchangeWith`, electron/app/services.ts), so that reports may use packages and packages reports without a circle.
 */

export interface PackageReportFile {
  /** Name in the package: «Отчёт за III квартал 2026.docx»; of DOCX, PDF or XLSX, unlike those of the other files. */
  name: string
  /** What it is, for the manifest: «отчёт за III квартал 2026, отправлен 08.10.2026». */
  title: string
  mediaType: string
  /** Writes the file. @throws what the building of the paper throws */
  write(ctx: TaskContext, target: string): Promise<void>
}

/** Files of the reports of a period that may leave; no personal data in them is the duty of the reports' own area. */
export type ReportFiles = (db: ReadDb, period: PackagePeriod, now: string) => readonly PackageReportFile[]
