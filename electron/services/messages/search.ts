import type { CaseKind } from '../../contract/messages.ts'
import { stem, stems, words } from '../words/words.service.ts'
import { formatNumber } from './numbering.ts'

/** What a card is found by. No value of `applicants` is among it (model.md «Applicant apart»). */
export interface Searchable {
  kind: CaseKind
  number: number
  question: number
  formerNumbers: string
  externalNumber: string
  gist: string
  text: string
  address: string
}

/** The stemmed shadow text of a card. */
export function searchBody(row: Searchable): string {
  return stems(
    [formatNumber(row), row.formerNumbers, row.externalNumber, row.gist, row.address, row.text].join('\n'),
  ).join(' ')
}

/**
 * An FTS5 expression of what a person typed: every word must be there in some form, parts joined by a mark («О-126», «1503/2»)
 * stand beside each other, and the last word may be unfinished. Null when there is nothing to look for.
 */
export function searchExpression(typed: string): string | null {
  const parts = typed
    .split(/\s+/)
    .map(words)
    .filter((part) => part.length > 0)
  if (parts.length === 0) return null
  return parts
    .map((part, index) => {
      const phrase = `"${part.map(stem).join(' ')}"`
      const [word = ''] = part
      const isUnfinished = index === parts.length - 1 && part.length === 1 && word.length >= 3 && /\p{L}/u.test(word)
      return isUnfinished ? `(${phrase} OR "${word}"*)` : phrase
    })
    .join(' AND ')
}

/** Words of a search as a condition over `cases c`. */
export function searchCondition(typed: string): { sql: string; params: string[] } {
  const expression = searchExpression(typed)
  if (expression === null) return { sql: '0', params: [] }
  return { sql: 'c.id IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)', params: [expression] }
}
