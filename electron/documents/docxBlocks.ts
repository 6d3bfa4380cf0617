import { LineRuleType, PageBreak, Paragraph, Table } from 'docx'
import type { Block, DocumentModel, Run, SignatureBlock } from '../contract/documents.ts'
import { isTailList, isUnderSignature, splitLongLists } from '../contract/paperTails.ts'
import { Numbering } from './docxLists.ts'
import { bookmarkParagraph, gapParagraph, hangingRows, paragraphsOf, termsFit } from './docxParagraphs.ts'
import { isTable, signatureTable, tableOf } from './docxTables.ts'

type Piece = Paragraph | Table

/** A longer paragraph fills so much of a sheet that an office suite leaves the sheet before it empty to keep it with the next. */
const longestKept = 1500

/** All blocks in order. Gaps and «keep together» depend on the neighbours, so they are decided here. */
export function blocksToDocx(model: DocumentModel): { children: Piece[]; numbering: Numbering } {
  const numbering = new Numbering()
  const pieces: Piece[] = []
  const targets = new Set(
    model.blocks.flatMap((block) => (block.type === 'contents' ? block.rows.map(({ to }) => to) : [])),
  )
  let gapPt = 0
  const signatures: { block: SignatureBlock; beforePt: number }[] = []
  const blocks = splitLongLists(model.blocks)
  blocks.forEach((block, index) => {
    if ('anchor' in block && block.anchor && targets.has(block.anchor.id))
      pieces.push(bookmarkParagraph(block.anchor.id))
    if (block.type === 'spacer') {
      pieces.push(gapParagraph(block.heightPt, false))
      return
    }
    if (block.type === 'pageBreak') {
      pieces.push(new Paragraph({ children: [new PageBreak()], spacing: { line: 20, lineRule: LineRuleType.EXACT } }))
      gapPt = 0
      return
    }
    const beforePt = Math.max(gapPt, block.spaceBeforePt ?? 0)
    const keep = keepsWithNext(blocks, index)
    if (block.type === 'keyValue' && isTailList(blocks, index) && termsFit(block)) {
      pieces.push(...hangingRows(block, beforePt))
    } else if (isTable(block)) {
      // Word joins neighbouring tables: a hair of a paragraph parts them and carries the gap.
      if (signatures.length === 0 && (beforePt > 0 || pieces.at(-1) instanceof Table))
        // What stays with the table stays with the gap over it.
        pieces.push(gapParagraph(Math.max(1, beforePt), keepsWithNext(blocks, index - 1)))
      if (block.type === 'signature') {
        signatures.push({ block, beforePt })
        if (blocks[index + 1]?.type !== 'signature') pieces.push(signatureTable(signatures.splice(0), model.page, keep))
      } else pieces.push(tableOf(block, model.page, keep, numbering))
    } else {
      pieces.push(...paragraphsOf(block, model.page, beforePt, keep, numbering))
    }
    gapPt = block.spaceAfterPt ?? 0
  })
  // A document body must not end with a table; a hair of a paragraph after a table at the foot takes no sheet of its own.
  if (pieces.at(-1) instanceof Table) pieces.push(gapParagraph(0.1, false))
  return { children: pieces, numbering }
}

/** A signature never stands alone: whatever is before it stays with it, a list of appendices as a whole, and a short text under it. */
function keepsWithNext(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]
  if (block?.type === 'heading') return true
  if (block?.type === 'paragraph' && block.keepWithNext === true && isShort(block.runs)) return true
  return blocks[index + 1]?.type === 'signature' || isTailList(blocks, index + 1) || isUnderSignature(blocks, index + 1)
}

function isShort(runs: readonly Run[]): boolean {
  return textLength(runs) <= longestKept
}

function textLength(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0)
}
