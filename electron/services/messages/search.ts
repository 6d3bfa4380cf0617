import type { CaseKind } from '../../contract/messages.ts'
import { stem, words } from '../words/words.service.ts'
import { inRussianLetters, otherLayout } from './layout.ts'
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

/**
 * Words of a text as they are looked for. A word of both alphabets («Pечная» with a Latin P) is read as Russian, so that a slip of the
 * keyboard in an export hides nothing.
 */
const looked = (text: string): string[] => words(text).map(asRussian)
const asRussian = (word: string): string => (/[а-я]/u.test(word) ? (inRussianLetters(word) ?? word) : word)

/** The stemmed shadow text of a card. A word that reads as Russian though all its letters are Latin stands there both ways. */
export function searchBody(row: Searchable): string {
  const text = [formatNumber(row), row.formerNumbers, row.externalNumber, row.gist, row.address, row.text].join('\n')
  const found = words(text)
  const list = found.map((word) => stem(asRussian(word)))
  for (const word of found) {
    if (word.length < 3 || /[^a-z]/u.test(word)) continue
    const russian = inRussianLetters(word)
    if (russian !== null) list.push(stem(russian))
  }
  return list.join(' ')
}

/** Stems that stand beside each other; `prefix` is the last word while it is being typed, or one with «*». */
export interface Term {
  readonly stems: readonly string[]
  readonly prefix: string | null
}

/** What is looked for: every one of `all`, none of `none`. */
export interface Reading {
  /** As a person would have typed it. */
  readonly text: string
  readonly all: readonly Term[]
  readonly none: readonly Term[]
}

/** Words that link others: «снег во дворе» is found by «снег» and «двор». In quotes they count. */
const LINKING = new Set('а без в во для до за и из к ко на над о об от по под при с со у'.split(' '))

const PIECES = /(?:^|(?<=\s))([-−–]?)(?:«([^»]*)»?|"([^"]*)"?|„([^“”]*)[“”]?|(\S+))/gu

/** Reads what was typed: words in any form and order, «together», -without, begin*; marks inside a word keep its parts together. */
function read(typed: string): Reading {
  const all: Term[] = []
  const none: Term[] = []
  const pieces = [...typed.matchAll(PIECES)]
  pieces.forEach((piece, index) => {
    const [, minus = '', angled, straight, low, bare] = piece
    const quoted = angled ?? straight ?? low
    const source = quoted ?? bare ?? ''
    const parts = looked(source)
    if (parts.length === 0) return
    if (quoted === undefined && parts.length === 1 && LINKING.has(parts[0] ?? '') && pieces.length > 1) return
    const [word = ''] = parts
    const isLast = index === pieces.length - 1 && quoted === undefined && minus === ''
    const isBegun = parts.length === 1 && word.length >= 3 && /\p{L}/u.test(word) && (isLast || source.endsWith('*'))
    ;(minus === '' ? all : none).push({ stems: parts.map(stem), prefix: isBegun ? word : null })
  })
  if (all.length + none.length === 0 && pieces.length > 1) return { text: typed.trim(), all: links(typed), none }
  return { text: typed.trim(), all, none }
}

/** Nothing but linking words: then they are what is looked for. */
const links = (typed: string): Term[] => looked(typed).map((word) => ({ stems: [stem(word)], prefix: null }))

const isWordy = (reading: Reading): boolean =>
  [...reading.all, ...reading.none].some((term) => term.stems.some((one) => one.length >= 2 && /\p{L}/u.test(one))) &&
  /\p{L}{3}/u.test(reading.text)

/**
 * What a person may have meant: as typed, and as typed with the other keyboard layout or with Latin letters that look Russian. All
 * readings are looked for together: in the wrong one nothing is ever found, so that a count needs not know which one was right.
 */
export function readingsOf(typed: string): Reading[] {
  const first = read(typed)
  const others = [otherLayout(typed), inRussianLetters(typed)]
    .filter((text) => text !== null)
    .map(read)
    .filter(isWordy)
  return [first, ...others].filter((reading) => reading.all.length + reading.none.length > 0)
}

const phrase = ({ stems, prefix }: Term): string => {
  const together = `"${stems.join(' ')}"`
  return prefix === null ? together : `(${together} OR "${prefix}"*)`
}

/** One reading in the language of FTS5; null when it only says what must not be there. */
export function expressionOf({ all, none }: Reading): string | null {
  if (all.length === 0) return null
  const wanted = all.map(phrase).join(' AND ')
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(phrase).join(' OR ')})`
}

/** An FTS5 expression of what a person typed; null when there is nothing to look for. */
export function searchExpression(typed: string): string | null {
  const list = readingsOf(typed)
    .map(expressionOf)
    .filter((one) => one !== null)
  if (list.length === 0) return null
  return list.length === 1 ? (list[0] ?? null) : list.map((one) => `(${one})`).join(' OR ')
}

/** Days of the rowid of the search shadow are counted from here (migration 0007). */
const FIRST_DAY = Date.UTC(2000, 0, 1)
const DAY_MS = 86_400_000
const ID_ROOM = 2 ** 31

/** The least rowid that a card received on `day` may have in the shadow. */
export const firstRowid = (day: string): bigint =>
  BigInt(Math.round((Date.parse(`${day.slice(0, 10)}T00:00:00Z`) - FIRST_DAY) / DAY_MS)) * BigInt(ID_ROOM)

/** Place of a card in the shadow. */
export const searchRowid = (receivedAt: string, id: number): bigint => firstRowid(receivedAt) + BigInt(id)

/** The card of a rowid of `case_words w`, in SQL. */
export const WORDS_CASE_ID = `(w.rowid & ${ID_ROOM - 1})`

/** Words of a search as a condition over `cases c`. */
export function searchCondition(typed: string): { sql: string; params: string[] } {
  const expression = searchExpression(typed)
  const found = `c.id IN (SELECT ${WORDS_CASE_ID} FROM case_words w WHERE w.case_words MATCH ?)`
  if (expression !== null) return { sql: found, params: [expression] }
  const without = readingsOf(typed)[0]?.none ?? []
  // Not a bare 0: SQLite would then refuse the index that a list names.
  if (without.length === 0) return { sql: 'c.id < 0', params: [] }
  return { sql: `NOT ${found}`, params: [without.map(phrase).join(' OR ')] }
}
