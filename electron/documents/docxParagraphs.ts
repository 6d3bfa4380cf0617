import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  LeaderType,
  LineRuleType,
  PageReference,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { IParagraphOptions, IRunOptions } from 'docx'
import { chartShapes } from '../contract/charts.ts'
import type { Align, Block, ChartBlock, ImageBlock, KeyValueBlock, PageSettings, Run } from '../contract/documents.ts'
import { contentWidthMm } from './blocks.ts'
import { chartPng } from './charts/chartPng.ts'
import { chartSvg } from './charts/chartSvg.ts'
import type { Numbering } from './docxLists.ts'
import { halfPoints, pixels, pointTwips, twips } from './docxUnits.ts'

const appendixMm = 80
/** Room of the dash between term and value, mm. */
export const dashMm = 6

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const satisfies Record<Align, string>

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const

/** Blocks that are paragraphs in DOCX; the others are tables. */
export type TextBlock = Exclude<
  Block,
  { type: 'spacer' | 'pageBreak' | 'table' | 'keyValue' | 'signature' | 'columns' }
>

/** Where a line of the contents leads: a hair of a paragraph before the block, whatever kind that is. */
export function bookmarkParagraph(anchorId: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 0, after: 0, line: 2, lineRule: LineRuleType.EXACT },
    children: [new Bookmark({ id: bookmarkName(anchorId), children: [new TextRun({ text: '', size: 2 })] })],
  })
}

/** Word takes letters, digits and underscores. */
const bookmarkName = (anchorId: string): string => anchorId.replace(/\W/gu, '_')

export function gapParagraph(heightPt: number, keepNext: boolean): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: pointTwips(heightPt), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

export function textRuns(runs: readonly Run[], style: IRunOptions = {}): TextRun[] {
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

/** @param numbering collects the lists of the file */
export function paragraphsOf(
  block: TextBlock,
  page: PageSettings,
  beforePt: number,
  keepNext: boolean,
  numbering: Numbering,
): Paragraph[] {
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
    case 'list': {
      const numbers = numbering.list(block.items.map((item) => item.number))
      return block.items.map((item, index) => {
        const number = numbers[index]
        return new Paragraph({
          ...common,
          spacing: index === 0 ? spacing : { before: 0, after: 0 },
          keepNext: item.keepWithNext === true || (keepNext && index === block.items.length - 1),
          alignment: AlignmentType.JUSTIFIED,
          indent: { firstLine: twips(page.firstLineIndentMm) },
          ...(number === undefined ? {} : { numbering: number }),
          children: [...(number === undefined ? [new TextRun(`${item.number} `)] : []), ...textRuns(item.runs)],
        })
      })
    }
    case 'image':
      return [imageParagraph(block, common)]
    case 'chart':
      return [chartParagraph(block, common)]
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

/** The chart as vectors with a picture of 300 dpi for suites that show no SVG, of the exact size of the model. */
function chartParagraph(block: ChartBlock, common: IParagraphOptions): Paragraph {
  const drawing = chartShapes(block)
  const transformation = { width: pixels(block.widthMm), height: pixels(block.heightMm) }
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(chartSvg(drawing), 'utf8'),
    fallback: { type: 'png', data: chartPng(drawing) },
    transformation,
    altText: { name: block.title, title: block.title, description: block.alt },
  })
  return new Paragraph({ ...common, alignment: AlignmentType.CENTER, children: [picture] })
}

/** A letter of 14 pt Times is about so wide, mm. */
const letterMm = 2.45

/** Whether every term is short enough to stand before the tab of its value. */
export function termsFit(block: KeyValueBlock): boolean {
  return block.rows.every(
    ({ term }) => term.reduce((sum, run) => sum + run.text.length, 0) * letterMm < block.termWidthMm,
  )
}

/** Term, dash, value as paragraphs over a signature: LibreOffice parts a table from what it should stay with, never a paragraph. */
export function hangingRows(block: KeyValueBlock, beforePt: number): Paragraph[] {
  const separator = block.separator ?? '–'
  const valueMm = block.termWidthMm + (separator === '' ? 0 : dashMm)
  const stops = separator === '' ? [valueMm] : [block.termWidthMm, valueMm]
  const tab = () => new TextRun({ children: ['\t'] })
  return block.rows.map(
    (row, index) =>
      new Paragraph({
        spacing: { before: index === 0 ? pointTwips(beforePt) : 0, after: 0 },
        keepNext: true,
        keepLines: true,
        widowControl: true,
        alignment: AlignmentType.LEFT,
        indent: { left: twips(valueMm), hanging: twips(valueMm) },
        tabStops: stops.map((mm) => ({ type: TabStopType.LEFT, position: twips(mm) })),
        children: [
          ...textRuns(row.term),
          tab(),
          ...(separator === '' ? [] : [new TextRun(separator), tab()]),
          ...textRuns(row.value),
        ],
      }),
  )
}
