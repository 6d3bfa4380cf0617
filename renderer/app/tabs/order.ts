import * as v from 'valibot'

/** As many tabs as a person still finds his way in, and as fit the strip of a wide screen. */
export const TAB_LIMIT = 20

export const isOpenable = (paths: readonly string[]): boolean => paths.length < TAB_LIMIT

/** The list with one path put at another place; beyond the ends it stays at the end. */
export const moved = (paths: readonly string[], path: string, to: number): readonly string[] => {
  if (!paths.includes(path)) return paths
  const rest = paths.filter((one) => one !== path)
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, path)
}

/** Which tab comes up when one is closed: the next one, at the end the one before; null when none is left. */
export const placeAfterClosing = (paths: readonly string[], path: string): string | null => {
  const at = paths.indexOf(path)
  return paths[at + 1] ?? paths[at - 1] ?? null
}

/** The neighbour of a tab in a ring; from a screen that is no tab, the first or the last. */
export const neighbour = (paths: readonly string[], current: string, by: 1 | -1): string | null => {
  const at = paths.indexOf(current)
  if (at < 0) return (by === 1 ? paths[0] : paths.at(-1)) ?? null
  return paths[(at + by + paths.length) % paths.length] ?? null
}

/** Stored tabs read back; what is not readable is no tab. */
export const readPaths = (content: unknown): string[] => {
  const found = v.safeParse(v.object({ paths: v.array(v.string()) }), content)
  return found.success ? [...new Set(found.output.paths)].slice(0, TAB_LIMIT) : []
}
