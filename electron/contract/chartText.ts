import { letterWidths } from './letterWidths.ts'

/** Texts of charts measured without a screen: the widths of Times New Roman, in which papers are set. */

const unitsPerEm = 2048
const ptMm = 25.4 / 72
/** A letter the table lacks is taken as wide as an «О»: rather too much room than a text over another. */
const unknownWidth = 1479

const widths = new Map(letterWidths.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width])))

/** Points as millimetres. */
export const mmOfPt = (pt: number): number => pt * ptMm

/** Height of a line of text with its leading, mm. */
export const lineHeightMm = (sizePt: number): number => mmOfPt(sizePt) * 1.15

/** @returns width of a text in one line, mm */
export function textWidthMm(text: string, sizePt: number): number {
  const units = Array.from(text).reduce((sum, letter) => sum + (widths.get(letter) ?? unknownWidth), 0)
  return (units / unitsPerEm) * mmOfPt(sizePt)
}

/**
 * A text in lines that fit, broken between words. What does not fit into the last line is cut by whole words and ends with «…»; a word
 * wider than the line is cut by letters.
 */
export function fitText(text: string, widthMm: number, sizePt: number, maxLines: number): string[] {
  const words = text.split(/[ \n]+/u).filter((word) => word !== '')
  const fits = (line: string) => textWidthMm(line, sizePt) <= widthMm
  const lines: string[] = []
  let line = ''
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line === '') return [...lines, cutLetters(word, fits)]
    if (lines.length === maxLines - 1) return [...lines, cutWords(words.slice(0, index), line, fits)]
    lines.push(line)
    line = word
    if (!fits(word)) return [...lines, cutLetters(word, fits)]
  }
  return line === '' ? lines : [...lines, line]
}

/** The last line without the words that leave no room for the dots. */
function cutWords(before: readonly string[], line: string, fits: (text: string) => boolean): string {
  const words = line.split(' ')
  while (words.length > 0) {
    const cut = `${words.join(' ')}…`
    if (fits(cut)) return cut
    words.pop()
  }
  return cutLetters(before.at(-1) ?? '', fits)
}

function cutLetters(word: string, fits: (text: string) => boolean): string {
  const letters = Array.from(word)
  while (letters.length > 1 && !fits(`${letters.join('')}…`)) letters.pop()
  return `${letters.join('')}…`
}
