import { fold } from './layout.ts'

/** A piece of a text and whether the search found it. */
export type Piece = { text: string; hit: boolean }

/** Parts `text` at the words of `query` (ё = е, any case); used instead of HTML strings, which the content policy forbids. */
export const highlight = (text: string, query: string): Piece[] => {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return [{ text, hit: false }]
  const flat = text.toLocaleLowerCase('ru').replaceAll('ё', 'е')
  // Lower case of some letters is longer than the letter; places then no longer agree, so nothing is marked.
  if (flat.length !== text.length) return [{ text, hit: false }]
  const marked = new Uint8Array(text.length)
  for (const word of words) {
    for (let at = flat.indexOf(word); at >= 0; at = flat.indexOf(word, at + word.length))
      marked.fill(1, at, at + word.length)
  }
  const pieces: Piece[] = []
  for (let i = 0; i < text.length; i++) {
    const hit = marked[i] === 1
    const last = pieces.at(-1)
    if (last && last.hit === hit) last.text += text[i]
    else pieces.push({ text: text[i] ?? '', hit })
  }
  return pieces
}

/** Parts `text` at whole words that are among `words` (small letters): the word forms that a search named. */
export const highlightWords = (text: string, words: readonly string[]): Piece[] => {
  if (words.length === 0) return [{ text, hit: false }]
  const wanted = new Set(words)
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!wanted.has(match[0].toLowerCase())) continue
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), hit: false })
    pieces.push({ text: match[0], hit: true })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false })
  return pieces
}
