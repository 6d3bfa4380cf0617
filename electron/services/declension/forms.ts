import type { DeclinedWord, FormOrigin } from '../../contract/declension.ts'
import type { ReadDb } from '../../db/database.ts'
import { declinedByRules, declining } from '../../documents/declension.ts'
import type { DeclensionKey, DeclinedUse } from '../../documents/declension.ts'
import { listDeclensions } from './declension.repo.ts'
import type { DeclensionRow } from './declension.repo.ts'

type Gender = DeclensionKey['gender']

export const storedGender = (gender: Gender | null): DeclensionRow['gender'] => gender ?? 'any'

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('ru-RU') + text.slice(1)
const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('ru-RU') + text.slice(1)

/** Posts and bodies are the same whether they begin a line or not; names keep their letters. */
function normal(subject: DeclensionKey['subject'], source: string): string {
  const text = source.replace(/[\s\u00a0]+/gu, ' ').trim()
  return subject === 'post' || subject === 'body' ? lowerFirst(text) : text
}

/** What a correction goes by: the same text once corrected is right in every paper. */
export function keyOf(row: {
  subject: DeclensionKey['subject']
  source: string
  grammaticalCase: DeclensionKey['grammaticalCase']
  gender: DeclensionRow['gender']
}): string {
  // What has no gender of its own is one text for everybody.
  const gender = row.subject === 'post' || row.subject === 'body' ? 'any' : row.gender
  return [row.subject, row.grammaticalCase, gender, normal(row.subject, row.source)].join('\n')
}

/** Looks corrections up as the register has them now; a capital first letter follows the text that asks. */
export function correctionsOf(db: ReadDb): (key: DeclensionKey) => string | undefined {
  const stored = new Map(listDeclensions(db).map((row) => [keyOf({ ...row, source: row.word }), row]))
  return ({ subject, source, grammaticalCase, gender }) => {
    const row = stored.get(keyOf({ subject, source, grammaticalCase, gender: storedGender(gender) }))
    if (row === undefined) return undefined
    const first = source.trim().charAt(0)
    const same = first === row.word.charAt(0)
    if (same) return row.correctedForm
    return first === first.toLocaleLowerCase('ru-RU') ? lowerFirst(row.correctedForm) : upperFirst(row.correctedForm)
  }
}

/**
 * Runs what makes a paper with the office's corrections. Every builder that declines words is called inside it; `words` are those that
 * the paper declined, each once, the doubtful first.
 */
export function withDeclensions<T>(db: ReadDb, work: () => T): { value: T; words: DeclinedWord[] } {
  const uses = new Map<string, DeclinedUse>()
  const used = (use: DeclinedUse): void => {
    const key = keyOf({ ...use, gender: storedGender(use.gender) })
    // The same word may stand in the card of one person and come from the rules for another.
    uses.set(`${key}\n${use.origin}\n${use.form}`, use)
  }
  const value = declining({ corrected: correctionsOf(db), used }, work)
  const words = [...uses.values()].map((use): DeclinedWord => ({
    subject: use.subject,
    source: use.source,
    gender: use.gender ?? null,
    grammaticalCase: use.grammaticalCase,
    form: use.form,
    byRules: declinedByRules(use).form,
    isSure: use.isSure,
    origin: use.origin satisfies FormOrigin,
    isPrivate: use.isPrivate,
  }))
  return { value, words: words.sort((a, b) => Number(a.isSure) - Number(b.isSure)) }
}
