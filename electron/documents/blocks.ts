import type {
  Anchor,
  Block,
  DocumentKind,
  DocumentModel,
  DocumentSettings,
  KeyValueBlock,
  LetterheadShape,
  PageSettings,
  ParagraphBlock,
  Run,
  TableCell,
} from '../contract/documents.ts'
import { shortDate } from './civilText.ts'
import { texts } from './texts/index.ts'
import { typeset } from './typography.ts'

/** Width of an A4 sheet and its height, mm. */
const sheet = { portrait: 210, landscape: 297 } as const

/** Clears what no font can show and XML forbids; line breaks stay. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/gu, '')
}

/** Runs of one style with non-breaking spaces in place. */
export function runs(text: string, style: Omit<Run, 'text'> = {}): Run[] {
  return [{ text: typeset(printable(text)), ...style }]
}

/** A run that says something is missing: highlighted on the preview only. */
export function missing(text: string): Run {
  return { text: typeset(text), highlight: true }
}

export function paragraph(text: string | Run[], options: Omit<ParagraphBlock, 'type' | 'runs'> = {}): ParagraphBlock {
  return { type: 'paragraph', runs: typeof text === 'string' ? runs(text) : text, ...options }
}

/** A typed text of one or many lines as paragraphs; `lead` begins the first one. Empty lines are dropped. */
export function paragraphs(
  text: string,
  lead: Run[] = [],
  options: Omit<ParagraphBlock, 'type' | 'runs'> = {},
): ParagraphBlock[] {
  const lines = printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const [first = '', ...rest] = lines
  const { anchor, ...others } = options
  return [
    paragraph([...lead, ...runs(first)], { ...others, ...(anchor === undefined ? {} : { anchor }) }),
    ...rest.map((line) => paragraph(line, others)),
  ]
}

export function centred(
  text: string,
  options: Omit<ParagraphBlock, 'type' | 'runs'> & { bold?: boolean } = {},
): ParagraphBlock {
  const { bold, ...rest } = options
  return paragraph(runs(text, bold === true ? { bold } : {}), { align: 'center', indentMm: 0, ...rest })
}

export function spacer(heightPt: number): Block {
  return { type: 'spacer', heightPt }
}

export function keyValue(
  rows: readonly (readonly [string, string | Run[]])[],
  termWidthMm: number,
  options: Partial<Omit<KeyValueBlock, 'type' | 'rows'>> = {},
): KeyValueBlock {
  return {
    type: 'keyValue',
    termWidthMm,
    rows: rows.map(([term, value]) => ({ term: runs(term), value: typeof value === 'string' ? runs(value) : value })),
    ...options,
  }
}

export function cell(text: string, options: Omit<TableCell, 'runs'> & { bold?: boolean } = {}): TableCell {
  const { bold, ...rest } = options
  return { runs: runs(text, bold === true ? { bold } : {}), ...rest }
}

export function headRow(titles: readonly string[]): TableCell[] {
  return titles.map((title) => cell(title, { align: 'center' }))
}

export function anchor(id: string, title: string): { anchor: Anchor } {
  return { anchor: { id, title } }
}

/** The block without places to jump to: several documents in one would repeat them. */
export function withoutAnchors(block: Block): Block {
  if (block.type === 'pageBreak' || block.type === 'spacer') return block
  const { anchor: _, ...rest } = block
  if (rest.type !== 'list') return rest
  return { ...rest, items: rest.items.map(({ anchor: _place, ...item }) => item) }
}

export function pageFrom(settings: DocumentSettings, orientation: 'portrait' | 'landscape' = 'portrait'): PageSettings {
  return {
    marginsMm: settings.marginsMm,
    orientation,
    fontFamily: settings.fontFamily,
    fontSizePt: settings.fontSizePt,
    tableFontSizePt: settings.tableFontSizePt,
    lineSpacing: settings.lineSpacing,
    firstLineIndentMm: settings.firstLineIndentMm,
    numbering: settings.numbering,
  }
}

/** Room between the side margins, mm. */
export function contentWidthMm(page: PageSettings): number {
  return sheet[page.orientation ?? 'portrait'] - page.marginsMm.left - page.marginsMm.right
}

