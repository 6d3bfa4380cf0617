import * as v from 'valibot'
import { DocumentModel } from '../../contract/documents.ts'
import { periodName } from '../../contract/periods.ts'
import type { ReportContent } from '../../contract/reports.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildReport } from '../../documents/report.ts'
import { reportTemplate } from '../../documents/templates/report.ts'
import { centreRequest } from '../centreRequests/centreRequests.service.ts'
import { signerOf } from '../members/members.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { liveContent, periodOfRow } from './content.ts'
import { findListed } from './reports.repo.ts'
import type { ReportTableRow } from './reports.tables.ts'
import { requestNumber } from './requests.ts'
import { texts } from './texts.ts'
import { requireReport } from './view.ts'

/** The paper of a report: of a draft from the figures of now, of a signed one exactly as it was frozen. */

/** The model that a content makes with the settings and texts of now. */
export function reportModel(db: ReadDb, row: ReportTableRow, content: ReportContent, now: string): DocumentModel {
  const request = row.requestId === null ? null : centreRequest(db, row.requestId, now)
  return buildReport(
    {
      office: documentOffice(getOffice(db)),
      title: row.title,
      number: row.number,
      period: periodName(periodOfRow(row)),
      addressee: row.addressee.split('\n').filter((line) => line.trim() !== ''),
      signedOn: row.signedOn,
      signedBy: row.signerId === null ? null : signerOf(db, { kind: 'person', id: row.signerId }),
      request: request && { number: requestNumber(request), title: request.title },
      replaces: row.replacesId === null ? null : (findListed(db, row.replacesId)?.number ?? ''),
      content,
      hasDefinitions: row.hasDefinitions,
    },
    getSettings(db).documents,
    templateTexts(db, reportTemplate),
  )
}

export const fileNameOf = (row: Pick<ReportTableRow, 'title' | 'periodKind' | 'periodFrom' | 'periodTo'>): string =>
  texts.fileName(row.title, periodName(periodOfRow(row)))

export const frozenModel = (row: ReportTableRow): DocumentModel | null =>
  row.model === null ? null : v.parse(DocumentModel, JSON.parse(row.model))

export const reportPapers: PaperBuilders<'report'> = {
  report: ({ reportId }, ctx) => {
    const row = requireReport(ctx.db, reportId)
    return {
      model: frozenModel(row) ?? reportModel(ctx.db, row, liveContent(row, ctx), ctx.now),
      fileName: fileNameOf(row),
    }
  },
}
