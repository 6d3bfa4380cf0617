import { adjectiveGender, declineAdjective } from './adjectives.ts'
import type { AdjectiveGender } from './adjectives.ts'
import { declineNoun } from './nouns.ts'
import type { NounKind } from './nouns.ts'
import {
  ACTING,
  ADVERBS,
  BODY_HEADS,
  BODY_SUFFIX,
  PERSON_SUFFIX,
  POST_HEADS,
  PREPOSITIONS,
  STILL_HALVES,
  STILL_POSTS,
  SUBSTANTIVE,
} from './postWords.ts'
import type { Declined, GrammaticalCase } from './types.ts'

/**
 * A post («заместитель главы – начальник управления») or a body («Отдел дорог и транспорта») in a case: its head with the adjectives
 * before it is declined, the genitive tail, brackets and quotes stay as they are. Where the head cannot be told, the text stays in the
 * nominative and says that it is unsure: a wrong form in a signed paper is worse.
 */
type Subject = 'post' | 'body'

interface Token {
  text: string
  /** What stood before it, blanks as they were. */
  gap: string
}

interface Turn {
  case: GrammaticalCase
  subject: Subject
}

const lower = (text: string): string => text.toLocaleLowerCase('ru-RU')

function tokens(text: string): Token[] {
  return [...text.matchAll(/([\s\u00a0]*)([^\s\u00a0]+)/gu)].map(([, gap = '', word = '']) => ({ gap, text: word }))
}

