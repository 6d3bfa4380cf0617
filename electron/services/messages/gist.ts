const LIMIT = 160

/**
 * The gist of a card when a person typed only its text: the first sentence, or its beginning up to 160 characters at a word.
 * A full stop ends a sentence only after a word of four letters or more and before a capital, so «ул. Речной» does not.
 */
export function gistOf(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  const end = /(?:[\p{L}\p{N}]{4,}[.»"]*\.|[!?…])(?=\s\p{Lu}|$)/u.exec(flat.slice(0, 2000))
  const sentence = end ? flat.slice(0, end.index + end[0].length) : flat
  const bare = sentence.replace(/\.$/, '')
  if (bare.length <= LIMIT) return bare
  const cut = bare.slice(0, LIMIT)
  const blank = cut.lastIndexOf(' ')
  return `${(blank > LIMIT / 2 ? cut.slice(0, blank) : cut).replace(/[,;:—–-]+$/, '').trimEnd()}…`
}
