import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { ITableBordersOptions } from 'docx'
import type { Block, ColumnsBlock, PageSettings, Run, SignatureBlock, TableBlock } from '../contract/documents.ts'
import { signatureNameMm, signatureRoomMm } from '../contract/paperTails.ts'
import { contentWidthMm } from './blocks.ts'
import type { Numbering } from './docxLists.ts'
import { alignments, dashMm, paragraphsOf, textRuns } from './docxParagraphs.ts'
import { halfPoints, pointTwips, twips } from './docxUnits.ts'

/** Between a post and the rule to sign on, mm. */
const postGapMm = 2
const cellPaddingMm = 1.5
const cellGapMm = 0.4

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const noBorders: ITableBordersOptions = {
  top: noBorder,
  bottom: noBorder,
  left: noBorder,
  right: noBorder,
  insideHorizontal: noBorder,
  insideVertical: noBorder,
}
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 }

export type TableLike = Extract<Block, { type: 'table' | 'keyValue' | 'signature' | 'columns' }>

export function isTable(block: Block): block is TableLike {
  return block.type === 'table' || block.type === 'keyValue' || block.type === 'signature' || block.type === 'columns'
}

export function tableOf(
  block: Exclude<TableLike, SignatureBlock>,
  page: PageSettings,
  keepNext: boolean,
  numbering: Numbering,
): Table {
  if (block.type === 'table') return ruledTable(block, page, keepNext)
  if (block.type === 'columns') return columnsTable(block, page, keepNext, numbering)
  const separator = block.separator ?? '–'
  const dash = separator === '' ? 0 : dashMm
  const widths = [block.termWidthMm, ...(dash === 0 ? [] : [dash]), contentWidthMm(page) - block.termWidthMm - dash]
  return bareTable(
    widths,
    block.rows.map((row) => {
      const cells = [row.term, ...(dash === 0 ? [] : [[{ text: separator }]]), row.value]
      return cells.map((runs) => ({ runs, keep: keepNext, ruled: false }))
    }),
  )
}

/** Signatures one under another are rows of one table: an office suite parts two tables, and the second signature stood alone. */
export function signatureTable(
  signatures: readonly { block: SignatureBlock; beforePt: number }[],
  page: PageSettings,
  keepNext: boolean,
): Table {
  const nameMm = signatureNameMm(
    signatures.map(({ block }) => block),
    page.fontSizePt,
  )
  const roomMm = Math.min(...signatures.map(({ block }) => signatureRoomMm(block)))
  const postMm = contentWidthMm(page) - roomMm - dashMm - nameMm
  return bareTable(
    [postMm, roomMm, dashMm, nameMm],
    signatures.map(({ block, beforePt }, index) => {
      const keep = keepNext || index < signatures.length - 1
      const common = { keep, beforePt: index === 0 ? 0 : beforePt }
      return [
        { ...common, runs: block.post, ruled: false, gapMm: postGapMm },
        { ...common, runs: block.mark ?? [], ruled: block.rule === true, align: 'right' as const },
        { ...common, runs: [], ruled: false },
        { ...common, runs: block.name, ruled: false },
      ]
    }),
    VerticalAlignTable.BOTTOM,
  )
}

/** Two columns as a table of one row without lines: it stays editable in every office suite. */
function columnsTable(block: ColumnsBlock, page: PageSettings, keepNext: boolean, numbering: Numbering): Table {
  const rightMm = contentWidthMm(page) - block.leftMm - block.gapMm
  const widths = [block.leftMm, block.gapMm, rightMm].map(twips)
  const cells = [block.left, [], block.right].map((blocks) => {
    let gapPt = 0
    const pieces = blocks.flatMap((inner) => {
      const beforePt = Math.max(gapPt, inner.spaceBeforePt ?? 0)
      gapPt = inner.spaceAfterPt ?? 0
      return paragraphsOf(inner, page, beforePt, keepNext, numbering)
    })
    return pieces.length > 0 ? pieces : [new Paragraph({ keepNext })]
  })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: noBorders,
    margins: noMargins,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, index) =>
            new TableCell({
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
              margins: noMargins,
              borders: { top: noBorder, left: noBorder, right: noBorder, bottom: noBorder },
              children,
            }),
        ),
      }),
    ],
  })
}

interface BareCell {
  runs: readonly Run[]
  keep: boolean
  ruled: boolean
  beforePt?: number
  /** Kept free at the right side, mm. */
  gapMm?: number
  align?: 'left' | 'right'
}

/** A table without lines: two columns of a register stay aligned in every office suite. */
function bareTable(
  widthsMm: readonly number[],
  rows: readonly (readonly BareCell[])[],
  verticalAlign: (typeof VerticalAlignTable)[keyof typeof VerticalAlignTable] = VerticalAlignTable.TOP,
): Table {
  const widths = widthsMm.map(twips)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: noBorders,
    margins: noMargins,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (cell, index) =>
              new TableCell({
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                verticalAlign,
                margins: { ...noMargins, right: twips(cell.gapMm ?? 0) },
                borders: { top: noBorder, left: noBorder, right: noBorder, bottom: cell.ruled ? thin : noBorder },
                children: [
                  new Paragraph({
                    alignment: alignments[cell.align ?? 'left'],
                    keepNext: cell.keep,
                    widowControl: true,
                    spacing: { before: pointTwips(cell.beforePt ?? 0) },
                    children: textRuns(cell.runs),
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

function ruledTable(block: TableBlock, page: PageSettings, keepNext: boolean): Table {
  const size = halfPoints(block.fontSizePt ?? page.tableFontSizePt)
  const widths = block.columns.map((column) => twips(column.widthMm))
  const padding = twips(cellPaddingMm)
  const row = (cells: TableBlock['rows'][number], options: { head: boolean; keep: boolean }) =>
    new TableRow({
      cantSplit: true,
      tableHeader: options.head,
      children: cells.map(
        (cell, index) =>
          new TableCell({
            ...(cell.colSpan === undefined ? {} : { columnSpan: cell.colSpan }),
            ...(cell.rowSpan === undefined ? {} : { rowSpan: cell.rowSpan }),
            verticalAlign: options.head ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
            margins: { top: twips(cellGapMm), bottom: twips(cellGapMm), left: padding, right: padding },
            children: [
              new Paragraph({
                alignment: alignments[cell.align ?? block.columns[index]?.align ?? 'left'],
                keepNext: options.keep,
                widowControl: true,
                children: textRuns(cell.runs, { size }),
              }),
            ],
          }),
      ),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [
      ...block.head.map((cells) => row(cells, { head: true, keep: true })),
      ...block.rows.map((cells, index) =>
        row(cells, { head: false, keep: keepNext && index === block.rows.length - 1 }),
      ),
    ],
  })
}
