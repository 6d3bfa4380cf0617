import { execFileSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { soffice } from '../../../electron/documents/testing/paperTools.ts'

export {
  bodyWords,
  pageTexts,
  pdfInfo,
  pdfPages,
  poppler,
  soffice,
  squeeze,
} from '../../../electron/documents/testing/paperTools.ts'

/** A DOCX as LibreOffice lays it out. @returns the PDF */
export function docxAsPdf(file: string, folder: string): string {
  const named = join(folder, 'opened-again.docx')
  copyFileSync(file, named)
  execFileSync(
    soffice ?? 'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'soffice')}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      named,
    ],
    { stdio: 'ignore', timeout: 120_000 },
  )
  return join(folder, 'opened-again.pdf')
}
