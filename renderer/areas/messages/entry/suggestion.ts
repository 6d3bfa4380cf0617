import { ref, watch, type Ref } from 'vue'
import { api } from '../../../api/index.ts'
import { addDays } from '../../../ui/civil.ts'
import type { Entry } from './model.ts'
import { usualRecipient, type Suggestion } from './usualRecipient.ts'

const YEAR_DAYS = 365
const LOOKED_AT = 100

/**
 * Fills the recipient in from the past once a theme is chosen. What a person has chosen himself stays; what was filled in is
 * replaced with another theme or territory, and `undo` takes it out.
 */
export const useSuggestion = (
  entry: Entry,
  ready: Ref<boolean>,
  today: () => string,
  isActive: (recipientId: number) => boolean,
) => {
  const shown = ref<Suggestion | null>(null)
  let asked = 0
  const ask = async (): Promise<void> => {
    const mine = ++asked
    const { themeId, territoryId } = entry
    const isFree = (): boolean => entry.recipientId === null || entry.recipientId === shown.value?.recipientId
    if (!isFree()) return
    const found =
      themeId === null
        ? null
        : await api.messages
            .list({
              filter: { themeIds: [themeId], receivedFrom: addDays(today(), -YEAR_DAYS) },
              sort: { by: 'received', direction: 'desc' },
              after: null,
              limit: LOOKED_AT,
            })
            .then(({ rows }) =>
              usualRecipient(
                rows.filter(({ recipientId }) => recipientId === null || isActive(recipientId)),
                territoryId,
              ),
            )
            // A hint that could not be had is no reason to disturb typing.
            .catch(() => null)
    if (mine !== asked || !isFree()) return
    const before = shown.value
    shown.value = found
    if (found) entry.recipientId = found.recipientId
    else if (before) entry.recipientId = null
  }
  watch(
    () => [entry.themeId, entry.territoryId] as const,
    () => {
      if (ready.value && today() !== '') void ask()
    },
  )
  watch(
    () => entry.recipientId,
    (id) => {
      if (shown.value && id !== shown.value.recipientId) shown.value = null
    },
  )
  const undo = (): void => {
    asked += 1
    shown.value = null
    entry.recipientId = null
  }
  return { shown, undo }
}
