import { barsHeightMm } from '../contract/charts.ts'
import type {
  Block,
  ChartBlock,
  DocumentModel,
  DocumentSettings,
  PageSettings,
  TableBlock,
} from '../contract/documents.ts'
import type { IndicatorUnit } from '../contract/indicators.ts'
import type {
  ReportChart,
  ReportContent,
  ReportFigure,
  ReportSection,
  ReportTable,
  TABLE_UNITS,
} from '../contract/reports.ts'
import {
  anchor,
  cell,
  centred,
  contentWidthMm,
  densePage,
  documentModel,
  fillWidths,
  headRow,
  officeHead,
  pageFrom,
  paragraph,
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate, shortMoment } from './civilText.ts'
import { signatureOf } from './letterParts.ts'
import type { LetterSigner } from './letterParts.ts'
import { mapAppendix } from './mapAppendix.ts'
import { changeText, figureText } from './reportFigures.ts'
import type { reportTemplate } from './templates/report.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'

/** Weekly note, monthly or quarterly report, materials on request. Counts only: nothing of an applicant is in `content`. */
export interface ReportData {
  office: DocumentOffice
  title: string
  number: string
  /** «16.11.2026–22.11.2026», «III квартал 2026». */
  period: string
  addressee: readonly string[]
  /** Day of the signature; null while it is a draft. */
  signedOn: string | null
  signedBy: LetterSigner | null
  /** The request of the ЦУР that it answers. */
  request: { number: string; title: string } | null
  /** The number of the sent report of which this is a new version; null for none. */
  replaces: string | null
  content: ReportContent
  hasDefinitions: boolean
}

export type ReportTexts = TemplateTexts<typeof reportTemplate>

const words = texts.report
const bodyPt = 12
const tablePt = 11
const noteSizePt = 10
const definitionSizePt = 10
const chartHeightMm = 50
const commentGapPt = 6
const tallestMm = 150

export function buildReport(data: ReportData, settings: DocumentSettings, texted: ReportTexts): DocumentModel {
  const page = reportPage(settings)
  const { content } = data
  const sections = content.sections.filter(isSaid)
  const maps = sections.filter(isAppendix)
  const blocks: Block[] = [
    ...headOf(data, texted),
    ...sections
      .filter((one) => !isAppendix(one))
      .flatMap((section, index) => sectionBlocks(section, index + 1, content, page)),
    ...changeBlocks(content, page),
    ...gapBlocks(content),
    ...(hasSmall(content) ? [note(words.small)] : []),
    note(words.privacy),
    ...(texted.closing === '' ? [] : paragraphs(fill(texted.closing, { период: data.period }))),
    ...maps.map(({ title }) => note(texts.positionMap.appendixNamed(title))),
    signatureOf(data.signedBy),
    ...(data.hasDefinitions ? definitionBlocks(content) : []),
    ...maps.flatMap((section) => mapAppendix(section, data, page)),
  ]
  return documentModel('report', `${data.title}, ${data.period}`, page, blocks)
}

/** The smallest letters that the rules of papers allow: a note of a week is to be read in minutes, on two to four sheets. */
function reportPage(settings: DocumentSettings): PageSettings {
  const page = densePage(pageFrom(settings))
  return {
    ...page,
    fontSizePt: Math.min(bodyPt, page.fontSizePt),
    tableFontSizePt: Math.min(tablePt, page.tableFontSizePt),
    lineSpacing: 1,
  }
}

function headOf(data: ReportData, texted: ReportTexts): Block[] {
  const { content, request, replaces } = data
  const left = data.signedOn === null ? shortDate(content.countedAt) : longDate(data.signedOn)
  const days = content.before
  return [
    ...officeHead(data.office),
    { type: 'heading', level: 1, align: 'center', runs: runs(data.title, { bold: true }), spaceBeforePt: 14 },
    ...(texted.subject === '' ? [] : [centred(fill(texted.subject, { период: data.period }))]),
    centred(words.period(data.period)),
    ...(request === null ? [] : [centred(words.request(request.number, request.title))]),
    {
      type: 'lines',
      rows: [{ left: runs(left), right: runs(data.number === '' ? data.office.town : `№ ${data.number}`) }],
      spaceBeforePt: 10,
    },
    ...data.addressee.map((line, index) =>
      paragraph(index === 0 ? words.to(line) : line, {
        indentMm: 0,
        align: 'left',
        ...(index === 0 ? { spaceBeforePt: 10 } : {}),
      }),
    ),
    ...(replaces === null ? [] : [note(words.version(replaces))]),
    ...(texted.opening === '' ? [] : paragraphs(fill(texted.opening, { период: data.period }))),
    note(
      [
        words.asOf(shortMoment(content.countedAt)),
        ...(content.isRunning && days !== null ? [words.running(`${shortDate(days.from)}–${shortDate(days.to)}`)] : []),
        words.form,
      ].join(' '),
    ),
  ]
}

