import { inject, onScopeDispose, watch, type InjectionKey, type Ref } from 'vue'

/** What a field that is being edited asks of its card. */
export type CardEditing = {
  /** The card stays the one that is edited, whichever row the cursor of the list comes to. */
  begin(): void
  end(): void
  /** Whether the two values of a conflict are being shown: leaving the field for that dialog saves nothing. */
  isAsking(): boolean
  /** Grows when the newer record was preferred: what was typed is given up. */
  dropped: Readonly<Ref<number>>
}
export const cardEditingKey: InjectionKey<CardEditing> = Symbol('card editing')

/**
 * Ties a field that opens where it stands to its card. Without a card around (tests of the field) it does nothing.
 * @param editing whether the field is open
 */
export const useFieldEditing = (editing: Ref<boolean>): { isAsking: () => boolean } => {
  const card = inject(cardEditingKey, null)
  if (!card) return { isAsking: () => false }
  watch(editing, (now) => (now ? card.begin() : card.end()), { flush: 'sync' })
  watch(card.dropped, () => (editing.value = false))
  onScopeDispose(() => editing.value && card.end())
  return { isAsking: card.isAsking }
}
