import type { Block, ColumnsBlock, DocumentSettings, ImageBlock, ParagraphBlock } from '../contract/documents.ts'
import { centred, contentWidthMm, officeHead, pageFrom, paragraph } from './blocks.ts'
import type { DocumentOffice, Letterhead } from './blocks.ts'
import { shortDate } from './civilText.ts'
import { texts } from './texts/index.ts'

/** Widest angular requisite, mm (ГОСТ Р 7.0.97-2025). */
const angularMm = 80
const gapMm = 12
const detailSizePt = 10
/** Smallest room for the addressee, mm. */
const addresseeMm = 70

/** What is filled in at the head of a letter or a notice. `null` leaves a blank for the pen. */
export interface LetterRequisites {
  /** Day of the document, `YYYY-MM-DD`. */
  date: string | null
  number: string | null
  /** To whom, a line each: post, body, name. Empty for a document without an addressee. */
  addressee: readonly string[]
  /** The document that is answered: «На № … от …»; no line when absent, blanks when null. */
  replyTo?: { number: string; date: string } | null
}

/**
 * The head of a letter: the office with its coat of arms, day and number, the addressee at the right. The shape is a setting:
 * angular (at the left, at most 80 mm wide), longitudinal (across the sheet), or the plain name of the body without a letterhead.
 * Where the office has set no letterhead the plain one stands.
 */
export function letterhead(office: DocumentOffice, settings: DocumentSettings, requisites: LetterRequisites): Block[] {
  const own = office.letterhead ?? null
  if (own?.shape === 'angular') {
    return [columns(settings, [...ownHead(office, own), ...requisiteLines(requisites, true)], requisites)]
  }
  return [
    ...formHead(office),
    { ...columns(settings, requisiteLines(requisites, false), requisites), spaceBeforePt: 12 },
  ]
}

/** The head of an order or a decree: the office across the sheet whatever the shape, without requisites and addressee. */
export function formHead(office: DocumentOffice): Block[] {
  const own = office.letterhead ?? null
  if (own === null || own.shape === 'plain') return officeHead(office)
  const head = ownHead(office, own)
  const last = head.at(-1)
  // The line parts the letterhead from the document under it.
  if (last?.type === 'paragraph') head[head.length - 1] = { ...last, rule: true }
  return head
}

function columns(settings: DocumentSettings, left: ColumnsBlock['left'], requisites: LetterRequisites): ColumnsBlock {
  const room = contentWidthMm(pageFrom(settings))
  return {
    type: 'columns',
    leftMm: Math.min(angularMm, room - gapMm - addresseeMm),
    gapMm,
    left,
    right: requisites.addressee.map((line) => paragraph(line, { align: 'left', indentMm: 0 })),
    spaceAfterPt: 18,
  }
}

/** Coat of arms, body, office, address: the same lines in a corner and across the sheet. */
function ownHead(office: DocumentOffice, own: Letterhead): (ParagraphBlock | ImageBlock)[] {
  const head: (ParagraphBlock | ImageBlock)[] = []
  if (own.coatOfArms !== null) {
    head.push({ type: 'image', ...own.coatOfArms, alt: texts.letterhead.coatOfArms, spaceAfterPt: 4 })
  }
  head.push(centred(office.bodyName.toLocaleUpperCase('ru-RU'), { bold: true }))
  if (office.officeForm !== '') head.push(centred(office.officeForm, { spaceBeforePt: 4 }))
  own.lines
    .filter((line) => line.trim() !== '')
    .forEach((line, index) =>
      head.push(centred(line, { fontSizePt: detailSizePt, ...(index === 0 ? { spaceBeforePt: 6 } : {}) })),
    )
  return head
}

function requisiteLines({ date, number, replyTo }: LetterRequisites, isCentred: boolean): ParagraphBlock[] {
  const words = texts.letterhead
  const align = isCentred ? 'center' : 'left'
  const own = words.requisites(date === null ? words.blankDate : shortDate(date), number ?? words.blankNumber)
  const lines = [paragraph(own, { align, indentMm: 0, spaceBeforePt: isCentred ? 10 : 0 })]
  if (replyTo !== undefined) {
    const answered = words.replyTo(
      replyTo?.number ?? words.blankNumber,
      replyTo === null ? words.blankDate : shortDate(replyTo.date),
    )
    lines.push(paragraph(answered, { align, indentMm: 0, spaceBeforePt: 4 }))
  }
  return lines
}
