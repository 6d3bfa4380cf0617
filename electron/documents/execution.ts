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
import { longDate, shortDate } from './civilText.ts'
import { initialsFirst } from './personName.ts'
import type { DocumentPerson } from './protocolParts.ts'
import type { executionTemplate } from './templates/execution.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { capitalize, formatInteger, formatShare, plural, sentence, tightInitials } from './typography.ts'

/** Counts of assignments; `done` = `inTime` + `late`, `open` = `waiting` + `lateOpen`, `all` = `done` + `open` + `cancelled`. */
export interface ExecutionCounts {
  all: number
  done: number
  inTime: number
  late: number
  open: number
  waiting: number
  lateOpen: number
  extended: number
  returned: number
  cancelled: number
}

export interface ExecutionGroup {
  name: string
  counts: Pick<ExecutionCounts, 'all' | 'inTime' | 'late' | 'waiting' | 'lateOpen'>
}

export interface ExecutionRow {
  number: string
  text: string
  executor: string
  dueOn: string | null
  period: string
  state: 'open' | 'reported' | 'done' | 'cancelled'
  closedOn: string | null
  overdueDays: number
}

export interface ExecutionData {
  office: DocumentOffice
  /** Civil date of the figures. */
  asOf: string
  /** Conditions in words: «исполнитель: Рябинин В. А.». */
  conditions: string[]
  counts: ExecutionCounts
  executors: ExecutionGroup[]
  blocks: ExecutionGroup[]
  /** Periods of repeated assignments; null where there are none. */
  periods: { done: number; inTime: number; missed: number } | null
  rows: ExecutionRow[]
  /** How many rows there are where not all are printed. */
  total: number
  signedBy: DocumentPerson | null
}

type Words = TemplateTexts<typeof executionTemplate>
const words = texts.execution

function figures(data: ExecutionData, page: PageSettings): Block {
  const { counts } = data
  const { names } = words
  const of = (part: number, whole: number): string => formatShare(part, whole)
  const lines: [string, number, string][] = [
    [names.all, counts.all, texts.common.none],
    [names.done, counts.done, of(counts.done, counts.all)],
    [names.inTime, counts.inTime, of(counts.inTime, counts.done)],
    [names.late, counts.late, of(counts.late, counts.done)],
    [names.open, counts.open, of(counts.open, counts.all)],
    [names.waiting, counts.waiting, of(counts.waiting, counts.open)],
    [names.lateOpen, counts.lateOpen, of(counts.lateOpen, counts.open)],
    [names.cancelled, counts.cancelled, of(counts.cancelled, counts.all)],
    [names.extended, counts.extended, of(counts.extended, counts.all)],
    [names.returned, counts.returned, of(counts.returned, counts.all)],
  ]
  const widths = fillWidths(page, [{ weight: 1 }, { mm: 24 }, { mm: 48 }])
  return {
    type: 'table',
    columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'left' : 'center' })),
    head: [headRow(words.figureColumns)],
    rows: lines.map(([name, count, share]) => [cell(name), cell(formatInteger(count)), cell(share)]),
    spaceBeforePt: 7,
  }
}

function heading(text: string): Block {
  return {
    type: 'heading',
    level: 2,
    align: 'left',
    runs: runs(text, { bold: true }),
    spaceBeforePt: 14,
    spaceAfterPt: 4,
  }
}

/** Groups with their own share in time; one group says no more than the figures above. */
function groupTable(title: string, column: string, groups: readonly ExecutionGroup[], page: PageSettings): Block[] {
  if (groups.length < 2) return []
  const dense = densePage(page)
  const widths = fillWidths(dense, [
    { weight: 1 },
    { mm: 15 },
    { mm: 16 },
    { mm: 16 },
    { mm: 19 },
    { mm: 18 },
    { mm: 35 },
  ])
  const row = ({ name, counts }: ExecutionGroup): TableCell[] => [
    cell(capitalize(tightInitials(name))),
    ...[counts.all, counts.inTime, counts.late, counts.waiting, counts.lateOpen].map((value) =>
      cell(formatInteger(value)),
    ),
    cell(formatShare(counts.inTime, counts.inTime + counts.late + counts.lateOpen)),
  ]
  return [
    heading(title),
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'left' : 'center' })),
      head: [headRow([column, ...words.groupColumns])],
      rows: groups.map(row),
      fontSizePt: dense.tableFontSizePt,
    },
  ]
}

