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
  officeHead,
  pageFrom,
  runs,
} from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { fullName, initialsFirst } from './personName.ts'
import {
  agendaBlocks,
  decisionBlocks,
  itemBlocks,
  longestPresentList,
  participants,
  postAndRole,
  signaturePost,
  sortedByName,
} from './protocolParts.ts'
import type { ProtocolData } from './protocolParts.ts'
import { texts } from './texts.ts'
import { sentence } from './typography.ts'

export type {
  DocumentPerson,
  ProtocolAttachment,
  ProtocolData,
  ProtocolDecision,
  ProtocolExecutor,
  ProtocolItem,
  ProtocolStatement,
  ProtocolVote,
} from './protocolParts.ts'

export interface ProtocolOptions {
  /** Full: СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ. Short: who was present, the questions and the decisions (domain.md §9.2). */
  form: 'full' | 'short'
}

/** Protocol of a meeting in the form of domain.md §9.2 and design/protocol.html. */
export function buildProtocol(data: ProtocolData, settings: DocumentSettings, options: ProtocolOptions): DocumentModel {
  const page = pageFrom(settings)
  const blocks: Block[] = [
    ...protocolHead(data, texts.protocol.title),
    ...participants(data, settings.secretaryLine),
    ...(options.form === 'full'
      ? [...agendaBlocks(data.items), ...data.items.flatMap((item, index) => itemBlocks(item, index + 1))]
      : shortItems(data)),
    ...attachmentBlocks(data),
    ...signatureBlocks(data, settings),
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
export function protocolHead(data: ProtocolData, title: string): Block[] {
  const meeting = texts.protocol.meetingOf(data.office.meetingOf)
  const number =
    data.number === null
      ? [...runs(`${texts.common.number} `), missing(texts.protocol.withoutNumber)]
      : runs(`${texts.common.number} ${data.number}`)
  return [
    ...officeHead(data.office),
    { type: 'heading', level: 1, align: 'center', runs: runs(title, { bold: true }), spaceBeforePt: 14 },
    centred(data.format === 'absentee' ? `${meeting}\n${texts.protocol.absentee}` : meeting),
    { type: 'lines', rows: [{ left: runs(longDate(data.heldOn)), right: number }], spaceBeforePt: 14 },
    centred(data.office.town),
  ]
}

function shortItems(data: ProtocolData): Block[] {
  return data.items.flatMap((item, index): Block[] => [
    {
      type: 'heading',
      level: 3,
      align: 'justify',
      indentMm: 12.5,
      runs: runs(`${index + 1}. ${sentence(item.title)}`, { bold: true }),
      spaceBeforePt: 14,
      ...anchor(`item-${index + 1}`, item.title),
    },
    ...decisionBlocks(item, index + 1),
  ])
}

function attachmentBlocks(data: ProtocolData): Block[] {
  const own = data.present.length > longestPresentList ? [{ title: texts.protocol.presentListAttachment }] : []
  const all: ProtocolData['attachments'] = [...own, ...data.attachments]
  if (all.length === 0) return []
  const rows = all.map((attachment, index): [string, string] => {
    const size = attachment.sheets ? ` ${texts.common.sheetsAndCopies(attachment.sheets, attachment.copies ?? 1)}` : ''
    const number = all.length === 1 ? '' : `${index + 1}. `
    const term = index > 0 ? '' : `${all.length === 1 ? texts.common.appendix : texts.common.appendices}:`
    return [term, sentence(`${number}${attachment.title}${size}`)]
  })
  return [keyValue(rows, 29, { separator: '', spaceBeforePt: 14 })]
}

function signatureBlocks(data: ProtocolData, settings: DocumentSettings): Block[] {
  const chair: Block = {
    type: 'signature',
    post:
      data.chair === null ? [missing(texts.protocol.chair)] : runs(signaturePost(data.chair) || texts.protocol.chair),
    name: data.chair === null ? [missing(texts.common.notGiven)] : runs(initialsFirst(data.chair)),
    rule: true,
    spaceBeforePt: 28,
    ...anchor('signatures', texts.protocol.signatures),
  }
  if (!settings.secretaryLine || data.secretary === null) return [chair]
  const secretary: Block = {
    type: 'signature',
    post: runs(texts.protocol.secretary),
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
  return [
    { type: 'pageBreak' },
    {
      type: 'appendixHeader',
      lines: [runs(texts.common.appendix), runs(texts.protocol.toProtocol(data.office.meetingOf)), runs(requisites)],
      spaceAfterPt: 14,
      ...anchor('presentList', texts.protocol.presentListTitle),
    },
    centred(texts.protocol.presentListHeading, { bold: true, spaceAfterPt: 14, keepWithNext: true }),
    {
      type: 'table',
      columns: [{ widthMm: numberMm, align: 'center' }, { widthMm: nameMm }, { widthMm: postMm }],
      head: [headRow(texts.protocol.presentListColumns)],
      rows: sortedByName(data.present).map((person, index) => [
        cell(String(index + 1)),
        cell(fullName(person)),
        cell(postAndRole(person)),
      ]),
    },
  ]
}
