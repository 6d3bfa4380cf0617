import type { Snippet, SnippetInput } from '../../../electron/contract/snippets.ts'

/** A ready text as it is typed: days of the season as people write them. */
export type SnippetForm = Omit<SnippetInput, 'seasonFrom' | 'seasonTo'> & { seasonFrom: string; seasonTo: string }

/** `11-01` as «01.11». */
export const seasonText = (day: string | null): string => (day === null ? '' : `${day.slice(3)}.${day.slice(0, 2)}`)

/** «1.11» or «01.11» as `11-01`; null where nothing is typed, undefined where it is no day of a year. */
export const seasonDay = (typed: string): string | null | undefined => {
  if (typed.trim() === '') return null
  const found = /^(\d{1,2})[./,\-юб ](\d{1,2})\.?$/.exec(typed.trim().toLowerCase())
  const [day, month] = [Number(found?.[1]), Number(found?.[2])]
  if (!found || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(2024, month, 0)).getUTCDate())
    return undefined
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export const formOf = (one: Snippet | null): SnippetForm => ({
  keyword: one?.keyword ?? '',
  title: one?.title ?? '',
  text: one?.text ?? '',
  themeId: one?.themeId ?? null,
  result: one?.result ?? null,
  seasonFrom: seasonText(one?.seasonFrom ?? null),
  seasonTo: seasonText(one?.seasonTo ?? null),
  isOn: one?.isOn ?? true,
  // Whoever writes a text himself has read it.
  isVerified: one?.isVerified ?? true,
})
