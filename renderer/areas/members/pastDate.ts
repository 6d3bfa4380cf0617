import { addMonths } from '../../ui/civil.ts'
import { parseFreeDate } from '../../ui/freeDate.ts'
import type { FreeDate } from '../../ui/freeDate.ts'

/**
 * A date of what has been: «03.02» typed in November is the last February, not the next one. A year that was typed stays.
 * @param now civil «now» of the office
 */
export function readPastDate(text: string, now: string): FreeDate {
  const read = parseFreeDate(text, { now, lean: 'back' })
  const isWithoutYear = /^\d{1,2}[./,\- ]?(?:\d{1,2}|[а-яё]+)\.?$/iu.test(text.trim())
  return read.ok && read.value !== null && isWithoutYear && read.value > now.slice(0, 10) ? { ok: true, value: addMonths(read.value, -12) } : read
}
