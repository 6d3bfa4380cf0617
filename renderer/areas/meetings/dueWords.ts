import { addDays, addMonths, weekdayOf } from '../../ui/civil.ts'
import { parseFreeDate } from '../../ui/freeDate.ts'

/** A term found at the end of a decision: where it stands, what was typed, what it means. */
export type DueWords = {
  start: number
  end: number
  /** As typed: «к пт». */
  typed: string
  /** The date alone as typed: «пт». */
  word: string
  dueOn: string | null
  /** «ежедневно»; empty for a single term. */
  period: string
}

const weekday =
  'пн|вт|ср|чт|пт|сб|вс|понедельник[ау]?|вторник[ау]?|сред[аеуы]|четверг[ау]?|пятниц[аеуы]|суббот[аеуы]|воскресень[еяю]'
const month = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'
const date = `(?:\\d{1,2}\\.\\d{1,2}(?:\\.\\d{4}|\\.\\d{2})?|\\d{1,2} (?:${month})(?: \\d{4}(?: ?г\\.?)?)?|${weekday}|завтра|послезавтра|кон(?:ца|цу) (?:недели|месяца|квартала|года))`
const lead = '(?:срок(?:ом)? до|в срок до|не позднее|срок[ –—:-]*|ко|к|до)'
const often = 'ежедневно|еженедельно|ежемесячно|ежеквартально|постоянно'
const pattern = new RegExp(
  `(?:^|[\\s,;(–—])((?:(${often})(?: ${lead} (${date}))?|${lead} (${date})|(завтра|послезавтра|через неделю|через месяц|\\+\\d{1,3} ?(?:дн|д|нед|н|мес|м)?)))[.)]?\\s*(?:\\s@[^@]*)?$`,
  'iu',
)

const stems: readonly (readonly [string, string])[] = [
  ['понедельник', 'пн'],
  ['вторник', 'вт'],
  ['сред', 'ср'],
  ['четверг', 'чт'],
  ['пятниц', 'пт'],
  ['суббот', 'сб'],
  ['воскресень', 'вс'],
]

const meaning = (words: string, base: string): string | null => {
  const text = words.toLowerCase().replace(/^концу /, 'конца ')
  if (text === 'конца недели') return addDays(base, (5 - weekdayOf(base) + 7) % 7)
  if (text === 'конца месяца') return addDays(addMonths(`${base.slice(0, 8)}01`, 1), -1)
  if (text === 'конца квартала') {
    const last = Math.ceil(Number(base.slice(5, 7)) / 3) * 3
    return addDays(addMonths(`${base.slice(0, 4)}-${String(last).padStart(2, '0')}-01`, 1), -1)
  }
  if (text === 'конца года') return `${base.slice(0, 4)}-12-31`
  if (text === 'через неделю') return addDays(base, 7)
  if (text === 'через месяц') return addMonths(base, 1)
  const plain = stems.find(([stem]) => text.startsWith(stem))?.[1] ?? text
  const read = parseFreeDate(plain, { now: `${base}T00:00`, lean: 'ahead' })
  if (!read.ok || read.value === null) return null
  // A day without a year that has passed is meant in the next year: a term lies ahead.
  return read.value < base && !/\d{4}|\.\d\d\.\d\d$/.test(plain) ? addMonths(read.value, 12) : read.value
}

/**
 * Finds a term in words at the end of a text: «к пт», «до 24.11», «+3», «ежедневно до 31.03».
 * Words in the middle of a sentence are left alone, and so is a time of the day («до 07:30»). An executor still being typed
 * («к пт @ряб») may follow.
 * @param base civil date the words are counted from: the day of the meeting
 */
export const findDueWords = (text: string, base: string): DueWords | null => {
  const found = pattern.exec(text)
  const typed = found?.[1]
  if (!found || typed === undefined) return null
  const word = found[3] ?? found[4] ?? found[5]
  const dueOn = word === undefined ? null : meaning(word, base)
  if (word !== undefined && dueOn === null) return null
  const start = found.index + found[0].indexOf(typed)
  return { start, end: start + typed.length, typed, word: word ?? '', dueOn, period: (found[2] ?? '').toLowerCase() }
}

/** The text without the words of the term. */
export const withoutDueWords = (text: string, due: DueWords): string =>
  `${text.slice(0, due.start)}${text.slice(due.end)}`
    .replace(/[\s,;(–—]+(?=[.)]?\s*$)/u, '')
    .replace(/[\s,;]+(?=\s@)/u, '')
    .trim()
