import { stem, words } from '../words/words.service.ts'

/** Words of rules against texts of cards: each text is cut into words once, each word is stemmed once for a whole load. */

/** What a rule looks for: one part per word; a phrase has several that stand side by side. Empty when nothing was typed. */
export type Pattern = readonly number[]

const NONE: readonly number[] = []
/** Distinct words of a load worth remembering: above it the memory is worth more than the time. */
const REMEMBERED = 200_000

/** Letters and digits that nearly all texts are made of: 1; marks that part words: 2; anything else is left to `words`. */
const KINDS = new Uint8Array(0x2200)
const mark = (from: number, to: number, kind: number): void => void KINDS.fill(kind, from, to + 1)
mark(0x00, 0x7f, 2)
mark(0x30, 0x39, 1)
mark(0x61, 0x7a, 1)
mark(0x430, 0x44f, 1)
for (const sign of '\u00a0«»–—…№„“”’ё') mark(sign.charCodeAt(0), sign.charCodeAt(0), sign === 'ё' ? 1 : 2)

/** The same as `words` in a third of its time: an import reads hundreds of thousands of texts. */
export function plainWords(text: string): string[] {
  const lower = text.toLowerCase()
  const found: string[] = []
  let start = -1
  for (let at = 0; at < lower.length; at += 1) {
    const kind = KINDS[lower.charCodeAt(at)] ?? 0
    if (kind === 0) return words(text)
    if (kind === 1) {
      if (start < 0) start = at
    } else if (start >= 0) {
      found.push(lower.slice(start, at))
      start = -1
    }
  }
  if (start >= 0) found.push(lower.slice(start))
  return lower.includes('ё') ? found.map((word) => word.replaceAll('ё', 'е')) : found
}

export class WordBook {
  private readonly byStem = new Map<string, number>()
  private readonly byStart: { start: string; part: number }[] = []
  private readonly known = new Map<string, readonly number[]>()
  private readonly parts = new Map<string, number>()

  /** Whether any rule looks at words at all. */
  get isEmpty(): boolean {
    return this.parts.size === 0
  }

  /**
   * `дорога` finds any form of the word, `дорож*` any word that starts so, several words one after another are a phrase;
   * quotation marks may stand around it.
   */
  pattern(typed: string): Pattern {
    return (
      typed
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+\*?/gu) ?? []
    ).map((piece) => {
      const isStart = piece.endsWith('*')
      const [word = ''] = words(piece)
      return isStart ? this.part(`${word}*`, word, true) : this.part(stem(word), stem(word), false)
    })
  }

  private part(key: string, word: string, isStart: boolean): number {
    const old = this.parts.get(key)
    if (old !== undefined) return old
    const part = this.parts.size
    this.parts.set(key, part)
    if (isStart) this.byStart.push({ start: word, part })
    else this.byStem.set(word, part)
    // What was worked out before this pattern was known says nothing about it.
    this.known.clear()
    return part
  }

  /** The text as parts of patterns, word by word. */
  read(text: string): ReadText {
    return new ReadText(plainWords(text).map((word) => this.partsOf(word)))
  }

  private partsOf(word: string): readonly number[] {
    const old = this.known.get(word)
    if (old) return old
    const parts = this.byStart.filter(({ start }) => word.startsWith(start)).map(({ part }) => part)
    const ofStem = this.byStem.get(stem(word))
    if (ofStem !== undefined) parts.push(ofStem)
    if (this.known.size >= REMEMBERED) this.known.clear()
    const kept = parts.length === 0 ? NONE : parts
    this.known.set(word, kept)
    return kept
  }
}

/** A text that was read by a book; answers for patterns of that book alone. */
export class ReadText {
  private readonly words: readonly (readonly number[])[]
  private readonly present = new Set<number>()

  constructor(found: readonly (readonly number[])[]) {
    this.words = found
    for (const parts of found) for (const part of parts) this.present.add(part)
  }

  has(pattern: Pattern): boolean {
    if (pattern.length === 0 || !pattern.every((part) => this.present.has(part))) return false
    if (pattern.length === 1) return true
    const last = this.words.length - pattern.length
    for (let at = 0; at <= last; at += 1)
      if (pattern.every((part, index) => (this.words[at + index] ?? NONE).includes(part))) return true
    return false
  }
}
