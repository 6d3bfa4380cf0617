import type { Router } from 'vue-router'
import { api, host, onEvent } from '../api/index.ts'
import { officeNow } from '../ui/clock.ts'
import { reportError, setConnectionLost } from './errors.ts'
import { counterSources } from './nav.ts'
import { useCounters } from './stores/counters.ts'
import { useOffice } from './stores/office.ts'
import { useOperators } from './stores/operators.ts'
import { useUndo } from './stores/undo.ts'

/** How often the civil «now» is read again, ms: due times on screens are exact to the minute. */
const NOW_EVERY_MS = 30_000
/** Changes that come in a burst (an import) are counted once, ms. */
const COUNT_AFTER_MS = 250

const readCounters = async (): Promise<void> => {
  const counters = useCounters()
  const answers = await Promise.allSettled(counterSources.map((source) => source()))
  for (const answer of answers) if (answer.status === 'fulfilled') counters.set(answer.value)
}

const readOperators = async (): Promise<void> => {
  const operators = useOperators()
  const { operators: list, currentId } = await api.operators.list({})
  operators.list = list.filter((one) => !one.isClosed).map(({ id, name, post }) => ({ id, name, post }))
  operators.current = operators.list.find((one) => one.id === currentId) ?? null
}

/** Reads the state of the register; without an open one the first start takes over. */
const readRegister = async (router: Router): Promise<boolean> => {
  const office = useOffice()
  const state = await api.register.state({})
  office.name = state.officeName
  office.demo = state.isDemo
  officeNow.value = state.now
  if (state.status === 'open') return true
  await router.isReady()
  const start = router.resolve('/start')
  const isPrinting = router.currentRoute.value.path.startsWith('/print/')
  if (!isPrinting && start.matched.some((record) => record.path === '/start')) await router.replace('/start')
  return false
}

/**
 * Fills the shell and keeps it fresh: office, «now», operators, figures beside sections, undo. Each part fails by itself: the
 * window stays usable without a figure.
 */
export const loadShell = (router: Router): void => {
  const operators = useOperators()
  operators.connect(async ({ id }) => void (await api.operators.switch({ id })))
  useUndo().connect({
    last: () => api.journal.lastUndoable({}),
    undo: (operationId) => api.journal.undo({ operationId }),
  })
  const read = async (): Promise<void> => {
    if (!(await readRegister(router))) return
    await Promise.all([readOperators(), readCounters()])
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  onEvent((event) => {
    if (event.type === 'register') void read().catch(reportError)
    if (event.type !== 'changed') return
    // An undo may bring back a profile or a requisite.
    if (event.areas.includes('operators') || event.areas.includes('journal')) void readOperators().catch(reportError)
    if (event.areas.includes('office') || event.areas.includes('journal')) void readRegister(router).catch(reportError)
    clearTimeout(timer)
    timer = setTimeout(() => void readCounters(), COUNT_AFTER_MS)
  })
  host.onConnection((isConnected) => {
    setConnectionLost(!isConnected)
    if (isConnected) void read().catch(reportError)
  })
  const refreshNow = async (): Promise<void> => {
    officeNow.value = (await api.register.state({})).now
  }
  setInterval(() => void refreshNow().catch(() => undefined), NOW_EVERY_MS)
  void read().catch(reportError)
}
