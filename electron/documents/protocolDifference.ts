import type { Block, DocumentModel, DocumentSettings, Run } from '../contract/documents.ts'
import { centred, documentModel, fillWidths, headRow, pageFrom, paragraph, runs } from './blocks.ts'
import { shortDate } from './civilText.ts'
import { texts } from './texts/index.ts'
import { typeset } from './typography.ts'

/** A piece of a line; `isChanged`: the other version says it otherwise. */
export interface DifferencePiece {
  text: string
  isChanged: boolean
}

export interface ProtocolDifferenceData {
  number: string
  heldOn: string
  /** «Версия 1 от 17.11.2026» */
  from: string
  to: string
  /** Why it was corrected; empty for a draft. */
  reason: string
  /** What stood and what stands; null where a line is new or gone. */
  rows: { before: DifferencePiece[] | null; after: DifferencePiece[] | null }[]
}

/** A sheet of differences between two versions of a protocol, changed words underlined. */
export function buildProtocolDifference(data: ProtocolDifferenceData, settings: DocumentSettings): DocumentModel {
  const page = pageFrom(settings)
  const words = texts.difference
  const [left = 0, right = 0] = fillWidths(page, [{ weight: 1 }, { weight: 1 }])
  const blocks: Block[] = [
    { type: 'heading', level: 1, align: 'center', runs: runs(words.title, { bold: true }) },
    centred(words.subject(data.number, shortDate(data.heldOn)), { spaceAfterPt: 14 }),
  ]
  if (data.reason !== '') blocks.push(paragraph(words.reason(data.reason), { spaceAfterPt: 7 }))
  if (data.rows.length === 0) blocks.push(paragraph(words.same))
  else
    blocks.push({
      type: 'table',
      columns: [{ widthMm: left }, { widthMm: right }],
      head: [headRow([data.from, data.to])],
      rows: data.rows.map((row) => [{ runs: pieces(row.before) }, { runs: pieces(row.after) }]),
    })
  return documentModel('protocolDifference', words.documentTitle(data.number, shortDate(data.heldOn)), page, blocks)
}

function pieces(line: readonly DifferencePiece[] | null): Run[] {
  if (line === null) return runs(texts.common.none)
  return line.map((one) => ({ text: typeset(one.text), ...(one.isChanged ? { underline: true } : {}) }))
}
