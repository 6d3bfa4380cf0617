import type { Block, DocumentModel, DocumentSettings, PageSettings } from '../contract/documents.ts'
import {
  cell,
  centred,
  documentModel,
  fillWidths,
  headRow,
  keyValue,
  paperHead,
  pageFrom,
  paragraph,
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { initialsFirst, surnameFirst } from './personName.ts'
import type { DocumentPerson } from './protocolParts.ts'
import type { controlCardTemplate } from './templates/controlCard.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { capitalize, plural, sentence, tightInitials } from './typography.ts'

/** Who carries an assignment out: a person with a post, or a body. */
export type ControlExecutor = { person: DocumentPerson } | { body: string }

export interface ControlCardData {
  office: DocumentOffice
  /** «11.2.3», «П-7». */
  number: string
  text: string
  executor: ControlExecutor | null
  helpers: ControlExecutor[]
  controller: DocumentPerson | null
  /** «протокол № 11 от 03.11.2026, п. 2.3» */
  source: string
  item: string
  block: string
  issuedOn: string
  dueOn: string | null
  /** The words of a period as the decision has them, or the rule of repetition. */
  period: string
  cause: string
  /** «сообщение № 1503 …» */
  links: string[]
  state: 'open' | 'reported' | 'done' | 'cancelled'
  closedOn: string | null
  overdueDays: number
  returns: number
  report: string
  reportedOn: string | null
  /** Every term it had, oldest first. */
  terms: { dueOn: string | null; reason: string; on: string }[]
  periods: { dueOn: string; doneOn: string | null; overdueDays: number }[]
  /** What was done with it, oldest first. */
  notes: { on: string; what: string; text: string; by: string }[]
  /** Civil date the card is made on. */
  madeOn: string
}

type Words = TemplateTexts<typeof controlCardTemplate>

const words = texts.controlCard

/** «Рябинин В.А., начальник отдела дорог» */
function executorText(executor: ControlExecutor): string {
  if ('body' in executor) return executor.body
  return [surnameFirst(executor.person), executor.person.post].filter(Boolean).join(', ')
}

function late(days: number): string {
  return `${days} ${plural(days, ...words.dayForms)}`
}

function stateText(data: ControlCardData): string {
  if (data.state === 'cancelled') return words.states.cancelled(data.closedOn === null ? '' : shortDate(data.closedOn))
  if (data.state === 'done') {
    const on = data.closedOn === null ? '' : shortDate(data.closedOn)
    return data.overdueDays > 0 ? words.states.doneLate(on, late(data.overdueDays)) : words.states.done(on)
  }
  const open = data.state === 'reported' ? words.states.reported : words.states.open
  return data.overdueDays > 0 ? words.states.overdue(open, late(data.overdueDays)) : open
}

function facts(data: ControlCardData): Block {
  const { fields } = words
  const due = [data.dueOn === null ? '' : longDate(data.dueOn), data.period].filter((part) => part !== '')
  const rows: [string, string][] = [
    [fields.executor, data.executor === null ? texts.common.notGiven : executorText(data.executor)],
    ...(data.helpers.length > 0
      ? [[fields.helpers, data.helpers.map(executorText).join('; ')] satisfies [string, string]]
      : []),
    [fields.controller, data.controller === null ? texts.common.notGiven : executorText({ person: data.controller })],
    [fields.issuedOn, longDate(data.issuedOn)],
    [fields.dueOn, due.length === 0 ? words.withoutTerm : due.join(', ')],
  ]
  const optional: [string, string][] = [
    [fields.source, data.source],
    [fields.item, data.item],
    [fields.block, data.block],
    [fields.cause, data.cause],
    [fields.links, data.links.join('; ')],
    [fields.returns, data.returns === 0 ? '' : String(data.returns)],
    [fields.state, stateText(data)],
  ]
  return keyValue([...rows, ...optional.filter(([, value]) => value !== '')], 42, { spaceBeforePt: 10 })
}

function heading(text: string): Block {
  return paragraph(runs(text, { bold: true }), { indentMm: 0, spaceBeforePt: 12, spaceAfterPt: 4, keepWithNext: true })
}

const orDash = (text: string): string => (text === '' ? texts.common.none : text)

function termsTable(data: ControlCardData, page: PageSettings): Block[] {
  // One term is said above; a table tells how it moved.
  if (data.terms.length < 2) return []
  const widths = fillWidths(page, [{ mm: 30 }, { weight: 1 }, { mm: 30 }])
  return [
    heading(words.terms),
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({ widthMm, align: index === 1 ? 'left' : 'center' })),
      head: [headRow(words.termColumns)],
      rows: data.terms.map((term) => [
        cell(term.dueOn === null ? texts.common.none : shortDate(term.dueOn)),
        cell(orDash(term.reason)),
        cell(shortDate(term.on)),
      ]),
    },
  ]
}