const note = (text: string): Block =>
  paragraph(text, { indentMm: 0, align: 'left', fontSizePt: noteSizePt, spaceBeforePt: 6 })

const heading = (text: string, id: string): Block => ({
  type: 'heading',
  level: 2,
  align: 'left',
  runs: runs(text, { bold: true }),
  spaceBeforePt: 12,
  spaceAfterPt: 4,
  ...anchor(id, text),
})

const caption = (text: string): Block =>
  paragraph(text, { indentMm: 0, align: 'left', keepWithNext: true, spaceBeforePt: 6, spaceAfterPt: 2 })

const isAppendix = ({ key }: ReportSection): boolean => key === 'positionMap'

/** A section of words that nobody wrote takes no number and no line. */
const isSaid = ({ state, comment, figures }: ReportSection): boolean =>
  state !== 'typed' || comment.trim() !== '' || figures.length > 0

function sectionBlocks(section: ReportSection, number: number, content: ReportContent, page: PageSettings): Block[] {
  const hasMore = section.figures.length + section.tables.length + section.charts.length > 0
  return [
    heading(`${number}. ${section.title}`, `section-${section.key}`),
    ...(section.sentences.length === 0 ? [] : [paragraph(section.sentences.join(' '), { keepWithNext: hasMore })]),
    ...(section.figures.length === 0 ? [] : [figureTable(section.figures, content, page)]),
    ...section.charts.map((chart) => chartBlock(chart, page)),
    ...section.tables.flatMap((one) => [
      // One table alone is what the heading says.
      ...(section.tables.length > 1 || section.figures.length > 0 ? [caption(one.title)] : []),
      tableBlock(one, page),
      ...(one.note === '' ? [] : [note(one.note)]),
    ]),
    ...commentBlocks(section.comment),
  ]
}

/** What a person typed, parted from the table above it. */
const commentBlocks = (comment: string): Block[] =>
  comment.trim() === ''
    ? []
    : paragraphs(comment).map((one, index) => (index === 0 ? { ...one, spaceBeforePt: commentGapPt } : one))

function figureTable(figures: readonly ReportFigure[], content: ReportContent, page: PageSettings): TableBlock {
  const [name, before, now, change, yearAgo] = words.figureColumns
  const hasBefore = content.before !== null
  const hasYear = content.yearAgo !== null
  const head = [
    name,
    ...(hasBefore ? [before] : []),
    now,
    ...(hasBefore ? [change] : []),
    ...(hasYear ? [yearAgo] : []),
  ]
  const widths = fillWidths(page, [
    { weight: 1 },
    ...(hasBefore ? [{ mm: 20 }] : []),
    { mm: 20 },
    ...(hasBefore ? [{ mm: 36 }] : []),
    ...(hasYear ? [{ mm: 22 }] : []),
  ])
  const figure = (unit: IndicatorUnit, value: ReportFigure['before']): string =>
    value === null ? words.nothing : figureText(unit, value)
  return {
    type: 'table',
    columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'left' : 'right' })),
    head: [headRow(head)],
    rows: figures.map((one) => [
      cell(one.name),
      ...(hasBefore ? [cell(figure(one.unit, one.before))] : []),
      cell(figure(one.unit, one.now)),
      ...(hasBefore ? [cell(changeText(one.unit, one.now, one.before))] : []),
      ...(hasYear ? [cell(figure(one.unit, one.yearAgo))] : []),
    ]),
    spaceBeforePt: 4,
  }
}

/** Widths of columns by what stands in them, mm; words share what is left, a number is as wide as its heading. */
const WIDTHS: Partial<Record<(typeof TABLE_UNITS)[number], { mm: number } | { weight: number }>> = {
  text: { weight: 1 },
  short: { mm: 20 },
  date: { mm: 25 },
  change: { mm: 32 },
}
const letterMm = 2.35
const paddingMm = 4.5
const narrowestMm = 17
/** The longest word of a heading stays in one piece. */
const wordMm = (title: string): number =>
  Math.max(narrowestMm, ...title.split(/\s+/u).map((word) => word.length * letterMm + paddingMm))
