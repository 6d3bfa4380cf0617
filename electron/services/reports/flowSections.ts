import { tableFilters } from '../../contract/analytics.ts'
import type { Breakdown, BreakdownLine, BreakdownTable, FlowKind } from '../../contract/analytics.ts'
import type { ReportChart, ReportTable } from '../../contract/reports.ts'
import { formatInteger, formatShare } from '../../documents/typography.ts'
import { shortDate } from '../../documents/civilText.ts'
import { changeText } from '../../documents/reportFigures.ts'
import { breakdownOf, flowOf } from '../analytics/analytics.service.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import { amount, cases, changed, columnsOf, shareOf, table, word } from './cells.ts'
import type { Part } from './sections.ts'
import type { Source } from './source.ts'
import { texts } from './texts.ts'

/** What came in: summary, channels, themes and blocks, territories. */

const { said, columns, tables, charts } = texts
const THEMES_SAID = 5
const GROWN_SAID = 3
const LABEL = 'dd.mm'.length

const DIRECTORY_OF = {
  channel: 'channels',
  block: 'blocks',
  theme: 'themes',
  territory: 'territories',
  recipient: 'recipients',
} as const satisfies Partial<Record<Breakdown, string>>
export type Entry = keyof typeof DIRECTORY_OF

export const nameOf = (source: Source, by: Entry, id: number | null): string => source.name(DIRECTORY_OF[by], id)

/** Breakdowns are read once, however many sections speak of them. */
const read = new WeakMap<Source, Map<Entry, BreakdownTable>>()
export function linesOf(source: Source, by: Entry): readonly BreakdownLine[] {
  const known = read.get(source) ?? new Map<Entry, BreakdownTable>()
  read.set(source, known)
  const found = known.get(by) ?? breakdownOf(source.ctx, source.scope, by)
  known.set(by, found)
  return found.lines
}

/** Received, its share, the period before, the change and a year ago, the largest first. */
function receivedTable(source: Source, by: Entry, title: string): ReportTable[] {
  const { scope, before, yearAgo } = source
  const lines = linesOf(source, by)
  const total = source.value('received').value ?? 0
  const { text, count, percent, change } = columnsOf<BreakdownLine>()
  const past = before === null ? [] : [before]
  const pastYear = yearAgo === null ? [] : [yearAgo]
  return table(
    `${by}Received`,
    title,
    [
      text(columns[by], ({ id }) => word(nameOf(source, by, id))),
      count(columns.received, ({ id, received }) => amount(received, cases(tableFilters.line(scope, by, id)))),
      percent(columns.share, ({ received }) => shareOf(received, total)),
      ...past.flatMap((days) => [
        count(columns.before, ({ id, receivedBefore }) =>
          amount(receivedBefore, cases(tableFilters.lineIn(scope, by, id, days))),
        ),
        change(columns.change, ({ received, receivedBefore }) => changed(received, receivedBefore)),
      ]),
      ...pastYear.map((days) =>
        count(columns.yearAgo, ({ id, receivedYearAgo }) =>
          amount(receivedYearAgo, cases(tableFilters.lineIn(scope, by, id, days))),
        ),
      ),
    ],
    lines.filter(({ received, receivedBefore }) => received > 0 || (receivedBefore ?? 0) > 0),
    { limit: source.rows },
  )
}

const named = (lines: readonly BreakdownLine[]): BreakdownLine | undefined =>
  lines.find(({ id, received }) => id !== null && received > 0)

function mostOf(source: Source, by: Entry, say: (name: string, share: string) => string): string[] {
  const first = named(linesOf(source, by))
  if (!first) return []
  return [say(nameOf(source, by, first.id), formatShare(first.received, source.value('received').value ?? 0))]
}

const MONTH = 31
const HALF_YEAR = 190

/** Days of a week or a month at most, weeks up to half a year, then months. */
function stepOf({ period }: Source): FlowKind {
  const days = daysBetween(period.from, period.to) + 1
  if (period.kind === 'day' || period.kind === 'week' || days < MONTH / 2) return 'day'
  return days <= HALF_YEAR ? 'week' : 'month'
}

