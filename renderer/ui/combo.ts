import { searchList, type Found } from './layout.ts'

/** One choice of a Combobox. `keywords` are further words it is found by; `meta` stands at the right. */
export type ComboOption<T extends string | number> = {
  value: T
  label: string
  meta?: string
  group?: string
  keywords?: string
  disabled?: boolean
}

/** A line of the open list: a heading, a choice, or the offer to create what was typed. */
export type ComboLine<T extends string | number> =
  { kind: 'group'; title: string } | { kind: 'option'; option: ComboOption<T> } | { kind: 'create'; text: string }

/** More than this is cut, with a remark: nobody reads further, they type on. */
export const COMBO_LIMIT = 100

/** Searches choices by label and keywords. */
export const findOptions = <T extends string | number>(
  options: readonly ComboOption<T>[],
  query: string,
): Found<ComboOption<T>> =>
  searchList(options, query, (option) => (option.keywords ? `${option.label} ${option.keywords}` : option.label))

/** Lines of the open list: found choices under their headings, then the offer to create. */
export const comboLines = <T extends string | number>(
  found: readonly ComboOption<T>[],
  create: string | null,
): ComboLine<T>[] => {
  const lines: ComboLine<T>[] = []
  const groups = new Map<string, ComboOption<T>[]>()
  for (const option of found.slice(0, COMBO_LIMIT)) {
    const group = option.group ?? ''
    groups.set(group, [...(groups.get(group) ?? []), option])
  }
  for (const [title, options] of groups) {
    if (title) lines.push({ kind: 'group', title })
    lines.push(...options.map((option) => ({ kind: 'option' as const, option })))
  }
  if (create) lines.push({ kind: 'create', text: create })
  return lines
}
