/** Arithmetic of civil dates (`YYYY-MM-DD`, time left alone). Runs on UTC, so that no zone of the PC can move a day. */

const two = (n: number): string => String(n).padStart(2, '0')

/** Civil date of numbers; null where such a day does not exist. */
export const civil = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    year >= 1900 &&
    year <= 2199
    ? `${year}-${two(month)}-${two(day)}`
    : null
}

const numbers = (date: string): [number, number, number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]

/** The date `days` later (or earlier). */
export const addDays = (date: string, days: number): string => {
  const [year, month, day] = numbers(date)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

/** The same day `months` later; the last day of a shorter month. */
export const addMonths = (date: string, months: number): string => {
  const [year, month, day] = numbers(date)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.getUTCFullYear()}-${two(first.getUTCMonth() + 1)}-${two(Math.min(day, last))}`
}

/** Whole days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.UTC(...monthsFromZero(to)) - Date.UTC(...monthsFromZero(from))) / 86_400_000)

const monthsFromZero = (date: string): [number, number, number] => {
  const [year, month, day] = numbers(date)
  return [year, month - 1, day]
}

/** Day of the week, 0 = Sunday. */
export const weekdayOf = (date: string): number => new Date(Date.UTC(...monthsFromZero(date))).getUTCDay()
