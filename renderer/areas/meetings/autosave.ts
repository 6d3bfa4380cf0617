import { onScopeDispose, ref, watch } from 'vue'
import { errorState } from '../../app/errors.ts'

/** Pause in typing after which a text is saved, ms. */
export const SAVE_AFTER_MS = 900

/**
 * Saves what is typed after a pause and at once when asked, never two saves at a time: a change that comes while one runs is
 * saved after it, with the version that the first one brought. What could not be saved waits, and is saved as soon as a lost host answers.
 */
export const useAutosave = (save: () => Promise<void>, delay = SAVE_AFTER_MS) => {
  const isPending = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let again = false

  const run = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (running) {
      again = true
      return running
    }
    running = (async () => {
      try {
        do {
          again = false
          await save()
        } while (again)
        isPending.value = false
      } finally {
        running = null
      }
    })()
    return running
  }
  /** Something was typed. */
  const touch = (): void => {
    isPending.value = true
    clearTimeout(timer)
    timer = setTimeout(() => void run().catch(() => undefined), delay)
  }
  /** Saves what waits, now. A failed save leaves the text waiting and throws. */
  const flush = async (): Promise<void> => {
    if (running && timer === undefined) await running
    else if (isPending.value) await run()
  }
  watch(
    () => errorState.lost,
    (isLost) => {
      if (!isLost && isPending.value) void run().catch(() => undefined)
    },
  )
  onScopeDispose(() => {
    if (timer !== undefined) void run().catch(() => undefined)
  })
  return { isPending, touch, flush }
}
