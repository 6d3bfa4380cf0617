/** Where «@ряб» stands before the caret. */
export type Mention = { start: number; end: number; query: string }

/**
 * The mention being typed at the caret: `@` at the beginning of a word and letters after it. An e-mail is not one.
 */
export const findMention = (text: string, caret: number): Mention | null => {
  const found = /(?:^|[\s(])@([\p{L}\d.«»-]{0,40}(?: [\p{L}.]{1,20})?)$/u.exec(text.slice(0, caret))
  if (!found) return null
  const query = found[1] ?? ''
  return { start: caret - query.length - 1, end: caret, query }
}

/** The text without the mention, blanks around it closed, and where the caret stands then: apart from the last word, for the next one. */
export const withoutMention = (text: string, mention: Mention): { text: string; caret: number } => {
  const before = text.slice(0, mention.start)
  const after = text.slice(mention.end)
  const joined =
    before.endsWith(' ') && after === ''
      ? `${before.trimEnd()} `.trimStart()
      : before.endsWith(' ') && after.startsWith(' ')
        ? before.trimEnd() + after
        : before + after
  return { text: joined, caret: Math.min(before.length, joined.length) }
}
