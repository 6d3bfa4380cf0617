import { defineStore } from 'pinia'
import { ref } from 'vue'

/** A person who may work at this PC, as the switch shows him. */
export type OperatorProfile = { id: number; name: string; post: string }

/** Who works now and who may take over; the handler that changes the operator is connected by the shell's data. */
export const useOperators = defineStore('operators', () => {
  const list = ref<OperatorProfile[]>([])
  const current = ref<OperatorProfile | null>(null)
  const open = ref(false)
  let change: ((operator: OperatorProfile) => Promise<void>) | null = null

  const connect = (handler: (operator: OperatorProfile) => Promise<void>): void => {
    change = handler
  }
  const leaving = new Set<() => Promise<void>>()
  /** Work to be finished before another operator takes over, such as writing a draft; returns the function that takes it back. */
  const beforeSwitch = (work: () => Promise<void>): (() => void) => {
    leaving.add(work)
    return () => void leaving.delete(work)
  }
  /** Makes `operator` the current one; the drafts of the one before stay as they are. */
  const switchTo = async (operator: OperatorProfile): Promise<void> => {
    if (operator.id !== current.value?.id) {
      await Promise.all([...leaving].map((work) => work()))
      await change?.(operator)
    }
    current.value = operator
    open.value = false
  }
  return { list, current, open, connect, beforeSwitch, switchTo }
})
