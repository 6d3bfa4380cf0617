/** Cases and genders of the words a document declines. */
export const GRAMMATICAL_CASES = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const
export type GrammaticalCase = (typeof GRAMMATICAL_CASES)[number]
export type Gender = 'male' | 'female'

/** A declined text. When the rules are not certain, `isSure` is false and a person should look at it. */
export interface Declined {
  form: string
  isSure: boolean
}

/** The text with `cut` letters of its end replaced. */
export function swap(text: string, cut: number, ending: string): string {
  return text.slice(0, text.length - cut) + ending
}

/** Gives `text` the capital first letter of `like`. */
export function caseLike(text: string, like: string): string {
  const first = like.charAt(0)
  return first !== first.toLocaleLowerCase('ru-RU') ? text.charAt(0).toLocaleUpperCase('ru-RU') + text.slice(1) : text
}
