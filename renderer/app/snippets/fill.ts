import { snippetFields, type SnippetField } from '../../../electron/contract/snippets.ts'

/** What is known of a card, in words for people; what is not known is absent. */
export type SnippetValues = Readonly<Partial<Record<SnippetField, string>>>

const byWord = new Map(Object.entries(snippetFields).map(([field, word]) => [word, field as SnippetField]))

/**
 * A ready text with its fields filled in. What the card does not say stays in braces, so that nobody sends a letter with a hole in
 * it unseen: `gap` is the first such place.
 */
export const fillSnippet = (
  text: string,
  values: SnippetValues,
): { text: string; gap: { start: number; end: number } | null } => {
  let filled = ''
  let from = 0
  let gap: { start: number; end: number } | null = null
  for (const found of text.matchAll(/\{([^{}\n]{1,40})\}/g)) {
    const field = byWord.get((found[1] ?? '').trim().toLowerCase() as (typeof snippetFields)[SnippetField])
    const value = field === undefined ? '' : (values[field] ?? '')
    filled += text.slice(from, found.index)
    const start = filled.length
    filled += value === '' ? found[0] : value
    if (value === '') gap ??= { start, end: filled.length }
    from = found.index + found[0].length
  }
  return { text: filled + text.slice(from), gap }
}
