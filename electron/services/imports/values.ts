import { cleanText } from '../../contract/scalars.ts'
import { civilOfSerial } from './read/xlsxRow.ts'

/** Values of cells as people and programs write them. */

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/u
const DAY_FIRST =
  /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})(?:\s*г\.?)?(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?)?$/u
const WORDS = /^(\d{1,2})\s+([а-яё]+)\.?\s+(\d{4})(?:\s*г(?:ода|\.)?)?(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?)?$/iu
const SERIAL = /^\d{5}(?:[.,]\d+)?$/u
const two = (value: number): string => String(value).padStart(2, '0')

function civil(year: number, month: number, day: number, hour?: string, minute?: string): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null
  if (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  const date = `${year}-${two(month)}-${two(day)}`
  if (hour === undefined || minute === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59) return null
  // Midnight of an export is a day without a time.
  return Number(hour) === 0 && Number(minute) === 0 ? date : `${date}T${two(Number(hour))}:${minute}`
}

/** A date as text (day first), as a civil moment, or as the number a spreadsheet stores. Null: no date. */
export function parseDate(text: string, date1904 = false): string | null {
  const iso = ISO.exec(text)
  if (iso) return civil(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4], iso[5])
  const dotted = DAY_FIRST.exec(text)
  if (dotted) {
    const year = Number(dotted[3])
    return civil(year < 100 ? 2000 + year : year, Number(dotted[2]), Number(dotted[1]), dotted[4], dotted[5])
  }
  if (SERIAL.test(text)) return civilOfSerial(Number(text.replace(',', '.')), date1904)
  const words = WORDS.exec(text)
  if (!words) return null
  const month = MONTHS.findIndex((start) => (words[2] ?? '').toLowerCase().startsWith(start))
  return month < 0 ? null : civil(Number(words[3]), month + 1, Number(words[1]), words[4], words[5])
}

/** «-», «—», «нет данных» and the like say that nothing stands there. */
const NOTHING = /^(?:[-–—.]+|нет данных|не указан[оаы]?|не определен[оаы]?|null|none|n\/a|nan)$/iu
export const isNothing = (text: string): boolean => NOTHING.test(text)

const YES = /^(?:да|yes|true|истина|1|\+|v|✓|х|x|есть)$/iu
export const isYes = (text: string): boolean => YES.test(text)

/** 1–5; null: no mark. */
export function parseRating(text: string): number | null {
  const found = /^([1-5])(?:[.,]0+)?(?:\s*(?:из|\/)\s*5)?$/u.exec(text)
  return found ? Number(found[1]) : null
}

/** For equality of names and headers: small letters, ё→е, single blanks, no quotes. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'„“”*:]/gu, '')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim()

const TIDY = /^[!-~а-яА-ЯёЁ№«»–—]+(?: [!-~а-яА-ЯёЁ№«»–—]+)*$/u

/** One line: NFC, single blanks, no control characters. Most cells are tidy already. */
export function oneLine(text: string): string {
  return TIDY.test(text) ? text : cleanText(text).replace(/\s+/gu, ' ')
}

/** A topic may begin with «★ »: probably the fast track (domain.md §7). */
export function starred(text: string): { name: string; isStarred: boolean } {
  const found = /^[★☆⭐]\uFE0F?\s*/u.exec(text)
  return found ? { name: text.slice(found[0].length), isStarred: true } : { name: text, isStarred: false }
}