/** Size of tables the fixed widths of columns are made for, points. */
export const tableBasePt = 12
/** Of the room between the margins fixed columns take so much at most when they grow with the letters. */
const widestFixed = 0.75

/**
 * Widths of columns that fill the page: fixed ones as given (mm) for letters of 12 points and wider for larger ones, so that a date stays
 * in one piece; the others share the rest by weight.
 * @param columns `{mm}` for a fixed width, `{weight}` for a share of what remains.
 */
export function fillWidths(page: PageSettings, columns: readonly ({ mm: number } | { weight: number })[]): number[] {
  const given = columns.reduce((sum, column) => sum + ('mm' in column ? column.mm : 0), 0)
  const weights = columns.reduce((sum, column) => sum + ('weight' in column ? column.weight : 0), 0)
  const room = contentWidthMm(page)
  const growth = Math.max(1, Math.min(page.tableFontSizePt / tableBasePt, (room * widestFixed) / Math.max(1, given)))
  const rounded = (mm: number): number => Math.round(mm * 10) / 10
  const rest = room - given * growth
  return columns.map((column) => rounded('mm' in column ? column.mm * growth : (rest * column.weight) / weights))
}

/** The page for a table of many figures: its letters are not larger than 12 points, or the columns would tear them. */
export function densePage(page: PageSettings): PageSettings {
  return { ...page, tableFontSizePt: Math.min(tableBasePt, page.tableFontSizePt) }
}

export function documentModel(kind: DocumentKind, title: string, page: PageSettings, blocks: Block[]): DocumentModel {
  return { modelVersion: 1, kind, title: title.replaceAll('\n', ' '), lang: 'ru', page, blocks }
}

/** The act that approves a document; blanks of a decree stay blanks to be filled in by hand (domain.md §2). */
export interface ApprovingAct {
  /** In the instrumental case with the body that issued it: «распоряжением Администрации Заречного округа». */
  act: string
  date?: string | null
  number?: string | null
  /** «Приложение 2» over the block; absent where the act has one appendix without a number. */
  appendix?: string | null
}

/** The block «УТВЕРЖДЁН распоряжением … от … № …» at the right. */
export function approvalHeader(approved: string, act: ApprovingAct): Block {
  const number = `№ ${act.number || texts.common.blankNumber}`
  // A blank to be filled in by hand takes a line of its own: with the number it is wider than the block.
  const requisites = act.date
    ? [`${texts.common.from} ${shortDate(act.date)} ${number}`]
    : [`${texts.common.from} ${texts.common.blankDate}`, number]
  const lines = [act.appendix, approved, act.act, ...requisites].filter((line): line is string => Boolean(line))
  return { type: 'appendixHeader', lines: lines.map((line) => runs(line)), spaceAfterPt: 14 }
}

/** Who issues the document: the head of every form. */
export interface DocumentOffice {
  /** Full name of the body, nominative: «Администрация Заречного муниципального округа\nВерхнеокской области». */
  bodyName: string
  /** The МЦУ as the decree calls it: «Рабочая группа (проектный офис)\n«Муниципальный центр управления»». */
  officeForm: string
  /** Whose meeting it is, genitive: «рабочей группы (проектного офиса)». */
  meetingOf: string
  /** Town of the office: «г. Заречный». */
  town: string
  /** The letterhead of the settings; a plain head where absent. */
  letterhead?: Letterhead | null
}

/** The letterhead as a document draws it: the picture itself, not a reference to it. */
export interface Letterhead {
  shape: LetterheadShape
  /** Address, telephone, e-mail and codes, a line each. */
  lines: readonly string[]
  coatOfArms: { src: string; widthMm: number; heightMm: number } | null
}

/** Body in capitals and the office under it, centred. */
export function officeHead(office: DocumentOffice): Block[] {
  const head: Block[] = [centred(office.bodyName.toLocaleUpperCase('ru-RU'), { bold: true })]
  if (office.officeForm !== '') head.push(centred(office.officeForm, { spaceBeforePt: 7 }))
  return head
}

/** The head of a paper that is not a letter: who makes it and what it is called. */
export const paperHead = (office: DocumentOffice, title: string): Block[] => [
  ...officeHead(office),
  { type: 'heading', level: 1, align: 'center', runs: runs(title, { bold: true }), spaceBeforePt: 14 },
]
