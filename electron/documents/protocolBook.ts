import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import {
  anchor,
  centred,
  documentModel,
  officeHead,
  pageFrom,
  paragraph,
  runs,
  spacer,
  withoutAnchors,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { texts } from './texts/index.ts'

/** A signed protocol of the year as it was frozen. */
export interface BookProtocol {
  number: number
  /** Civil date of the meeting. */
  heldOn: string
  format: 'inPerson' | 'absentee'
  /** Newest signed version; above 1 the protocol was corrected. */
  version: number
  model: DocumentModel
}

export interface ProtocolBookData {
  office: DocumentOffice
  year: number
  /** In the order of their numbers. */
  protocols: BookProtocol[]
  /** Meetings of the year whose protocol is not signed. */
  missing: { number: number; heldOn: string }[]
  /** Civil date of the making. */
  madeOn: string
}

/**
 * «Книга протоколов» of a year as one document: title page, contents, every signed protocol in its frozen words, sheets numbered
 * through. The sheet is that of the office's settings now; a hash stands behind each protocol by itself.
 */
export function buildProtocolBook(data: ProtocolBookData, settings: DocumentSettings): DocumentModel {
  const page = pageFrom(settings)
  const blocks: Block[] = [
    ...titlePage(data),
    { type: 'pageBreak' },
    ...contents(data),
    ...data.protocols.flatMap((one) => [{ type: 'pageBreak' } satisfies Block, ...protocolBlocks(one)]),
  ]
  return documentModel('protocolBook', texts.book.documentTitle(data.year), page, blocks)
}

/** Names of the protocols in the contents of a book. */
export function bookLine(one: Pick<BookProtocol, 'number' | 'heldOn' | 'format' | 'version'>): string {
  const marks = [
    one.format === 'absentee' ? texts.book.absentee : '',
    one.version > 1 ? texts.book.corrected(one.version) : '',
  ].filter((mark) => mark !== '')
  const name = texts.protocol.documentTitle(String(one.number), shortDate(one.heldOn))
  return marks.length === 0 ? name : `${name} (${marks.join(', ')})`
}

const place = (one: BookProtocol): string => `protocol-${one.number}`

function titlePage(data: ProtocolBookData): Block[] {
  return [
    ...officeHead(data.office),
    spacer(220),
    { type: 'heading', level: 1, align: 'center', runs: runs(texts.book.title, { bold: true }) },
    centred(texts.book.subject(data.office.meetingOf), { spaceBeforePt: 7 }),
    centred(texts.book.year(data.year), { spaceBeforePt: 7 }),
    spacer(220),
    centred(texts.book.made(data.protocols.length, longDate(data.madeOn))),
    ...(data.office.town === '' ? [] : [centred(data.office.town, { spaceBeforePt: 7 })]),
  ]
}

function contents(data: ProtocolBookData): Block[] {
  const missing = data.missing.map((one) => texts.book.named(one.number, shortDate(one.heldOn)))
  return [
    {
      type: 'heading',
      level: 1,
      align: 'center',
      runs: runs(texts.book.contents, { bold: true }),
      spaceAfterPt: 14,
      ...anchor('contents', texts.book.contentsAnchor),
    },
    {
      type: 'contents',
      rows: data.protocols.map((one) => ({ runs: runs(bookLine(one)), to: place(one), page: null })),
    },
    ...(missing.length === 0
      ? []
      : [paragraph(texts.book.missing(missing.join(', ')), { indentMm: 0, spaceBeforePt: 14 })]),
  ]
}

/** The blocks of a protocol; their own anchors would repeat from protocol to protocol, so only its beginning keeps one. */
function protocolBlocks(one: BookProtocol): Block[] {
  const blocks = one.model.blocks.map(withoutAnchors)
  const first = blocks.findIndex((block) => block.type !== 'pageBreak' && block.type !== 'spacer')
  return blocks.map((block, index) =>
    index === first && block.type !== 'pageBreak' && block.type !== 'spacer'
      ? { ...block, ...anchor(place(one), bookLine(one)) }
      : block,
  )
}
