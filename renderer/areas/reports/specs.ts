import { REPORT_SECTIONS, sectionTitle } from '../../../electron/contract/reports.ts'
import type { ReportSectionKey, SectionSpec } from '../../../electron/contract/reports.ts'

/** Sections of a document as a list that a person puts in order. Every function gives a new list. */

const MOST_OWN = 999

export const nameOf = (spec: SectionSpec, own: string): string =>
  spec.title === '' && spec.key.startsWith('own:') ? own : sectionTitle(spec)

/** Moves one line by one place; at the ends nothing changes. */
export function movedLine<T>(list: readonly T[], index: number, by: 1 | -1): T[] {
  const to = index + by
  const line = list[index]
  if (line === undefined || to < 0 || to >= list.length) return [...list]
  const rest = list.filter((_, at) => at !== index)
  return [...rest.slice(0, to), line, ...rest.slice(to)]
}

/** Sections that the application knows and the document has not. */
export const absent = (specs: readonly SectionSpec[]): ReportSectionKey[] =>
  REPORT_SECTIONS.filter((key) => specs.every((spec) => spec.key !== key))

export const added = (specs: readonly SectionSpec[], key: ReportSectionKey, title = ''): SectionSpec[] => [
  ...specs,
  { key, title, indicators: [], hasTables: true, hasCharts: true, needsComment: false },
]

/** A section of the office's own gets the first free number. */
export function addedOwn(specs: readonly SectionSpec[], title: string): SectionSpec[] {
  const taken = new Set(specs.map(({ key }) => key))
  const number = Array.from({ length: MOST_OWN }, (_, index) => index + 1).find((one) => !taken.has(`own:${one}`))
  return number === undefined ? [...specs] : added(specs, `own:${number}`, title)
}

export const changed = (
  specs: readonly SectionSpec[],
  key: ReportSectionKey,
  part: Partial<SectionSpec>,
): SectionSpec[] => specs.map((spec) => (spec.key === key ? { ...spec, ...part } : spec))
