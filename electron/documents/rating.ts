import type { Block, DocumentModel, DocumentSettings, PageSettings, TableCell } from '../contract/documents.ts'
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
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, periodText, shortDate } from './civilText.ts'
import { initialsFirst } from './personName.ts'
import { signaturePost } from './protocolParts.ts'
import type { DocumentPerson } from './protocolParts.ts'
import type { ratingTemplate } from './templates/rating.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { formatDecimal, formatInteger } from './typography.ts'

/** Figures of one recipient as the table shows them; null where there are none. */
export interface RatingPaperRow {
  place: number | null
  /** The place of the period before. */
  before: number | null
  name: string
  number: number
  terms: number | null
  fullness: number | null
  /** Mean mark of 5. */
  mark: number | null
  /** Returns after an answer, per cent. */
  repeats: number | null
  score: number | null
  /** The place in words. */
  words: string
  beside: string
  /** The steps to be redone with a pen. */
  calculation: readonly string[]
}

export interface RatingPaperAppeal {
  name: string
  madeOn: string
  reason: string
  state: 'open' | 'upheld' | 'rejected'
  decidedOn: string | null
  decision: string
}

export interface RatingPaperData {
  office: DocumentOffice
  /** Civil dates, both inside. */
  from: string
  to: string
  scope: string
  /** What the decree says; empty where it says nothing. */
  decree: string
  /** Civil date of the figures. */
  asOf: string
  /** Civil date; null while the places are not settled. */
  settledOn: string | null
  /** The settled period before, civil dates; null where it was not settled. */
  before: { from: string; to: string } | null
  isRunning: boolean
  formula: { number: number; since: string | null; reason: string; rules: readonly string[] }
  /** Decimals of the formula. */
  digits: number
  rows: readonly RatingPaperRow[]
  unranked: readonly RatingPaperRow[]
  noRecipient: number
  appeals: readonly RatingPaperAppeal[]
  signedBy: DocumentPerson | null
}

type Words = TemplateTexts<typeof ratingTemplate>
const words = texts.rating

const heading = (text: string): Block => ({
  type: 'heading',
  level: 2,
  align: 'left',
  runs: runs(text, { bold: true }),
  spaceBeforePt: 14,
  spaceAfterPt: 4,
})
const plain = (text: string): Block => paragraph(text, { indentMm: 0, align: 'left' })

/** «2 (было 4)»: the change as a word, not as an arrow that print may lose. */
function placeText({ place, before }: RatingPaperRow, hasBefore: boolean): string {
  if (place === null) return texts.common.none
  if (!hasBefore) return String(place)
  if (before === null) return words.fresh(place)
  return before === place ? words.same(place) : words.was(place, before)
}

function table(data: RatingPaperData, page: PageSettings): Block {
  const dense = densePage(page)
  const shown = (value: number | null): string =>
    value === null ? texts.common.none : formatDecimal(value, data.digits)
  const widths = fillWidths(dense, [
    { mm: 30 },
    { weight: 1 },
    { mm: 20 },
    { mm: 24 },
    { mm: 26 },
    { mm: 26 },
    { mm: 28 },
    { mm: 22 },
  ])
  const row = (one: RatingPaperRow): TableCell[] => [
    cell(placeText(one, data.before !== null)),
    cell(one.name),
    cell(formatInteger(one.number)),
    cell(shown(one.terms)),
    cell(shown(one.fullness)),
    cell(one.mark === null ? texts.common.none : formatDecimal(one.mark, 1)),
    cell(shown(one.repeats)),
    cell(shown(one.score), { bold: true }),
  ]
  return {
    type: 'table',
    columns: widths.map((widthMm, index) => ({ widthMm, align: index === 1 ? 'left' : 'center' })),
    head: [headRow(words.columns)],
    rows: data.rows.map(row),
    fontSizePt: dense.tableFontSizePt,
    spaceBeforePt: 7,
  }
}

