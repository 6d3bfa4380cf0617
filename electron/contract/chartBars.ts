import { patternedBox } from './chartFill.ts'
import type { Box, ChartPointMm, ChartShape } from './chartFill.ts'
import {
  chartNumber,
  isStacked,
  label,
  labelPt,
  patternOf,
  scaleOf,
  textLines,
  totalAt,
  valueAt,
} from './chartFrame.ts'
import type { Scale } from './chartFrame.ts'
import { fitText, lineHeightMm, mmOfPt, textWidthMm } from './chartText.ts'
import type { ChartBlock } from './documents.ts'

/** Lying bars, and how thick a bar or column is. */

const gapMm = 1.5
/** A bar is never thicker: three bars do not become three walls. */
const thickestMm = 14

export const thin = (from: ChartPointMm, to: ChartPointMm, ink: number): ChartShape => ({
  type: 'line',
  points: [from, to],
  widthMm: ink === 1 ? 0.25 : 0.12,
  ink,
  dashMm: [],
})

export interface Places {
  /** From the edge of the room of a point to its first bar. */
  from: number
  thickness: number
}

export function placesOf(chart: ChartBlock, slot: number): Places {
  const count = isStacked(chart) ? 1 : chart.series.length
  const thickness = Math.min(thickestMm, (slot * 0.74) / count)
  return { from: (slot - thickness * count) / 2, thickness }
}

/** Bars: names at the left, whole words in up to two lines, values at the ends. */
export function bars(chart: ChartBlock, room: Box): ChartShape[] {
  const scale = scaleOf(chart)
  const row = room.height / chart.points.length
  const nameLines = Math.max(1, Math.min(2, Math.floor(row / lineHeightMm(labelPt))))
  const widest = room.width * 0.42
  const names = chart.points.map(({ label: name }) => fitText(name, widest, labelPt, nameLines))
  const nameMm = Math.max(0, ...names.flat().map((line) => textWidthMm(line, labelPt))) + gapMm
  const valueMm =
    Math.max(
      ...barValues(chart)
        .flat()
        .map((text) => textWidthMm(text, labelPt)),
    ) + gapMm
  const plot = { x: room.x + nameMm, y: room.y, width: room.width - nameMm - valueMm, height: room.height }
  const every = Math.max(1, Math.ceil(lineHeightMm(labelPt) / row))
  return [
    thin([plot.x, plot.y], [plot.x, plot.y + plot.height], 1),
    ...chart.points.flatMap((_, index) => [
      ...(index % every === 0 ? nameAt(names[index] ?? [], plot.x - gapMm, plot.y + row * (index + 0.5)) : []),
      ...barsOf(chart, index, { ...plot, y: plot.y + row * index, height: row }, scale),
    ]),
  ]
}

function nameAt(lines: readonly string[], x: number, middle: number): ChartShape[] {
  return textLines(lines, x, middle - (lines.length * lineHeightMm(labelPt)) / 2, 'end')
}

function barValues(chart: ChartBlock): string[][] {
  return chart.points.map((_, point) =>
    isStacked(chart)
      ? [chartNumber(totalAt(chart, point))]
      : chart.series.map(({ values }) => {
          const value = values[point] ?? null
          return value === null ? '–' : chartNumber(value)
        }),
  )
}

function barsOf(chart: ChartBlock, point: number, row: Box, scale: Scale): ChartShape[] {
  const { from, thickness } = placesOf(chart, row.height)
  const isPartial = chart.points[point]?.isPartial === true
  const widthOf = (value: number) => (value / scale.max) * row.width
  let stackEnd = row.x
  const drawn = chart.series.flatMap((_, series) => {
    const width = widthOf(valueAt(chart, series, point))
    const x = isStacked(chart) ? stackEnd : row.x
    stackEnd = x + width
    const y = row.y + from + (isStacked(chart) ? 0 : series * thickness)
    return patternedBox({ x, y, width, height: thickness }, patternOf(chart, series), isPartial)
  })
  const texts = barValues(chart)[point] ?? []
  const roomMm = texts.length === 1 ? row.height : thickness
  if (roomMm < mmOfPt(labelPt) * 0.9) return drawn
  const values = texts.map((text, series) => {
    const end = isStacked(chart) ? stackEnd : row.x + widthOf(valueAt(chart, series, point))
    const middle = row.y + from + thickness * (series + 0.5)
    return label(text, end + gapMm / 2, middle + mmOfPt(labelPt) * 0.33, 'start')
  })
  return [...drawn, ...values]
}
