import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { ExecutorChoice, Meeting } from '../../../electron/contract/meetings.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

const watched = new Set(['meetings', 'protocols', 'journal', 'members', 'office'])
/** Several commands in a row are read once, ms. */
const READ_AFTER_MS = 60

/** A meeting that follows every change of the register, and whom its decisions may name. */
export const useMeeting = (id: Ref<number>) => {
  const meeting = shallowRef<Meeting | null>(null)
  const executors = shallowRef<readonly ExecutorChoice[]>([])
  const failed = ref('')
  let asked = 0
  /** The question whose answer is shown. */
  let shown = 0

  const read = async (): Promise<void> => {
    const mine = ++asked
    const wanted = id.value
    const fresh = await api.meetings.get({ id: wanted })
    // Whoever waits for this answer sees it, unless a later one is there already; of another meeting it is dropped.
    if (mine < shown || wanted !== id.value) return
    shown = mine
    meeting.value = fresh
  }
  const readAll = async (): Promise<void> => {
    try {
      failed.value = ''
      const [, choices] = await Promise.all([read(), api.meetings.executors({ id: id.value })])
      executors.value = choices
    } catch (error) {
      meeting.value = null
      failed.value = error instanceof Error ? error.message : String(error)
    }
  }
  watch(id, () => void readAll(), { immediate: true })

  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type !== 'changed' || !event.areas.some((area) => watched.has(area))) return
    clearTimeout(timer)
    timer = setTimeout(() => void read().catch(() => undefined), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })

  /** Runs a command; a refusal becomes a notice, the fresh meeting is read at once. */
  const act = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      const value = await work()
      await read()
      return value
    } catch (error) {
      reportError(error)
      return null
    }
  }
  const isLocked = computed(() => meeting.value?.isLocked ?? true)
  return { meeting, executors, failed, isLocked, read, act }
}
