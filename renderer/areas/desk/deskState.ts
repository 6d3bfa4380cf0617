import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { DeskOverview } from '../../../electron/contract/desk.ts'
import type { BackupInfo } from '../../../electron/contract/register.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { officeNow } from '../../ui/clock.ts'

/** Changes that come in a burst (an import) are read once, ms. */
const READ_AFTER_MS = 150

/** The desk as the core has it: one call paints it; read again after a change and with each minute of the office. */
export const useDesk = () => {
  const overview = shallowRef<DeskOverview | null>(null)
  /** The newest copy of the register; null before the answer and where there is none (`copyKnown` tells which). */
  const copy = shallowRef<BackupInfo | null>(null)
  const copyKnown = ref(false)
  /** Why the copy at the last closing was not made; empty when it was. */
  const copyProblem = ref('')
  const failed = ref(false)

  let asked = 0
  const load = async (): Promise<void> => {
    const mine = ++asked
    try {
      const answer = await api.desk.overview({})
      if (mine !== asked) return
      overview.value = answer
      failed.value = false
    } catch (error) {
      if (mine !== asked) return
      failed.value = overview.value === null
      // Without an open register the first start takes over.
      if (!(error instanceof ApiError && error.code === 'noRegister')) reportError(error)
    }
  }
  const loadCopy = async (): Promise<void> => {
    const [copies, problem] = await Promise.all([api.register.backups({}), api.register.copyProblem({})])
    copyProblem.value = problem ?? ''
    copy.value = copies.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))[0] ?? null
    copyKnown.value = true
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type === 'progress') return
    if (event.type === 'register') void loadCopy().catch(reportError)
    clearTimeout(timer)
    timer = setTimeout(() => void load(), READ_AFTER_MS)
  })
  watch(officeNow, (now) => {
    if (overview.value && now > overview.value.now) void load()
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  void load().then(() => loadCopy().catch(reportError))
  return { overview, copy, copyKnown, copyProblem, failed, load }
}
