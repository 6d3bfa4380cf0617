import { FAR_GROWTH, SMALL_NUMBER } from '../../contract/analytics.ts'
import type { AnalyticsPeriod, AnalyticsScope, FlowKind, Span } from '../../contract/analytics.ts'
import { INDICATORS } from '../../contract/indicators.ts'
import type { IndicatorDefinition, IndicatorValue } from '../../contract/indicators.ts'
import { shortDate, shortMoment } from '../../documents/civilText.ts'
import { formatInteger } from '../../documents/typography.ts'
import type { SheetSpec } from '../../documents/xlsx.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { getSettings } from '../office/office.service.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import { comparisonOf } from './flow.ts'
import type { Comparison, Reading } from './flow.ts'
import { definitions, measure } from './indicators.ts'
import type { MeasureContext } from './indicators.ts'
import { conditionLines, scopePeriodName } from './scopeWords.ts'
import { tableSheets } from './tableSheets.ts'
import { texts } from './texts.ts'

/** Every table of the page as sheets of one workbook; the numbers are those on the screen. */

const { columns } = texts
const PERCENT = 100

const spanWords = (span: Span | null): string =>
  span === null ? texts.scope.unknown : `${shortDate(span.from)} – ${shortDate(span.to)}`

/** What all sheets are of: the period, what it is compared with, the filters, the rules of the marks. */
function scopeSheet({ db, now }: Reading, scope: AnalyticsScope, comparison: Comparison): SheetSpec {
  const of = texts.scope
  const conditions = conditionLines(scope, getDirectories(db))
  const weekday = of.weekdays[getSettings(db).weekStart - 1] ?? ''
  const lines = [
    { title: of.period, words: `${scopePeriodName(scope)}: ${spanWords(scope.period)}` },
    { title: of.before, words: spanWords(comparison.before) },
    { title: of.yearAgo, words: spanWords(comparison.yearAgo) },
    { title: of.asOf, words: shortMoment(now) },
    ...(conditions.length > 0 ? conditions : [{ title: texts.sheets.scope, words: texts.conditions.none }]),
    { title: of.weekStart, words: weekday },
    { title: of.growth, words: of.growthRule(String(FAR_GROWTH).replace('.', ','), '5') },
    { title: of.small, words: of.smallRule(formatInteger(SMALL_NUMBER)) },
    { title: of.residents, words: of.residentsRule },
    { title: of.seasons, words: of.seasonsRule },
  ]
  const { text } = columnsOf<(typeof lines)[number]>()
  return sheetOf(
    texts.sheets.scope,
    [text(columns.what, 30, (line) => line.title), text(columns.value, 90, (line) => line.words)],
    lines,
  )
}

interface Measured {
  definition: IndicatorDefinition
  now: IndicatorValue | undefined
  before: IndicatorValue | undefined
  yearAgo: IndicatorValue | undefined
}

function figureSheet(lines: readonly Measured[]): SheetSpec {
  const { text, number } = columnsOf<Measured>()
  return sheetOf(
    texts.sheets.figures,
    [
      text(columns.figure, 44, (line) => line.definition.name),
      number(columns.value, (line) => rounded(line.now)),
      text(columns.unit, 16, (line) => texts.units[line.definition.unit]),
      number(columns.part, (line) => line.now?.part),
      number(columns.whole, (line) => line.now?.whole),
      number(columns.before, (line) => rounded(line.before)),
      number(columns.yearAgo, (line) => rounded(line.yearAgo)),
    ],
    lines,
  )
}

/** Two digits behind the comma: a share of a share is noise. */
function rounded(value: IndicatorValue | undefined): number | null {
  return value?.value == null ? null : Math.round(value.value * PERCENT) / PERCENT
}

function definitionSheet(all: readonly IndicatorDefinition[]): SheetSpec {
  const { text } = columnsOf<IndicatorDefinition>()
  return sheetOf(
    texts.sheets.definitions,
    [
      text(columns.figure, 40, (one) => one.name),
      text(columns.unit, 16, (one) => texts.units[one.unit]),
      text(columns.part, 50, (one) => one.numerator),
      text(columns.whole, 50, (one) => one.denominator),
      text(columns.countsBy, 40, (one) => one.countsBy),
      text(columns.excludes, 50, (one) => one.excludes),
      text(columns.source, 24, (one) => one.source),
    ],
    all,
  )
}

/** @param before the period to compare with where a person chose another than the one before */
export function workbook(
  reading: Reading & MeasureContext,
  scope: AnalyticsScope,
  options: { before?: AnalyticsPeriod | undefined; by?: FlowKind | undefined },
): SheetSpec[] {
  const { db } = reading
  const found = comparisonOf(reading, scope)
  const comparison = options.before === undefined ? found : { ...found, before: options.before }
  const all = definitions(db)
  const keys = [...INDICATORS, ...all.map(({ key }) => key).filter((key) => key.startsWith('own:'))]
  const values = (span: Span | null): Map<string, IndicatorValue> =>
    new Map(
      span === null
        ? []
        : measure(db, { ...scope, period: { from: span.from, to: span.to } }, keys, reading).map((one) => [
            one.key,
            one,
          ]),
    )
  const [now, before, yearAgo] = [scope.period, comparison.before, comparison.yearAgo].map(values)
  const lines = all.map((definition) => ({
    definition,
    now: now?.get(definition.key),
    before: before?.get(definition.key),
    yearAgo: yearAgo?.get(definition.key),
  }))
  return [
    scopeSheet(reading, scope, comparison),
    figureSheet(lines),
    ...tableSheets(reading, scope, options.by ?? 'week'),
    definitionSheet(all),
  ]
}
