import { isInSeason, type Snippet } from '../../../electron/contract/snippets.ts'
import { fold, searchList } from '../../ui/layout.ts'

/** For which card a ready text is wanted. */
export type SnippetWish = { themeId: number | null; result: string | null; day: string }

/** How near a ready text stands to the card: of its theme, of the chosen result, of no theme, of another theme. */
const rank = (one: Snippet, { themeId, result }: SnippetWish): number => {
  const isTheme = one.themeId !== null && one.themeId === themeId
  const isResult = one.result !== null && one.result === result
  if (isTheme) return isResult ? 0 : 1
  if (one.themeId !== null && themeId !== null) return 4
  return isResult ? 2 : 3
}

/**
 * Ready texts that are offered: switched on and in season, those of the theme first. An exact keyword stands above all, then what
 * begins with the words. A text of another theme is found by its words but not offered without them.
 */
export const findSnippets = (all: readonly Snippet[], query: string, wish: SnippetWish): Snippet[] => {
  const offered = all
    .filter((one) => one.isOn && isInSeason(one, wish.day))
    .toSorted((a, b) => rank(a, wish) - rank(b, wish) || a.position - b.position)
  const asked = fold(query)
  if (asked === '') return offered.filter((one) => rank(one, wish) < 4)
  const found = searchList(offered, query, (one) => `${one.keyword} ${one.title} ${one.text}`).items
  return found.toSorted((a, b) => Number(fold(b.keyword) === asked) - Number(fold(a.keyword) === asked))
}
