import type { Block, KeyValueBlock, Run, SignatureBlock } from './documents.ts'

/** The end of a paper, decided once for the sheet of the screen and for DOCX, so that both break alike. */

/** A longer list of appendices may be broken between sheets. */
const longestTailList = 8
/** Of a longer list so many rows stay with the signature. */
const keptRows = 2
/** A longer text under a signature is a text of its own, letters; and so is what comes after so many paragraphs. */
const longestUnder = 200
const mostUnder = 3
/** Narrowest column of names, mm: that of the sheet of the design. */
const smallestNameMm = 36
const widestNameMm = 70
/** A longer post takes the room of the pen: its lines would fill half a sheet. */
const longestPost = 60

/** Room to sign in, mm. */
export function signatureRoomMm(block: Pick<SignatureBlock, 'post'>): 50 | 22 {
  return textLength(block.post) > longestPost ? 22 : 50
}

/**
 * Width of the column of names of signatures one under another, mm, so that they begin under each other. Word and LibreOffice break a
 * name that does not fit, so the width is that of the letters of Times New Roman with a hair to spare.
 */
export function signatureNameMm(signatures: readonly Pick<SignatureBlock, 'name'>[], fontSizePt: number): number {
  const widest = Math.max(0, ...signatures.map(({ name }) => textWidthEm(name))) * fontSizePt * (25.4 / 72)
  return Math.min(widestNameMm, Math.max(smallestNameMm, Math.ceil(widest + 1)))
}

/** Widths of letters, parts of the size: capitals, the wide small ones, points and blanks, hyphens, all others. */
const letterWidths: readonly [RegExp, number][] = [
  [/[ЖМФШЩЮЫWM]/u, 0.98],
  [/[А-ЯЁA-Z]/u, 0.74],
  [/[жмфшщюыmw]/u, 0.8],
  [/[.,\s\u00a0]/u, 0.25],
  [/[-–]/u, 0.34],
]

function textWidthEm(runs: readonly Run[]): number {
  const text = runs.map((run) => run.text).join('')
  return [...text].reduce((sum, letter) => sum + (letterWidths.find(([kind]) => kind.test(letter))?.[1] ?? 0.54), 0)
}

/**
 * A short text under a signature: the date of a certified copy, «Верно» between two signatures, who made the letter. It never goes to
 * a sheet without them.
 */
export function isUnderSignature(blocks: readonly Block[], index: number): boolean {
  for (let at = index; at > index - mostUnder; at -= 1) {
    const block = blocks[at]
    if (block?.type !== 'paragraph' || textLength(block.runs) > longestUnder) return false
    if (blocks[at - 1]?.type === 'signature') return true
  }
  return false
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