const isWords = (unit: (typeof TABLE_UNITS)[number]): boolean => unit === 'text' || unit === 'short' || unit === 'date'

function tableBlock({ columns, rows }: ReportTable, page: PageSettings): TableBlock {
  const widths = fillWidths(
    page,
    columns.map(({ title, unit }) => WIDTHS[unit] ?? { mm: wordMm(title) }),
  )
  return {
    type: 'table',
    columns: columns.map(({ unit }, index) => ({
      widthMm: widths[index] ?? 0,
      align: isWords(unit) ? 'left' : 'right',
    })),
    head: [headRow(columns.map(({ title }) => title))],
    rows: rows.map(({ cells, isTotal }) =>
      cells.map(({ text, isSmall }) => cell(isSmall ? `${text}*` : text, { bold: isTotal })),
    ),
  }
}

const hasSmall = ({ sections }: ReportContent): boolean =>
  sections.some((section) =>
    section.tables.some(({ rows }) => rows.some(({ cells }) => cells.some((one) => one.isSmall))),
  )

function chartBlock(chart: ReportChart, page: PageSettings): ChartBlock {
  const partial = new Set(chart.partial)
  const height =
    chart.kind === 'bars' ? barsHeightMm(chart.labels.length, chart.series.length, chart.isStacked) : chartHeightMm
  return {
    type: 'chart',
    kind: chart.kind,
    stacked: chart.isStacked,
    title: chart.title,
    alt: words.chartAlt(
      chart.title,
      chart.labels.map((label, index) =>
        words.chartPoint(
          label,
          chart.series.map(({ name, values }) =>
            words.chartValue(name, figureText(chart.unit, { value: values[index] ?? null, part: null, whole: null })),
          ),
        ),
      ),
    ),
    unit: words.units[chart.unit],
    widthMm: contentWidthMm(page),
    heightMm: Math.min(tallestMm, Math.max(chartHeightMm, height)),
    points: chart.labels.map((label, index) => (partial.has(index) ? { label, isPartial: true } : { label })),
    series: chart.series.map(({ name, values }) => ({ name, values })),
    spaceBeforePt: 6,
    spaceAfterPt: 6,
  }
}

/** Figures that differ from those signed then; the others are said in one sentence. */
function changeBlocks({ changes }: ReportContent, page: PageSettings): Block[] {
  if (changes === null || changes.figures.length === 0) return []
  const differing = changes.figures.filter(({ earlier, now }) => earlier !== now.value)
  const since = paragraph(words.changedSince(changes.title, shortDate(changes.signedOn), differing.length > 0))
  if (differing.length === 0) return [heading(words.changes, 'changes'), since]
  const widths = fillWidths(page, [{ weight: 1 }, { mm: 32 }, { mm: 24 }, { mm: 36 }])
  return [
    heading(words.changes, 'changes'),
    since,
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'left' : 'right' })),
      head: [headRow(words.changeColumns)],
      rows: differing.map(({ name, unit, earlier, earlierPart, earlierWhole, now }) => {
        const was = { value: earlier, part: earlierPart, whole: earlierWhole }
        return [cell(name), cell(figureText(unit, was)), cell(figureText(unit, now)), cell(changeText(unit, now, was))]
      }),
      spaceBeforePt: 4,
    },
  ]
}

function gapBlocks({ gaps }: ReportContent): Block[] {
  return [
    heading(words.gaps, 'gaps'),
    gaps.length === 0
      ? paragraph(words.noGaps)
      : {
          type: 'list',
          items: gaps.map(({ text, amount }, index) => ({
            number: `${index + 1}.`,
            level: 1,
            runs: runs(amount === null ? `${text}.` : `${text}: ${amount}.`),
          })),
        },
  ]
}

/** Definitions as text: in columns each would take a fifth of a sheet. */
function definitionBlocks({ definitions }: ReportContent): Block[] {
  if (definitions.length === 0) return []
  return [
    { type: 'pageBreak' },
    heading(words.definitions, 'definitions'),
    ...definitions.map((one) =>
      paragraph([...runs(`${one.name}. `, { bold: true }), ...runs(words.defined(one))], {
        indentMm: 0,
        fontSizePt: definitionSizePt,
        spaceBeforePt: 4,
      }),
    ),
  ]
}
