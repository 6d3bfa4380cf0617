import type { Block, DocumentModel, DocumentSettings, TableBlock } from '../contract/documents.ts'
import {
  cell,
  centred,
  densePage,
  documentModel,
  fillWidths,
  headRow,
  keyValue,
  paperHead,
  pageFrom,
  paragraph,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, periodText, shortDate } from './civilText.ts'
import { initialsFirst } from './personName.ts'
import { signaturePost } from './protocolParts.ts'
import type { DocumentPerson } from './protocolParts.ts'
import { texts } from './texts/index.ts'
import { formatDecimal, formatInteger, formatShare, smallestDenominator } from './typography.ts'

export interface CentreNoteBlockRow {
  name: string
  received: number
  answered: number
  answeredInTime: number
  open: number
  overdue: number
}

export interface CentreNoteCount {
  name: string
  received: number
}

/** Figures of the package for the ЦУР; counts only, no values of applicants (product.md rule 8). */
export interface CentreNoteData {
  office: DocumentOffice
  /** Addressee, dative: «Центру управления регионом Верхнеокской области». */
  centreDative: string
  /** Civil dates, both inside the period. */
  from: string
  to: string
  asOf: string
  totals: {
    messages: number
    appeals: number
    answered: number
    answeredInTime: number
    open: number
    overdue: number
    repeated: number
  }
  /** Received in the period before; null where the register has none. */
  previousReceived: number | null
  byBlock: CentreNoteBlockRow[]
  byChannel: CentreNoteCount[]
  byTheme: CentreNoteCount[]
  /** Files of the package named in the note. */
  attachments: string[]
  signedBy: DocumentPerson | null
  /** 1 and 2 in the tables become «менее 3»: a number so small may point at a person (domain.md §10). */
  hidesSmall?: boolean
}

interface Counting {
  integer(value: number): string
  share(part: number, whole: number): string
}

/** How the tables write a figure. */
function counting(hidesSmall: boolean): Counting {
  const isSmall = (value: number): boolean => hidesSmall && value > 0 && value < smallestDenominator
  const integer = (value: number): string => (isSmall(value) ? texts.centreNote.lessThanThree : formatInteger(value))
  return {
    integer,
    // A share over or beside a small number would say it.
    share: (part, whole) => (isSmall(whole) || isSmall(part) || isSmall(whole - part) ? '–' : formatShare(part, whole)),
  }
}

/** Covering analytical note of the package for the ЦУР: totals, blocks, channels, themes, and how each figure was got. */
export function buildCentreNote(data: CentreNoteData, settings: DocumentSettings): DocumentModel {
  const page = densePage(pageFrom(settings))
  const period = periodText(data.from, data.to)
  const received = data.totals.messages + data.totals.appeals
  const count = counting(data.hidesSmall ?? false)
  const blocks: Block[] = [
    ...paperHead(data.office, texts.centreNote.title),
    centred(texts.centreNote.subject(period)),
    { type: 'lines', rows: [{ left: runs(longDate(data.asOf)), right: runs(data.office.town) }], spaceBeforePt: 14 },
    paragraph(texts.centreNote.to(data.centreDative), { indentMm: 0, align: 'left', spaceBeforePt: 14 }),
    ...totalsBlocks(data, received),
  ]
  if (data.byBlock.length > 0) blocks.push(heading(texts.centreNote.blocks), blockTable(data.byBlock, page, count))
  if (data.byChannel.length > 0) {
    blocks.push(
      heading(texts.centreNote.channels),
      countTable(data.byChannel, received, texts.centreNote.channelColumns, page, count),
    )
  }
  if (data.byTheme.length > 0) {
    blocks.push(
      heading(texts.centreNote.themes),
      countTable(data.byTheme, received, texts.centreNote.themeColumns, page, count),
    )
  }
  blocks.push(
    heading(texts.centreNote.formulas),
    ...[texts.centreNote.formulaShare, texts.centreNote.formulaChannel, texts.centreNote.formulaChange].map((text) =>
      paragraph(`${text}.`),
    ),
    paragraph(texts.centreNote.smallNumbers),
    ...(data.hidesSmall === true ? [paragraph(texts.centreNote.hiddenNumbers)] : []),
    paragraph(texts.centreNote.privacy),
  )
  if (data.attachments.length > 0) {
    blocks.push(
      keyValue(
        data.attachments.map((name, index): [string, string] => [
          index > 0 ? '' : `${data.attachments.length === 1 ? texts.common.appendix : texts.centreNote.attachments}:`,
          data.attachments.length === 1 ? name : `${index + 1}. ${name}.`,
        ]),
        29,
        { separator: '', spaceBeforePt: 14 },
      ),
    )
  }
  if (data.signedBy !== null) {
    blocks.push({
      type: 'signature',
      post: runs(signaturePost(data.signedBy)),
      name: runs(initialsFirst(data.signedBy)),
      rule: true,
      spaceBeforePt: 28,
    })
  }
  return documentModel('centreNote', texts.centreNote.documentTitle(period), page, blocks)
}

