import { defineStore } from 'pinia'
import { inject, provide, shallowRef, type InjectionKey } from 'vue'
import type { Snippet } from '../../../electron/contract/snippets.ts'
import { api, onEvent } from '../../api/index.ts'
import type { SnippetValues } from './fill.ts'

/** The ready texts of the office: read when first wanted, read again when they change. */
export const useSnippets = defineStore('snippets', () => {
  const list = shallowRef<readonly Snippet[]>([])
  let isWanted = false
  const read = async (): Promise<void> => {
    isWanted = true
    // Without ready texts typing goes on as before.
    list.value = await api.snippets.list({}).catch(() => list.value)
  }
  const ensure = (): Promise<void> => (isWanted ? Promise.resolve() : read())
  onEvent((event) => {
    const isOurs =
      event.type === 'register' ||
      (event.type === 'changed' && event.areas.some((area) => area === 'snippets' || area === 'journal'))
    if (isOurs && isWanted) void read()
  })
  return { list, ensure }
})

/** The card that a text is written for. `values` may ask for what the screen does not hold. */
export type SnippetCard = {
  themeId: () => number | null
  result?: () => string | null
  values: () => SnippetValues | Promise<SnippetValues>
}
const key: InjectionKey<SnippetCard> = Symbol('snippetCard')

/** Called by a screen: all its text areas fill their ready texts from this card. */
export const provideSnippetCard = (card: SnippetCard): void => provide(key, card)
export const useSnippetCard = (): SnippetCard | undefined => inject(key, undefined)
