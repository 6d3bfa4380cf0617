import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { IconName } from '../ui/icons.ts'

/**
 * One section of the left panel. `group` parts the list with a gap (1 daily work, 2 analysis, 3 documents out, 4 settings),
 * `order` sorts inside a group. `counter` names a figure of the counters store. `match` lists further path prefixes that keep
 * the section current. `below` is shown under the current section (saved views).
 */
export type NavEntry = {
  group: 1 | 2 | 3 | 4
  order: number
  icon: IconName
  title: string
  to: string
  counter?: string
  match?: readonly string[]
  below?: Component
}

/** What `renderer/areas/<area>/routes.ts` exports. */
export type AreaRoutes = {
  routes: RouteRecordRaw[]
  nav?: readonly NavEntry[]
  /** Figures for `counter` names of the left panel and its views; asked again after each change of the register. */
  counters?: CounterSource
}

/** Figures by name; nested objects become `outer.inner`. */
export type CounterSource = () => Promise<Readonly<Record<string, unknown>>>

const areas = Object.values(import.meta.glob<AreaRoutes>('../areas/*/routes.ts', { eager: true }))

/** Routes of all areas that exist. */
export const areaRoutes: readonly RouteRecordRaw[] = areas.flatMap((area) => area.routes)

/** Sections of all areas that exist, in the order of the left panel. */
export const navEntries: readonly NavEntry[] = areas
  .flatMap((area) => area.nav ?? [])
  .toSorted((a, b) => a.group - b.group || a.order - b.order)

/** Where the figures of the left panel come from. */
export const counterSources: readonly CounterSource[] = areas.flatMap((area) => (area.counters ? [area.counters] : []))

/** Whether a section is the current one on `path`. */
export const isCurrent = (entry: NavEntry, path: string): boolean =>
  [entry.to, ...(entry.match ?? [])].some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
