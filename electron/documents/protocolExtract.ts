import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { documentModel, pageFrom, paragraph, runs } from './blocks.ts'
import { shortDate } from './civilText.ts'
import { initialsFirst } from './personName.ts'
import { protocolHead } from './protocol.ts'
import { itemBlocks, participants, signaturePost } from './protocolParts.ts'
import type { DocumentPerson, ProtocolData } from './protocolParts.ts'
import { texts } from './texts.ts'
import { capitalize } from './typography.ts'

export interface ProtocolExtractData {
  protocol: ProtocolData
  /** Which items go in, by index; `decisions` limits an item to chosen points, which keep their numbers. */
  items: { index: number; decisions?: number[] }[]
  /** Who certifies the copy; null leaves the line to be filled in by hand. */
  certifiedBy: DocumentPerson | null
  /** Civil date of certification. */
  certifiedOn: string | null
}

/** Выписка: all requisites of the head, the needed items, signatures as text, «Верно», post, signature, date (domain.md §9.2). */
export function buildProtocolExtract(data: ProtocolExtractData, settings: DocumentSettings): DocumentModel {
  const { protocol } = data
  const withSecretary = settings.secretaryLine && protocol.secretary !== null
  const blocks: Block[] = [
    ...protocolHead(protocol, texts.extract.title),
    ...participants(protocol, settings.secretaryLine),
    ...data.items.flatMap((chosen) => {
      const item = protocol.items[chosen.index]
      return item === undefined ? [] : itemBlocks(item, chosen.index + 1, chosen.decisions)
    }),
  ]
  if (protocol.chair !== null)
    blocks.push(copiedSignature(signaturePost(protocol.chair) || texts.protocol.chair, protocol.chair))
  if (withSecretary && protocol.secretary !== null)
    blocks.push(copiedSignature(texts.protocol.secretary, protocol.secretary))
  const certifier = data.certifiedBy
  blocks.push(
    paragraph(texts.extract.certified, { indentMm: 0, align: 'left', spaceBeforePt: 28, keepWithNext: true }),
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
  )
  const title = texts.extract.documentTitle(protocol.number ?? texts.protocol.withoutNumber, shortDate(protocol.heldOn))
  return documentModel('protocolExtract', title, pageFrom(settings), blocks)
}

/** A signature of the original, given as the word «подпись». */
function copiedSignature(post: string, person: DocumentPerson): Block {
  return {
    type: 'signature',
    post: runs(post),
    name: runs(`${texts.extract.signed}\u2003${initialsFirst(person)}`),
    spaceBeforePt: 14,
  }
}
