import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useToasts } from '../../ui/toasts.ts'

/** What a command answers with where a person may want the change back. */
export type Operation = { operationId: number; title: string }

/** Where undo comes from: the journal, connected by the shell's data. */
export type UndoSource = { last(): Promise<Operation | null>; undo(operationId: number): Promise<Operation> }

/** Undo of the whole application: Ctrl+Z takes back the last operation of this operator, «Отменить» in a notice its own. */
export const useUndo = defineStore('undo', () => {
  const busy = ref(false)
  const toasts = useToasts()
  let source: UndoSource | null = null

  const connect = (from: UndoSource): void => {
    source = from
  }
  let onTheWay: Promise<unknown> = Promise.resolve()
  /** A change that is shown before it is written: undo waits for it, or it would take back the one before. */
  const follow = (work: Promise<unknown>): void => {
    onTheWay = Promise.allSettled([onTheWay, work])
  }
  const take = async (find: () => Promise<number | null>): Promise<void> => {
    if (busy.value || !source) return
    busy.value = true
    try {
      await onTheWay
      const operationId = await find()
      toasts.show(operationId === null ? 'Отменять нечего' : (await source.undo(operationId)).title)
    } finally {
      busy.value = false
    }
  }
  const undoLast = (): Promise<void> => take(async () => (await source?.last())?.operationId ?? null)
  const undo = (operationId: number): Promise<void> => take(async () => operationId)
  /** Says what a command did and offers to take it back for eight seconds: the usual end of a command. */
  const done = (operation: Operation, text?: string): void =>
    toasts.show(text ?? operation.title, { undo: () => undo(operation.operationId) })
  return { busy, connect, follow, undoLast, undo, done }
})
