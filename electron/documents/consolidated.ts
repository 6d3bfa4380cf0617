import type { Block, DocumentModel, DocumentSettings, PageSettings, TableCell } from '../contract/documents.ts'
import {
  cell,
  centred,
  documentModel,
  fillWidths,
  headRow,
  paperHead,
  pageFrom,
  paragraph,
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate } from './civilText.ts'
import { explainedPlaces, formulaBlocks } from './rating.ts'
import type { RatingPaperData, RatingPaperRow } from './rating.ts'
import type { consolidatedTemplate } from './templates/consolidated.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { formatDecimal, formatInteger, formatShare, plural } from './typography.ts'

/** Numbers of an office; shares are parts of wholes. null: not known. */
export interface ConsolidatedFigures {
  received: number | null
  inTime: number
  judged: number
  overdueOpen: number | null
  repeats: number
  rated: number
  claritySum: number
}

export interface ConsolidatedOffice {
  name: string
  isDemo: boolean
  figures: ConsolidatedFigures
  receivedBefore: number | null
  residents: number | null
  hasCases: boolean
  themes: readonly { name: string; received: number }[]
  /** By component: terms, overdue, repeats, clarity. */
  places: readonly (number | null)[]
  /** By the formula. */
  place: number | null
  score: number | null
  /** Put together from packages of months. */
  isAssembled: boolean
  missingMonths: readonly string[]
}

export interface ConsolidatedData {
  office: DocumentOffice
  /** Civil date. */
  asOf: string
  period: string
  periodBefore: string
  offices: readonly ConsolidatedOffice[]
  missing: readonly string[]
  total: ConsolidatedFigures
  comparable: { offices: number; now: number; before: number }
  rating: {
    formula: RatingPaperData['formula']
    digits: number
    /** The first place first, then those that are not ranked. */
    places: readonly Pick<RatingPaperRow, 'name' | 'words' | 'beside' | 'calculation'>[]
  }
}

type Words = TemplateTexts<typeof consolidatedTemplate>
const words = texts.consolidated
/** Ten columns stand side by side in no larger letters. */
const TABLE_PT = 11
const none = texts.common.none
const figure = (value: number | null): string => (value === null ? none : formatInteger(value))
const right = (text: string): TableCell => cell(text, { align: 'right' })

const clarity = ({ rated, claritySum }: ConsolidatedFigures): string =>
  rated === 0 ? none : words.clarity(formatDecimal(claritySum / rated), formatInteger(rated))
const share = ({ inTime, judged }: ConsolidatedFigures): string => formatShare(inTime, judged)

const placeText = ({ place, score }: ConsolidatedOffice, digits: number): string =>
  place === null || score === null ? none : words.place(place, formatDecimal(score, digits))

function row(office: ConsolidatedOffice, index: number, digits: number): TableCell[] {
  const { figures, residents } = office
  const perThousand = residents === null || figures.received === null ? null : (figures.received / residents) * 1000
  return [
    right(String(index + 1)),
    cell(office.isDemo ? `${office.name} (${words.demo})` : office.name),
    right(figure(figures.received)),
    right(figure(office.receivedBefore)),
    right(share(figures)),
    right(figure(figures.overdueOpen)),
    right(formatInteger(figures.repeats)),
    right(clarity(figures)),
    right(perThousand === null ? none : formatDecimal(perThousand)),
    cell(placeText(office, digits), { align: 'center' }),
  ]
}

function table({ offices, total, rating }: ConsolidatedData, page: PageSettings): Block {
  const widths = fillWidths(page, [
    { mm: 9 },
    { weight: 1 },
    { mm: 24 },
    { mm: 20 },
    { mm: 38 },
    { mm: 26 },
    { mm: 25 },
    { mm: 27 },
    { mm: 20 },
    { mm: 28 },
  ])
  const before = offices.every((one) => one.receivedBefore === null)
    ? null
    : offices.reduce((sum, one) => sum + (one.receivedBefore ?? 0), 0)
  const last: TableCell[] = [
    cell(''),
    cell(words.rest, { bold: true }),
    right(figure(total.received)),
    right(figure(before)),
    right(share(total)),
    right(figure(total.overdueOpen)),
    right(formatInteger(total.repeats)),
    right(clarity(total)),
    right(none),
    cell(none, { align: 'center' }),
  ]
  return {
    type: 'table',
    columns: widths.map((widthMm) => ({ widthMm, align: 'left' as const })),
    head: [headRow(words.columns)],
    rows: [...offices.map((office, index) => row(office, index, rating.digits)), last],
    spaceBeforePt: 7,
  }
}

const heading = (text: string): Block => ({
  type: 'heading',
  level: 2,
  align: 'left',
  runs: runs(text, { bold: true }),
  spaceBeforePt: 14,
})
const plain = (text: string): Block => paragraph(text, { indentMm: 0, align: 'left', spaceBeforePt: 4 })

