import type { Block, KeyValueBlock, Run, SignatureBlock } from './documents.ts'

/** The end of a paper, decided once for the sheet of the screen and for DOCX, so that both break alike. */

/** A longer list of appendices may be broken between sheets. */
const longestTailList = 8
/** Of a longer list so many rows stay with the signature. */
const keptRows = 2
/** A longer post takes the room of the pen: its lines would fill half a sheet. */
const longestPost = 60

/** Room to sign in, mm. */
export function signatureRoomMm(block: Pick<SignatureBlock, 'post'>): 50 | 22 {
  return textLength(block.post) > longestPost ? 22 : 50
}

/** A list of appendices that is never parted from the signature under it. */
export function isTailList(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]
  return block?.type === 'keyValue' && block.rows.length <= longestTailList && blocks[index + 1]?.type === 'signature'
}

/** Long lists over a signature in two blocks: one that may be broken and the last rows, which stay with the signature. */
export function splitLongLists(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index) => {
    const isLong = block.type === 'keyValue' && block.rows.length > longestTailList
    return isLong && blocks[index + 1]?.type === 'signature' ? parted(block) : [block]
  })
}

function parted(block: KeyValueBlock): KeyValueBlock[] {
  const { spaceAfterPt, ...first } = block
  const { anchor: _anchor, spaceBeforePt: _gap, ...last } = block
  return [
    { ...first, rows: block.rows.slice(0, -keptRows) },
    { ...last, rows: block.rows.slice(-keptRows), ...(spaceAfterPt === undefined ? {} : { spaceAfterPt }) },
  ]
}

function textLength(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0)
}
