import { computed, nextTick, ref, watch, type Ref } from 'vue'
import type { api } from '../../api/index.ts'
import { useKeys } from '../../app/keys.ts'
import { texts } from './texts.ts'

type ProtocolState = Awaited<ReturnType<typeof api.protocols.state>>
export type ProtocolSide = keyof typeof texts.tabs

/**
 * What stands beside the sheets, one at a time; empty: the sheets alone. Alt+1 … Alt+5 open and close. `doubtful` declined words wait to
 * be looked at. An opened panel is given the keys; after it the sheets have them, unless they are elsewhere.
 */
export const useProtocolSide = (
  state: Ref<ProtocolState | null>,
  doubtful: Ref<number>,
  keys: { opened(): void; closed(): void },
) => {
  const side = ref<ProtocolSide | ''>('')
  watch(side, async (now) => {
    await nextTick()
    if (now !== '') keys.opened()
    else if (document.activeElement === document.body) keys.closed()
  })
  const toggle = (wanted: ProtocolSide | ''): void => {
    side.value = side.value === wanted ? '' : wanted
  }
  const tabs = computed(() => {
    const { appendices = [], versions = [] } = state.value ?? {}
    const scans = versions.reduce((sum, one) => sum + one.scans.length, 0)
    return [
      { id: 'appendices' as const, title: texts.tabs.appendices, keys: 'Alt+1', count: appendices.length },
      { id: 'sendings' as const, title: texts.tabs.sendings, keys: 'Alt+2', count: 0 },
      { id: 'scan' as const, title: texts.tabs.scan, keys: 'Alt+3', count: scans },
      { id: 'versions' as const, title: texts.tabs.versions, keys: 'Alt+4', count: versions.length },
      { id: 'forms' as const, title: texts.tabs.forms, keys: 'Alt+5', count: doubtful.value },
    ]
  })
  useKeys(
    tabs.value.map(({ id, keys: chord, title }) => ({
      id: `protocol-${id}`,
      keys: chord,
      title,
      where: 'Протокол',
      when: () => state.value !== null,
      run: () => toggle(id),
    })),
  )
  return { side, tabs, toggle }
}
