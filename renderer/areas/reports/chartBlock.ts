import { barsHeightMm, chartRows } from '../../../electron/contract/charts.ts'
import type { ChartBlock } from '../../../electron/contract/documents.ts'
import type { ReportChart } from '../../../electron/contract/reports.ts'
import { unitWords } from './texts.ts'

const WIDTH_MM = 170
const HEIGHT_MM = 62

/** The chart of a section as the paper draws it. */
export function chartBlock(chart: ReportChart): ChartBlock {
  const partial = new Set(chart.partial)
  const bars = barsHeightMm(chart.labels.length, chart.series.length, chart.isStacked)
  return {
    type: 'chart',
    kind: chart.kind,
    stacked: chart.isStacked,
    title: chart.title,
    // Its numbers stand in the table beside it.
    alt: chart.title,
    unit: unitWords[chart.unit],
    widthMm: WIDTH_MM,
    heightMm: chart.kind === 'bars' ? Math.max(30, bars) : HEIGHT_MM,
    points: chart.labels.map((label, index) => (partial.has(index) ? { label, isPartial: true } : { label })),
    series: chart.series.map(({ name, values }) => ({ name, values })),
  }
}

/** The chart as a table, with the list behind each value. */
export function chartTable(chart: ReportChart) {
  const { head, rows } = chartRows(chartBlock(chart))
  return {
    head,
    rows: rows.map((cells, point) => ({
      name: cells[0] ?? '',
      cells: cells.slice(1).map((text, index) => ({ text, opens: chart.series[index]?.opens[point] ?? null })),
    })),
  }
}