function stateText(row: ExecutionRow): string {
  const { states } = words
  const days = `${row.overdueDays} ${plural(row.overdueDays, ...texts.controlCard.dayForms)}`
  if (row.state === 'cancelled') return states.cancelled
  if (row.state === 'done') {
    const on = row.closedOn === null ? '' : shortDate(row.closedOn)
    return row.overdueDays > 0 ? states.doneLate(on, days) : states.done(on)
  }
  const open = row.state === 'reported' ? states.reported : states.open
  return row.overdueDays > 0 ? states.overdue(open, days) : open
}

function list(data: ExecutionData, page: PageSettings): Block[] {
  if (data.rows.length === 0) return []
  const widths = fillWidths(page, [{ mm: 18 }, { weight: 1 }, { mm: 34 }, { mm: 25 }, { mm: 33 }])
  const blocks: Block[] = [
    heading(words.list),
    {
      type: 'table',
      columns: widths.map((widthMm) => ({ widthMm, align: 'left' as const })),
      head: [headRow(words.listColumns)],
      rows: data.rows.map((row) => [
        cell(row.number),
        cell(capitalize(sentence(row.text))),
        cell(row.executor === '' ? texts.common.none : tightInitials(row.executor)),
        cell([row.dueOn === null ? '' : shortDate(row.dueOn), row.period].filter((part) => part !== '').join(', ')),
        cell(stateText(row)),
      ]),
    },
  ]
  if (data.rows.length < data.total)
    blocks.push(paragraph(words.shown(data.rows.length, data.total), { indentMm: 0, spaceBeforePt: 7 }))
  return blocks
}

/** Справка об исполнении: figures with what they are a part of, executors and blocks, the assignments themselves. */
export function buildExecution(data: ExecutionData, settings: DocumentSettings, own: Words): DocumentModel {
  const page = pageFrom(settings)
  const { counts, periods } = data
  const values = {
    дата: shortDate(data.asOf),
    всего: formatInteger(counts.all),
    исполнено: formatInteger(counts.done),
    открыто: formatInteger(counts.open),
    просрочено: formatInteger(counts.lateOpen),
  }
  const lead = fill(own.lead, values)
  const ending = fill(own.ending, values)
  const blocks: Block[] = [
    ...paperHead(data.office, fill(own.title, values)),
    centred(fill(own.subject, values), { bold: true, keepWithNext: true }),
    centred(texts.common.asOf(longDate(data.asOf)), { spaceAfterPt: 7 }),
    ...data.conditions.map((one) => paragraph(capitalize(tightInitials(one)), { indentMm: 0, align: 'left' })),
    ...(lead === '' ? [] : paragraphs(lead, [], { spaceBeforePt: 7 })),
    figures(data, page),
    paragraph(words.share(formatShare(counts.inTime, counts.done + counts.lateOpen)), {
      indentMm: 0,
      spaceBeforePt: 7,
    }),
    ...(periods === null
      ? []
      : [paragraph(words.periods(periods.done, periods.inTime, periods.missed), { indentMm: 0, spaceBeforePt: 7 })]),
    ...groupTable(words.executors, words.executor, data.executors, page),
    ...groupTable(words.blocks, words.block, data.blocks, page),
    ...list(data, page),
    ...(ending === '' ? [] : paragraphs(ending, [], { indentMm: 0, spaceBeforePt: 14 })),
  ]
  if (data.signedBy !== null)
    blocks.push({
      type: 'signature',
      post: runs(capitalize(data.signedBy.post ?? '')),
      name: runs(initialsFirst(data.signedBy)),
      rule: true,
      spaceBeforePt: 28,
    })
  return documentModel('execution', words.documentTitle(shortDate(data.asOf)), page, blocks)
}
