import { normalName } from '../../directory/directory.service.ts'

/** Words that say nothing about which role or block is meant. */
const EMPTY = new Set(
  (
    'и в во на за по о об с со из к от для при работу работе работа работы ведение систему системе системы части администрации администрация района районе районного ' +
    'муниципального муниципальном муниципальный округа округе центра центре управления мцу лицо ответственный ответственная ответственное'
  ).split(' '),
)

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/жкх/gu, 'жилищно-коммунальное хозяйство'],
  [/тко/gu, 'твердые коммунальные отходы'],
  [/тбо/gu, 'твердые коммунальные отходы'],
  [/соц\.?\s?защита/gu, 'социальная защита'],
  [/соц\.?\s?политика/gu, 'социальная политика'],
]

/** Lower case, ё→е, no quotes, the abbreviations of the decrees written out. */
export function unfold(text: string): string {
  return ABBREVIATIONS.reduce(
    (result, [short, full]) => result.replace(new RegExp(`(?<![а-я])${short.source}(?![а-я])`, 'gu'), full),
    normalName(text),
  )
}

/** Beginnings of the meaningful words: «дорогами», «дорожный» and «дороги» share one. */
function stems(text: string): Set<string> {
  const words = unfold(text)
    .split(/[^а-яa-z0-9]+/u)
    .filter((word) => word.length > 1 && !EMPTY.has(word))
  return new Set(
    words.map((word) =>
      word.length > 6
        ? word.slice(0, Math.max(5, word.length - 4))
        : word.length > 3
          ? word.slice(0, word.length - 1)
          : word,
    ),
  )
}

/** Likeness of two names from 0 to 1: share of common word beginnings (Dice). Equal names give 1. */
export function likeness(a: string, b: string): number {
  if (unfold(a) === unfold(b)) return 1
  const [left, right] = [stems(a), stems(b)]
  if (left.size === 0 || right.size === 0) return 0
  const common = [...left].filter((stem) =>
    [...right].some((other) => other.startsWith(stem) || stem.startsWith(other)),
  ).length
  return (2 * common) / (left.size + right.size)
}

/** The most alike entry with its likeness; undefined for an empty list. */
export function bestMatch<T extends { name: string; shortName: string }>(
  text: string,
  entries: readonly T[],
): { entry: T; score: number } | undefined {
  return entries
    .map((entry) => ({ entry, score: Math.max(likeness(text, entry.name), likeness(text, entry.shortName)) }))
    .toSorted((a, b) => b.score - a.score)[0]
}
