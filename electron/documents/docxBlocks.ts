import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  LeaderType,
  PageBreak,
  PageReference,
  Paragraph,
  TabStopType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { IParagraphOptions, IRunOptions, ITableBordersOptions } from 'docx'
import type {
  Align,
  Block,
  ColumnsBlock,
  DocumentModel,
  ImageBlock,
  PageSettings,
  Run,
  SignatureBlock,
  TableBlock,
} from '../contract/documents.ts'
import { isTailList, signatureRoomMm, splitLongLists } from '../contract/paperTails.ts'
import { contentWidthMm } from './blocks.ts'
import { halfPoints, pixels, pointTwips, twips } from './docxUnits.ts'

type Piece = Paragraph | Table

/** Widths of the sheet of the design, mm. */
const dashMm = 6
const appendixMm = 80
const smallestSignatureNameMm = 36
/** A letter of 14 pt Times is about so wide, mm. */
const letterMm = 2.45
const cellPaddingMm = 1.5
/** A longer paragraph fills so much of a sheet that an office suite leaves the sheet before it empty to keep it with the next. */
const longestKept = 1500
const cellGapMm = 0.4

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const satisfies Record<Align, string>

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

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
const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 }

/** All blocks in order. Gaps and «keep together» depend on the neighbours, so they are decided here. */
export function blocksToDocx(model: DocumentModel): Piece[] {
  const pieces: Piece[] = []
  const targets = new Set(
    model.blocks.flatMap((block) => (block.type === 'contents' ? block.rows.map(({ to }) => to) : [])),
  )
  let gapPt = 0
  const blocks = splitLongLists(model.blocks)
  blocks.forEach((block, index) => {
    if ('anchor' in block && block.anchor && targets.has(block.anchor.id))
      pieces.push(bookmarkParagraph(block.anchor.id))
    if (block.type === 'spacer') {
      pieces.push(gapParagraph(block.heightPt, false))
      return
    }
    if (block.type === 'pageBreak') {
      pieces.push(new Paragraph({ children: [new PageBreak()], spacing: { line: 20, lineRule: LineRuleType.EXACT } }))
      gapPt = 0
      return
    }
    const beforePt = Math.max(gapPt, block.spaceBeforePt ?? 0)
    const keep = keepsWithNext(blocks, index)
    if (isTable(block)) {
      // Word joins neighbouring tables: a hair of a paragraph parts them and carries the gap.
      if (beforePt > 0 || pieces.at(-1) instanceof Table)
        // What stays with the table stays with the gap over it.
        pieces.push(gapParagraph(Math.max(1, beforePt), keepsWithNext(blocks, index - 1)))
      pieces.push(tableOf(block, model.page, keep))
    } else {
      pieces.push(...paragraphsOf(block, model.page, beforePt, keep))
    }
    gapPt = block.spaceAfterPt ?? 0
  })
  // A document body must not end with a table.
  if (pieces.at(-1) instanceof Table) pieces.push(gapParagraph(1, false))
  return pieces
}

type TextBlock = Exclude<Block, { type: 'spacer' | 'pageBreak' | TableLike['type'] }>
type TableLike = Extract<Block, { type: 'table' | 'keyValue' | 'signature' | 'columns' }>

function isTable(block: Block): block is TableLike {
  return block.type === 'table' || block.type === 'keyValue' || block.type === 'signature' || block.type === 'columns'
}

/** A signature never stands alone: whatever is before it stays with it, a list of appendices as a whole. */
function keepsWithNext(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]
  if (block?.type === 'heading') return true
  if (block?.type === 'paragraph' && block.keepWithNext === true && isShort(block.runs)) return true
  return blocks[index + 1]?.type === 'signature' || isTailList(blocks, index + 1)
}

function isShort(runs: readonly Run[]): boolean {
  return runs.reduce((sum, run) => sum + run.text.length, 0) <= longestKept
}

/** Where a line of the contents leads: a hair of a paragraph before the block, whatever kind that is. */
function bookmarkParagraph(anchorId: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 0, after: 0, line: 2, lineRule: LineRuleType.EXACT },
    children: [new Bookmark({ id: bookmarkName(anchorId), children: [new TextRun({ text: '', size: 2 })] })],
  })
}

/** Word takes letters, digits and underscores. */
const bookmarkName = (anchorId: string): string => anchorId.replace(/\W/gu, '_')

function gapParagraph(heightPt: number, keepNext: boolean): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: pointTwips(heightPt), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

function textRuns(runs: readonly Run[], style: IRunOptions = {}): TextRun[] {
  return runs.flatMap((run) =>
    run.text.split('\n').map(
      (text, line) =>
        new TextRun({
          ...style,
          text,
          ...(line > 0 ? { break: 1 } : {}),
          ...(run.bold === true ? { bold: true } : {}),
          ...(run.italic === true ? { italics: true } : {}),
          ...(run.underline === true ? { underline: {} } : {}),
        }),
    ),
  )
}

