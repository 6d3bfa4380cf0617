import { HEAT_ACROSS, isSmall, LOADS, perThousand } from '../../contract/analytics.ts'
import type {
  AnalyticsScope,
  Breakdown,
  BreakdownLine,
  FlowBar,
  FlowKind,
  Heat,
  HeatAcross,
  LoadBy,
} from '../../contract/analytics.ts'
import { periodName } from '../../contract/periods.ts'
import { smallestDenominator } from '../../documents/typography.ts'
import type { SheetSpec } from '../../documents/xlsx.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import { nameIn } from './document.ts'
import { flowOf, seasonsOf } from './flow.ts'
import type { Reading } from './flow.ts'
import { heatOf } from './heat.ts'
import type { MeasureContext } from './indicators.ts'
import { loadOf } from './load.ts'
import { allBreakdowns, postponedOf, repeatsOf, satisfactionOf, termsOf } from './tables.ts'
import { texts } from './texts.ts'

/** The tables of the page as sheets, one each. */

const { columns, facts } = texts

type Names = Record<Breakdown, (id: number | null) => string>

/** A fraction for a percent cell; empty where there are too few cases for a percent. */
const fraction = (part: number, whole: number): number | null => (whole < smallestDenominator ? null : part / whole)
const yes = (is: boolean): string | null => (is ? columns.yes : null)

function namesOf({ db }: Reading): Names {
  const all = getDirectories(db)
  return {
    channel: nameIn(all.channels, texts.noChannel),
    block: nameIn(all.blocks, texts.noBlock),
    theme: nameIn(all.themes, texts.noTheme),
    territory: nameIn(all.territories, texts.noTerritory),
    recipient: nameIn(all.recipients, texts.noRecipient),
    responsible: nameIn(
      all.persons.map(({ id, shortName }) => ({ id, name: shortName })),
      texts.noResponsible,
    ),
  }
}

function flowSheet(bars: readonly FlowBar[]): SheetSpec {
  const { text, number, date } = columnsOf<FlowBar>()
  return sheetOf(
    texts.sheets.flow,
    [
      date(columns.from, (bar) => bar.from),
      date(columns.to, (bar) => bar.to),
      number(columns.received, (bar) => bar.received),
      number(columns.answered, (bar) => bar.answered),
      date(columns.yearAgoFrom, (bar) => bar.yearAgo?.from),
      date(columns.yearAgoTo, (bar) => bar.yearAgo?.to),
      number(columns.yearAgo, (bar) => bar.receivedYearAgo),
      text(columns.partial, 12, (bar) => yes(bar.isPartial)),
    ],
    bars,
  )
}

function breakdownSheet(by: Breakdown, lines: readonly BreakdownLine[], names: Names): SheetSpec {
  const { text, number, percent } = columnsOf<BreakdownLine>()
  return sheetOf(
    texts.sheets[by],
    [
      text(columns[by], 40, (line) => names[by](line.id)),
      number(columns.received, (line) => line.received),
      number(columns.receivedBefore, (line) => line.receivedBefore),
      number(columns.yearAgo, (line) => line.receivedYearAgo),
      number(columns.deviations, (line) => (line.deviations === null ? null : Math.round(line.deviations * 100) / 100)),
      text(columns.grown, 12, (line) => yes(line.hasGrown)),
      number(columns.closed, (line) => line.closed),
      number(columns.inTime, (line) => line.inTime),
      number(columns.late, (line) => line.late),
      number(columns.postponed, (line) => line.postponed),
      number(columns.open, (line) => line.open),
      number(columns.overdue, (line) => line.overdueOpen),
      percent(columns.share, (line) => fraction(line.inTime, line.closed + line.overdueOpen)),
      number(columns.repeats, (line) => line.repeats),
      number(columns.returned, (line) => line.returned),
      text(columns.small, 12, (line) => yes(isSmall(line.received))),
    ],
    lines,
  )
}

/** Plain counts, each with its words. */
function countSheet(name: string, lines: readonly (readonly [string, number])[]): SheetSpec {
  const { text, number } = columnsOf<readonly [string, number]>()
  return sheetOf(name, [text(columns.what, 50, ([words]) => words), number(columns.value, ([, count]) => count)], lines)
}

function termsSheet(reading: Reading & MeasureContext, scope: AnalyticsScope): SheetSpec {
  const { spread } = termsOf(reading, scope, reading).days
  const { number } = columnsOf<(typeof spread)[number]>()
  return sheetOf(
    texts.sheets.terms,
    [number(columns.days, (one) => one.days), number(columns.answers, (one) => one.total)],
    spread,
  )
}

