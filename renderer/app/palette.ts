import { shallowRef } from 'vue'
import type { IconName } from '../ui/icons.ts'
import { readings } from '../ui/layout.ts'

/** One line of the command palette: it opens a page (`to`) or does something (`run`). */
export type PaletteItem = { id: string; title: string; icon?: IconName; meta?: string; keys?: string } & (
  { to: string; run?: never } | { run: () => void; to?: never }
)

/** An area's own search: cards, people, documents. Called after a short pause. */
export type PaletteProvider = {
  id: string
  group: string
  /** Place of the group among the found: 1 people, 2 cards, 3 meetings, 4 assignments. */
  order: number
  search: (query: string) => Promise<readonly PaletteItem[]>
}

const RECENT = 6

/** What was opened last, the newest first: the palette offers it before anything is typed. */
export const recentItems = shallowRef<readonly PaletteItem[]>([])
export const noteRecent = (item: PaletteItem): void => {
  recentItems.value = [item, ...recentItems.value.filter((one) => one.id !== item.id)].slice(0, RECENT)
}

const providers = new Map<string, PaletteProvider>()

/** Adds a search to the palette; returns the function that takes it away. Called once by an area, usually in its routes.ts. */
export const registerPaletteProvider = (provider: PaletteProvider): (() => void) => {
  providers.set(provider.id, provider)
  return () => void providers.delete(provider.id)
}

/** What the areas found, and the reading of the query that found it. */
export type PaletteAnswer = {
  groups: { group: string; items: readonly PaletteItem[] }[]
  reading: string
  swapped: boolean
}

const ask = async (query: string): Promise<PaletteAnswer['groups']> => {
  const answers = await Promise.allSettled(
    [...providers.values()]
      .toSorted((a, b) => a.order - b.order)
      .map(async (one) => ({ group: one.group, items: await one.search(query) })),
  )
  return answers.flatMap((answer) =>
    answer.status === 'fulfilled' && answer.value.items.length > 0 ? [answer.value] : [],
  )
}

/**
 * Asks all providers, and once more in the other keyboard layout where nothing was found as typed. One provider that fails gives
 * nothing and does not hold up the others.
 */
export const askProviders = async (query: string): Promise<PaletteAnswer> => {
  const [typed = '', other] = readings(query)
  const groups = typed === '' ? [] : await ask(typed)
  if (groups.length > 0 || other === undefined) return { groups, reading: typed, swapped: false }
  const again = await ask(other)
  return { groups: again, reading: again.length > 0 ? other : typed, swapped: again.length > 0 }
}
