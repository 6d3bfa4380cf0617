import { onScopeDispose, ref, shallowRef } from 'vue'
import type { DraftHand } from '../../electron/contract/drafts.ts'
import type { JsonValue } from '../../electron/contract/scalars.ts'
import { api } from '../api/index.ts'
import { timeOf } from '../ui/format.ts'
import { useOperators } from './stores/operators.ts'

/** A draft is written this long after the last key, ms (issue 2: at most 400). */
export const DRAFT_AFTER_MS = 300

/**
 * Keeps what is typed in the register file, so that a killed process loses nothing. Belongs to the operator at work: what still
 * waits is written before another one takes over.
 *
 * @param key the form and, where one form serves many records, the record
 */
export const useDraft = (key: { form: string; slot: string }) => {
  const savedAt = ref('')
  /** From whom the draft came, when a colleague gave it. */
  const handed = shallowRef<DraftHand | null>(null)
  const failed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: JsonValue | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = async (content: JsonValue): Promise<void> => {
    try {
      const { updatedAt } = await api.drafts.put({ ...key, content })
      savedAt.value = timeOf(updatedAt)
      failed.value = false
    } catch {
      // Typing goes on; the head of the form says that the draft is not kept.
      failed.value = true
    }
  }
  /** Writes at once what still waits, in the order of typing. */
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    if (waiting !== undefined) {
      const content = waiting
      waiting = undefined
      writing = writing.then(() => write(content))
    }
    return writing
  }
  const put = (content: JsonValue): void => {
    waiting = content
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), DRAFT_AFTER_MS)
  }
  const read = async (): Promise<unknown> => {
    const draft = await api.drafts.get(key)
    savedAt.value = draft ? timeOf(draft.updatedAt) : ''
    handed.value = draft?.handed ?? null
    return draft?.content ?? null
  }
  const drop = async (): Promise<void> => {
    clearTimeout(timer)
    waiting = undefined
    await writing
    savedAt.value = ''
    await api.drafts.drop(key)
  }
  /** Another operator took over without this window being asked: what waits was typed by the one before and must not become his draft. */
  const forget = (): void => {
    clearTimeout(timer)
    waiting = undefined
  }
  const onHide = (): void => void flush()
  window.addEventListener('pagehide', onHide)
  const stay = useOperators().beforeSwitch(flush)
  onScopeDispose(() => {
    stay()
    window.removeEventListener('pagehide', onHide)
    void flush()
  })
  return { savedAt, failed, handed, put, flush, read, drop, forget }
}
