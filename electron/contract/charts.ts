import { bars, placesOf, thin } from './chartBars.ts'
import type { Places } from './chartBars.ts'
import { dashes, markAt, patternedBox } from './chartFill.ts'
import type { Box, ChartPointMm, ChartShape } from './chartFill.ts'
import {
  chartNumber,
  chartWords,
  dashOf,
  frameOf,
  isEmptyChart,
  isStacked,
  label,
  labelPt,
  patternOf,
  scaleOf,
  textLines,
  totalAt,
  valueAt,
} from './chartFrame.ts'
import { fitText, lineHeightMm, mmOfPt, textWidthMm } from './chartText.ts'
import type { ChartBlock } from './documents.ts'

export type { ChartArea, ChartLabel, ChartLine, ChartPointMm, ChartShape, ChartStroke } from './chartFill.ts'
export { chartNumber } from './chartFrame.ts'

export interface ChartDrawing {
  widthMm: number
  heightMm: number
  shapes: ChartShape[]
}

const gapMm = 1.5
/** Thin lines of the scale. */
const gridInk = 0.28
const lineMm = 0.4
/**
 * A chart as shapes in millimetres, the same for paper, screen and DOCX: nothing in it knows a screen. Names that do not fit are cut by
 * words (the whole ones stand in `chartRows`), names on one another are left out.
 */
export function chartShapes(chart: ChartBlock): ChartDrawing {
  const frame = frameOf(chart)
  const { widthMm, heightMm } = chart
  if (isEmptyChart(chart)) return { widthMm, heightMm, shapes: [...frame.shapes, ...emptyNote(frame.room)] }
  const plot = chart.kind === 'bars' ? bars(chart, frame.room) : upright(chart, frame.room)
  return { widthMm, heightMm, shapes: [...frame.shapes, ...plot] }
}

/** The chart as a table: whole names and exact values, for screen readers and for a table under the chart. */
export function chartRows(chart: ChartBlock): { head: string[]; rows: string[][] } {
  const unit = chart.unit === '' ? '' : `, ${chart.unit}`
  return {
    head: ['', ...chart.series.map(({ name }) => `${name}${unit}`)],
    rows: chart.points.map((point, index) => [
      point.isPartial === true ? `${point.label} (${chartWords.partial})` : point.label,
      ...chart.series.map(({ values }) => {
        const value = values[index] ?? null
        return value === null ? '–' : chartNumber(value)
      }),
    ]),
  }
}

/** Height at which each bar has room for a name of two lines and for its values, mm. */
export function barsHeightMm(points: number, series: number, stacked = false): number {
  const perBar = stacked ? 1 : series
  return 14 + (series > 1 ? 6 : 0) + points * Math.max(lineHeightMm(labelPt) * 2, perBar * 4.2 + 2)
}

function emptyNote(room: Box): ChartShape[] {
  return [
    {
      type: 'line',
      points: [
        [room.x, room.y + room.height],
        [room.x + room.width, room.y + room.height],
      ],
      widthMm: 0.2,
      ink: 1,
      dashMm: [],
    },
    label(chartWords.empty, room.x + room.width / 2, room.y + room.height / 2, 'middle'),
  ]
}

/** Columns and lines: the scale at the left, names of the points below. */
function upright(chart: ChartBlock, room: Box): ChartShape[] {
  const scale = scaleOf(chart)
  const names = scale.ticks.map(chartNumber)
  const axisMm = Math.max(...names.map((text) => textWidthMm(text, labelPt))) + gapMm
  const width = room.width - axisMm
  const slot = width / chart.points.length
  const below = pointNames(chart, room.x + axisMm, slot)
  const valuesMm = lineHeightMm(labelPt)
  const plot = {
    x: room.x + axisMm,
    y: room.y + valuesMm,
    width,
    height: room.height - valuesMm - below.lines * lineHeightMm(labelPt) - gapMm,
  }
  const foot = plot.y + plot.height
  const heightOf = (value: number) => (value / scale.max) * plot.height
  return [
    ...scale.ticks.flatMap((tick, index) => {
      const y = foot - heightOf(tick)
      return [
        thin([plot.x, y], [plot.x + plot.width, y], tick === 0 ? 1 : gridInk),
        label(names[index] ?? '', plot.x - gapMm, y + mmOfPt(labelPt) * 0.33, 'end'),
      ]
    }),
    ...(chart.kind === 'line' ? lines(chart, plot, heightOf) : columns(chart, plot, heightOf)),
    ...below.at(foot + gapMm),
  ]
}

