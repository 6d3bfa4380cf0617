/** Texts of dates, numbers and people as the office writes them (design/README.md «Тексты»). Dates are civil text. */

const nbsp = '\u00A0'
const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]
const weekdays = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота']
const weekdaysShort = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб']

type CivilParts = { year: number; month: number; day: number; time: string | null }

const parts = (civil: string): CivilParts | null => {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(civil)
  if (!found) return null
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]), time: found[4] ?? null }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Day of the week of a civil date, 0 = Sunday. */
export const weekdayIndex = (civil: string): number => {
  const p = parts(civil)
  return p ? new Date(Date.UTC(p.year, p.month - 1, p.day)).getUTCDay() : 0
}

/** «17.11»; an unreadable value comes back as it is. */
export const dayMonth = (civil: string): string => {
  const p = parts(civil)
  return p ? `${two(p.day)}.${two(p.month)}` : civil
}

/** «17.11.2026». */
export const fullDate = (civil: string): string => {
  const p = parts(civil)
  return p ? `${two(p.day)}.${two(p.month)}.${p.year}` : civil
}

/** «17.11» inside the year of `today`, «17.11.2025» outside it. */
export const shortDate = (civil: string, today: string): string =>
  civil.slice(0, 4) === today.slice(0, 4) ? dayMonth(civil) : fullDate(civil)

/** «16:40», or an empty text where the time is not known. */
export const timeOf = (civil: string): string => parts(civil)?.time ?? ''

/** «17.11.2026 16:40»; without the time where it is not known. */
export const dateTime = (civil: string): string => {
  const time = timeOf(civil)
  return time ? `${fullDate(civil)} ${time}` : fullDate(civil)
}

/** «17.11 16:40». */
export const shortDateTime = (civil: string): string => {
  const time = timeOf(civil)
  return time ? `${dayMonth(civil)} ${time}` : dayMonth(civil)
}

/** «17 ноября», with `year` «17 ноября 2026 г.». */
export const longDate = (civil: string, year = false): string => {
  const p = parts(civil)
  if (!p) return civil
  const head = `${p.day}${nbsp}${months[p.month - 1] ?? ''}`
  return year ? `${head} ${p.year}${nbsp}г.` : head
}

/** «вторник». */
export const weekday = (civil: string): string => weekdays[weekdayIndex(civil)] ?? ''

/** «вт». */
export const weekdayShort = (civil: string): string => weekdaysShort[weekdayIndex(civil)] ?? ''

/** «1 505»: groups of three from four digits on, parted by a space that does not break. */
export const thousands = (value: number): string => {
  const sign = value < 0 ? '−' : ''
  return sign + String(Math.trunc(Math.abs(value))).replace(/\B(?=(\d{3})+$)/g, nbsp)
}

/** «91,5»: decimal comma, `digits` after it (1 unless told). */
export const decimal = (value: number, digits = 1): string => {
  const [whole = '0', rest] = Math.abs(value).toFixed(digits).split('.')
  const text = thousands(Number(whole)) + (rest ? `,${rest}` : '')
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** «91,5 %» of a share from 0 to 1; «–» where there is nothing to divide by. */
export const percent = (share: number | null, digits = 1): string =>
  share === null || !Number.isFinite(share) ? '–' : `${decimal(share * 100, digits)}${nbsp}%`

/** The form of a noun for a number: plural(5, ['карточка', 'карточки', 'карточек']) gives «карточек». */
export const plural = (count: number, forms: readonly [string, string, string]): string => {
  const n = Math.abs(Math.trunc(count))
  const tens = n % 100
  const ones = n % 10
  if (tens >= 11 && tens <= 14) return forms[2]
  if (ones === 1) return forms[0]
  return ones >= 2 && ones <= 4 ? forms[1] : forms[2]
}

/** «5 карточек» with a space that does not break. */
export const counted = (count: number, forms: readonly [string, string, string]): string =>
  `${thousands(count)}${nbsp}${plural(count, forms)}`

/** Minutes as «38 мин», «5 ч», «1 ч 52 мин». */
export const duration = (minutes: number): string => {
  const n = Math.max(0, Math.round(minutes))
  const hours = Math.floor(n / 60)
  const rest = n % 60
  if (hours === 0) return `${rest}${nbsp}мин`
  return rest === 0 ? `${hours}${nbsp}ч` : `${hours}${nbsp}ч ${rest}${nbsp}мин`
}

/** Bytes as «214 КБ», «1,2 МБ». */
export const fileSize = (bytes: number): string => {
  if (bytes < 1024) return `${bytes}${nbsp}Б`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)}${nbsp}КБ`
  return bytes < 1024 ** 3 ? `${decimal(bytes / 1024 ** 2)}${nbsp}МБ` : `${decimal(bytes / 1024 ** 3)}${nbsp}ГБ`
}

/** Two letters of a person or a body: «Рябинин В. А.» gives «ВР», «Отдел дорог» gives «ОД». */
export const initials = (name: string): string => {
  const words = name.split(/[\s.«»"]+/).filter((word) => /^\p{L}/u.test(word))
  const [first, second] = words
  if (!first) return '?'
  const person = second !== undefined && /^\p{Lu}$/u.test(second)
  const letters = person ? [second, first] : [first, second ?? '']
  return letters.map((word) => word.charAt(0).toUpperCase()).join('')
}

/** First letter small, unless the word is an abbreviation («ПОС»). */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)

/** First letter capital. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
