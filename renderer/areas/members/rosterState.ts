import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Directories } from '../../../electron/contract/directory.ts'
import type { Roster } from '../../../electron/contract/members.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { officeNow } from '../../ui/clock.ts'

/** Changes of these areas may show on the page. */
const SHOWN = ['members', 'directory', 'journal', 'messages']

/**
 * The состав of the chosen day, kept fresh while the page lives. `on` is null for today, so that the page goes on with the
 * day of the office after midnight.
 */
export function useRosterState() {
  const chosen = ref<string | null>(null)
  const roster = shallowRef<Roster | null>(null)
  const directories = shallowRef<Directories | null>(null)
  const today = (): string => officeNow.value.slice(0, 10)
  const day = (): string => chosen.value ?? today()

  const load = async (): Promise<void> => {
    const on = day()
    if (on === '') return
    const [next, all] = await Promise.all([api.members.roster({ on }), api.directory.all({})])
    if (on !== day()) return
    roster.value = next
    directories.value = all
  }
  const reload = (): void => void load().catch(reportError)

  watch([chosen, () => today()], reload, { immediate: true })
  const stop = onEvent((event) => {
    if (event.type === 'register' || (event.type === 'changed' && event.areas.some((area) => SHOWN.includes(area))))
      reload()
  })
  onScopeDispose(stop)

  /** Shows another day; today's date means today. */
  const goTo = (on: string): void => {
    chosen.value = on === today() ? null : on
  }
  return { roster, directories, day, today, goTo, reload }
}