/** Overall places by the formula, redone with a pen; beside them the places by single figures. */
function ratingBlocks({ offices, rating }: ConsolidatedData, page: PageSettings): Block[] {
  const widths = fillWidths(page, [{ mm: 9 }, { weight: 1 }, { mm: 30 }, { mm: 30 }, { mm: 30 }, { mm: 30 }])
  const isRanked = offices.some(({ place }) => place !== null)
  return [
    heading(words.ratingTitle),
    plain(words.ratingText),
    ...(isRanked ? [] : [plain(words.nobody)]),
    ...formulaBlocks(rating.formula),
    ...(rating.places.length === 0 ? [] : [heading(words.explained), ...explainedPlaces(rating.places)]),
    heading(words.componentsTitle),
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({
        widthMm,
        align: index < 2 ? ('left' as const) : ('center' as const),
      })),
      head: [headRow(words.componentColumns)],
      rows: offices.map(({ name, places }, index): TableCell[] => [
        right(String(index + 1)),
        cell(name),
        ...places.map((place) => cell(place === null ? none : String(place), { align: 'center' })),
      ]),
      spaceBeforePt: 7,
    },
  ]
}

function themes({ offices }: ConsolidatedData, page: PageSettings): Block[] {
  const widths = fillWidths(page, [{ mm: 9 }, { weight: 1 }, { weight: 2 }])
  return [
    heading(words.themesTitle),
    {
      type: 'table',
      columns: widths.map((widthMm) => ({ widthMm, align: 'left' as const })),
      head: [headRow(words.themeColumns)],
      rows: offices.map(({ name, themes: top, hasCases }, index): TableCell[] => [
        right(String(index + 1)),
        cell(name),
        cell(
          top.length === 0
            ? hasCases
              ? none
              : words.hidden
            : top.map((one) => words.theme(one.name, formatInteger(one.received))).join('; '),
        ),
      ]),
      spaceBeforePt: 7,
    },
  ]
}

function notes(data: ConsolidatedData): string[] {
  const { comparable, missing, offices } = data
  const assembled = offices.filter(({ isAssembled }) => isAssembled).map(({ name }) => name)
  const unknown = offices.filter(({ residents }) => residents === null).map(({ name }) => name)
  return [
    comparable.offices === 0
      ? words.notComparable
      : words.comparable(
          comparable.offices,
          formatInteger(comparable.now),
          formatInteger(comparable.before),
          data.periodBefore,
        ),
    assembled.length === 0 ? '' : words.assembled(assembled.join('; ')),
    ...offices.flatMap(({ name, missingMonths }) =>
      missingMonths.length === 0 ? [] : words.incomplete(name, missingMonths.join(', ')),
    ),
    missing.length === 0 ? words.allSent : words.noPackage(missing.join('; ')),
    unknown.length === 0 ? '' : words.residents(unknown.join('; ')),
    words.share,
    words.small,
  ].filter((one) => one !== '')
}

/** «Свод по муниципальным образованиям», across the sheet. */
export function buildConsolidated(data: ConsolidatedData, settings: DocumentSettings, own: Words): DocumentModel {
  const full = pageFrom(settings, 'landscape')
  const page = { ...full, tableFontSizePt: Math.min(TABLE_PT, full.tableFontSizePt) }
  const { total, offices } = data
  const values = {
    период: data.period,
    органов: `${offices.length} ${plural(offices.length, ...words.offices)}`,
    поступило: figure(total.received),
    всрок: formatInteger(total.inTime),
    просрочено: figure(total.overdueOpen),
    повторных: formatInteger(total.repeats),
  }
  const lead = fill(own.lead, values)
  const ending = fill(own.ending, values)
  const blocks: Block[] = [
    ...paperHead(data.office, fill(own.title, values)),
    centred(fill(own.subject, values), { bold: true, keepWithNext: true }),
    centred(data.period, { bold: true, keepWithNext: true }),
    centred(texts.common.asOf(longDate(data.asOf)), { spaceAfterPt: 7 }),
  ]
  if (offices.length === 0) blocks.push(paragraph(words.none, { indentMm: 0, spaceBeforePt: 7 }))
  else {
    if (lead !== '') blocks.push(...paragraphs(lead, [], { spaceBeforePt: 7 }))
    blocks.push(table(data, page), ...themes(data, page), ...ratingBlocks(data, page))
  }
  for (const [index, note] of notes(data).entries())
    blocks.push(paragraph(note, { indentMm: 0, align: 'left', spaceBeforePt: index === 0 ? 14 : 3 }))
  if (ending !== '') blocks.push(...paragraphs(ending, [], { indentMm: 0, spaceBeforePt: 14 }))
  return documentModel('consolidated', words.documentTitle(data.period), page, blocks)
}
