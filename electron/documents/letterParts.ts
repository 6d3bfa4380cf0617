import type { Block, DocumentSettings } from '../contract/documents.ts'
import { keyValue, missing, paragraph, paragraphs, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { letterhead } from './letterhead.ts'
import { initialsFirst } from './personName.ts'
import type { PersonName } from './personName.ts'
import { texts } from './texts/index.ts'
import { capitalize } from './typography.ts'

/** What every letter has: whose it is, its requisites, who signs it, who made it. */
export interface LetterData {
  office: DocumentOffice
  /** `null` leaves blanks for the pen. */
  date: string | null
  number: string | null
  addressee: readonly string[]
  /** The document that is answered; no line when absent. */
  replyTo?: { number: string; date: string } | null
  signedBy: LetterSigner | null
  /** «Лапшина Ольга Дмитриевна, тел. 2-14-15»; empty for none. */
  contact: string
}

export interface LetterSigner {
  post: string
  name: PersonName
}

/** Size of the line about who made the letter, points. */
const contactSizePt = 10

/** Letterhead, heading, salutation, text, appendices, signature, who made it. Empty texts leave their paragraph out. */
export function letterBlocks(
  data: LetterData,
  settings: DocumentSettings,
  words: { subject: string; greeting: string; texts: readonly string[]; appendices: readonly string[] },
): Block[] {
  const { date, number, addressee, replyTo } = data
  return [
    ...letterhead(data.office, settings, { date, number, addressee, ...(replyTo === undefined ? {} : { replyTo }) }),
    ...(words.subject === ''
      ? []
      : [{ type: 'heading', level: 1, align: 'left', runs: runs(words.subject), spaceAfterPt: 14 } as const]),
    ...(words.greeting === ''
      ? []
      : [paragraph(words.greeting, { align: 'center', indentMm: 0, keepWithNext: true, spaceAfterPt: 10 })]),
    ...words.texts.filter((text) => text.trim() !== '').flatMap((text) => paragraphs(text)),
    ...appendixList(words.appendices),
    signatureOf(data.signedBy),
    ...contactOf(data.contact),
  ]
}

/** «Приложение: …» with the number of sheets, numbered where there are several. */
export function appendixList(lines: readonly string[]): Block[] {
  if (lines.length === 0) return []
  const term = `${lines.length === 1 ? texts.common.appendix : texts.common.appendices}:`
  const rows = lines.map((line, index): [string, string] => [
    index === 0 ? term : '',
    lines.length === 1 ? line : `${index + 1}. ${line}`,
  ])
  return [keyValue(rows, 31, { separator: '', spaceBeforePt: 14 })]
}

/** «отчёт за неделю на 3 л. в 1 экз.»; a file has no sheets. */
export function appendixLine(title: string, sheets: number | null): string {
  return sheets === null || sheets === 0 ? title : `${title} ${texts.common.sheetsAndCopies(sheets, 1)}`
}

export function signatureOf(signedBy: LetterSigner | null): Block {
  return {
    type: 'signature',
    post: signedBy === null ? [missing(texts.common.notGiven)] : runs(capitalize(signedBy.post)),
    name: signedBy === null ? [missing(texts.common.notGiven)] : runs(initialsFirst(signedBy.name)),
    spaceBeforePt: 28,
  }
}

function contactOf(contact: string): Block[] {
  if (contact === '') return []
  return [
    paragraph(texts.letter.contact(contact), {
      align: 'left',
      indentMm: 0,
      fontSizePt: contactSizePt,
      spaceBeforePt: 24,
    }),
  ]
}
