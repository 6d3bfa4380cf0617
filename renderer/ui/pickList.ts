import { ref, type Ref } from 'vue'

/** The keys of a list that opens while a text is typed (people after «@», ready texts after «::»). */
export type PickList = {
  /** The line that Enter takes. */
  at: Ref<number>
  /** @returns whether the key belonged to the list */
  onKey(event: KeyboardEvent): boolean
}

/**
 * ↑ ↓ move, Enter or Tab takes, Esc closes; the focus stays in the text. Keys with Ctrl or Alt are left to the screen.
 * @param list `count` of the open list, 0 while it is closed
 */
export const usePickList = (list: {
  count: () => number
  take: (index: number) => void
  close: () => void
}): PickList => {
  const at = ref(0)
  const act = (key: string): boolean => {
    const count = list.count()
    if (key === 'ArrowDown' || key === 'ArrowUp') at.value = (at.value + (key === 'ArrowDown' ? 1 : count - 1)) % count
    else if (key === 'Enter' || key === 'Tab') list.take(at.value)
    else if (key === 'Escape') list.close()
    else return false
    return true
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (list.count() === 0 || event.ctrlKey || event.altKey || event.shiftKey || event.isComposing || !act(event.key))
      return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { at, onKey }
}
