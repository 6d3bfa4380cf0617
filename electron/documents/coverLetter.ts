import type { DocumentModel, DocumentSettings } from '../contract/documents.ts'
import type { LetterKind } from '../contract/letters.ts'
import { documentModel, pageFrom } from './blocks.ts'
import { appendixLine, letterBlocks } from './letterParts.ts'
import type { LetterData } from './letterParts.ts'
import type { coverLetterTemplates } from './templates/coverLetter.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'

export interface CoverLetterData extends LetterData {
  letter: LetterKind
  /** Instead of the text of the template; empty for that of the template. */
  body: string
  /** Values of the fields of the template, by its words. */
  values: Readonly<Record<string, string>>
  appendices: readonly { title: string; sheets: number | null }[]
}

export type CoverLetterTexts = TemplateTexts<(typeof coverLetterTemplates)[LetterKind]>

/** Сопроводительное письмо: to the centre, also with an answer to it, to the body that is to answer, to those whom a protocol concerns. */
export function buildCoverLetter(
  data: CoverLetterData,
  settings: DocumentSettings,
  words: CoverLetterTexts,
): DocumentModel {
  const blocks = letterBlocks(data, settings, {
    subject: fill(words.subject, data.values),
    greeting: words.greeting,
    texts: [data.body.trim() === '' ? fill(words.text, data.values) : data.body],
    appendices: data.appendices.map(({ title, sheets }) => appendixLine(title, sheets)),
  })
  const subject = fill(words.subject, data.values)
  const title = data.letter === 'centreRequest' ? texts.letter.centreTitle(subject) : texts.letter.coverTitle(subject)
  return documentModel('coverLetter', title, pageFrom(settings), blocks)
}
