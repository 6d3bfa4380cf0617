/** The Russian and the Latin keyboard share places; what is typed in the wrong one is read as the right one. */

const latin = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,./~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?@#$^&'
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю.ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,"№;:?'

const toRu = new Map([...latin].map((sign, index) => [sign, [...russian][index] ?? sign]))
const toEn = new Map([...russian].map((sign, index) => [sign, [...latin][index] ?? sign]))

/** «yjdsq» gives «новый». */
export const toRussianLayout = (text: string): string => [...text].map((sign) => toRu.get(sign) ?? sign).join('')

/** «сфиду» gives «cable». */
export const toLatinLayout = (text: string): string => [...text].map((sign) => toEn.get(sign) ?? sign).join('')

/** Small letters, ё as е, inner blanks single: two texts that a person holds for equal are equal. */
export const fold = (text: string): string =>
  text.toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()

/** What a person may have meant: the text as typed and, if it differs, as typed in the other layout. */
export const readings = (text: string): string[] => {
  const folded = fold(text)
  if (folded === '') return []
  const other = fold(/[a-z]/i.test(text) ? toRussianLayout(text) : toLatinLayout(text))
  return other === folded || other === '' ? [folded] : [folded, other]
}

/** How well `text` answers `reading`, both folded: 3 begins with it, 2 a word begins with it, 1 contains all its words, 0 not. */
const score = (text: string, reading: string): 0 | 1 | 2 | 3 => {
  if (text.startsWith(reading)) return 3
  if (text.includes(` ${reading}`) || text.includes(`«${reading}`) || text.includes(`(${reading}`)) return 2
  return reading.split(' ').every((word) => text.includes(word)) ? 1 : 0
}

/** A search result: the items that fit, best first, and the reading that found them. */
export type Found<T> = { items: T[]; reading: string; swapped: boolean }

/**
 * Searches a list as a person types: ё = е, any case, words in any order. The other keyboard layout is tried only when
 * nothing fits as typed. An empty query gives the whole list in its own order.
 */
export const searchList = <T>(items: readonly T[], query: string, textOf: (item: T) => string): Found<T> => {
  const all = readings(query)
  if (all.length === 0) return { items: [...items], reading: '', swapped: false }
  for (const [index, reading] of all.entries()) {
    const hits = items
      .map((item) => ({ item, rank: score(fold(textOf(item)), reading) }))
      .filter((hit) => hit.rank > 0)
      .toSorted((a, b) => b.rank - a.rank)
    if (hits.length > 0) return { items: hits.map((hit) => hit.item), reading, swapped: index > 0 }
  }
  return { items: [], reading: all[0] ?? '', swapped: false }
}
