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
  /** Makes `operator` the current one; the drafts of the one before stay as they are. */
  const switchTo = async (operator: OperatorProfile): Promise<void> => {
    await change?.(operator)
    current.value = operator
    open.value = false
  }
  return { list, current, open, connect, switchTo }
})
