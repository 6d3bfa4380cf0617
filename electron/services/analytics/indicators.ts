import type { AnalyticsScope } from '../../contract/analytics.ts'
import { scopeConditions, scopeFilter } from '../../contract/analytics.ts'
import { FACTS, factFilter } from '../../contract/facts.ts'
import type { Fact } from '../../contract/facts.ts'
import { INDICATORS } from '../../contract/indicators.ts'
import type { FigureLink, IndicatorDefinition, IndicatorKey, IndicatorValue } from '../../contract/indicators.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { measureAssignments } from './assignmentFigures.ts'
import type { AssignmentKey } from './assignmentFigures.ts'
import { indicatorTexts } from './definitions.ts'
import { findOwn, listOwn, measureOwn, ownDefinition, ownId } from './own.ts'
import { meanOf, medianOf, spreadOf, spreadTotal } from './spread.ts'
import type { Spread } from './spread.ts'
import { answerDays, interimSpans, tally, total } from './walk.repo.ts'
import type { Tally } from './walk.repo.ts'
import { workingMinutes } from './workingTime.ts'

/**
 * The indicators of a period (domain.md §8): each key has one written definition (`definitions.ts`) and is computed here alone. Desk,
 * ratings, reports and the map of duties take their figures from `measure`.
 */

/** Civil moment of the office and where the production calendar lies. */
export interface MeasureContext {
  now: string
  resourcesDir: string
}

export const cases = (filter: CaseFilter): FigureLink => ({ kind: 'cases', filter })

const PERCENT = 100
const MINUTES_OF_HOUR = 60
const BEST_GRADE = 2

type ShareKey = (typeof SHARES)[number][0]
/** Percentages of the cards of a scope: key, what is divided, by what; `received` is the whole scope. */
const SHARES = [
  ['inTimeShare', 'inTime', 'judged'],
  ['overdueShare', 'missed', 'received'],
  ['postponedShare', 'postponed', 'received'],
  ['repeatShare', 'returned', 'hadAnswer'],
  ['incomingRepeatShare', 'repeats', 'received'],
  ['askedShare', 'asked', 'closed'],
  ['respondedShare', 'responded', 'asked'],
  ['goodShare', 'good', 'rated'],
  ['solvedShare', 'solved', 'said'],
] as const satisfies readonly (readonly [IndicatorKey, Fact, Fact | 'received'])[]

type CountKey = keyof typeof COUNTS
const COUNTS = {
  messages: 'messages',
  appeals: 'appeals',
  openOverdue: 'overdueOpen',
  open: 'open',
} as const satisfies Partial<Record<IndicatorKey, Fact>>

/** Facts that a mean is computed from. */
const MEANS = {
  clarity: ['rated', 'mark1', 'mark2', 'mark3', 'mark4', 'mark5'],
  fullness: ['checked', 'quality1', 'quality2'],
} as const satisfies Partial<Record<IndicatorKey, readonly Fact[]>>

const isCount = (key: string): key is CountKey => key in COUNTS
const shareOf = (key: string) => SHARES.find(([name]) => name === (key as ShareKey))

/** `part` and `whole` as a percentage; null of nothing. */
export const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * PERCENT)

function factsFor(keys: readonly string[]): Fact[] {
  const facts = new Set<Fact>()
  for (const key of keys) {
    if (isCount(key)) facts.add(COUNTS[key])
    const share = shareOf(key)
    if (share) for (const fact of share.slice(1)) if (fact in FACTS) facts.add(fact as Fact)
    if (key === 'clarity' || key === 'fullness') for (const fact of MEANS[key]) facts.add(fact)
  }
  return [...facts]
}

/** Cards of a scope, and of how many each fact holds. */
type FactLine = Pick<Tally<Fact>, 'total' | 'facts'>

/** What is read once for all keys of a call. */
class Measuring {
  readonly db: ReadDb
  readonly scope: AnalyticsScope
  readonly base: CaseFilter
  readonly ctx: MeasureContext
  readonly received: number
  private readonly facts: Partial<Record<Fact, number>>
  private days: Spread | null = null
  private hours: Spread | null = null

  constructor(db: ReadDb, scope: AnalyticsScope, line: FactLine, ctx: MeasureContext) {
    this.db = db
    this.scope = scope
    this.ctx = ctx
    this.base = scopeFilter(scope)
    this.received = line.total
    this.facts = line.facts
  }

  number(of: Fact | 'received'): number {
    return of === 'received' ? this.received : (this.facts[of] ?? 0)
  }

  filter(of: Fact | 'received'): CaseFilter {
    return of === 'received' ? this.base : factFilter(this.base, of)
  }

  /** Whole days from registration to answer. */
  get answered(): Spread {
    this.days ??= answerDays(this.db, this.base, this.ctx.now)
    return this.days
  }

  /** Working minutes from receipt to the interim reply. */
  get interim(): Spread {
    this.hours ??= interimMinutes(this.db, this.base, this.ctx)
    return this.hours
  }
}

/** Working minutes from receipt to the interim reply of the cards of a filter that have one. */
export function interimMinutes(db: ReadDb, filter: CaseFilter, ctx: MeasureContext): Spread {
  const spans = interimSpans(db, filter, ctx.now)
  if (spans.length === 0) return []
  const work = workingMinutes(db, ctx.resourcesDir)
  return spreadOf(
    (function* () {
      for (const span of spans) {
        const middle = span.indexOf('|')
        yield work.between(span.slice(0, middle), span.slice(middle + 1))
      }
    })(),
  )
}

const value = (key: string, of: Partial<IndicatorValue>): IndicatorValue => ({
  key,
  value: null,
  part: null,
  whole: null,
  opens: null,
  wholeOpens: null,
  ...of,
})