function periodsTable(data: ControlCardData, page: PageSettings): Block[] {
  if (data.periods.length === 0) return []
  const widths = fillWidths(page, [{ weight: 1 }, { weight: 1 }, { weight: 1 }])
  return [
    heading(words.periods),
    {
      type: 'table',
      columns: widths.map((widthMm) => ({ widthMm, align: 'center' as const })),
      head: [headRow(words.periodColumns)],
      rows: data.periods.map((period) => [
        cell(shortDate(period.dueOn)),
        cell(period.doneOn === null ? texts.common.none : shortDate(period.doneOn)),
        cell(period.overdueDays === 0 ? texts.common.none : late(period.overdueDays)),
      ]),
    },
  ]
}

function courseTable(data: ControlCardData, page: PageSettings): Block[] {
  if (data.notes.length === 0) return []
  const widths = fillWidths(page, [{ mm: 24 }, { mm: 36 }, { weight: 1 }, { mm: 34 }])
  return [
    heading(words.course),
    {
      type: 'table',
      columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'center' : 'left' })),
      head: [headRow(words.courseColumns)],
      rows: data.notes.map((note) => [
        cell(shortDate(note.on)),
        cell(note.what),
        cell(orDash(note.text)),
        cell(orDash(tightInitials(note.by))),
      ]),
    },
  ]
}

/** The line that an executor fills in by hand, and the controller who takes the card back. */
function marks(data: ControlCardData, own: Words, values: Readonly<Record<string, string>>): Block[] {
  const blocks: Block[] = []
  const isOpen = data.state === 'open' || data.state === 'reported'
  const mark = fill(own.mark, values)
  if (isOpen && mark !== '')
    blocks.push(
      paragraph(runs(mark, { bold: true }), { indentMm: 0, spaceBeforePt: 14, keepWithNext: true }),
      paragraph(words.blank, { indentMm: 0, align: 'left', keepWithNext: true }),
    )
  if (data.controller !== null)
    blocks.push({
      type: 'signature',
      post: runs(capitalize(data.controller.post ?? words.fields.controller)),
      name: runs(initialsFirst(data.controller)),
      rule: true,
      spaceBeforePt: 24,
    })
  const ending = fill(own.ending, values)
  if (ending !== '') blocks.push(...paragraphs(ending, [], { indentMm: 0, spaceBeforePt: 12 }))
  return blocks
}

/** Контрольная карточка of one assignment: what, who, every term and why, the whole course, room for the executor's mark. */
export function buildControlCard(data: ControlCardData, settings: DocumentSettings, own: Words): DocumentModel {
  const page = pageFrom(settings)
  const values = {
    номер: data.number,
    дата: shortDate(data.issuedOn),
    основание: data.source,
    исполнитель: data.executor === null ? '' : executorText(data.executor),
    срок: data.dueOn === null ? data.period : shortDate(data.dueOn),
    контролёр: data.controller === null ? '' : initialsFirst(data.controller),
  }
  const lead = fill(own.lead, values)
  const blocks: Block[] = [
    ...paperHead(data.office, fill(own.title, values)),
    centred(fill(own.subject, values), { keepWithNext: true }),
    ...(lead === '' ? [] : paragraphs(lead, [], { spaceBeforePt: 10 })),
    heading(words.text),
    ...paragraphs(capitalize(sentence(data.text))),
    facts(data),
    ...termsTable(data, page),
    ...periodsTable(data, page),
    ...courseTable(data, page),
  ]
  if (data.report !== '' && data.notes.every((note) => note.text !== data.report))
    blocks.push(
      heading(data.reportedOn === null ? words.report : words.reportOn(shortDate(data.reportedOn))),
      ...paragraphs(data.report),
    )
  blocks.push(...marks(data, own, values))
  return documentModel('controlCard', words.documentTitle(data.number), page, blocks)
}
