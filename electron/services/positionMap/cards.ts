import { factFilter } from '../../contract/facts.ts'
import type { ActivityKey } from '../../contract/positionMap.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import { countCases } from '../messages/messages.service.ts'
import { listProblems } from '../repeats/repeats.service.ts'
import { count, gap, gapIf, page } from './pieces.ts'
import type { Teller, Told } from './pieces.ts'
import type { ChannelKey, Source } from './source.ts'
import { figureNames, gaps } from './texts.ts'

/** Activities whose figures are of cards received in the period. */

const cases = (filter: CaseFilter) => ({ kind: 'cases' as const, filter })
const NAMELESS = { recipient: 'recipientIds', block: 'blockIds', theme: 'themeIds', territory: 'territoryIds' } as const
type Said = keyof typeof NAMELESS
const GAP_OF = { recipient: gaps.noRecipient, block: gaps.noBlock, theme: gaps.noTheme, territory: gaps.noTerritory }

const figuresOf = (source: Source, channel: string | null, keys: readonly ChannelKey[]) =>
  keys.map((key) => source.figure(key, channel))

/** Of a period without cards nothing can be said but that. */
const nothing = (source: Source, channel: string | null): Told => ({
  figures: [source.figure('received', channel)],
  gaps: [gap(gaps.noCards, page('newCase'))],
  isDone: false,
})

const ofCards =
  (tell: (source: Source, channel: string | null) => Omit<Told, 'isDone'> & { isDone?: boolean }): Teller =>
  (source, channel) =>
    source.number('received', channel) === 0 ? nothing(source, channel) : { isDone: true, ...tell(source, channel) }

/** Cards in which one thing is said, and those in which it is missing. */
function said(source: Source, channel: string | null, of: Said, key: 'routed' | 'themed' | 'placed') {
  const base = source.cardFilter(channel)
  const missing = source.unnamed(of, channel)
  const value = source.number('received', channel) - missing
  return {
    figure: count(key, figureNames[key], value, cases({ ...base, not: { [NAMELESS[of]]: [null] } })),
    gaps: gapIf(missing > 0, GAP_OF[of](missing), cases({ ...base, [NAMELESS[of]]: [null] })),
    value,
  }
}

const registration = ofCards((source, channel) => ({
  figures: figuresOf(source, channel, ['received', 'messages', 'appeals']),
  gaps: [],
}))

const routing = ofCards((source, channel) => {
  const routed = said(source, channel, 'recipient', 'routed')
  const block = said(source, channel, 'block', 'routed')
  return {
    figures: [source.figure('received', channel), routed.figure],
    gaps: [...routed.gaps, ...block.gaps],
    isDone: routed.value > 0,
  }
})

const answers = ofCards((source, channel) => {
  const closed = source.value('askedShare', channel)?.whole ?? 0
  return {
    figures: [...(channel === null ? [source.figure('answered')] : []), ...figuresOf(source, channel, ['open'])],
    gaps: gapIf(closed === 0, gaps.noAnswers, cases({ ...source.cardFilter(channel), state: 'open' })),
    isDone: closed > 0,
  }
})

const terms = ofCards((source, channel) => {
  const overdue = source.number('openOverdue', channel)
  return {
    figures: [
      ...figuresOf(source, channel, ['inTimeShare', 'overdueShare', 'openOverdue']),
      ...(channel === null ? [source.figure('medianDays')] : []),
    ],
    gaps: gapIf(overdue > 0, gaps.overdue(overdue), source.figure('openOverdue', channel).opens),
  }
})

const quality = ofCards((source, channel) => {
  const isChecked = (source.value('fullness', channel)?.whole ?? 0) > 0
  return {
    figures: figuresOf(source, channel, ['fullness']),
    gaps: gapIf(!isChecked, gaps.noQuality, page('quality')),
    isDone: isChecked,
  }
})

const satisfaction = ofCards((source, channel) => {
  const asked = source.value('askedShare', channel)
  const closed = asked?.whole ?? 0
  const isAsked = (asked?.part ?? 0) > 0
  const filter = { ...factFilter(source.cardFilter(channel), 'closed'), asked: 'never' as const }
  return {
    figures: figuresOf(source, channel, ['askedShare', 'respondedShare', 'clarity', 'solvedShare']),
    gaps: [
      ...gapIf(closed === 0, gaps.nobodyToAsk, null),
      ...gapIf(closed > 0 && !isAsked, gaps.notAsked, cases(filter)),
    ],
    isDone: isAsked,
  }
})

const repeats = ofCards((source, channel) => ({
  figures: figuresOf(source, channel, ['incomingRepeatShare', 'repeatShare']),
  gaps: [],
}))

const flow = ofCards((source, channel) => {
  const before = channel === null ? source.receivedBefore() : null
  return {
    figures: [
      source.figure('received', channel),
      ...(before ? [count('receivedBefore', figureNames.receivedBefore, before.value ?? 0, before.opens)] : []),
    ],
    gaps: [],
  }
})

const themes = ofCards((source, channel) => {
  const themed = said(source, channel, 'theme', 'themed')
  return { figures: [themed.figure], gaps: themed.gaps, isDone: themed.value > 0 }
})

const places = ofCards((source, channel) => {
  const placed = said(source, channel, 'territory', 'placed')
  return { figures: [placed.figure], gaps: placed.gaps, isDone: placed.value > 0 }
})

/** Problems are gathered over the years: what is of the period are their cards. */
const problems: Teller = (source) => {
  const { db, now } = source.ctx
  const { from, to } = source.period
  const ids = listProblems(db, from, from).map(({ id }) => id)
  const filter: CaseFilter = { receivedFrom: from, receivedTo: to, problemIds: ids }
  const inPeriod = ids.length === 0 ? 0 : countCases(db, filter, now)
  return {
    figures: [
      count('problems', figureNames.problems, ids.length, page('problems')),
      ...(ids.length === 0 ? [] : [count('problemCards', figureNames.problemCards, inPeriod, cases(filter))]),
    ],
    gaps: gapIf(ids.length === 0, gaps.noProblems, page('problems')),
    isDone: ids.length > 0,
  }
}

const effect: Teller = () => ({ figures: [], gaps: [gap(gaps.effectNotKept, page('reports'))], isDone: null })

const fastTrack: Teller = (source) => {
  const { db, now } = source.ctx
  const marked = source.directories.themes.filter((one) => one.fastTrack).length
  const filter: CaseFilter = { receivedFrom: source.period.from, receivedTo: source.period.to, fastTrack: true }
  const fast = countCases(db, filter, now)
  return {
    figures: [
      count('fastCards', figureNames.fastCards, fast, cases(filter)),
      count('fastThemes', figureNames.fastThemes, marked, page('themes')),
    ],
    gaps: [
      ...gapIf(marked === 0, gaps.noFastThemes, page('themes')),
      ...gapIf(marked > 0 && fast === 0, gaps.noFastCards, null),
    ],
    isDone: fast > 0,
  }
}

export const cardActivities = {
  registration,
  routing,
  answers,
  terms,
  quality,
  satisfaction,
  repeats,
  flow,
  themes,
  places,
  problems,
  effect,
  fastTrack,
} satisfies Partial<Record<ActivityKey, Teller>>
