import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import {
  anchor,
  cell,
  centred,
  documentModel,
  fillWidths,
  headRow,
  keyValue,
  missing,
  paperHead,
  pageFrom,
  paragraphs,
  runs,
} from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { fullName, initialsFirst } from './personName.ts'
import {
  agendaBlocks,
  attendance,
  decisionBlocks,
  itemBlocks,
  longestPresentList,
  participants,
  pollItemBlocks,
  shippedProtocolWords,
  signaturePost,
  sortedByName,
  titleHeading,
} from './protocolParts.ts'
import type { ProtocolData, ProtocolWords } from './protocolParts.ts'
import { fill } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { sentence } from './typography.ts'

export type * from './protocolData.ts'
export type { ProtocolWords } from './protocolParts.ts'

export interface ProtocolOptions {
  /** Full: СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ. Short: who was present, the questions and the decisions (domain.md §9.2). */
  form: 'full' | 'short'
  /** Words as the office says them; as shipped when absent. */
  words?: ProtocolWords
}

/** Protocol of a meeting in the form of domain.md §9.2 and design/protocol.html. */
export function buildProtocol(data: ProtocolData, settings: DocumentSettings, options: ProtocolOptions): DocumentModel {
  const page = pageFrom(settings)
  const words = options.words ?? shippedProtocolWords
  const blocks: Block[] = [
    ...protocolHead(data, words.title, words),
    ...participants(data, settings.secretaryLine, words),
    ...officeText(data, words.opening, { spaceBeforePt: 7 }),
    ...(options.form === 'full' ? fullItems(data, words) : shortItems(data)),
    ...officeText(data, words.closing, { spaceBeforePt: 14 }),
    ...attachmentBlocks(data),
    ...signatureBlocks(data, settings, words),
    ...presentList(data, page),
  ]
  return documentModel('protocol', protocolTitle(data), page, blocks)
}

/** «Протокол № 11 от 17.11.2026» */
export function protocolTitle(data: Pick<ProtocolData, 'number' | 'heldOn'>): string {
  const date = shortDate(data.heldOn)
  return data.number === null
    ? texts.protocol.documentTitleWithoutNumber(date)
    : texts.protocol.documentTitle(data.number, date)
}

/** Body, office, name of the document, date and №, place: the head of a protocol and of its extract. */
export function protocolHead(data: ProtocolData, title: string, words = shippedProtocolWords): Block[] {
  const meeting = texts.protocol.meetingOf(data.office.meetingOf)
  const number =
    data.number === null
      ? [...runs(`${texts.common.number} `), missing(texts.protocol.withoutNumber)]
      : runs(`${texts.common.number} ${data.number}`)
  return [
    ...paperHead(data.office, title),
    centred(data.format === 'absentee' ? `${meeting}\n${words.absentee}`.trim() : meeting),
    { type: 'lines', rows: [{ left: runs(longDate(data.heldOn)), right: number }], spaceBeforePt: 14 },
    centred(data.office.town),
  ]
}

/** A paragraph of the office's own; nothing where the template leaves it empty. */
function officeText(data: ProtocolData, text: string, options: { spaceBeforePt: number }): Block[] {
  if (text.trim() === '') return []
  const values = { дата: longDate(data.heldOn), номер: data.number ?? texts.protocol.withoutNumber }
  return paragraphs(fill(text, values), [], options)
}

function fullItems(data: ProtocolData, words: ProtocolWords): Block[] {
  const blocks = data.format === 'absentee' ? pollItemBlocks : itemBlocks
  return [...agendaBlocks(data.items, words), ...data.items.flatMap((item, index) => blocks(item, index + 1, words))]
}

function shortItems(data: ProtocolData): Block[] {
  return data.items.flatMap((item, index) => [titleHeading(item.title, index + 1), ...decisionBlocks(item, index + 1)])
}

/** Appendices in their order, the list of those present first where it is one. */
function appendices(data: ProtocolData): ProtocolData['attachments'] {
  const own = data.present.length > longestPresentList ? [{ title: texts.protocol.presentListAttachment }] : []
  return [...own, ...data.attachments]
}

function attachmentBlocks(data: ProtocolData): Block[] {
  const all = appendices(data)
  if (all.length === 0) return []
  const rows = all.map((attachment, index): [string, string] => {
    const size = attachment.sheets ? ` ${texts.common.sheetsAndCopies(attachment.sheets, attachment.copies ?? 1)}` : ''
    const item = attachment.item ? ` (${texts.protocol.toItem(attachment.item)})` : ''
    const number = all.length === 1 ? '' : `${index + 1}. `
    const term = index > 0 ? '' : `${all.length === 1 ? texts.common.appendix : texts.common.appendices}:`
    return [term, sentence(`${number}${attachment.title}${item}${size}`)]
  })
  return [keyValue(rows, 29, { separator: '', spaceBeforePt: 14 })]
}

function signatureBlocks(data: ProtocolData, settings: DocumentSettings, words: ProtocolWords): Block[] {
  const chair: Block = {
    type: 'signature',
    post: data.chair === null ? [missing(words.chair)] : runs(signaturePost(data.chair) || words.chair),
    name: data.chair === null ? [missing(texts.common.notGiven)] : runs(initialsFirst(data.chair)),
    rule: true,
    spaceBeforePt: 28,
    ...anchor('signatures', texts.protocol.signatures),
  }
  if (!settings.secretaryLine || data.secretary === null) return [chair]
  const secretary: Block = {
    type: 'signature',
    post: runs(words.secretary),
    name: runs(initialsFirst(data.secretary)),
    rule: true,
    spaceBeforePt: 28,
  }
  return [chair, secretary]
}

function presentList(data: ProtocolData, page: DocumentModel['page']): Block[] {
  if (data.present.length <= longestPresentList) return []
  const [numberMm = 0, nameMm = 0, postMm = 0] = fillWidths(page, [{ mm: 12 }, { mm: 68 }, { weight: 1 }])
  const requisites = [
    texts.common.from,
    shortDate(data.heldOn),
    texts.common.number,
    data.number ?? texts.common.blankNumber,
  ].join(' ')
  const appendix = appendices(data).length > 1 ? `${texts.common.appendix} 1` : texts.common.appendix
  return [
    { type: 'pageBreak' },
    {
      type: 'appendixHeader',
      lines: [runs(appendix), runs(texts.protocol.toProtocol(data.office.meetingOf)), runs(requisites)],
      spaceAfterPt: 14,
      ...anchor('presentList', texts.protocol.presentListTitle),
    },
    centred(texts.protocol.attended[data.format].list, { bold: true, spaceAfterPt: 14, keepWithNext: true }),
    {
      type: 'table',
      columns: [{ widthMm: numberMm, align: 'center' }, { widthMm: nameMm }, { widthMm: postMm }],
      head: [headRow(texts.protocol.presentListColumns)],
      rows: sortedByName(data.present).map((person, index) => [
        cell(String(index + 1)),
        cell(fullName(person)),
        cell(attendance(person)),
      ]),
    },
  ]
}
