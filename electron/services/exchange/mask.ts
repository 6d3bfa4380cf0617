import type { MaskKind, MaskSegment, WordDecision } from '../../contract/exchange.ts'
import { folded } from './givenNames.ts'
import { nameFindings } from './maskNames.ts'
import { nothingKnown } from './knownWords.ts'
import type { Finding, KnownWords } from './knownWords.ts'

/**
 * «Маскирование» of free texts (domain.md §10): finds what tells who a person is. What has a firm form (phone, e-mail, card, СНИЛС,
 * passport, long numbers, flat, links, a name with initials or a patronymic) is masked by itself; a word that only looks like a
 * surname is shown to a person and is masked until he says that it may stay. Errs on the side of hiding.
 */

interface Pattern {
  kind: MaskKind
  pattern: RegExp
  /** A sign without which the pattern finds nothing: most texts are short and plain. */
  needs: RegExp
}

const before = String.raw`(?<![\p{L}\p{N}])`
const after = String.raw`(?![\p{L}\p{N}])`
/** Blanks, dashes, dots and signs without a width: what people put between the digits of one number. */
const between = String.raw`[\s().\-–—‑‐/\u00AD\u200B-\u200F\u2060]`

const PATTERNS: readonly Pattern[] = [
  { kind: 'email', needs: /[@＠]/u, pattern: /[^\s@<>(),;:"«»]+(?:[@＠]| [@＠] )[^\s@<>(),;"«»]+/gu },
  { kind: 'link', needs: /[/.]/u, pattern: /(?:https?:\/\/|www\.)[^\s<>"«»]+/giu },
  {
    kind: 'link',
    needs: /[/.]/u,
    pattern: /(?:vk\.com|vk\.me|ok\.ru|t\.me|wa\.me|telegram\.me|instagram\.com|max\.ru)\/[^\s<>"«»,;]+/giu,
  },
  { kind: 'link', needs: /@/u, pattern: /(?<![\p{L}\p{N}@])@[A-Za-z0-9_.]{3,}/gu },
  {
    kind: 'birth',
    needs: /\d/u,
    pattern: new RegExp(
      `${before}(?:\\d{1,2}\\.\\d{1,2}\\.)?(?:19|20)\\d{2}\\s*(?:г\\.?\\s*р\\.?|года?\\s+рожд[а-я]*)${after}`,
      'giu',
    ),
  },
  {
    kind: 'birth',
    needs: /\d/u,
    pattern: new RegExp(
      `${before}(?:дата\\s+рожд[а-я]*|родил(?:ась|ся))\\s*:?\\s*\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}`,
      'giu',
    ),
  },
  // «кв. м» is an area, not a flat.
  {
    kind: 'flat',
    needs: /\d/u,
    pattern: new RegExp(
      `${before}(?:кв|квартир[а-я]*|комн|комнат[аыеуо][а-я]?|ком)\\.?\\s*(?:№\\s*)?\\d+(?:\\s*[-/]\\s*\\d+)?[а-я]?${after}(?!\\s*(?:м|метр)[\\s.²2])(?!\\s*(?:[-–]\\s*\\d+\\s*)?(?:°|градус))`,
      'giu',
    ),
  },
  {
    kind: 'flat',
    needs: /\d/u,
    pattern: new RegExp(
      `${before}\\d+(?:-?(?:ой|ая|ю|й|я|а))?\\s*(?:квартир[а-я]*|кв\\.?)${after}(?!\\.?\\s*(?:м|метр|км|см))`,
      'giu',
    ),
  },
  // «д. 5-12» is a house with a flat; «домов 14–26» are houses.
  {
    kind: 'flat',
    needs: /\d/u,
    pattern: new RegExp(`(?<=${before}(?:д|дом|дома|доме|дому)\\.?\\s*\\d+[а-я]?)-\\d+${after}`, 'giu'),
  },
]

/** Full dates and times never belong to a phone; they are left out before numbers are read. */
const DATE =
  /(?<![\d.\-/])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d{2}(?!\d|[.\-/]\d)|(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])/gu
const DIGITS = new RegExp(`(?:\\+\\s?)?\\(?\\p{Nd}(?:${between}{0,5}\\p{Nd})*`, 'gu')
const LOCAL_PHONE = /(?<![\d-])\d{1,3}[-–‑]\d{2}[-–‑]\d{2}(?![\d-])/gu
const NAMED_PHONE = new RegExp(
  `(?<=(?:тел|телефон[а-я]*|звон[а-я]*|моб|факс|номер[а-я]*)[.:]?\\s*(?:№\\s*)?)\\d[\\d\\s()\\-–]{3,}\\d`,
  'giu',
)

const digitsOf = (text: string): string => text.replace(/[^\p{Nd}]/gu, '')

/** The check digit of payment cards. */
export function isCardNumber(digits: string): boolean {
  let sum = 0
  ;[...digits].reverse().forEach((sign, index) => {
    const value = Number(sign) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  })
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0
}

function numberKind(shown: string): MaskKind | null {
  const digits = digitsOf(shown)
  const isWhole = digits.length === shown.length
  if (digits.length === 16 || isCardNumber(digits)) return 'card'
  if (digits.length === 11)
    return /^\p{Nd}{3}[\s-]\p{Nd}{3}[\s-]\p{Nd}{3}[\s-]*\p{Nd}{2}$/u.test(shown) ? 'snils' : 'phone'
  if (digits.length === 10 && /^\p{Nd}{2}\s?\p{Nd}{2}\s\p{Nd}{6}$/u.test(shown)) return 'passport'
  if (digits.length === 10 || digits.length === 12) return 'phone'
  if (digits.length > 12) return 'number'
  // Money is written in groups of three; a personal account is one long number.
  return isWhole && digits.length >= 7 ? 'number' : null
}

function numberFindings(text: string): Finding[] {
  const blank = (found: string): string => '\u0000'.repeat(found.length)
  const rest = text.replace(DATE, blank)
  const findings: Finding[] = []
  const add = (kind: MaskKind, start: number, shown: string): void => {
    findings.push({ kind, start, end: start + shown.length, isDoubtful: false })
  }
  for (const found of rest.matchAll(/\p{Nd}{4}\s№?\s?\p{Nd}{6}(?!\p{Nd})/gu)) add('passport', found.index, found[0])
  for (const found of rest.matchAll(DIGITS)) {
    const kind = numberKind(found[0])
    if (kind !== null) add(kind, found.index, found[0])
  }
  for (const found of rest.matchAll(LOCAL_PHONE)) add('phone', found.index, found[0])
  for (const found of rest.matchAll(NAMED_PHONE))
    if (digitsOf(found[0]).length >= 5) add('phone', found.index, found[0])
  return findings
}

/** The stored values of the applicant of the card, wherever they stand as they are. */
function ownFindings(text: string, own: readonly string[]): Finding[] {
  const low = folded(text)
  return own.flatMap((value) => {
    const wanted = folded(value.trim())
    const findings: Finding[] = []
    if (wanted.length < 4) return findings
    for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
      findings.push({ kind: 'applicant', start: at, end: at + wanted.length, isDoubtful: false })
    }
    return findings
  })
}

/** Everything in a text that tells who a person is, in order, without overlaps; a certain finding wins over a doubtful one. */
export function findPersonal(text: string, known: KnownWords = nothingKnown): Finding[] {
  const all = [
    ...PATTERNS.filter(({ needs }) => needs.test(text)).flatMap(({ kind, pattern }) =>
      [...text.matchAll(pattern)].map((found) => ({
        kind,
        start: found.index,
        end: found.index + found[0].length,
        isDoubtful: false,
      })),
    ),
    ...(/\p{Nd}/u.test(text) ? numberFindings(text) : []),
    ...ownFindings(text, known.own),
    ...nameFindings(text, known),
  ]
  return merged(all)
}

/** Joins what overlaps: the union stays hidden under the first certain kind. */
function merged(findings: readonly Finding[]): Finding[] {
  const result: Finding[] = []
  for (const next of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (!last || next.start >= last.end) {
      result.push({ ...next })
      continue
    }
    if (last.isDoubtful && !next.isDoubtful) last.kind = next.kind
    last.isDoubtful &&= next.isDoubtful
    last.end = Math.max(last.end, next.end)
  }
  return result
}

/** The word under which a person's decision is kept. */
export const decisionKey = (text: string, { start, end }: Finding): string =>
  folded(text.slice(start, end)).replace(/\s+/gu, ' ')

/** Words in square brackets that stand in the file where something was hidden. */
export const maskWords: Record<MaskKind, string> = {
  phone: 'телефон',
  email: 'почта',
  card: 'карта',
  snils: 'СНИЛС',
  passport: 'паспорт',
  number: 'номер',
  flat: 'квартира',
  name: 'имя',
  link: 'ссылка',
  birth: 'дата рождения',
  applicant: 'заявитель',
}

export interface MaskedText {
  text: string
  masks: number
  /** The text of the register with what was found marked, and the text that leaves. */
  before: MaskSegment[]
  after: MaskSegment[]
  /** Doubtful words with their place. */
  doubtful: { key: string; finding: Finding }[]
}

/**
 * The text as it leaves. A doubtful word without a decision is masked.
 * @param words decisions by `decisionKey`
 * @param nature the number of a card in another system is a long number and nothing else
 */
export function maskText(
  text: string,
  known: KnownWords,
  words: Readonly<Record<string, WordDecision>> = {},
  nature: 'prose' | 'identifier' = 'prose',
): MaskedText {
  const result: MaskedText = { text: '', masks: 0, before: [], after: [], doubtful: [] }
  const plain = (piece: string): void => {
    if (piece === '') return
    result.text += piece
    result.before.push({ text: piece, mask: null, isDoubtful: false })
    result.after.push({ text: piece, mask: null, isDoubtful: false })
  }
  let at = 0
  for (const finding of findPersonal(text, known)) {
    if (nature === 'identifier' && finding.kind === 'number') continue
    plain(text.slice(at, finding.start))
    at = finding.end
    const shown = text.slice(finding.start, finding.end)
    const key = decisionKey(text, finding)
    if (finding.isDoubtful) result.doubtful.push({ key, finding })
    const isKept = finding.isDoubtful && Object.hasOwn(words, key) && words[key] === 'keep'
    result.before.push({ text: shown, mask: finding.kind, isDoubtful: finding.isDoubtful })
    if (isKept) {
      result.text += shown
      result.after.push({ text: shown, mask: null, isDoubtful: true })
    } else {
      result.text += `[${maskWords[finding.kind]}]`
      result.masks += 1
      result.after.push({ text: maskWords[finding.kind], mask: finding.kind, isDoubtful: finding.isDoubtful })
    }
  }
  plain(text.slice(at))
  return result
}
