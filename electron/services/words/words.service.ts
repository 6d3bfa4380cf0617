import { stemmer } from '@orama/stemmers/russian'

/** Russian words as search, likely repeats and automatic routing compare them. No area of the contract: functions for other areas. */

/** Words and numbers of a text: lower case, ё→е, marks left out. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** One word of `words` cut to the part that its forms share: «дорогами» → «дорог». */
export const stem = (word: string): string => stemmer(word)

/** Words of a text as the search index knows them: word forms cut to their stem. */
export function stems(text: string): string[] {
  return words(text).map(stem)
}
