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
