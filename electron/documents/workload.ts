import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import {
  cell,
  centred,
  densePage,
  documentModel,
  fillWidths,
  headRow,
  paperHead,
  pageFrom,
  paragraph,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, periodText } from './civilText.ts'
import { initialsFirst } from './personName.ts'
import { signaturePost } from './protocolParts.ts'
import type { DocumentPerson } from './protocolParts.ts'
import { texts } from './texts/index.ts'
import { formatInteger, formatShare } from './typography.ts'

export interface WorkloadRow {
  block: string
  received: number
  answeredInTime: number
  answeredLate: number
  postponed: number
  open: number
  /** Part of `open`. */
  overdue: number
}

export interface WorkloadData {
  office: DocumentOffice
  /** Civil dates of the period, both inside it. */
  from: string
  to: string
  /** Civil date the figures were taken on. */
  asOf: string
  /** Filters in words; null where none is set. */
  filter: string | null
  rows: WorkloadRow[]
  signedBy: DocumentPerson | null
}

/** Sums the rows; the printed total is the sum of what is printed. */
export function workloadTotal(rows: readonly WorkloadRow[]): WorkloadRow {
  const sum = (pick: (row: WorkloadRow) => number) => rows.reduce((total, row) => total + pick(row), 0)
  return {
    block: texts.common.total,
    received: sum((row) => row.received),
    answeredInTime: sum((row) => row.answeredInTime),
    answeredLate: sum((row) => row.answeredLate),
    postponed: sum((row) => row.postponed),
    open: sum((row) => row.open),
    overdue: sum((row) => row.overdue),
  }
}

/** Справка о нагрузке блоков: a landscape sheet, one row per block, shares with numerator and denominator. */
export function buildWorkload(data: WorkloadData, settings: DocumentSettings): DocumentModel {
  const page = densePage(pageFrom(settings, 'landscape'))
  const period = periodText(data.from, data.to)
  const numbers = Array.from({ length: 6 }, () => ({ mm: 25.5 }))
  const widths = fillWidths(page, [{ mm: 10 }, { weight: 1 }, ...numbers, { mm: 41 }])
  const row = (values: WorkloadRow, number: string, bold: boolean) => [
    cell(number, { bold }),
    cell(values.block, { bold }),
    ...[values.received, values.answeredInTime, values.answeredLate, values.postponed, values.open, values.overdue].map(
      (value) => cell(formatInteger(value), { bold }),
    ),
    cell(formatShare(values.answeredInTime, values.answeredInTime + values.answeredLate + values.overdue), { bold }),
  ]
  const blocks: Block[] = [
    ...paperHead(data.office, texts.workload.title),
    centred(`${texts.workload.subject} ${period}`),
    centred(texts.common.asOf(longDate(data.asOf))),
  ]
  if (data.filter !== null) blocks.push(centred(texts.workload.filter(data.filter)))
  blocks.push(
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({
        widthMm,
        align: index === 1 ? 'left' : index === 0 ? 'center' : 'right',
      })),
      head: [headRow(texts.workload.columns)],
      rows: [
        ...data.rows.map((values, index) => row(values, String(index + 1), false)),
        row(workloadTotal(data.rows), '', true),
      ],
      spaceBeforePt: 14,
    },
    paragraph(texts.workload.formula, { spaceBeforePt: 7, indentMm: 0, fontSizePt: settings.tableFontSizePt }),
  )
  if (data.signedBy !== null) {
    blocks.push({
      type: 'signature',
      post: runs(signaturePost(data.signedBy)),
      name: runs(initialsFirst(data.signedBy)),
      rule: true,
      spaceBeforePt: 28,
    })
  }
  return documentModel('workload', texts.workload.documentTitle(period), page, blocks)
}
