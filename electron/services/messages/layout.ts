/** What a person may have meant by a word that was typed with the wrong keyboard, or with Latin letters that look Russian. */

const LATIN = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ'
const toRussian = new Map([...LATIN].map((sign, index) => [sign, RUSSIAN[index] ?? sign]))
const toLatin = new Map([...RUSSIAN].map((sign, index) => [sign, LATIN[index] ?? sign]))

const ALIKE_LATIN = 'aceopxykmthbACEOPXYKMTHB'
const ALIKE_RUSSIAN = 'асеорхукмтнвАСЕОРХУКМТНВ'
const alike = new Map([...ALIKE_LATIN].map((sign, index) => [sign, ALIKE_RUSSIAN[index] ?? sign]))

const through = (map: ReadonlyMap<string, string>, text: string): string =>
  [...text].map((sign) => map.get(sign) ?? sign).join('')

/** «yjdsq» → «новый», «цшаш» → «wifi»; null where the text has letters of both alphabets, or of none. */
export function otherLayout(text: string): string | null {
  const isLatin = /[a-z]/iu.test(text)
  if (isLatin === /[а-яё]/iu.test(text)) return null
  const other = through(isLatin ? toRussian : toLatin, text)
  return other === text ? null : other
}

/** A word whose Latin letters all look Russian, in Russian letters: «COCHA» → «СОСНА»; null where one does not. */
export function inRussianLetters(word: string): string | null {
  const letters = word.match(/[a-z]/giu)
  if (letters === null || !letters.every((sign) => alike.has(sign))) return null
  return through(alike, word)
}
