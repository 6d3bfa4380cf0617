import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { IndicatorDefinition } from '../../../electron/contract/indicators.ts'
import { api } from '../../api/index.ts'

/** The written definitions, the office's own among them: read when the page opens. */
export const useDefinitions = defineStore('analytics.definitions', () => {
  const all = shallowRef<readonly IndicatorDefinition[]>([])
  const byKey = computed(() => new Map(all.value.map((one) => [one.key, one])))
  const load = async (): Promise<void> => {
    all.value = await api.analytics.definitions({})
  }
  const of = (keys: readonly string[]): IndicatorDefinition[] => keys.flatMap((key) => byKey.value.get(key) ?? [])
  return { all, load, of }
})
