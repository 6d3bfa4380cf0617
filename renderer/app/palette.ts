import type { IconName } from '../ui/icons.ts'
import { onScopeDispose } from 'vue'

/** One line of the command palette. */
export type PaletteItem = { id: string; title: string; icon?: IconName; meta?: string; keys?: string; run: () => void }

/** An area's own search: cards, people, documents. Called after a short pause with the query in its likely layout. */
export type PaletteProvider = { id: string; group: string; search: (query: string) => Promise<readonly PaletteItem[]> }

const providers = new Map<string, PaletteProvider>()

/** Adds a search to the palette; returns the function that takes it away. Called once by an area, usually in its routes.ts. */
export const registerPaletteProvider = (provider: PaletteProvider): (() => void) => {
  providers.set(provider.id, provider)
  return () => void providers.delete(provider.id)
}

/** The same while the calling component lives. */
export const usePaletteProvider = (provider: PaletteProvider): void => onScopeDispose(registerPaletteProvider(provider))

/** Asks all providers; one that fails gives nothing and does not hold up the others. */
export const askProviders = async (query: string): Promise<{ group: string; items: readonly PaletteItem[] }[]> => {
  const answers = await Promise.allSettled(
    [...providers.values()].map(async (one) => ({ group: one.group, items: await one.search(query) })),
  )
  return answers.flatMap((answer) =>
    answer.status === 'fulfilled' && answer.value.items.length > 0 ? [answer.value] : [],
  )
}
