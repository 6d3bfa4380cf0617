import type { Directories } from '../../contract/directory.ts'
import type { IndicatorDefinition, IndicatorKey, IndicatorValue } from '../../contract/indicators.ts'
import { isRunning } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { ReportKind, ReportState } from '../../contract/reports.ts'
import type { MapFigure } from '../../contract/positionMap.ts'
import type { ReadDb } from '../../db/database.ts'
import { comparisonOf, definitions, measure, measureEach, unnamedOf } from '../analytics/analytics.service.ts'
import type { Unnamed } from '../analytics/analytics.service.ts'
import type { QueryContext } from '../context.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { getSettings } from '../office/office.service.ts'
import type { OfficeSettings } from '../../contract/office.ts'

export type Reading = Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>

/** Figures of cards that one walk gives for all channels at once. */
const OF_CHANNEL = [
  'received',
  'messages',
  'appeals',
  'open',
  'openOverdue',
  'inTimeShare',
  'overdueShare',
  'repeatShare',
  'incomingRepeatShare',
  'askedShare',
  'respondedShare',
  'solvedShare',
  'clarity',
  'fullness',
] as const satisfies readonly IndicatorKey[]
/** Measured for the whole office alone. */
const OF_OFFICE = [
  'answered',
  'medianDays',
  'assignmentsIssued',
  'assignmentsDone',
  'assignmentsInTime',
  'assignmentsOverdue',
] as const satisfies readonly IndicatorKey[]
export type ChannelKey = (typeof OF_CHANNEL)[number]
export type OfficeKey = ChannelKey | (typeof OF_OFFICE)[number]

type Values = ReadonlyMap<string, IndicatorValue>
const byKey = (values: readonly IndicatorValue[]): Values => new Map(values.map((one) => [one.key, one]))
const NOTHING: Unnamed = { block: 0, theme: 0, territory: 0, recipient: 0 }

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

export interface LoggedReport {
  id: number
  title: string
  state: ReportState
  /** Civil dates, both inside. */
  periodFrom: string
  periodTo: string
  /** The sent report that this one is a new version of. */
  replacesId: number | null
}

/**
 * What the map asks of notes and reports. A report carries the map as an appendix, so the map does not import the reports: whoever asks for
 * it brings them.
 */
export interface ReportLog {
  /** Civil date of the first card; null for none. */
  firstCaseDay(db: ReadDb): string | null
  list(db: ReadDb, kind: ReportKind): readonly LoggedReport[]
}

/** What all activities of a map are told from: each walk of the register is made once, and only when a row needs it. */
export class Source {
  readonly ctx: Reading
  readonly period: Period
  readonly log: ReportLog
  readonly today: string
  /** The last day of the period that has come. */
  readonly lastDay: string
  readonly isRunning: boolean
  readonly settings: OfficeSettings
  readonly directories: Directories
  private readonly definitions: ReadonlyMap<string, IndicatorDefinition>
  private readonly office: () => Values
  private readonly channels: () => ReadonlyMap<number, Values>
  private readonly unnamedCards: () => ReadonlyMap<number, Unnamed>
  readonly receivedBefore: () => IndicatorValue | null

  constructor(ctx: Reading, period: Period, log: ReportLog) {
    this.ctx = ctx
    this.period = period
    this.log = log
    this.today = ctx.now.slice(0, 10)
    this.lastDay = period.to < this.today ? period.to : this.today
    this.isRunning = isRunning(period, this.today)
    this.settings = getSettings(ctx.db)
    this.directories = getDirectories(ctx.db)
    this.definitions = new Map(definitions(ctx.db).map((one) => [one.key, one]))
    const { db } = ctx
    const scope = { period }
    this.office = once(() => byKey(measure(db, scope, [...OF_CHANNEL, ...OF_OFFICE], ctx)))
    this.channels = once(() => {
      const lines = measureEach(db, scope, 'channel', OF_CHANNEL, ctx)
      return new Map([...lines].flatMap(([id, values]) => (id === null ? [] : [[id, byKey(values)]])))
    })
    this.unnamedCards = once(() => unnamedOf(db, scope, ctx.now))
    this.receivedBefore = once(() => {
      const { before } = comparisonOf(ctx, scope)
      return before === null ? null : (measure(db, { period: before }, ['received'], ctx)[0] ?? null)
    })
  }

  /** Definitions that the office words itself. */
  get ownIndicators(): number {
    return [...this.definitions.keys()].filter((key) => key.startsWith('own:')).length
  }

  channelId(code: string): number | null {
    return this.directories.channels.find((one) => one.code === code)?.id ?? null
  }

  /** Null where the channel has no card in the period. */
  private values(channelCode: string | null): Values | null {
    if (channelCode === null) return this.office()
    const id = this.channelId(channelCode)
    return id === null ? null : (this.channels().get(id) ?? null)
  }

  value(key: OfficeKey, channelCode: string | null = null): IndicatorValue | null {
    return this.values(channelCode)?.get(key) ?? null
  }

  number(key: OfficeKey, channelCode: string | null = null): number {
    return this.value(key, channelCode)?.value ?? 0
  }

  /** A figure under the name of its definition. */
  figure(key: OfficeKey, channelCode: string | null = null): MapFigure {
    const definition = this.definitions.get(key)
    const value = this.value(key, channelCode)
    const unit = definition?.unit ?? 'count'
    return {
      key,
      name: definition?.name ?? key,
      unit,
      value: value === null && unit === 'count' ? 0 : (value?.value ?? null),
      part: value?.part ?? null,
      whole: value?.whole ?? null,
      opens: value?.opens ?? null,
    }
  }

  unnamed(of: keyof Unnamed, channelCode: string | null): number {
    const lines = this.unnamedCards()
    if (channelCode === null) return [...lines.values()].reduce((sum, line) => sum + line[of], 0)
    const id = this.channelId(channelCode)
    return ((id === null ? undefined : lines.get(id)) ?? NOTHING)[of]
  }

  /** The cards of the period, of one channel where it is named. */
  cardFilter(channelCode: string | null) {
    const { from, to } = this.period
    const id = channelCode === null ? null : this.channelId(channelCode)
    return { receivedFrom: from, receivedTo: to, ...(id === null ? {} : { channelIds: [id] }) }
  }
}