function paragraphsOf(block: TextBlock, page: PageSettings, beforePt: number, keepNext: boolean): Paragraph[] {
  const spacing = { before: pointTwips(beforePt), after: 0 }
  const common: IParagraphOptions = { spacing, keepNext, widowControl: true }
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          ...common,
          heading: headings[block.level],
          alignment: alignments[block.align ?? 'center'],
          indent: { firstLine: twips(block.indentMm ?? 0) },
          keepLines: true,
          children: textRuns(block.runs),
        }),
      ]
    case 'paragraph':
      return [
        new Paragraph({
          ...common,
          alignment: alignments[block.align ?? 'justify'],
          indent: { left: twips(block.leftMm ?? 0), firstLine: twips(block.indentMm ?? page.firstLineIndentMm) },
          ...(block.rule === true ? { border: { bottom: { ...rule, space: 2 } } } : {}),
          children: textRuns(block.runs, block.fontSizePt === undefined ? {} : { size: halfPoints(block.fontSizePt) }),
        }),
      ]
    case 'lines':
      return block.rows.map(
        (row, index) =>
          new Paragraph({
            ...common,
            spacing: index === 0 ? spacing : { before: 0, after: 0 },
            alignment: AlignmentType.LEFT,
            tabStops: [{ type: TabStopType.RIGHT, position: twips(contentWidthMm(page)) }],
            children: [...textRuns(row.left), new TextRun({ children: ['\t'] }), ...textRuns(row.right)],
          }),
      )
    case 'list':
      return block.items.map(
        (item, index) =>
          new Paragraph({
            ...common,
            spacing: index === 0 ? spacing : { before: 0, after: 0 },
            keepNext: item.keepWithNext === true || (keepNext && index === block.items.length - 1),
            alignment: AlignmentType.JUSTIFIED,
            indent: { firstLine: twips(page.firstLineIndentMm) },
            children: [new TextRun(`${item.number} `), ...textRuns(item.runs)],
          }),
      )
    case 'image':
      return [imageParagraph(block, common)]
    case 'contents':
      return block.rows.map(
        (row, index) =>
          new Paragraph({
            ...common,
            spacing: index === 0 ? spacing : { before: 0, after: 0 },
            keepLines: true,
            alignment: AlignmentType.LEFT,
            tabStops: [{ type: TabStopType.RIGHT, position: twips(contentWidthMm(page)), leader: LeaderType.DOT }],
            children: [
              ...textRuns(row.runs),
              new TextRun({ children: ['\t'] }),
              new PageReference(bookmarkName(row.to)),
            ],
          }),
      )
    case 'appendixHeader': {
      const left = twips(contentWidthMm(page) - (block.widthMm ?? appendixMm))
      return block.lines.map(
        (line, index) =>
          new Paragraph({
            ...common,
            spacing: index === 0 ? spacing : { before: 0, after: 0 },
            keepNext: true,
            alignment: AlignmentType.LEFT,
            indent: { left },
            children: textRuns(line),
          }),
      )
    }
  }
}

function tableOf(block: TableLike, page: PageSettings, keepNext: boolean): Table {
  if (block.type === 'table') return ruledTable(block, page, keepNext)
  if (block.type === 'signature') return signatureTable(block, page, keepNext)
  if (block.type === 'columns') return columnsTable(block, page, keepNext)
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

function signatureTable(block: SignatureBlock, page: PageSettings, keepNext: boolean): Table {
  const nameLength = block.name.reduce((sum, run) => sum + run.text.length, 0)
  const nameMm = Math.min(70, Math.max(smallestSignatureNameMm, Math.ceil(nameLength * letterMm)))
  const roomMm = signatureRoomMm(block)
  const postMm = contentWidthMm(page) - roomMm - dashMm - nameMm
  return bareTable(
    [postMm, roomMm, dashMm, nameMm],
    [
      [
        { runs: block.post, keep: keepNext, ruled: false },
        { runs: [], keep: keepNext, ruled: block.rule === true },
        { runs: [], keep: keepNext, ruled: false },
        { runs: block.name, keep: keepNext, ruled: false },
      ],
    ],
    VerticalAlignTable.BOTTOM,
  )
}

/** The picture in its own line, of the exact size of the model. */
function imageParagraph(block: ImageBlock, common: IParagraphOptions): Paragraph {
  const [head = '', data = ''] = block.src.split(',')
  const picture = new ImageRun({
    type: head.includes('image/png') ? 'png' : 'jpg',
    data: Buffer.from(data, 'base64'),
    transformation: { width: pixels(block.widthMm), height: pixels(block.heightMm) },
    altText: { name: block.alt, description: block.alt, title: block.alt },
  })
  return new Paragraph({ ...common, alignment: alignments[block.align ?? 'center'], children: [picture] })
}

/** Two columns as a table of one row without lines: it stays editable in every office suite. */
function columnsTable(block: ColumnsBlock, page: PageSettings, keepNext: boolean): Table {
  const rightMm = contentWidthMm(page) - block.leftMm - block.gapMm
  const widths = [block.leftMm, block.gapMm, rightMm].map(twips)
  const cells = [block.left, [], block.right].map((blocks) => {
    let gapPt = 0
    const pieces = blocks.flatMap((inner) => {
      const beforePt = Math.max(gapPt, inner.spaceBeforePt ?? 0)
      gapPt = inner.spaceAfterPt ?? 0
      return paragraphsOf(inner, page, beforePt, keepNext)
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
                margins: noMargins,
                borders: { top: noBorder, left: noBorder, right: noBorder, bottom: cell.ruled ? thin : noBorder },
                children: [
                  new Paragraph({
                    alignment: AlignmentType.LEFT,
                    keepNext: cell.keep,
                    widowControl: true,
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
