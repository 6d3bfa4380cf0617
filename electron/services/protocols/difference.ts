import type { DifferenceLine, DifferencePiece } from '../../contract/protocols.ts'

export interface ComparedLine {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/**
 * Two texts line by line by their longest common subsequence, removed lines before added ones. A protocol has some hundreds
 * of lines, so the full table is cheap.
 */
export function compareLines(before: readonly string[], after: readonly string[]): ComparedLine[] {
  const width = after.length + 1
  const common = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: ComparedLine[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ kind: 'same', text: before[i] ?? '' })
      i += 1
      j += 1
    } else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: before[i] ?? '' })
      i += 1
    } else {
      lines.push({ kind: 'added', text: after[j] ?? '' })
      j += 1
    }
  }
  return lines
}

/** Less in common than this share of words, and two lines are another text, not a changed one. */
const KINSHIP = 0.4

/**
 * The same with changed lines found: a removed line and an added one beside it that share enough words become one line, word by word.
 */
export function compareWords(before: readonly string[], after: readonly string[]): DifferenceLine[] {
  const lines = compareLines(before, after)
  const result: DifferenceLine[] = []
  for (let index = 0; index < lines.length;) {
    const from = index
    while (lines[index]?.kind === 'removed') index += 1
    const removed = lines.slice(from, index)
    const middle = index
    while (lines[index]?.kind === 'added') index += 1
    result.push(...paired(removed, lines.slice(middle, index)))
    while (lines[index]?.kind === 'same') {
      result.push({ kind: 'same', text: lines[index]?.text ?? '', pieces: [] })
      index += 1
    }
  }
  return result
}

/** Removed and added lines of one place: each removed one goes with the first added one it is kin to. */
function paired(removed: readonly ComparedLine[], added: readonly ComparedLine[]): DifferenceLine[] {
  const left = [...added]
  const lines: DifferenceLine[] = []
  for (const { text } of removed) {
    const place = left.findIndex((one) => isKin(text, one.text))
    const partner = left[place]
    if (partner === undefined) {
      lines.push({ kind: 'removed', text, pieces: [] })
      continue
    }
    // What was passed over comes before its kin, in the order of the text.
    lines.push(...left.splice(0, place).map((one): DifferenceLine => ({ kind: 'added', text: one.text, pieces: [] })))
    left.shift()
    lines.push({ kind: 'changed', text: partner.text, pieces: piecesOf(text, partner.text) })
  }
  return [...lines, ...left.map((one): DifferenceLine => ({ kind: 'added', text: one.text, pieces: [] }))]
}

/** Words with the blanks behind them, so that joined pieces give the line again. */
const wordsOf = (text: string): string[] => text.match(/[^\s\u00a0]+[\s\u00a0]*/gu) ?? []

function isKin(before: string, after: string): boolean {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const same = compareLines(a, b).filter((one) => one.kind === 'same').length
  return same / Math.max(a.length, b.length, 1) >= KINSHIP
}

function piecesOf(before: string, after: string): DifferencePiece[] {
  const pieces: DifferencePiece[] = []
  for (const { kind, text } of compareLines(wordsOf(before), wordsOf(after))) {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  return pieces
}
