import { reactive, readonly } from 'vue'

/** A short notice of what was done. */
export type Toast = { id: number; text: string; tone: 'plain' | 'red'; undo?: () => void | Promise<void> }

/** How long a notice stays, in milliseconds (design/README.md «Тост»). */
export const TOAST_MS = 8000

const state = reactive<{ shown: Toast[]; log: { text: string; tone: 'plain' | 'red' }[] }>({ shown: [], log: [] })
let next = 1

const dismiss = (id: number): void => {
  state.shown = state.shown.filter((toast) => toast.id !== id)
}

const show = (
  text: string,
  options: { undo?: () => void | Promise<void>; tone?: 'plain' | 'red'; ms?: number } = {},
): number => {
  const id = next++
  const tone = options.tone ?? 'plain'
  state.shown = [...state.shown.slice(-2), { id, text, tone, ...(options.undo ? { undo: options.undo } : {}) }]
  state.log = [...state.log.slice(-99), { text, tone }]
  setTimeout(() => dismiss(id), options.ms ?? TOAST_MS)
  return id
}

/**
 * Notices with «Отменить»: `show(text, { undo })`. Each also goes to `log`, the list of the session that the journal page
 * and readers of the page can return to after eight seconds.
 */
export const useToasts = () => ({
  state: readonly(state) as typeof state,
  show: (...args: Parameters<typeof show>): void => void show(...args),
  dismiss,
})
