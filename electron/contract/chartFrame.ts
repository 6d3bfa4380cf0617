import { patternedBox, markAt, dashes } from './chartFill.ts'
import type { Box, ChartLabel, ChartShape } from './chartFill.ts'
import { fitText, lineHeightMm, mmOfPt, textWidthMm } from './chartText.ts'
import { chartDashes, chartPatterns } from './documents.ts'
import type { ChartBlock, ChartDash, ChartPattern } from './documents.ts'

/** What stands around the columns or lines of a chart: title, unit, legend, scale. */

export const labelPt = 10
export const titlePt = 11
const gapMm = 1.5
const keyMm = 5

export const chartWords = {
  partial: 'период не завершён',
  empty: 'Данных за период нет',
}

const numberFormat = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 1 })

/** A value as charts write it: «1 240», «12,5». */
export const chartNumber = (value: number): string => numberFormat.format(value)

export const patternOf = (chart: ChartBlock, index: number): ChartPattern =>
  chart.series[index]?.pattern ?? chartPatterns[index % chartPatterns.length] ?? 'solid'
export const dashOf = (chart: ChartBlock, index: number): ChartDash =>
  chart.series[index]?.dash ?? chartDashes[index % chartDashes.length] ?? 'solid'

/** Values under zero and missing ones have no height. */
export const valueAt = (chart: ChartBlock, series: number, point: number): number =>
  Math.max(0, chart.series[series]?.values[point] ?? 0)

/** Sum of the series in a point. */
export const totalAt = (chart: ChartBlock, point: number): number =>
  chart.series.reduce((sum, _, series) => sum + valueAt(chart, series, point), 0)

export const isStacked = (chart: ChartBlock): boolean => chart.stacked === true && chart.kind !== 'line'

export interface Scale {
  max: number
  ticks: number[]
}

/** Whole steps where all values are whole. */
export function scaleOf(chart: ChartBlock): Scale {
  const values = chart.points.flatMap((_, point) =>
    isStacked(chart) ? [totalAt(chart, point)] : chart.series.map((_series, index) => valueAt(chart, index, point)),
  )
  const top = Math.max(...values, 0)
  const least = values.every((value) => Number.isInteger(value)) ? 1 : 0.1
  const ticks = ticksTo(top, least)
  return { max: ticks.at(-1) || 1, ticks }
}

/** Round values of an axis from 0 to at least `top`, up to five steps of 1, 2 or 5. @param least no step is smaller */
export function ticksTo(top: number, least = 1): number[] {
  if (top <= 0) return [0]
  const rough = top / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(least, power * ([1, 2, 5, 10].find((factor) => power * factor >= rough * 0.999_999) ?? 10))
  const count = Math.ceil(top / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

/** True when no point has a value to draw. */
export const isEmptyChart = (chart: ChartBlock): boolean =>
  chart.series.every(({ values }) => values.every((value) => value === null)) || chart.points.length === 0

export function label(
  text: string,
  x: number,
  y: number,
  anchor: ChartLabel['anchor'],
  sizePt: number = labelPt,
): ChartLabel {
  return { type: 'text', text, x, y, anchor, sizePt }
}

/** Lines of text one under another; `y` is the top of the first. */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  anchor: ChartLabel['anchor'],
  sizePt = labelPt,
) {
  return lines.map((text, index) =>
    label(text, x, y + lineHeightMm(sizePt) * index + mmOfPt(sizePt) * 0.85, anchor, sizePt),
  )
}

export interface Frame {
  shapes: ChartShape[]
  /** What is left for the chart itself with its axes. */
  room: Box
}

/** Title and unit above, legend below. */
export function frameOf(chart: ChartBlock): Frame {
  const title = chart.title === '' ? [] : fitText(chart.title, chart.widthMm, titlePt, 2)
  const titleMm = title.length * lineHeightMm(titlePt)
  const unitMm = chart.unit === '' ? 0 : lineHeightMm(labelPt)
  const legend = legendOf(chart)
  const top = titleMm + unitMm + gapMm
  return {
    shapes: [
      ...textLines(title, chart.widthMm / 2, 0, 'middle', titlePt),
      ...(chart.unit === '' ? [] : textLines([chart.unit], 0, titleMm, 'start')),
      ...legend.shapes,
    ],
    room: { x: 0, y: top, width: chart.widthMm, height: Math.max(8, chart.heightMm - top - legend.heightMm) },
  }
}

interface Key {
  text: string
  draw: (x: number, y: number) => ChartShape[]
}

/** Keys in rows at the foot of the chart; none for one whole series. */
function legendOf(chart: ChartBlock): { shapes: ChartShape[]; heightMm: number } {
  const keys = keysOf(chart)
  if (keys.length === 0) return { shapes: [], heightMm: 0 }
  const rows: { x: number; key: Key; text: string }[][] = [[]]
  let x = 0
  for (const key of keys) {
    const [text = ''] = fitText(key.text, chart.widthMm - keyMm - gapMm, labelPt, 1)
    const width = keyMm + gapMm + textWidthMm(text, labelPt)
    if (x > 0 && x + width > chart.widthMm) {
      rows.push([])
      x = 0
    }
    rows.at(-1)?.push({ x, key, text })
    x += width + 4
  }
  const rowMm = lineHeightMm(labelPt) + 0.6
  const heightMm = rows.length * rowMm + gapMm
  const shapes = rows.flatMap((row, index) => {
    const top = chart.heightMm - (rows.length - index) * rowMm
    return row.flatMap(({ x: left, key, text }) => [
      ...key.draw(left, top + 0.5),
      ...textLines([text], left + keyMm + gapMm, top, 'start'),
    ])
  })
  return { shapes, heightMm }
}

function keysOf(chart: ChartBlock): Key[] {
  const named = chart.series.length > 1 ? chart.series : []
  const keys = named.map(({ name }, index): Key => ({ text: name, draw: (x, y) => keyOf(chart, index, x, y, false) }))
  if (!chart.points.some(({ isPartial }) => isPartial === true) || isEmptyChart(chart)) return keys
  const partial: Key = { text: chartWords.partial, draw: (x, y) => keyOf(chart, 0, x, y, true) }
  return [...keys, partial]
}

function keyOf(chart: ChartBlock, series: number, x: number, y: number, isPartial: boolean): ChartShape[] {
  const height = 3
  if (chart.kind !== 'line') {
    const pattern = isPartial ? 'empty' : patternOf(chart, series)
    return patternedBox({ x, y, width: keyMm, height }, pattern, isPartial)
  }
  const middle = y + height / 2
  const dashMm = dashes[isPartial ? 'dotted' : dashOf(chart, series)]
  return [
    {
      type: 'line',
      points: [
        [x, middle],
        [x + keyMm, middle],
      ],
      widthMm: 0.4,
      ink: 1,
      dashMm,
    },
    markAt([x + keyMm / 2, middle], series, isPartial),
  ]
}
