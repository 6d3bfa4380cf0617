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
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate, shortMoment } from './civilText.ts'
import type { centreRequestListTemplate } from './templates/centreRequestList.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { capitalize, formatInteger, tightInitials } from './typography.ts'

export interface CentreRequestListRow {
  /** «Ц-12». */
  number: string
  kind: 'request' | 'recommendation' | 'analyticNote'
  centreNumber: string
  centreDatedOn: string | null
  receivedOn: string
  title: string
  executor: string
  /** A day or a moment, civil. */
  dueAt: string | null
  /** How often the term was changed. */
  termChanges: number
  state: 'new' | 'inWork' | 'answered' | 'closed'
  isLate: boolean
  answeredAt: string | null
  execution: 'done' | 'partly' | 'notDone' | 'notApplicable' | null
}

export interface CentreRequestListData {
  office: DocumentOffice
  centre: string
  /** Civil date of the states. */
  asOf: string
  /** Conditions in words: «исполнитель: Рябинин В. А.». */
  conditions: readonly string[]
  counts: { all: number; open: number; overdue: number; answered: number; late: number; closed: number }
  rows: readonly CentreRequestListRow[]
  /** How many rows there are where not all are printed. */
  total: number
}

type Words = TemplateTexts<typeof centreRequestListTemplate>
const words = texts.centreRequestList

const dayOf = (at: string): string => (at.length > 10 ? shortMoment(at) : shortDate(at))

function paperText({ kind, centreNumber, centreDatedOn, receivedOn }: CentreRequestListRow): string {
  const own = [
    centreNumber === '' ? '' : words.number(centreNumber),
    centreDatedOn === null ? '' : words.from(shortDate(centreDatedOn)),
  ].filter((part) => part !== '')
  return [[capitalize(words.kinds[kind]), ...own].join(' '), words.received(shortDate(receivedOn))].join(', ')
}

function termText({ dueAt, termChanges }: CentreRequestListRow): string {
  if (dueAt === null) return words.withoutTerm
  return termChanges === 0 ? dayOf(dueAt) : `${dayOf(dueAt)}, ${words.changed(termChanges)}`
}

function stateText(row: CentreRequestListRow): string {
  const { state, isLate, answeredAt, execution } = row
  const parts = [
    answeredAt === null ? words.states[state] : words.answeredOn(dayOf(answeredAt)),
    isLate ? (answeredAt === null ? words.overdue : words.late) : '',
    answeredAt !== null && state === 'closed' ? words.states.closed : '',
    execution === null ? '' : words.executions[execution],
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function table(rows: readonly CentreRequestListRow[], page: PageSettings): Block {
  const widths = fillWidths(page, [{ mm: 16 }, { mm: 58 }, { weight: 1 }, { mm: 34 }, { mm: 34 }, { mm: 42 }])
  return {
    type: 'table',
    columns: widths.map((widthMm) => ({ widthMm, align: 'left' as const })),
    head: [headRow(words.columns)],
    rows: rows.map((row): TableCell[] => [
      cell(row.number),
      cell(paperText(row)),
      cell(row.title),
      cell(row.executor === '' ? texts.common.none : tightInitials(row.executor)),
      cell(termText(row)),
      cell(capitalize(stateText(row))),
    ]),
    spaceBeforePt: 7,
  }
}

/** Перечень запросов и рекомендаций ЦУР with their states, across the sheet. */
export function buildCentreRequestList(
  data: CentreRequestListData,
  settings: DocumentSettings,
  own: Words,
): DocumentModel {
  const page = pageFrom(settings, 'landscape')
  const { counts } = data
  const values = {
    дата: shortDate(data.asOf),
    центр: data.centre,
    всего: formatInteger(counts.all),
    открыто: formatInteger(counts.open),
    просрочено: formatInteger(counts.overdue),
    отвечено: formatInteger(counts.answered),
    поздно: formatInteger(counts.late),
    закрыто: formatInteger(counts.closed),
  }
  const lead = fill(own.lead, values)
  const ending = fill(own.ending, values)
  const blocks: Block[] = [
    ...paperHead(data.office, fill(own.title, values)),
    centred(fill(own.subject, values), { bold: true, keepWithNext: true }),
    centred(texts.common.asOf(longDate(data.asOf)), { spaceAfterPt: 7 }),
    ...data.conditions.map((one) => paragraph(capitalize(tightInitials(one)), { indentMm: 0, align: 'left' })),
    ...(lead === '' ? [] : paragraphs(lead, [], { spaceBeforePt: 7 })),
    ...(data.rows.length === 0 ? [paragraph(words.none, { indentMm: 0, spaceBeforePt: 7 })] : [table(data.rows, page)]),
  ]
  if (data.rows.length < data.total)
    blocks.push(paragraph(words.shown(data.rows.length, data.total), { indentMm: 0, spaceBeforePt: 7 }))
  if (ending !== '') blocks.push(...paragraphs(ending, [], { indentMm: 0, spaceBeforePt: 14 }))
  return documentModel('centreRequestList', words.documentTitle(shortDate(data.asOf)), page, blocks)
}
