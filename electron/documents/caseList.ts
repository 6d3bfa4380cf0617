import type { DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { cell, centred, documentModel, fillWidths, headRow, officeHead, pageFrom, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { shortMoment } from './civilText.ts'
import { caseListTemplate } from './templates/lists.ts'
import { shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { worded } from './templates/worded.ts'
import { texts } from './texts/index.ts'
import { formatInteger, plain, tightInitials } from './typography.ts'

/** A list of cards ready for reading: what the cells say is decided by the service. */
export interface CaseListData {
  office: DocumentOffice
  /** «Все открытые» */
  title: string
  /** Civil moment of the list. */
  asOf: string
  total: number
  columns: { title: string; weight: number; isNumber: boolean }[]
  rows: string[][]
}

export type CaseListWords = TemplateTexts<typeof caseListTemplate>
const shippedWords: CaseListWords = shippedTexts(caseListTemplate)

/** Список сообщений: a landscape sheet with a numbered table whose head is repeated. No applicants. */
export function buildCaseList(
  data: CaseListData,
  settings: DocumentSettings,
  own: CaseListWords = shippedWords,
): DocumentModel {
  const page = pageFrom(settings, 'landscape')
  const widths = fillWidths(page, [{ mm: 12 }, ...data.columns.map(({ weight }) => ({ weight }))])
  const words = texts.caseList
  return documentModel('caseList', words.documentTitle(data.title), page, [
    ...officeHead(data.office),
    { type: 'heading', level: 1, align: 'center', runs: runs(own.title, { bold: true }), spaceBeforePt: 10 },
    centred(`«${data.title}»`),
    centred(words.asOf(shortMoment(data.asOf), formatInteger(data.total))),
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({
        widthMm,
        align: index === 0 ? 'center' : data.columns[index - 1]?.isNumber ? 'right' : 'left',
      })),
      head: [headRow([words.number, ...data.columns.map(({ title }) => title)])],
      rows: data.rows.map((row, index) => [
        cell(String(index + 1)),
        ...row.map((text) => cell(tightInitials(plain(text)))),
      ]),
      spaceBeforePt: 10,
    },
    ...worded(
      own.closing,
      { отбор: data.title, дата: shortMoment(data.asOf), записей: formatInteger(data.total) },
      { spaceBeforePt: 10 },
    ),
  ])
}
