import { addDays, addMonths, civil, daysBetween, weekdayOf } from './civil.ts'
import { fold, toRussianLayout } from './layout.ts'

/** What a person typed, understood: a civil text (`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`), nothing, or words of what is wrong. */
export type FreeDate = { ok: true; value: string | null } | { ok: false; message: string }

export type FreeDateOptions = {
  /** Civil «now» of the office, `YYYY-MM-DDTHH:MM`. */
  now: string
  /** Whether a time of the day may follow. */
  time?: boolean
  /**
   * Where a date without its year or month looks: ahead (a due date) or back (a date received). Without it a day of the week is
   * the next one and a day without a year the nearest.
   */
  lean?: Lean | undefined
}
type Lean = 'ahead' | 'back'

const unknown = 'Дата не распознана. Примеры: завтра, +3, пт, 17.11'

const words: Readonly<Record<string, number>> = {
  сегодня: 0,
  сег: 0,
  с: 0,
  завтра: 1,
  завт: 1,
  з: 1,
  послезавтра: 2,
  пз: 2,
  вчера: -1,
  в: -1,
  позавчера: -2,
}
const weekdays: readonly (readonly string[])[] = [
  ['вс', 'воскресенье'],
  ['пн', 'понедельник'],
  ['вт', 'вторник'],
  ['ср', 'среда', 'среду'],
  ['чт', 'четверг'],
  ['пт', 'пятница', 'пятницу'],
  ['сб', 'суббота', 'субботу'],
]
const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']

const ok = (value: string | null): FreeDate => ({ ok: true, value })

/** A due date may be typed for a day that has just passed: that is answered by a refusal, not by next year. */
const JUST_PASSED_DAYS = 60

/**
 * The year of a day and month typed without one. Back: the last such day, so in November «03.02» is this February; ahead: the
 * next one; else the nearest.
 */
const inYear = (month: number, day: number, today: string, lean: Lean | undefined): string | null => {
  const year = Number(today.slice(0, 4))
  // 29 February may be eight years away.
  const dates = Array.from({ length: 17 }, (_, index) => civil(year - 8 + index, month, day)).filter(
    (one) => one !== null,
  )
  if (lean === 'back') return dates.findLast((one) => one <= today) ?? null
  if (lean === 'ahead') return dates.find((one) => daysBetween(today, one) >= -JUST_PASSED_DAYS) ?? null
  return dates.toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? null
}

/** A bare day of the month: today or the next such day, back: today or the last one. */
const inMonth = (day: number, today: string, lean: Lean | undefined): string | null => {
  const step = lean === 'back' ? -1 : 1
  for (let months = 0; months <= 2; months += 1) {
    const first = addMonths(`${today.slice(0, 8)}01`, months * step)
    const date = civil(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day)
    if (date !== null && (lean === 'back' ? date <= today : date >= today)) return date
  }
  return null
}

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

const byWeekday = (text: string, today: string, lean: Lean): string | null => {
  const index = weekdays.findIndex((names) => names.includes(text.replace(/^(в|во|к|до) /, '')))
  if (index < 0) return null
  const ahead = (index - weekdayOf(today) + 7) % 7
  return lean === 'ahead' ? addDays(today, ahead === 0 ? 7 : ahead) : addDays(today, ahead === 0 ? -7 : ahead - 7)
}

const byStep = (text: string, today: string): string | null => {
  const found = /^([+-])\s?(\d{1,4})\s?(д|дн|день|дня|дней|н|нед|м|мес)?\.?$/.exec(text)
  if (!found) return null
  const step = Number(found[2]) * (found[1] === '-' ? -1 : 1)
  const unit = found[3] ?? 'д'
  if (unit.startsWith('м')) return addMonths(today, step)
  return addDays(today, unit.startsWith('н') ? step * 7 : step)
}

/** `undefined`: not a date of numbers; null: such a day does not exist. */
const byNumbers = (text: string, today: string, lean: Lean | undefined): string | null | undefined => {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso) return civil(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parted = /^(\d{1,2})[./,\-юб](\d{1,2})(?:[./,\-юб](\d{2}|\d{4}))?\.?$/.exec(text)
  const solid = /^(\d\d)(\d\d)(\d{2}|\d{4})?$/.exec(text)
  const found = parted ?? solid
  if (found) {
    const [day, month] = [Number(found[1]), Number(found[2])]
    return found[3] ? civil(fullYear(found[3]), month, day) : inYear(month, day, today, lean)
  }
  const named = /^(\d{1,2}) ?([а-я]{3,})(?: (\d{2}|\d{4})(?: ?г\.?)?)?$/.exec(text)
  if (named) {
    const month = months.findIndex((name) => (named[2] ?? '').startsWith(name)) + 1
    if (month === 0) return undefined
    return named[3] ? civil(fullYear(named[3]), month, Number(named[1])) : inYear(month, Number(named[1]), today, lean)
  }
  if (/^\d{1,2}$/.test(text)) return inMonth(Number(text), today, lean)
  return undefined
}

const readDay = (text: string, today: string, lean: Lean | undefined): string | null | undefined => {
  const word = words[text]
  if (word !== undefined) return addDays(today, word)
  return byWeekday(text, today, lean ?? 'ahead') ?? byStep(text, today) ?? byNumbers(text, today, lean)
}

/** Parts a trailing time: «17.11 18:20», «завтра в 9:30», «9 ч». */
const splitTime = (text: string): { day: string; time: string | null; bad: boolean } => {
  const found = /(?:^|\s)(?:в\s)?(\d{1,2})(?::(\d\d)|\s?ч\.?)$/.exec(text)
  if (!found) return { day: text, time: null, bad: false }
  const hours = Number(found[1])
  const minutes = Number(found[2] ?? '0')
  return {
    day: text.slice(0, found.index).trim(),
    time: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
    bad: hours > 23 || minutes > 59,
  }
}

/**
 * Reads a date as people type it: «завтра», «сегодня», «+3», «+2 нед», «пт», «17», «17.11», «171126», «17 ноября»,
 * «17.11.2026 18:20», also in the Latin layout («pfdnhf»). Pure: «now» comes from outside.
 */
export const parseFreeDate = (input: string, options: FreeDateOptions): FreeDate => {
  const today = options.now.slice(0, 10)
  const typed = fold(input)
  if (typed === '') return ok(null)
  const text = /[a-z]/.test(typed) && !/^\d{4}-\d\d-\d\dt/.test(typed) ? fold(toRussianLayout(typed)) : typed
  const iso = /^(\d{4}-\d\d-\d\d)t(\d\d:\d\d)$/.exec(text)
  const { day, time, bad } = splitTime(iso ? `${iso[1] ?? ''} ${iso[2] ?? ''}` : text)
  if (bad) return { ok: false, message: 'Такого времени нет' }
  if (time !== null && !options.time) return { ok: false, message: 'Здесь нужна дата без времени' }
  if (day === 'сейчас') return options.time ? ok(options.now) : ok(today)
  const date = day === '' ? today : readDay(day, today, options.lean)
  if (date === undefined) return { ok: false, message: unknown }
  if (date === null) return { ok: false, message: 'Такой даты нет' }
  return ok(time === null ? date : `${date}T${time}`)
}
