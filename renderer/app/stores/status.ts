import { defineStore } from 'pinia'
import { computed, onScopeDispose, reactive, type ComputedRef } from 'vue'
import type { IconName } from '../../ui/icons.ts'

/** A remark at the left of the bottom line. */
export type StatusNote = { id: string; text: string; icon?: IconName }

/** Remarks of the current screen and of the application («Все изменения записаны»). */
export const useStatus = defineStore('status', () => {
  const sources = reactive(new Map<symbol, ComputedRef<readonly StatusNote[]>>())
  const notes = computed(() => [...sources.values()].flatMap((source) => source.value))
  const add = (key: symbol, source: ComputedRef<readonly StatusNote[]>): void => {
    sources.set(key, source)
  }
  const remove = (key: symbol): void => {
    sources.delete(key)
  }
  return { notes, add, remove }
})

/** Shows remarks in the bottom line while the calling component lives. */
export const useStatusNotes = (notes: () => readonly StatusNote[]): void => {
  const status = useStatus()
  const key = Symbol('notes')
  status.add(key, computed(notes))
  onScopeDispose(() => status.remove(key))
}