function heading(text: string): Block {
  return {
    type: 'heading',
    level: 2,
    align: 'left',
    runs: runs(text, { bold: true }),
    spaceBeforePt: 14,
    spaceAfterPt: 7,
  }
}

function totalsBlocks(data: CentreNoteData, received: number): Block[] {
  const { totals } = data
  const sentences = [
    texts.centreNote.received(formatInteger(received), formatInteger(totals.messages), formatInteger(totals.appeals)),
    ...(data.previousReceived === null
      ? []
      : [texts.centreNote.compared(formatInteger(data.previousReceived), change(received, data.previousReceived))]),
    texts.centreNote.answered(formatInteger(totals.answered), formatShare(totals.answeredInTime, totals.answered)),
    texts.centreNote.open(shortDate(data.asOf), formatInteger(totals.open), formatInteger(totals.overdue)),
    texts.centreNote.repeated(formatInteger(totals.repeated)),
  ]
  return [heading(texts.centreNote.totals), ...sentences.map((text) => paragraph(text))]
}

/** Change to the period before, with its sign; nothing is computed from a base too small to mean something. */
function change(received: number, previous: number): string {
  if (previous < smallestDenominator) return texts.centreNote.noChangeBase
  const percent = ((received - previous) / previous) * 100
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : ''
  return `${sign}${formatDecimal(Math.abs(percent))}\u00a0%`
}

function blockTable(rows: readonly CentreNoteBlockRow[], page: DocumentModel['page'], figures: Counting): TableBlock {
  const widths = fillWidths(page, [{ mm: 10 }, { weight: 1 }, { mm: 24 }, { mm: 21 }, { mm: 27 }, { mm: 42 }])
  const line = (number: string, row: CentreNoteBlockRow, bold: boolean, { integer, share }: Counting) => [
    cell(number, { bold }),
    cell(row.name, { bold }),
    cell(integer(row.received), { bold }),
    cell(integer(row.open), { bold }),
    cell(integer(row.overdue), { bold }),
    cell(share(row.answeredInTime, row.answered + row.overdue), { bold }),
  ]
  const sum = (pick: (row: CentreNoteBlockRow) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const total: CentreNoteBlockRow = {
    name: texts.common.total,
    received: sum((row) => row.received),
    answered: sum((row) => row.answered),
    answeredInTime: sum((row) => row.answeredInTime),
    open: sum((row) => row.open),
    overdue: sum((row) => row.overdue),
  }
  return {
    type: 'table',
    columns: widths.map((widthMm, index) => ({
      widthMm,
      align: index === 1 ? 'left' : index === 0 ? 'center' : 'right',
    })),
    head: [headRow(texts.centreNote.blockColumns)],
    rows: [
      ...rows.map((row, index) => line(String(index + 1), row, false, figures)),
      line('', total, true, counting(false)),
    ],
  }
}

function countTable(
  rows: readonly CentreNoteCount[],
  received: number,
  titles: readonly string[],
  page: DocumentModel['page'],
  { integer, share }: Counting,
): TableBlock {
  const widths = fillWidths(page, [{ mm: 10 }, { weight: 1 }, { mm: 26 }, { mm: 44 }])
  return {
    type: 'table',
    columns: widths.map((widthMm, index) => ({
      widthMm,
      align: index === 1 ? 'left' : index === 0 ? 'center' : 'right',
    })),
    head: [headRow(titles)],
    rows: rows.map((row, index) => [
      cell(String(index + 1)),
      cell(row.name),
      cell(integer(row.received)),
      cell(share(row.received, received)),
    ]),
  }
}