function flowChart(source: Source): ReportChart[] {
  const { bars } = flowOf(source.ctx, source.scope, stepOf(source))
  if (bars.length === 0) return []
  const { scope } = source
  return [
    {
      key: 'flow',
      title: charts.flow,
      kind: 'columns',
      unit: 'count',
      isStacked: false,
      labels: bars.map(({ from }) => shortDate(from).slice(0, LABEL)),
      series: [
        {
          name: charts.received,
          values: bars.map(({ received }) => received),
          opens: bars.map((bar) => ({ kind: 'cases', filter: tableFilters.received(scope, span(bar)) })),
        },
        {
          name: charts.answered,
          values: bars.map(({ answered }) => answered),
          opens: bars.map((bar) => ({ kind: 'cases', filter: tableFilters.answered(scope, span(bar)) })),
        },
      ],
      partial: bars.flatMap(({ isPartial }, index) => (isPartial ? [index] : [])),
    },
  ]
}
const span = ({ from, to }: { from: string; to: string }) => ({ from, to })

/** Bars of one breakdown, this period beside the one before. */
function bars(source: Source, by: Entry, title: string): ReportChart[] {
  const { scope, before } = source
  const lines = linesOf(source, by).filter(({ received, receivedBefore }) => received + (receivedBefore ?? 0) > 0)
  const shown = lines.slice(0)
  if (shown.length === 0) return []
  return [
    {
      key: `${by}Bars`,
      title,
      kind: 'bars',
      unit: 'count',
      isStacked: false,
      labels: shown.map(({ id }) => nameOf(source, by, id)),
      series: [
        {
          name: charts.now,
          values: shown.map(({ received }) => received),
          opens: shown.map(({ id }) => ({ kind: 'cases', filter: tableFilters.line(scope, by, id) })),
        },
        ...(before === null
          ? []
          : [
              {
                name: charts.before,
                values: shown.map(({ receivedBefore }) => receivedBefore),
                opens: shown.map(({ id }) => ({
                  kind: 'cases' as const,
                  filter: tableFilters.lineIn(scope, by, id, before),
                })),
              },
            ]),
      ],
      partial: [],
    },
  ]
}

function comparedSentences(source: Source): string[] {
  const figure = source.figure('received')
  if (!figure) return []
  const say = (name: string, days: typeof source.before, value: typeof figure.before): string[] =>
    days === null || value === null
      ? []
      : [
          said.compared(
            name,
            `${shortDate(days.from)}–${shortDate(days.to)}`,
            formatInteger(value.value ?? 0),
            changeText('count', figure.now, value),
          ),
        ]
  return [
    ...say(source.isRunning ? said.beforeRunning : said.before, source.before, figure.before),
    ...say(said.yearAgo, source.yearAgo, figure.yearAgo),
  ]
}

export const summary = (source: Source): Part => ({
  sentences:
    source.value('received').value === 0 && source.value('answered').value === 0
      ? [said.nothing, ...comparedSentences(source)]
      : [
          said.received(source.text('received'), source.text('messages'), source.text('appeals')),
          ...comparedSentences(source),
          said.answered(source.text('answered'), shareText(source)),
          said.open(source.text('open'), source.text('openOverdue')),
        ],
  charts: () => flowChart(source),
})

const shareText = (source: Source): string | null => {
  const { part, whole } = source.value('inTimeShare')
  return (whole ?? 0) === 0 ? null : formatShare(part ?? 0, whole ?? 0)
}

export const channels = (source: Source): Part => ({
  sentences: mostOf(source, 'channel', said.mostChannel),
  tables: () => receivedTable(source, 'channel', tables.channels),
  charts: () => bars(source, 'channel', charts.channels),
})

export function themes(source: Source): Part {
  const lines = linesOf(source, 'theme')
  const top = lines.filter(({ id, received }) => id !== null && received > 0).slice(0, THEMES_SAID)
  const grown = lines.filter(({ id, hasGrown }) => id !== null && hasGrown).slice(0, GROWN_SAID)
  const name = (id: number | null): string => nameOf(source, 'theme', id)
  const growth = (): string =>
    grown.length === 0
      ? said.noGrowth
      : said.grown(
          grown.map(({ id, received, receivedBefore }) =>
            said.grew(name(id), formatInteger(receivedBefore ?? 0), formatInteger(received)),
          ),
        )
  return {
    sentences: [
      ...(top.length === 0
        ? []
        : [said.mostTheme(top.map(({ id, received }) => said.theme(name(id), formatInteger(received))))]),
      ...(source.before === null || top.length === 0 ? [] : [growth()]),
    ],
    tables: () => [...receivedTable(source, 'block', tables.blocks), ...receivedTable(source, 'theme', tables.themes)],
    charts: () => bars(source, 'block', charts.blocks),
  }
}

export const territories = (source: Source): Part => ({
  sentences: mostOf(source, 'territory', said.mostTerritory),
  tables: () => receivedTable(source, 'territory', tables.territories),
})
