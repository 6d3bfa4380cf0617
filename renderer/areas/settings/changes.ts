import { onMounted, onScopeDispose } from 'vue'
import { onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

/**
 * Reads when the component appears and again whenever one of the areas was changed, by whomever. An undo may change any area, so
 * it counts for all.
 */
export const useFresh = (areas: readonly string[], read: () => Promise<unknown>): void => {
  const run = (): void => void read().catch(reportError)
  const stop = onEvent((event) => {
    if (event.type === 'register') run()
    if (event.type === 'changed' && event.areas.some((area) => area === 'journal' || areas.includes(area))) run()
  })
  onMounted(run)
  onScopeDispose(stop)
}
