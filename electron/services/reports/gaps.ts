import { scopeFilter } from '../../contract/analytics.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReportGap, SectionSpec } from '../../contract/reports.ts'
import { sectionTitle } from '../../contract/reports.ts'
import { loadCalendarOf } from '../deadlines/deadlines.service.ts'
import { countCases } from '../messages/messages.service.ts'
import { linesOf } from './flowSections.ts'
import { sectionState } from './sections.ts'
import type { Source } from './source.ts'
import { texts } from './texts.ts'

/** What is missing in the data of a period, each with the list where it is filled in: said at the end instead of silence. */

const NAMED = 5
const words = texts.gaps

/** Gaps that are cards of the period under a filter. */
const CARD_GAPS = {
  noBlock: { blockIds: [null] },
  noTheme: { themeIds: [null] },
  noTerritory: { territoryIds: [null] },
  noDue: { due: 'none' },
  noRecipient: { recipientIds: [null] },
  noAnswerText: { state: 'closed', hasAnswerText: false },
  noResult: { state: 'closed', results: [null] },
  notAsked: { state: 'closed', asked: 'never' },
} as const satisfies Partial<Record<ReportGap['key'], CaseFilter>>
type CardGap = keyof typeof CARD_GAPS
const ORDER = Object.keys(CARD_GAPS) as CardGap[]

function cardGaps(source: Source): ReportGap[] {
  return ORDER.flatMap((key) => {
    const filter: CaseFilter = { ...scopeFilter(source.scope), ...CARD_GAPS[key] }
    const amount = countCases(source.ctx.db, filter, source.ctx.now)
    return amount === 0 ? [] : [{ key, text: words[key], amount, opens: { kind: 'cases' as const, filter } }]
  })
}

function silentRecipients(source: Source): ReportGap[] {
  const silent = linesOf(source, 'recipient').flatMap(({ id, received, closed }) =>
    id !== null && received > 0 && closed === 0 ? [{ id, received }] : [],
  )
  if (silent.length === 0) return []
  const ids = silent.map(({ id }) => id)
  const names = ids.slice(0, NAMED).map((id) => source.name('recipients', id))
  const filter: CaseFilter = { ...scopeFilter(source.scope), recipientIds: ids }
  return [
    {
      key: 'recipientsSilent',
      text: words.recipientsSilent(names, ids.length - names.length),
      // Of their cards, not of themselves: the list it opens is of cards.
      amount: silent.reduce((sum, { received }) => sum + received, 0),
      opens: { kind: 'cases', filter },
    },
  ]
}

/** Territories from which something came and whose flow cannot be said per 1,000 residents. */
function residents(source: Source): ReportGap[] {
  const received = new Set(linesOf(source, 'territory').flatMap((line) => (line.received > 0 ? [line.id] : [])))
  const unknown = source.directories.territories.filter((one) => one.residents === null && received.has(one.id))
  if (unknown.length === 0) return []
  const names = unknown.slice(0, NAMED).map(({ name }) => name)
  return [
    {
      key: 'residents',
      text: words.residents(names, unknown.length - names.length),
      amount: unknown.length,
      opens: { kind: 'territories' },
    },
  ]
}

function calendar(source: Source): ReportGap[] {
  const { years } = loadCalendarOf(source.ctx.db, source.ctx.resourcesDir)
  const [first, last] = [source.period.from, source.period.to].map((day) => Number(day.slice(0, 4)))
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((year) => !years.has(year))
    .map((year) => ({ key: 'calendar', text: words.calendar(year), amount: null, opens: { kind: 'calendar', year } }))
}

export function gapsOf(source: Source, specs: readonly SectionSpec[]): ReportGap[] {
  const isEmpty = source.value('received').value === 0
  return [
    ...(isEmpty
      ? [{ key: 'noCards' as const, text: words.noCards, amount: null, opens: null }]
      : [...cardGaps(source), ...silentRecipients(source), ...residents(source)]),
    ...calendar(source),
    ...specs.flatMap((spec) =>
      spec.indicators
        .filter((key) => !source.definitions.has(key))
        .map((key) => ({
          key: 'noIndicator' as const,
          text: words.noIndicator(key, sectionTitle(spec)),
          amount: null,
          opens: null,
        })),
    ),
    ...specs
      .filter(({ key }) => sectionState(key) === 'notKept')
      .map((spec) => ({ key: 'notKept' as const, text: words.notKept(sectionTitle(spec)), amount: null, opens: null })),
  ]
}
