/** Which encoding a text file is in, by its first bytes. */

/** Letters of Russian by frequency; the first dozen weigh twice. */
const FREQUENT = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'
const EIGHT_BIT = ['windows-1251', 'ibm866', 'koi8-r'] as const
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | (typeof EIGHT_BIT)[number]

/** How much a text looks Russian: frequent small letters, capitals only after blanks, no signs of box drawing. */
function score(text: string): number {
  let sum = 0
  let letters = 0
  let isAfterSmall = false
  for (const sign of text) {
    if ((sign.codePointAt(0) ?? 0) < 128) {
      isAfterSmall = false
      continue
    }
    letters += 1
    const rank = FREQUENT.indexOf(sign)
    if (rank >= 0) {
      sum += rank < 12 ? 2 : 1
      isAfterSmall = true
    } else if (/[А-ЯЁ№«»—–]/u.test(sign)) {
      sum += isAfterSmall ? -1 : 0.5
    } else {
      sum -= 3
      isAfterSmall = false
    }
  }
  return letters === 0 ? 0 : sum / letters
}

/** A cut in the middle of a letter is no error of UTF-8. */
function isUtf8(bytes: Buffer, isWhole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return true
  } catch {
    return false
  }
}

/** @param isWhole the bytes are the whole file */
export function encodingOf(head: Buffer, isWhole: boolean): TextEncodingName {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (even + odd > head.length / 20) return odd > even ? 'utf-16le' : 'utf-16be'
  // Cyrillic in UTF-16 has 0x04 where Latin has zero.
  const fours = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 4) fours[index % 2] = (fours[index % 2] ?? 0) + 1
  })
  const [evenFours = 0, oddFours = 0] = fours
  if (evenFours + oddFours > head.length / 5) return oddFours > evenFours ? 'utf-16le' : 'utf-16be'
  if (isUtf8(head, isWhole)) return 'utf-8'
  const sample = head.subarray(0, 20_000)
  let best: TextEncodingName = 'windows-1251'
  let most = -Infinity
  for (const name of EIGHT_BIT) {
    const found = score(new TextDecoder(name).decode(sample))
    if (found > most) [best, most] = [name, found]
  }
  return best
}
