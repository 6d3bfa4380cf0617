import { sectionTitle } from '../../contract/reports.ts'
import type { ReportChart, ReportSection, ReportSectionName, ReportTable, SectionSpec } from '../../contract/reports.ts'
import { positionMap } from './mapSection.ts'
import { channels, summary, territories, themes } from './flowSections.ts'
import type { Source } from './source.ts'
import { texts } from './texts.ts'
import { assignments, centre, meetings, recipients, repeats, satisfaction, terms } from './workSections.ts'

/** What a section says by itself; tables and charts are made only where the set asks for them. */
export interface Part {
  sentences: readonly string[]
  tables?: () => ReportTable[]
  charts?: () => ReportChart[]
}
type Counted = { state: 'counted'; part: (source: Source) => Part }

const counted = (part: (source: Source) => Part): Counted => ({ state: 'counted', part })
const notKept = { state: 'notKept' } as const
const typed = { state: 'typed' } as const

/** The one table of sections: a new one is a line here, its name in contract/reportSets.ts. */
const SECTIONS: Record<ReportSectionName, Counted | typeof notKept | typeof typed> = {
  summary: counted(summary),
  channels: counted(channels),
  themes: counted(themes),
  territories: counted(territories),
  terms: counted(terms),
  recipients: counted(recipients),
  repeats: counted(repeats),
  causes: notKept,
  risks: notKept,
  publicPages: notKept,
  assignments: counted(assignments),
  proposals: typed,
  satisfaction: counted(satisfaction),
  meetings: counted(meetings),
  centre: counted(centre),
  indicators: counted(() => ({ sentences: [] })),
  positionMap: counted(positionMap),
}

const isNamed = (key: string): key is ReportSectionName => key in SECTIONS
export const sectionState = (key: string): ReportSection['state'] => (isNamed(key) ? SECTIONS[key].state : 'typed')

/** A heading with nothing under it would look like an omission. */
const saidOf = (source: Source, { sentences }: Part): string[] =>
  sentences.length === 0 && source.value('received').value === 0 ? [texts.said.nothing] : [...sentences]

/** A section with the figures of now. */
export function sectionOf(
  source: Source,
  spec: SectionSpec,
  words: { comment: string; earlierComment: string },
): ReportSection {
  const entry = isNamed(spec.key) ? SECTIONS[spec.key] : typed
  const part = entry.state === 'counted' ? entry.part(source) : null
  return {
    key: spec.key,
    title: sectionTitle(spec),
    state: entry.state,
    needsComment: spec.needsComment,
    sentences: entry.state === 'notKept' ? [texts.said.notKept] : part === null ? [] : saidOf(source, part),
    figures: spec.indicators.flatMap((key) => source.figure(key) ?? []),
    tables: spec.hasTables ? (part?.tables?.() ?? []) : [],
    charts: spec.hasCharts ? (part?.charts?.() ?? []) : [],
    ...words,
  }
}