function repeatsSheet(reading: Reading, scope: AnalyticsScope): SheetSpec {
  const [repeats, postponed] = [repeatsOf(reading, scope), postponedOf(reading, scope)]
  return countSheet(texts.sheets.repeats, [
    [facts.received, repeats.received],
    [facts.repeats, repeats.repeats],
    [facts.hadAnswer, repeats.hadAnswer],
    ...repeats.returns.map(({ from, total }) => [facts.returned(from), total] as const),
    [facts.waiting, postponed.waiting],
    [facts.back, postponed.back],
    ...postponed.months.map(
      (month) => [facts.until(periodName({ kind: 'month', from: month.from, to: month.to })), month.total] as const,
    ),
  ])
}

function satisfactionSheet(reading: Reading, scope: AnalyticsScope): SheetSpec {
  const said = satisfactionOf(reading, scope)
  const names = ['closed', 'asked', 'responded', 'rated', 'good', 'said', 'solved'] as const
  return countSheet(texts.sheets.satisfaction, [
    ...names.map((name) => [facts[name], said[name]] as const),
    ...said.marks.map(({ mark, total }) => [facts.mark(mark), total] as const),
  ])
}

const LOAD_SHEETS: Record<LoadBy, string> = {
  block: texts.sheets.loadBlock,
  recipient: texts.sheets.loadRecipient,
  responsible: texts.sheets.loadResponsible,
}

function loadSheet(reading: Reading, scope: AnalyticsScope, by: LoadBy, names: Names): SheetSpec {
  const { days, lines } = loadOf(reading, scope, by)
  const { text, number, percent } = columnsOf<(typeof lines)[number]>()
  return sheetOf(
    LOAD_SHEETS[by],
    [
      text(columns[by], 40, (line) => names[by](line.id)),
      number(columns.received, (line) => line.received),
      number(columns.inTime, (line) => line.inTime),
      number(columns.late, (line) => line.late),
      number(columns.postponed, (line) => line.postponed),
      number(columns.open, (line) => line.open),
      number(columns.overdue, (line) => line.overdueOpen),
      percent(columns.share, (line) => fraction(line.inTime, line.inTime + line.late + line.overdueOpen)),
      number(columns.openNow, (line) => line.openNow),
      number(columns.overdueNow, (line) => line.overdueNow),
      ...days.map((day, index) => number(`${day.slice(8)}.${day.slice(5, 7)}`, (line) => line.due[index])),
    ],
    lines,
  )
}

const HEAT_SHEETS: Record<HeatAcross, string> = {
  block: texts.sheets.heatBlock,
  theme: texts.sheets.heatTheme,
  week: texts.sheets.heatWeek,
}

function heatSheet(heat: Heat, across: HeatAcross, names: Names): SheetSpec {
  const { text, number, date } = columnsOf<Heat['cells'][number]>()
  const place = (cell: Heat['cells'][number]) => heat.territories[cell.row]
  const column =
    across === 'week'
      ? [
          date(columns.from, (cell) => heat.weeks[cell.column]?.from),
          date(columns.to, (cell) => heat.weeks[cell.column]?.to),
        ]
      : [text(columns[across], 40, (cell) => names[across](heat.columns[cell.column]?.id ?? null))]
  return sheetOf(
    HEAT_SHEETS[across],
    [
      text(columns.territory, 32, (cell) => names.territory(place(cell)?.id ?? null)),
      ...column,
      number(columns.received, (cell) => cell.received),
      number(columns.residents, (cell) => place(cell)?.residents),
      number(columns.perThousand, (cell) => {
        const rate = perThousand(cell.received, place(cell)?.residents ?? null)
        return rate === null ? null : Math.round(rate * 100) / 100
      }),
      text(columns.small, 12, (cell) => yes(isSmall(cell.received))),
    ],
    heat.cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
  )
}

function seasonSheet(reading: Reading, scope: AnalyticsScope): SheetSpec {
  const { weeks } = seasonsOf(reading, scope)
  const { text, number, date } = columnsOf<(typeof weeks)[number]>()
  return sheetOf(
    texts.sheets.seasons,
    [
      number(columns.week, (week) => week.week),
      date(columns.from, (week) => week.from),
      date(columns.to, (week) => week.to),
      number(columns.received, (week) => week.received),
      number(columns.mean, (week) => (week.mean === null ? null : Math.round(week.mean * 100) / 100)),
      number(columns.years, (week) => week.earlier.length),
      text(columns.partial, 12, (week) => yes(week.isPartial)),
    ],
    weeks,
  )
}

/** Every table of a scope, in the order of the page. */
export function tableSheets(reading: Reading & MeasureContext, scope: AnalyticsScope, by: FlowKind): SheetSpec[] {
  const names = namesOf(reading)
  return [
    flowSheet(flowOf(reading, scope, by).bars),
    ...[...allBreakdowns(reading, scope)].map(([one, { lines }]) => breakdownSheet(one, lines, names)),
    termsSheet(reading, scope),
    repeatsSheet(reading, scope),
    satisfactionSheet(reading, scope),
    ...LOADS.map((one) => loadSheet(reading, scope, one, names)),
    ...HEAT_ACROSS.map((across) => heatSheet(heatOf(reading, scope, across), across, names)),
    seasonSheet(reading, scope),
  ]
}
