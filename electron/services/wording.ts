/** How words of the directories stand inside a sentence. */

/** «Куратор» → «куратор»; an abbreviation stays («ПОС», «ЖКХ»). */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
