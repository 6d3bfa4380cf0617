import type { CaseFound } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { stem } from '../words/words.service.ts'
import { inRussianLetters } from './layout.ts'
import { expressionOf, readingsOf } from './search.ts'
import type { Reading, Term } from './search.ts'

/** Why a search found a card: computed from the stored text, because the search shadow keeps none. */

/** Of a longer text only the beginning is looked through for the list. */
const LOOKED_THROUGH = 20_000
const BEFORE = 16
const AFTER = 90

interface Word {
  from: number
  to: number
  folded: string
  stem: string
}

const fold = (word: string): string => {
  const plain = word.toLowerCase().replaceAll('ё', 'е')
  return /[а-я]/u.test(plain) ? (inRussianLetters(plain) ?? plain) : plain
}

/** Words of a register repeat: their stems are kept. */
const known = new Map<string, string>()
const KNOWN = 50_000
function stemOf(word: string): string {
  let found = known.get(word)
  if (found === undefined) {
    if (known.size >= KNOWN) known.clear()
    found = stem(word)
    known.set(word, found)
  }
  return found
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
    const folded = fold(match[0])
    return { from: match.index, to: match.index + match[0].length, folded, stem: stemOf(folded) }
  })
}

/** Places of the words of a text that a term finds. */
function hits(list: readonly Word[], { stems, prefix }: Term): Word[] {
  const found: Word[] = []
  list.forEach((word, at) => {
    if (prefix !== null && (word.folded.startsWith(prefix) || word.stem.startsWith(prefix))) found.push(word)
    else if (stems.every((one, offset) => list[at + offset]?.stem === one))
      found.push(...list.slice(at, at + stems.length))
  })
  return found
}

interface Source {
  id: number
  gist: string
  address: string
  text: string
  formerNumbers: string
  externalNumber: string
}

const SOURCE =
  'id, gist, address, substr(text, 1, ?) AS text, former_numbers AS formerNumbers, external_number AS externalNumber'

/** The fields in the order in which a person is shown why; the gist is in the row already. */
function explain(source: Source, readings: readonly Reading[], isWhole: boolean): CaseFound {
  const terms = readings.flatMap((reading) => reading.all)
  const short = [source.gist, source.address].map(wordsOf)
  // Where gist and address say it all, the text is read only for marking it whole.
  const isSaid = !isWhole && terms.every((term) => short.some((list) => hits(list, term).length > 0))
  const rest = isSaid ? [] : [source.text, source.externalNumber, source.formerNumbers]
  const fields = [source.gist, source.address, ...rest]
  const parted = [...short, ...rest.map(wordsOf)]
  const words = new Set<string>()
  let fragment = ''
  for (const term of terms) {
    let isSeen = false
    parted.forEach((list, index) => {
      const found = hits(list, term)
      const text = fields[index] ?? ''
      for (const { from, to } of found) words.add(text.slice(from, to).toLowerCase())
      const [first] = found
      if (first === undefined) return
      if (!isSeen && index > 0 && fragment === '') fragment = cut(text, first.from, first.to)
      isSeen = true
    })
  }
  return { id: source.id, words: [...words], fragment }
}

/** A piece of a text around the found word, cut between words. */
function cut(text: string, from: number, to: number): string {
  const start = from <= BEFORE ? 0 : text.indexOf(' ', from - BEFORE) + 1
  const space = text.lastIndexOf(' ', to + AFTER)
  const end = to + AFTER >= text.length || space <= to ? Math.min(text.length, to + AFTER) : space
  const shown = text.slice(Math.min(start, from), end).replace(/\s+/gu, ' ').trim()
  return `${start > 0 ? '… ' : ''}${shown}${end < text.length ? ' …' : ''}`
}

/** What was found in each of these cards. */
export function foundIn(db: ReadDb, ids: readonly number[], typed: string): CaseFound[] {
  const readings = readingsOf(typed)
  if (readings.length === 0 || ids.length === 0) return []
  const sources = db.all<Source>(`SELECT ${SOURCE} FROM cases WHERE id IN (SELECT value FROM json_each(?))`, [
    LOOKED_THROUGH,
    JSON.stringify(ids),
  ])
  return sources.map((source) => explain(source, readings, false))
}

/** Forms of the searched words as they stand in one card, its whole text. */
export function foundWords(db: ReadDb, id: number, typed: string): string[] {
  const source = db.get<Source>(`SELECT ${SOURCE} FROM cases WHERE id = ?`, [1_000_000, id])
  return source ? explain(source, readingsOf(typed), true).words : []
}

/** What was looked for instead of the typed words that nothing has; null when they were found, or nothing else was. */
export function otherReading(db: ReadDb, typed: string): string | null {
  const [first, ...others] = readingsOf(typed)
  if (!first || others.length === 0) return null
  const isFound = (reading: Reading): boolean => {
    const expression = expressionOf(reading)
    return (
      expression !== null &&
      db.get('SELECT 1 AS hit FROM case_words w WHERE w.case_words MATCH ? LIMIT 1', [expression]) !== undefined
    )
  }
  if (isFound(first)) return null
  return others.find(isFound)?.text ?? null
}
