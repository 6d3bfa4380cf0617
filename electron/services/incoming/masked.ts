import { maskWords } from '../exchange/exchange.service.ts'

/** What stands where something was hidden: «[имя]», «[телефон]». */
const MASK = new RegExp(`\\[(?:${Object.values(maskWords).join('|')})\\]`, 'u')
const MASKS = new RegExp(MASK, 'gu')

export const hasMask = (text: string): boolean => MASK.test(text)

/**
 * Whether a masked text of a package can be this text: what stands between the masks stands in it in the same order, from its beginning
 * to its end. Takes time in proportion to the texts, whatever a package holds.
 */
export function matchesMasked(masked: string, text: string): boolean {
  if (masked === text) return true
  const pieces = masked.split(MASKS)
  const [head = ''] = pieces
  if (pieces.length === 1) return false
  const tail = pieces.at(-1) ?? ''
  if (!text.startsWith(head) || !text.endsWith(tail) || text.length < head.length + tail.length) return false
  const end = text.length - tail.length
  let at = head.length
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at)
    if (found === -1 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}
