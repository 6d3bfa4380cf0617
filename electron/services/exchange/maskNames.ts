import { folded, givenName, isKnownPatronymic, isPatronymic, looksLikeSurname } from './givenNames.ts'
import { placeStem } from './knownWords.ts'
import type { Finding, KnownWords } from './knownWords.ts'

/** Names of people in a text: runs of surname, given name, patronymic and initials. */

interface Word {
  text: string
  start: number
  end: number
  isCapital: boolean
  /** First word of a sentence: its capital letter says nothing. */
  isFirst: boolean
  isStreet: boolean
  part: 'given' | 'maybeGiven' | 'patronymic' | 'surname' | 'initials' | null
}

const WORD = /\p{L}\.(?:\s?-?\s?\p{L}\.)*|\p{L}+(?:[-‑]\p{L}+)*/gu
/** Words before the name of a street or a place. One small letter stands for «город», «село», «деревня», «посёлок». */
const STREET =
  /(?<![\p{L}.])(?:[Уу]л|[Уу]лиц[а-я]*|[Пп]ер|[Пп]ереул[а-я]*|[Пп]р|[Пп]р-т|[Пп]росп|[Пп]роспект[а-я]*|[Пп]роезд[а-я]*|[Пп]л|[Пп]лощад[а-я]*|[Бб]ул|[Бб]-р|[Бб]ульвар[а-я]*|[Нн]аб|[Нн]абережн[а-я]*|[Шш]оссе|[Тт]ракт[а-я]*|им|имени|[Сс]квер[а-я]*|[Пп]арк[а-я]*|с|д|п|г|[Пп]ос|[Дд]ер|[Дд]еревн[а-я]*|[Сс]ел[а-я]*|[Пп]ос[её]л[а-я]*|[Гг]ород[а-я]*|[Мм]кр|[Мм]икрорайон[а-я]*|[Рр]айон[а-я]*|р-н|[Оо]ст|[Оо]становк[а-я]*|СНТ|ст|[Сс]танц[а-я]*|[Мм]ост[а-я]*)\.?\s*[«"]?$/u

function wordsOf(text: string): Word[] {
  const words = [...text.matchAll(WORD)].map((found): Word => {
    const start = found.index
    const shown = found[0]
    const before = text.slice(Math.max(0, start - 24), start)
    const isInitials = /^\p{Lu}\.(?:\s?-?\s?\p{Lu}\.)*$/u.test(shown)
    const isCapital = /^\p{Lu}/u.test(shown)
    return {
      text: shown,
      start,
      end: start + shown.length,
      isCapital,
      isFirst:
        isCapital &&
        (/[.!?…:;\n(«"]\s*[«"(]?$/u.test(before) || /^\s*[«"(]?$/u.test(before)) &&
        !/(?:^|[\s(«"])\p{Lu}\.\s*$/u.test(before),
      isStreet: isCapital && STREET.test(before),
      part: isInitials ? 'initials' : isCapital ? partOf(shown) : null,
    }
  })
  // «ул. А. Матросова», «улица Марии Ульяновой»: the whole name is that of the street.
  words.forEach((word, index) => {
    const last = words[index - 1]
    if (
      last?.isStreet &&
      word.isCapital &&
      (last.part === 'initials' || last.part === 'given' || last.part === 'maybeGiven') &&
      isJoined(text, last, word)
    ) {
      word.isStreet = true
    }
  })
  return words
}

function partOf(word: string): Word['part'] {
  if (isPatronymic(word)) return 'patronymic'
  const given = givenName(word)
  if (given !== null) return given === 'certain' ? 'given' : 'maybeGiven'
  return looksLikeSurname(word) ? 'surname' : null
}

/** Words that stand in one run: nothing but blanks between them. */
const isJoined = (text: string, a: Word, b: Word): boolean => /^[\s\u00A0]*$/u.test(text.slice(a.end, b.start))

const isPlace = (word: Word, known: KnownWords): boolean => word.isStreet || known.places.has(placeStem(word.text))

/** Whether the run as a whole is certainly a person. */
function isPerson(run: readonly Word[]): boolean {
  const has = (part: Word['part']): boolean => run.some((word) => word.part === part)
  // «Церковной» has the form of a patronymic; beside another part of a name it is one.
  if (run.some((word) => word.part === 'patronymic' && (run.length > 1 || isKnownPatronymic(word.text)))) return true
  if (has('initials')) return run.some((word) => word.part !== 'initials' && word.text.length >= 3)
  if (has('given')) return true
  return has('maybeGiven') && has('surname')
}

/**
 * Runs of name-like words. A surname beside initials or a given name takes any capital word, so that «Ким А. П.» is found too.
 * @param known own: names of the card's applicant are certain in any case of the word; fullNames and surnames: those of the register
 */
export function nameFindings(text: string, known: KnownWords): Finding[] {
  const words = wordsOf(text)
  const findings: Finding[] = [...ownNames(words, known), ...knownNames(words, known)]
  for (let index = 0; index < words.length;) {
    const run = runAt(text, words, index, known)
    if (run.length === 0) {
      index += 1
      continue
    }
    index += run.length
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) continue
    if (isPerson(run)) findings.push({ kind: 'name', start: first.start, end: last.end, isDoubtful: false })
    else
      findings.push(
        ...run
          .filter((word) => isDoubtful(word, known))
          .map((word): Finding => ({ kind: 'name', start: word.start, end: word.end, isDoubtful: true })),
      )
  }
  return findings
}

/** Beside initials, a given name or a patronymic a capital word is a part of the name. */
const leads = (word: Word | undefined): boolean =>
  word?.part === 'initials' || word?.part === 'given' || word?.part === 'patronymic'

/** «Ким А. П. просит» against «Просим А. П. Кима»: the initials belong to the name that follows them. */
const isSurnameBefore = (text: string, initials: Word, next: Word | undefined): boolean =>
  initials.part === 'initials' && !(next !== undefined && next.isCapital && isJoined(text, initials, next))

function runAt(text: string, words: readonly Word[], index: number, known: KnownWords): Word[] {
  const run: Word[] = []
  for (let at = index; at < words.length && run.length < 5; at += 1) {
    const word = words[at]
    const last = run.at(-1)
    if (!word || (last && !isJoined(text, last, word))) break
    const next = words[at + 1]
    const isBeside =
      word.isCapital &&
      word.text.length >= 2 &&
      !isPlace(word, known) &&
      (leads(last) ||
        (next !== undefined &&
          isJoined(text, word, next) &&
          leads(next) &&
          (!word.isFirst || isSurnameBefore(text, next, words[at + 2]))))
    const isPart = word.part !== null && (!isPlace(word, known) || (word.part === 'patronymic' && last !== undefined))
    if (!isPart && !isBeside) break
    run.push(word)
  }
  return run
}

/** Mid-sentence capitals that end as a surname; at the start of a sentence only surnames the register knows. */
function isDoubtful(word: Word, known: KnownWords): boolean {
  if (word.part === 'initials' || isPlace(word, known)) return false
  const isKnown = known.surnames.has(folded(word.text))
  if (word.isFirst) return isKnown
  return isKnown || word.part === 'surname' || word.part === 'maybeGiven' || word.part === 'patronymic'
}

const NAME_ENDING = /(?:ая|ый|ий|ой|[аяйьо])$/u
const CASE_ENDING =
  /^(?:[аяуюеёиыойь]|ой|ою|ей|ею|ом|ем|ым|им|ого|его|ому|ему|ая|яя|ую|юю|ый|ий|ых|их|ыми|ими|ам|ям|ами|ями|ах|ях|ов|ев)?$/u

/** Whether a word is a name in some case: the same stem and an ending of a declension. Both in small letters. */
export function isSameName(word: string, name: string): boolean {
  const stem = name.length > 3 ? name.replace(NAME_ENDING, '') : name
  return word.startsWith(stem) && CASE_ENDING.test(word.slice(stem.length))
}

/** Words of the applicant's own name, declined or not; in small letters only the exact word. */
function ownNames(words: readonly Word[], known: KnownWords): Finding[] {
  const [ownName = ''] = known.own
  const names = folded(ownName)
    .split(/[^\p{L}-]+/u)
    .filter((name) => name.length >= 3)
  if (names.length === 0 || names.length > 4 || /[«"\d]/u.test(ownName)) return []
  return (
    words
      .filter(
        (word) =>
          word.part !== 'initials' &&
          names.some((name) => (word.isCapital ? isSameName(folded(word.text), name) : folded(word.text) === name)),
      )
      .filter((word) => !word.isStreet)
      // A surname that is also the name of a street here: a person sees which it is.
      .map((word) => ({
        kind: 'name',
        start: word.start,
        end: word.end,
        isDoubtful: known.places.has(placeStem(word.text)),
      }))
  )
}

/** Full names that an applicant of the register has, in any letters. */
function knownNames(words: readonly Word[], known: KnownWords): Finding[] {
  if (known.fullNames.size === 0) return []
  const low = words.map((word) => folded(word.text))
  const findings: Finding[] = []
  for (let from = 0; from < words.length; from += 1) {
    for (let length = 2; length <= 4 && from + length <= words.length; length += 1) {
      const [first, last] = [words[from], words[from + length - 1]]
      if (first && last && known.fullNames.has(low.slice(from, from + length).join(' '))) {
        findings.push({ kind: 'name', start: first.start, end: last.end, isDoubtful: false })
      }
    }
  }
  return findings
}
