import { previewTexts } from './texts.ts'

/** Values of a card as people read them. */

/** «17.11.2026», «17.11.2026 09:12»; empty for none. */
export function dateText(civil: string | null): string {
  if (civil === null) return ''
  const [, year = '', month = '', day = '', time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/u.exec(civil) ?? []
  return `${day}.${month}.${year}${time === undefined ? '' : ` ${time}`}`
}

export const yesNo = (value: boolean | null): string =>
  value === null ? '' : value ? previewTexts.yes : previewTexts.no

export const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)
