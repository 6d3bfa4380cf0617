import type { AnalyticsScope, Span } from '../../contract/analytics.ts'
import type { Directories } from '../../contract/directory.ts'
import { STATES_OF_TODAY } from '../../contract/indicators.ts'
import type { IndicatorDefinition, IndicatorKey, IndicatorValue } from '../../contract/indicators.ts'
import { isRunning } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { ReportFigure } from '../../contract/reports.ts'
import { figureText } from '../../documents/reportFigures.ts'
import { comparisonOf, definitions, measure } from '../analytics/analytics.service.ts'
import type { QueryContext } from '../context.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { texts } from './texts.ts'

export type Reading = Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>

const WEEK_ROWS = 5
const ROWS = 10

/** Said in sentences whether a section lists them or not. */
const ALWAYS = [
  'received',
  'messages',
  'appeals',
  'answered',
  'open',
  'openOverdue',
  'inTimeShare',
  'overdueShare',
  'incomingRepeatShare',
  'clarity',
  'goodShare',
  'askedShare',
  'respondedShare',
  'assignmentsIssued',
  'assignmentsDone',
  'assignmentsInTime',
  'assignmentsOverdue',
] as const satisfies readonly IndicatorKey[]
type AlwaysKey = (typeof ALWAYS)[number]

/** What all sections of a report are made from: its period, the days it is compared with, figures measured once for all of them. */
export class Source {
  readonly ctx: Reading
  readonly period: Period
  readonly scope: AnalyticsScope
  readonly before: Span | null
  readonly yearAgo: Span | null
  readonly isRunning: boolean
  /** Read inside the office: what leaves it names no people and no words of an assignment. */
  readonly isInner: boolean
  /** Rows of a table: a note of a week is read in minutes. */
  readonly rows: number
  /** The report that is made. */
  readonly reportId: number
  readonly directories: Directories
  readonly definitions: ReadonlyMap<string, IndicatorDefinition>
  private readonly measured: readonly ReadonlyMap<string, IndicatorValue>[]
  private readonly names = new Map<string, ReadonlyMap<number, string>>()

  constructor(ctx: Reading, of: { reportId: number; period: Period; keys: readonly string[]; isInner: boolean }) {
    const { period, keys, isInner } = of
    this.ctx = ctx
    this.reportId = of.reportId
    this.period = period
    this.scope = { period }
    const { before, yearAgo } = comparisonOf(ctx, this.scope)
    this.before = before
    this.yearAgo = yearAgo
    this.isRunning = isRunning(period, ctx.now.slice(0, 10))
    this.isInner = isInner
    this.rows = period.kind === 'week' || period.kind === 'day' ? WEEK_ROWS : ROWS
    this.directories = getDirectories(ctx.db)
    this.definitions = new Map(definitions(ctx.db).map((one) => [one.key, one]))
    const all = [...new Set([...ALWAYS, ...keys])]
    const values = (of: Span | null): ReadonlyMap<string, IndicatorValue> =>
      new Map(
        of === null
          ? []
          : measure(ctx.db, { period: { from: of.from, to: of.to } }, all, ctx).map((value) => [value.key, value]),
      )
    this.measured = [values(period), values(before), values(yearAgo)]
  }

  /** A figure with the same one of the days it is compared with; none for an indicator that is not known any more. */
  figure(key: string): ReportFigure | null {
    const definition = this.definitions.get(key)
    const [now, before, yearAgo] = this.measured.map((values) => values.get(key) ?? null)
    if (!definition || !now) return null
    const { name, unit, better } = definition
    const figure = { key, name, unit, better, now }
    if (STATES_OF_TODAY.includes(key)) return { ...figure, before: null, yearAgo: null }
    return { ...figure, before: before ?? null, yearAgo: yearAgo ?? null }
  }

  value(key: AlwaysKey): IndicatorValue {
    const value = this.measured[0]?.get(key)
    if (!value) throw new Error(`${key} is not measured`)
    return value
  }

  text(key: AlwaysKey): string {
    return figureText(this.definitions.get(key)?.unit ?? 'count', this.value(key))
  }

  /** The name of a directory entry; «не указано» for a card without one. */
  name(of: 'channels' | 'blocks' | 'themes' | 'territories' | 'recipients', id: number | null): string {
    let names = this.names.get(of)
    if (!names) {
      names = new Map(this.directories[of].map((entry) => [entry.id, entry.name]))
      this.names.set(of, names)
    }
    return (id === null ? undefined : names.get(id)) ?? texts.tables.notGiven
  }
}