/** Names of the points: every one, or every second, third… so that none touches the next. */
function pointNames(chart: ChartBlock, left: number, slot: number) {
  const fits = (step: number) =>
    chart.points.every(({ label: name }) =>
      name.split(/[ \n]+/u).every((word) => textWidthMm(word, labelPt) <= slot * step - gapMm),
    )
  const steps = Array.from({ length: chart.points.length }, (_, index) => index + 1)
  const step = steps.find(fits) ?? 1
  // Counted from the end: the last point is the one asked about.
  const last = chart.points.length - 1
  const shown = chart.points.flatMap((point, index) =>
    (last - index) % step === 0 ? [{ index, lines: fitText(point.label, slot * step - gapMm, labelPt, 2) }] : [],
  )
  const right = left + slot * chart.points.length
  const placed = shown.map((name) => {
    const half = Math.max(...name.lines.map((line) => textWidthMm(line, labelPt)), 0) / 2
    return { ...name, half, middle: Math.min(Math.max(left + slot * (name.index + 0.5), half), right - half) }
  })
  // A name at the edge is moved inwards: the one before it gives way.
  const free = placed.filter(({ middle, half }, index) => {
    const next = placed[index + 1]
    return next === undefined || next.index !== last || middle + half + gapMm / 2 <= next.middle - next.half
  })
  return {
    lines: Math.max(1, ...free.map((name) => name.lines.length)),
    at: (y: number) => free.flatMap((name) => textLines(name.lines, name.middle, y, 'middle')),
  }
}

function columns(chart: ChartBlock, plot: Box, heightOf: (value: number) => number): ChartShape[] {
  const slot = plot.width / chart.points.length
  const places = placesOf(chart, slot)
  const foot = plot.y + plot.height
  return chart.points.flatMap((point, index) => {
    const left = plot.x + slot * index
    let stackTop = foot
    const drawn = chart.series.flatMap((_, series) => {
      const height = heightOf(valueAt(chart, series, index))
      const bottom = isStacked(chart) ? stackTop : foot
      stackTop = bottom - height
      const x = left + places.from + (isStacked(chart) ? 0 : series * places.thickness)
      const box = { x, y: bottom - height, width: places.thickness, height }
      return patternedBox(box, patternOf(chart, series), point.isPartial === true)
    })
    return [...drawn, ...columnValues(chart, index, left, places, (value) => foot - heightOf(value))]
  })
}

/** Values over the columns, all or none: a chart where some are missing reads as if those were zero. */
function columnValues(chart: ChartBlock, point: number, left: number, places: Places, yOf: (value: number) => number) {
  const shown = (series: number, at: number) =>
    isStacked(chart) ? totalAt(chart, at) : (chart.series[series]?.values[at] ?? null)
  const bars = isStacked(chart) ? [0] : chart.series.map((_, index) => index)
  const roomMm = (isStacked(chart) || bars.length === 1 ? places.thickness + places.from * 2 : places.thickness) - 0.6
  const fits = chart.points.every((_, at) =>
    bars.every((series) => textWidthMm(chartNumber(shown(series, at) ?? 0), labelPt) <= roomMm),
  )
  if (!fits) return []
  return bars.flatMap((series) => {
    const value = shown(series, point)
    if (value === null) return []
    const x = left + places.from + places.thickness * (series + 0.5)
    return [label(chartNumber(value), x, yOf(Math.max(0, value)) - 0.8, 'middle')]
  })
}

function lines(chart: ChartBlock, plot: Box, heightOf: (value: number) => number): ChartShape[] {
  const slot = plot.width / chart.points.length
  const foot = plot.y + plot.height
  const place = (series: number, point: number): ChartPointMm => [
    plot.x + slot * (point + 0.5),
    foot - heightOf(valueAt(chart, series, point)),
  ]
  const isPartial = (point: number) => chart.points[point]?.isPartial === true
  const drawn = chart.series.flatMap(({ values }, series) => {
    const known = values.flatMap((value, point) => (value === null || point >= chart.points.length ? [] : [point]))
    const strokes = runsOf(known, isPartial).map(({ points, partial }): ChartShape => ({
      type: 'line',
      points: points.map((point) => place(series, point)),
      widthMm: lineMm,
      ink: 1,
      dashMm: dashes[partial ? 'dotted' : dashOf(chart, series)],
    }))
    // Many points stand so near that their marks would be a worm.
    const marked = slot >= 3.2 ? known : known.filter((point) => point === known.at(-1) || isPartial(point))
    return [...strokes, ...marked.map((point) => markAt(place(series, point), series, isPartial(point)))]
  })
  return [...drawn, ...lineValues(chart, slot, place)]
}

/** Unbroken runs of neighbouring points; the stroke to a point that is not whole is a run of its own. */
function runsOf(known: readonly number[], isPartial: (point: number) => boolean) {
  const runs: { points: number[]; partial: boolean }[] = []
  for (const point of known) {
    const run = runs.at(-1)
    if (run?.points.at(-1) !== point - 1) runs.push({ points: [point], partial: false })
    else if (isPartial(point)) runs.push({ points: [point - 1, point], partial: true })
    else run.points.push(point)
  }
  return runs.filter(({ points }) => points.length > 1)
}

function lineValues(chart: ChartBlock, slot: number, place: (series: number, point: number) => ChartPointMm) {
  if (chart.series.length > 1) return []
  const values = chart.series[0]?.values ?? []
  const fits = values.every((value) => textWidthMm(chartNumber(value ?? 0), labelPt) <= slot - 0.6)
  if (!fits) return []
  return chart.points.flatMap((_, point) => {
    const value = values[point] ?? null
    const [x, y] = place(0, point)
    return value === null ? [] : [label(chartNumber(value), x, y - 1.6, 'middle')]
  })
}
