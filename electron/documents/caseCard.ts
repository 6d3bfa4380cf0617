import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import {
  cell,
  centred,
  documentModel,
  fillWidths,
  headRow,
  keyValue,
  pageFrom,
  paragraph,
  paragraphs,
  printable,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { shortDate, shortMoment } from './civilText.ts'
import { caseCardTemplate } from './templates/lists.ts'
import { shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { worded } from './templates/worded.ts'
import { texts } from './texts/index.ts'
import { tightInitials } from './typography.ts'

export interface CaseCardDeadline {
  /** «Ответ заявителю» */
  title: string
  dueOn: string
  /** How the date was reached, sentence by sentence («Почему этот срок»). */
  steps: string[]
  legalMaximumOn?: string | null
  metOn?: string | null
}

/** A card of the register as it goes to paper. All values are ready for reading, dates are civil. */
export interface CaseCardData {
  office: DocumentOffice
  kind: 'message' | 'appeal'
  number: string
  receivedAt: string
  registeredAt: string | null
  channel: string
  externalNumber: string | null
  status: string
  block: string | null
  theme: string | null
  territory: string | null
  place: string | null
  recipient: string | null
  responsible: string | null
  gist: string
  text: string
  deadlines: CaseCardDeadline[]
  answeredOn: string | null
  answer: string | null
  result: string | null
  satisfaction: string | null
  repeatOf: string | null
  history: { at: string; who: string; what: string }[]
  /** Personal data: handed over by the service only when a person asked for it, and asking is journaled. */
  applicant: { name: string; address: string | null; contacts: string | null } | null
  /** Civil date of printing. */
  printedOn: string
}

export interface CaseCardOptions {
  /** Must be set explicitly; otherwise the applicant is left out even if the data hold one. */
  includeApplicant: boolean
  includeHistory: boolean
}

export type CaseCardWords = TemplateTexts<typeof caseCardTemplate>
const shippedWords: CaseCardWords = shippedTexts(caseCardTemplate)

/** Карточка сообщения или обращения. */
export function buildCaseCard(
  data: CaseCardData,
  settings: DocumentSettings,
  options: CaseCardOptions,
  words: CaseCardWords = shippedWords,
): DocumentModel {
  const page = pageFrom(settings)
  const { fields } = texts.caseCard
  const message = data.kind === 'message'
  const applicant = options.includeApplicant ? data.applicant : null
  const known: (readonly [string, string | null])[] = [
    [fields.received, shortMoment(data.receivedAt)],
    [fields.registered, data.registeredAt === null ? null : shortMoment(data.registeredAt)],
    [fields.channel, data.channel],
    [fields.externalNumber, data.externalNumber],
    [fields.status, data.status],
    [fields.block, data.block],
    [fields.theme, data.theme],
    [fields.territory, data.territory],
    [fields.place, data.place],
    [fields.recipient, data.recipient],
    [fields.responsible, data.responsible === null ? null : tightInitials(data.responsible)],
    [fields.repeatOf, data.repeatOf],
    [fields.answeredOn, data.answeredOn === null ? null : shortMoment(data.answeredOn)],
    [fields.result, data.result],
    [fields.satisfaction, data.satisfaction],
  ]
  const rows = known.filter((row): row is readonly [string, string] => row[1] !== null && row[1] !== '')

  const blocks: Block[] = [
    centred(data.office.bodyName.toLocaleUpperCase('ru-RU'), { bold: true }),
    {
      type: 'heading',
      level: 1,
      align: 'center',
      runs: runs(`${message ? words.message : words.appeal} № ${data.number}`, { bold: true }),
      spaceBeforePt: 14,
      spaceAfterPt: 14,
    },
    keyValue(rows, 62),
    ...section(texts.caseCard.gist, data.gist),
    ...(printable(data.text).trim() === printable(data.gist).trim() ? [] : section(texts.caseCard.text, data.text)),
  ]
  if (applicant !== null) blocks.push(...applicantBlocks(applicant))
  if (data.deadlines.length > 0) blocks.push(heading(texts.caseCard.deadlines), deadlineTable(data, page))
  blocks.push(...section(texts.caseCard.answer, data.answer))
  if (options.includeHistory && data.history.length > 0) {
    const widths = fillWidths(page, [{ mm: 34 }, { weight: 1 }, { weight: 2 }])
    blocks.push(heading(texts.caseCard.history), {
      type: 'table',
      columns: widths.map((widthMm) => ({ widthMm, align: 'left' })),
      head: [headRow(texts.caseCard.historyColumns)],
      rows: data.history.map((row) => [
        cell(shortMoment(row.at)),
        cell(tightInitials(row.who)),
        cell(tightInitials(row.what)),
      ]),
    })
  }
  const values = { номер: data.number, дата: shortDate(data.printedOn) }
  blocks.push(...worded(words.closing, values, { spaceBeforePt: 14 }))
  const mark = [applicant === null ? '' : words.personalData, texts.caseCard.printedOn(shortDate(data.printedOn))]
  blocks.push(
    paragraph(mark.filter((part) => part !== '').join(' ') + '.', {
      indentMm: 0,
      align: 'left',
      spaceBeforePt: 14,
      fontSizePt: settings.tableFontSizePt,
    }),
  )
  const name = message ? texts.caseCard.messageTitle : texts.caseCard.appealTitle
  return documentModel('caseCard', texts.caseCard.documentTitle(name, data.number), page, blocks)
}

function heading(text: string): Block {
  return {
    type: 'heading',
    level: 2,
    align: 'left',
    runs: runs(text, { bold: true }),
    spaceBeforePt: 14,
    spaceAfterPt: 3,
  }
}

function section(title: string, text: string | null): Block[] {
  return text === null || text.trim() === '' ? [] : [heading(title), ...paragraphs(text)]
}

function applicantBlocks(applicant: NonNullable<CaseCardData['applicant']>): Block[] {
  const { applicantFields } = texts.caseCard
  const rows: (readonly [string, string | null])[] = [
    [applicantFields.name, applicant.name],
    [applicantFields.address, applicant.address],
    [applicantFields.contacts, applicant.contacts],
  ]
  return [
    heading(texts.caseCard.applicant),
    keyValue(
      rows.filter((row): row is readonly [string, string] => row[1] !== null && row[1] !== ''),
      62,
    ),
  ]
}

function deadlineTable(data: CaseCardData, page: DocumentModel['page']): Block {
  const widths = fillWidths(page, [{ mm: 48 }, { mm: 34 }, { weight: 1 }])
  return {
    type: 'table',
    columns: widths.map((widthMm) => ({ widthMm, align: 'left' })),
    head: [headRow(texts.caseCard.deadlineColumns)],
    rows: data.deadlines.map((deadline) => {
      const met = deadline.metOn ? `\n${texts.caseCard.met(shortMoment(deadline.metOn))}` : ''
      const maximum = deadline.legalMaximumOn ? [texts.caseCard.legalMaximum(shortDate(deadline.legalMaximumOn))] : []
      return [
        cell(deadline.title),
        cell(shortMoment(deadline.dueOn) + met),
        cell([...deadline.steps, ...maximum].join('\n')),
      ]
    }),
  }
}
