import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { documentModel, pageFrom, paragraph, paragraphs, runs, withoutAnchors } from './blocks.ts'
import { shortDate } from './civilText.ts'
import { initialsFirst } from './personName.ts'
import { protocolHead } from './protocol.ts'
import { itemBlocks, participants, pollItemBlocks, shippedProtocolWords, signaturePost } from './protocolParts.ts'
import type { DocumentPerson, ProtocolData, ProtocolWords } from './protocolParts.ts'
import { extractTemplate } from './templates/extract.ts'
import { fill, shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { capitalize } from './typography.ts'

export interface ProtocolExtractData {
  protocol: ProtocolData
  /** Which items go in, by index; `decisions` limits an item to chosen points, which keep their numbers. */
  items: { index: number; decisions?: number[] }[]
  /** Who certifies the copy; null leaves the line to be filled in by hand. */
  certifiedBy: DocumentPerson | null
  /** Civil date of certification. */
  certifiedOn: string | null
  /** Whose points these are; for the office's own line under the certification. */
  executor?: string
}

/** Words as the office says them. */
export interface ExtractWords {
  protocol: ProtocolWords
  extract: TemplateTexts<typeof extractTemplate>
}
const shippedWords: ExtractWords = { protocol: shippedProtocolWords, extract: shippedTexts(extractTemplate) }

/** Выписка: all requisites of the head, the needed items, signatures as text, «Верно», post, signature, date (domain.md §9.2). */
export function buildProtocolExtract(
  data: ProtocolExtractData,
  settings: DocumentSettings,
  words = shippedWords,
): DocumentModel {
  const { protocol } = data
  return documentModel(
    'protocolExtract',
    extractTitle(protocol),
    pageFrom(settings),
    extractBlocks(data, settings, words),
  )
}

/** Several extracts of one protocol as one document, each from a sheet of its own: printed in one go. */
export function buildProtocolExtracts(
  all: readonly ProtocolExtractData[],
  settings: DocumentSettings,
  words = shippedWords,
): DocumentModel {
  const [first] = all
  const blocks = all.flatMap((data, index): Block[] => [
    ...(index === 0 ? [] : [{ type: 'pageBreak' as const }]),
    ...extractBlocks(data, settings, words).map((block) => withoutAnchors(block)),
  ])
  // A number on every sheet would count the sheets of the pile, not of an extract.
  const page = { ...pageFrom(settings), numbering: 'none' as const }
  return documentModel('protocolExtract', first ? extractTitle(first.protocol) : texts.extract.title, page, blocks)
}

function extractTitle(protocol: ProtocolData): string {
  return texts.extract.documentTitle(protocol.number ?? texts.protocol.withoutNumber, shortDate(protocol.heldOn))
}

function extractBlocks(data: ProtocolExtractData, settings: DocumentSettings, words: ExtractWords): Block[] {
  const { protocol } = data
  const itemOf = protocol.format === 'absentee' ? pollItemBlocks : itemBlocks
  const blocks: Block[] = [
    ...protocolHead(protocol, words.extract.title, words.protocol),
    ...participants(protocol, settings.secretaryLine, words.protocol),
    ...data.items.flatMap((chosen) => {
      const item = protocol.items[chosen.index]
      return item === undefined ? [] : itemOf(item, chosen.index + 1, words.protocol, chosen.decisions)
    }),
  ]
  if (protocol.chair !== null)
    blocks.push(copiedSignature(signaturePost(protocol.chair) || words.protocol.chair, protocol.chair))
  if (settings.secretaryLine && protocol.secretary !== null)
    blocks.push(copiedSignature(words.protocol.secretary, protocol.secretary))
  return [...blocks, ...certification(data, words)]
}

/** «Верно», post, signature, name, date. */
function certification(data: ProtocolExtractData, words: ExtractWords): Block[] {
  const certifier = data.certifiedBy
  const note = fill(words.extract.note, { исполнитель: data.executor ?? '' })
  return [
    paragraph(words.extract.certified, { indentMm: 0, align: 'left', spaceBeforePt: 28, keepWithNext: true }),
    {
      type: 'signature',
      post: runs(certifier?.post ? capitalize(certifier.post) : ''),
      name: runs(certifier === null ? '' : initialsFirst(certifier)),
      rule: true,
    },
    paragraph(data.certifiedOn === null ? texts.common.blankDate : shortDate(data.certifiedOn), {
      indentMm: 0,
      align: 'left',
      spaceBeforePt: 7,
    }),
    ...(note.trim() === '' ? [] : paragraphs(note, [], { indentMm: 0, spaceBeforePt: 7 })),
  ]
}

/** A signature of the original, given as the word «подпись». */
function copiedSignature(post: string, person: DocumentPerson): Block {
  return {
    type: 'signature',
    post: runs(post),
    mark: runs(texts.extract.signed),
    name: runs(initialsFirst(person)),
    spaceBeforePt: 14,
  }
}
