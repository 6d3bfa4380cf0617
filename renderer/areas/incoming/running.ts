import { onScopeDispose, ref, shallowRef } from 'vue'
import type { RunningTask, TaskProgress } from '../../../electron/contract/kinds.ts'
import { ApiError } from '../../api/index.ts'

/** One long task of a page: its progress, and the means to stop it. Leaving the page stops it too. */
export function useRunning() {
  const progress = ref<TaskProgress | null>(null)
  const isRunning = ref(false)
  const isStopping = ref(false)
  const running = shallowRef<RunningTask<unknown> | null>(null)

  /** @returns null when a person stopped it */
  async function run<T>(start: (said: (value: TaskProgress) => void) => RunningTask<T>): Promise<T | null> {
    await running.value?.cancel()
    isRunning.value = true
    isStopping.value = false
    progress.value = null
    const task = start((value) => {
      if (running.value === task) progress.value = value
    })
    running.value = task
    try {
      return await task
    } catch (error) {
      if (error instanceof ApiError && error.code === 'cancelled') return null
      throw error
    } finally {
      if (running.value === task) {
        running.value = null
        isRunning.value = false
      }
    }
  }
  const stop = async (): Promise<void> => {
    isStopping.value = true
    await running.value?.cancel()
  }
  onScopeDispose(() => void running.value?.cancel())
  return { progress, isRunning, isStopping, run, stop }
}