const count = (key: string, of: number, filter: CaseFilter): IndicatorValue =>
  value(key, { value: of, part: of, opens: cases(filter) })

function share(of: Measuring, [key, part, whole]: (typeof SHARES)[number]): IndicatorValue {
  const [numerator, denominator] = [of.number(part), of.number(whole)]
  return value(key, {
    value: percent(numerator, denominator),
    part: numerator,
    whole: denominator,
    opens: cases(of.filter(part)),
    wholeOpens: cases(of.filter(whole)),
  })
}

/** A scope of one kind holds no card of the other, and no filter can say both: nothing, and nothing to open. */
function kindCount(of: Measuring, key: 'messages' | 'appeals'): IndicatorValue {
  const { kind } = of.scope
  if (kind !== undefined && kind !== FACTS[key].kind) return value(key, { value: 0, part: 0 })
  return count(key, of.number(key), of.filter(key))
}

const averages = { median: medianOf, mean: meanOf }

function single(of: Measuring, key: Exclude<IndicatorKey, ShareKey | AssignmentKey>): IndicatorValue {
  const { base } = of
  switch (key) {
    case 'received':
      return count(key, of.received, base)
    case 'messages':
    case 'appeals':
      return kindCount(of, key)
    case 'open':
    case 'openOverdue':
      return count(key, of.number(COUNTS[key]), of.filter(COUNTS[key]))
    case 'answered': {
      const { period } = of.scope
      const filter = { answeredFrom: period.from, answeredTo: period.to, ...scopeConditions(of.scope) }
      return count(key, total(of.db, filter, [], of.ctx.now).total, filter)
    }
    case 'medianDays':
    case 'meanDays': {
      const average = averages[key === 'medianDays' ? 'median' : 'mean'](of.answered)
      return value(key, { value: average, part: spreadTotal(of.answered), opens: cases(of.filter('closed')) })
    }
    case 'medianInterimHours':
    case 'meanInterimHours': {
      const average = averages[key === 'medianInterimHours' ? 'median' : 'mean'](of.interim)
      return value(key, {
        value: average === null ? null : average / MINUTES_OF_HOUR,
        part: spreadTotal(of.interim),
        opens: cases(of.filter('interim')),
      })
    }
    case 'clarity': {
      const marks = MEANS.clarity.slice(1).reduce((sum, fact, index) => sum + of.number(fact) * (index + 1), 0)
      const rated = of.number('rated')
      return value(key, { value: rated === 0 ? null : marks / rated, part: rated, opens: cases(of.filter('rated')) })
    }
    case 'fullness': {
      const score = of.number('quality1') + of.number('quality2') * BEST_GRADE
      const best = of.number('checked') * BEST_GRADE
      return value(key, { value: percent(score, best), part: score, whole: best, opens: cases(of.filter('checked')) })
    }
  }
}

const isKnown = (key: string): key is IndicatorKey => (INDICATORS as readonly string[]).includes(key)
const isOfAssignments = (key: IndicatorKey): key is AssignmentKey => key.startsWith('assignments')

/**
 * Indicators of a scope in the order of `keys`: those of `INDICATORS` and `own:<id>` of the office's own. A key that is not known (any
 * more) gives a line without a value, so that a saved report does not fall because an indicator was taken away.
 */
export function measure(
  db: ReadDb,
  scope: AnalyticsScope,
  keys: readonly string[],
  ctx: MeasureContext,
): IndicatorValue[] {
  const of = new Measuring(db, scope, total(db, scopeFilter(scope), factsFor(keys), ctx.now), ctx)
  return keys.map((key) => measured(of, key))
}

function measured(of: Measuring, key: string): IndicatorValue {
  const { db, scope, ctx } = of
  const id = ownId(key)
  const own = id === null ? undefined : findOwn(db, id)
  if (own) return measureOwn(db, of.base, own, ctx.now)
  if (!isKnown(key)) return value(key, {})
  if (isOfAssignments(key)) return measureAssignments(db, scope, key, ctx.now)
  const found = shareOf(key)
  return found ? share(of, found) : single(of, key as Exclude<IndicatorKey, ShareKey | AssignmentKey>)
}

/** A scope narrowed to one entry of a directory. */
const narrowed = {
  recipient: (scope: AnalyticsScope, id: number | null): AnalyticsScope => ({ ...scope, recipientIds: [id] }),
  channel: (scope: AnalyticsScope, id: number | null): AnalyticsScope => ({
    ...scope,
    channelIds: id === null ? [] : [id],
  }),
} as const

/**
 * The same indicators for each entry of a directory that has cards in the scope, null being «не указано»: one walk for all of them, where
 * `keys` are counts, shares, `clarity` and `fullness`.
 */
export function measureEach(
  db: ReadDb,
  scope: AnalyticsScope,
  by: keyof typeof narrowed,
  keys: readonly string[],
  ctx: MeasureContext,
): Map<number | null, IndicatorValue[]> {
  const facts = factsFor(keys)
  const lines = tally(db, scopeFilter(scope), facts, ctx.now, [by])
  return new Map(
    lines.map((line) => {
      const id = line.ids[0] ?? null
      const of = new Measuring(db, narrowed[by](scope, id), line, ctx)
      return [id, keys.map((key) => measured(of, key))]
    }),
  )
}

/** Every definition: the application's and the office's own, in the order that screens and reports list them. */
export const definitions = (db: ReadDb): IndicatorDefinition[] => [
  ...INDICATORS.map((key) => ({ key, ...indicatorTexts[key] })),
  ...listOwn(db).map(ownDefinition),
]
