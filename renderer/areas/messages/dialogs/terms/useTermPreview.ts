import { onMounted, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { TermAct } from '../../../../../electron/contract/caseTerms.ts'
import type { ClockView } from '../../../../../electron/contract/clockView.ts'
import { api, ApiError } from '../../../../api/index.ts'
import { reportError } from '../../../../app/errors.ts'

/** A pause in typing after which the date is counted, ms. */
const WAIT = 150

/**
 * The clocks that an act would leave, counted while the person types.
 * @param act what is asked now; null while it cannot be asked
 */
export const useTermPreview = (
  id: () => number,
  act: () => TermAct | null,
): { clocks: ShallowRef<readonly ClockView[]>; refusal: Ref<string> } => {
  const clocks = shallowRef<readonly ClockView[]>([])
  const refusal = ref('')
  let asked = 0
  const read = async (): Promise<void> => {
    const mine = ++asked
    const wanted = act()
    const found = wanted === null ? [] : await api.messages.previewTerm({ id: id(), act: wanted })
    if (mine !== asked) return
    clocks.value = found
    refusal.value = ''
  }
  const ask = (): void =>
    void read().catch((error: unknown) => {
      clocks.value = []
      // What does not fit is said by the act itself, at its field.
      if (error instanceof ApiError) refusal.value = Object.values(error.fields)[0] ?? error.message
      else reportError(error)
    })
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => JSON.stringify(act()),
    () => {
      clearTimeout(timer)
      timer = setTimeout(ask, WAIT)
    },
  )
  onMounted(ask)
  return { clocks, refusal }
}
