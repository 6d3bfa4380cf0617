import type { DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { cell, centred, densePage, documentModel, fillWidths, headRow, pageFrom, paragraph, runs } from './blocks.ts'
import type { DocumentPerson } from './protocolParts.ts'
import { shortDate } from './civilText.ts'
import { initialsFirst } from './personName.ts'
import { texts } from './texts/index.ts'
import { capitalize } from './typography.ts'

/** One line of the list: to whom, what, how and with what result. */
export interface DistributionRow {
  addressee: string
  /** «протокол, версия 2» */
  what: string
  copies: number
  way: string
  /** Civil dates; null leaves room to write by hand. */
  sentOn: string | null
  receivedOn: string | null
  receivedBy: string
}

export interface DistributionData {
  number: string
  heldOn: string
  /** Whose meeting it was, genitive. */
  meetingOf: string
  rows: DistributionRow[]
  /** Who keeps the list; null leaves the line out. */
  signedBy: DocumentPerson | null
}

/** Лист рассылки of a protocol: sent and received by whom, with a column to sign for the paper. */
export function buildDistribution(data: DistributionData, settings: DocumentSettings): DocumentModel {
  const page = densePage(pageFrom(settings, 'landscape'))
  const words = texts.distribution
  const widths = fillWidths(page, [
    { mm: 12 },
    { weight: 1 },
    { mm: 40 },
    { mm: 14 },
    { mm: 34 },
    { mm: 27 },
    { mm: 27 },
    { mm: 46 },
  ])
  const { signedBy } = data
  return documentModel('distribution', words.documentTitle(data.number, shortDate(data.heldOn)), page, [
    { type: 'heading', level: 1, align: 'center', runs: runs(words.title, { bold: true }) },
    centred(words.subject(data.meetingOf, shortDate(data.heldOn), data.number), {
      spaceAfterPt: 14,
      keepWithNext: true,
    }),
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 || index === 3 ? 'center' : 'left' })),
      head: [headRow(words.columns)],
      rows: data.rows.map((row, index) => [
        cell(String(index + 1)),
        cell(row.addressee),
        cell(row.what),
        cell(String(row.copies)),
        cell(row.way),
        cell(row.sentOn === null ? '' : shortDate(row.sentOn)),
        cell(row.receivedOn === null ? '' : shortDate(row.receivedOn)),
        cell(row.receivedBy),
      ]),
    },
    ...(signedBy === null
      ? [paragraph(words.total(data.rows.length), { indentMm: 0, spaceBeforePt: 7 })]
      : [
          {
            type: 'signature' as const,
            post: runs(capitalize(signedBy.post ?? '')),
            name: runs(initialsFirst(signedBy)),
            rule: true,
            spaceBeforePt: 28,
          },
        ]),
  ])
}
