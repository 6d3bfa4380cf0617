import { defineStore } from 'pinia'
import { reactive } from 'vue'

/** Live figures beside sections and saved views. A figure that nobody has supplied is simply not shown. */
export const useCounters = defineStore('counters', () => {
  const figures = reactive<Record<string, number>>({})

  /** Takes new figures by name; nested objects of numbers become `outer.inner`. */
  const set = (values: Readonly<Record<string, unknown>>, prefix = ''): void => {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'number') figures[prefix + name] = value
      else if (value && typeof value === 'object' && !Array.isArray(value))
        set(value as Record<string, unknown>, `${prefix}${name}.`)
    }
  }
  const get = (name: string | undefined): number | undefined => (name ? figures[name] : undefined)
  return { figures, set, get }
})