/** A place with its steps: they stay on one sheet. */
export function explainedPlaces(
  rows: readonly Pick<RatingPaperRow, 'name' | 'words' | 'beside' | 'calculation'>[],
): Block[] {
  return rows.flatMap((row) => {
    const under = [row.beside, ...row.calculation].filter((line) => line !== '')
    const keep = (index: number): { keepWithNext?: true } => (index < under.length ? { keepWithNext: true } : {})
    return [
      paragraph([...runs(row.name, { bold: true }), ...runs(`. ${row.words}`)], {
        indentMm: 0,
        align: 'left',
        spaceBeforePt: 7,
        ...keep(0),
      }),
      ...under.map((line, index) => paragraph(line, { indentMm: 0, align: 'left', ...keep(index + 1) })),
    ]
  })
}

function appealText({ state, decidedOn, decision }: RatingPaperAppeal): string {
  if (state === 'open' || decidedOn === null) return words.appeal.open
  return words.appeal.decided(words.appeal[state], shortDate(decidedOn), decision)
}

function appeals(data: RatingPaperData): Block[] {
  if (data.appeals.length === 0) return []
  return [
    heading(words.appeals),
    ...data.appeals.flatMap((one) => [
      plain(words.appeal.line(one.name, shortDate(one.madeOn), one.reason)),
      plain(appealText(one)),
    ]),
  ]
}

/** The formula with its rules, a line each. */
export const formulaBlocks = (formula: RatingPaperData['formula']): Block[] => [
  heading(words.formula(formula.number, formula.since === null ? null : shortDate(formula.since))),
  plain(words.reason(formula.reason)),
  ...formula.rules.map(plain),
]

/** «Рейтинг получателей»: places, the formula, each place in words and as a calculation, appeals. No act fixes its form. */
export function buildRating(data: RatingPaperData, settings: DocumentSettings, own: Words): DocumentModel {
  const page = pageFrom(settings, 'landscape')
  const period = periodText(data.from, data.to)
  const values = { период: period, каналы: data.scope, дата: shortDate(data.asOf) }
  const [lead, ending] = [fill(own.lead, values), fill(own.ending, values)]
  const blocks: Block[] = [
    ...paperHead(data.office, fill(own.title, values)),
    centred(fill(own.subject, values), { bold: true, keepWithNext: true }),
    centred(
      data.settledOn === null ? texts.common.asOf(longDate(data.asOf)) : words.settled(longDate(data.settledOn)),
      { spaceAfterPt: 7 },
    ),
    ...(data.settledOn === null ? [plain(data.isRunning ? words.running : words.notSettled)] : []),
    ...(data.decree === '' ? [] : [plain(words.decree(data.decree))]),
    ...(lead === '' ? [] : paragraphs(lead, [], { spaceBeforePt: 7 })),
    ...(data.before === null ? [] : [plain(words.before(periodText(data.before.from, data.before.to)))]),
    ...(data.rows.length === 0 ? [plain(words.nobody)] : [table(data, page)]),
    ...(data.unranked.length === 0 ? [] : [heading(words.unranked), ...explainedPlaces(data.unranked)]),
    ...(data.noRecipient === 0 ? [] : [plain(words.noRecipient(formatInteger(data.noRecipient)))]),
    ...appeals(data),
    ...formulaBlocks(data.formula),
    ...(data.rows.length === 0 ? [] : [heading(words.explained), ...explainedPlaces(data.rows)]),
    ...(ending === '' ? [] : paragraphs(ending, [], { indentMm: 0, spaceBeforePt: 14 })),
  ]
  if (data.signedBy !== null)
    blocks.push({
      type: 'signature',
      post: runs(signaturePost(data.signedBy)),
      name: runs(initialsFirst(data.signedBy)),
      rule: true,
      spaceBeforePt: 28,
    })
  return documentModel('rating', words.documentTitle(period), page, blocks)
}