/** The letters of a word with the marks around it apart: «(начальник,» keeps them. */
function bare(text: string): { before: string; word: string; after: string } {
  const found = /^([(«"„]*)(.*?)([,;:.)»"“]*)$/u.exec(text)
  return { before: found?.[1] ?? '', word: found?.[2] ?? text, after: found?.[3] ?? '' }
}

/** Russian at least in the half that is declined: «SMM-специалист». */
const isRussian = (word: string): boolean => /^(?:[a-zа-яё]+-)*[а-яё]+$/iu.test(word)
/** Whether a word can be a nominative of that gender at all. */
const nominative = { masculine: /[бвгджзйклмнпрстфхцчшщьая]$/u, feminine: /[аяь]$/u, neuter: /[оеё]$/u }
/** МКУ, ООО, ТСЖ: an abbreviation is not declined. */
const isAbbreviation = (word: string): boolean => /^[А-ЯЁA-Z]{2,}[а-я]?$/u.test(word)

/** The last half of a hyphenated word carries the meaning of the whole. */
const lastHalf = (word: string): string => lower(word.slice(word.lastIndexOf('-') + 1))

function bodyGender(word: string): AdjectiveGender | undefined {
  for (const gender of ['masculine', 'feminine', 'neuter'] as const) if (BODY_HEADS[gender].has(word)) return gender
  return undefined
}

/** Whether a noun is surely a head in the nominative. */
function isHead(word: string, subject: Subject): boolean {
  if (!isRussian(word)) return false
  const last = lastHalf(word)
  return subject === 'post' ? POST_HEADS.has(last) || POST_HEADS.has(lower(word)) : bodyGender(last) !== undefined
}

/** Gender of a head that may not be in the lists, with how certain that is. */
function nounKind(
  half: string,
  subject: Subject,
  adjective: AdjectiveGender | undefined,
): (NounKind & { isSure: boolean }) | undefined {
  if (subject === 'body') {
    const known = bodyGender(half)
    if (known) return { gender: known, isAnimate: false, isSure: true }
    const guess = BODY_SUFFIX.find(([ending]) => ending.test(half))?.[1]
    const gender = adjective ?? guess
    return gender && { gender, isAnimate: false, isSure: guess !== undefined && (adjective ?? guess) === guess }
  }
  if (POST_HEADS.has(half))
    return { gender: /[ая]$/u.test(half) ? 'feminine' : 'masculine', isAnimate: true, isSure: true }
  if (PERSON_SUFFIX.test(half)) return { gender: 'masculine', isAnimate: true, isSure: true }
  if (/[ая]$/u.test(half)) return { gender: 'feminine', isAnimate: true, isSure: false }
  return /[бвгджзйклмнпрстфхцчшщь]$/u.test(half) ? { gender: 'masculine', isAnimate: true, isSure: false } : undefined
}

/** A head noun, each half of «специалист-эксперт» by itself; undefined when it cannot be declined. */
function declineHead(word: string, turn: Turn, adjective: AdjectiveGender | undefined): Declined | undefined {
  if (!isRussian(word)) return undefined
  const halves = word.split('-')
  let isSure = true
  const forms: string[] = []
  for (const [index, half] of halves.entries()) {
    const low = lower(half)
    if (index < halves.length - 1 && (STILL_HALVES.has(low) || !/^[а-яё]/u.test(low) || isAbbreviation(half))) {
      forms.push(half)
      continue
    }
    const asAdjective = adjectiveGender(half)
    if (asAdjective !== undefined && bodyGender(low) !== 'neuter') {
      forms.push(declineAdjective(half, turn.case, asAdjective, turn.subject === 'post'))
      continue
    }
    const kind = nounKind(low, turn.subject, index === halves.length - 1 ? adjective : undefined)
    const form = kind && nominative[kind.gender].test(low) ? declineNoun(half, turn.case, kind) : undefined
    if (!kind || form === undefined) return undefined
    isSure &&= kind.isSure
    forms.push(form)
  }
  return { form: forms.join('-'), isSure }
}

/** Whether a head begins here: adjectives and then a known head, or a known head at once. */
function beginsHead(list: readonly Token[], at: number, subject: Subject): boolean {
  for (let index = at; index < list.length; index += 1) {
    const { before, word } = bare(list[index]?.text ?? '')
    if (before !== '') return false
    if (isHead(word, subject)) return true
    if (!isRussian(word) || adjectiveGender(word) === undefined) return false
    if (SUBSTANTIVE.has(lower(word))) return true
  }
  return false
}

/** Declines one head with its adjectives in place, from `at`. @returns where its tail begins and how certain it is */
function declineGroup(list: Token[], at: number, turn: Turn): { next: number; isSure: boolean } {
  let gender: AdjectiveGender | undefined
  for (let index = at; index < list.length; index += 1) {
    const token = list[index]
    if (!token) break
    const { before, word, after } = bare(token.text)
    const low = lower(word)
    const put = (form: string): void => void (token.text = before + form + after)
    if (ADVERBS.has(low)) continue
    if (isAbbreviation(word) || /^[«"„]/u.test(before))
      return { next: index + 1, isSure: turn.subject === 'body' && gender === undefined }
    if (STILL_POSTS.has(low)) return { next: index + 1, isSure: true }
    const own = isRussian(word) && !(bodyGender(lastHalf(word)) === 'neuter') ? adjectiveGender(word) : undefined
    const isLast = after !== '' || index === list.length - 1
    const isTail = PREPOSITIONS.has(lower(bare(list[index + 1]?.text ?? '').word))
    const isPost =
      isTail || (turn.subject === 'post' ? SUBSTANTIVE.has(low) || POST_HEADS.has(low) : bodyGender(low) !== undefined)
    if (own !== undefined && !(isPost && (isLast || !beginsHead(list, index + 1, turn.subject)))) {
      if (isLast) return { next: index + 1, isSure: false }
      // Half of «контрольно-счётная» is an adverb and stays: only the end changes.
      put(declineAdjective(word, turn.case, own, turn.subject === 'post'))
      gender = own
      continue
    }
    const head = declineHead(word, turn, gender)
    if (!head) return { next: index + 1, isSure: false }
    put(head.form)
    return { next: index + 1, isSure: head.isSure }
  }
  return { next: list.length, isSure: false }
}

/** Where another head of the same post begins: behind a comma or «и», when what follows is surely a head in the nominative. */
function nextHead(list: readonly Token[], from: number, subject: Subject): number | undefined {
  let depth = 0
  for (let index = from; index < list.length; index += 1) {
    const previous = list[index - 1]?.text ?? ''
    depth += (previous.match(/[(«]/gu)?.length ?? 0) - (previous.match(/[)»]/gu)?.length ?? 0)
    if (depth > 0) continue
    if (/[,;]$/u.test(previous) && beginsHead(list, index, subject)) return index
    if (lower(previous) === 'и' && beginsHead(list, index, subject)) return index
  }
  return undefined
}

/** «…, предприниматель», «… (юрист)»: perhaps one more head, perhaps a part of the tail. */
function hasDoubtfulTail(list: readonly Token[], subject: Subject): boolean {
  if (subject !== 'post') return false
  return list.some(({ text }, index) => {
    const { before, word } = bare(text)
    if (before === '(') return isHead(word, subject)
    return index > 0 && /,$/u.test(list[index - 1]?.text ?? '') && !isHead(word, subject) && PERSON_SUFFIX.test(word)
  })
}

function declineSegment(text: string, turn: Turn): Declined {
  const list = tokens(text)
  // «и.о. главы округа» is in the genitive already; only what follows behind a comma may be another post.
  const acting = turn.subject === 'post' ? (ACTING.exec(text)?.[0] ?? '') : ''
  let isSure = !hasDoubtfulTail(list, turn.subject)
  let at: number | undefined = acting === '' ? 0 : nextHead(list, tokens(acting).length, turn.subject)
  if (list.length === 0) return { form: text, isSure: true }
  while (at !== undefined) {
    const group = declineGroup(list, at, turn)
    isSure &&= group.isSure
    at = nextHead(list, group.next, turn.subject)
  }
  return { form: list.map((token) => token.gap + token.text).join(''), isSure }
}

/** Whole posts joined by a dash are declined one by one; a hyphen inside a word is no dash. */
export function postIn(text: string, grammaticalCase: GrammaticalCase, subject: Subject): Declined {
  if (text.trim() === '') return { form: text, isSure: true }
  const turn = { case: grammaticalCase, subject }
  const parts = text.split(/([\s\u00a0]+[–—-][\s\u00a0]+)/u)
  const declined = parts.map((part, index): Declined => {
    if (index % 2 === 1) return { form: part, isSure: true }
    // «Отдел ЖКХ – филиал …» goes on as a head; «управление – по вопросам …» does not.
    if (index > 0 && !beginsHead(tokens(part), 0, subject) && !(subject === 'post' && ACTING.test(part)))
      return { form: part, isSure: false }
    return declineSegment(part, turn)
  })
  const isSure = declined.every((one) => one.isSure)
  // The accusative of a body is its nominative so often that the first part decides alone.
  return { form: declined.map(({ form }) => form).join(''), isSure }
}
