import { stem } from '../words/words.service.ts'

const REMEMBERED = 50_000
const stemsOf = new Map<string, string>()

/** A text is read many times while its neighbour is being typed, and Russian words come again and again. */
export function stemOf(word: string): string {
  let found = stemsOf.get(word)
  if (found === undefined) {
    if (stemsOf.size >= REMEMBERED) stemsOf.clear()
    found = stem(word)
    stemsOf.set(word, found)
  }
  return found
}
