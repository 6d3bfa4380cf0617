import type { RouteLocationRaw } from 'vue-router'
import { ticksTo } from '../../../../electron/contract/chartFrame.ts'
import { fitted, legendShapes, spread, textWidth, type Drawing, type Mark, type Shape, type Tone } from './shapes.ts'

/** Lines over time. The first one is the main: its points open lists. What is not over yet is dotted with an open point and named. */

export type Line = {
  name: string
  /** Null: nothing is known there, the line is broken. */
  values: readonly (number | null)[]
  tone: Tone
  textTone: Tone
  dash?: readonly number[]
}
export type LineChart = {
  label: string
  points: readonly { label: string; title: string; isPartial: boolean; to: RouteLocationRaw | null }[]
  lines: readonly Line[]
  /** «неполная неделя». */
  partial: string
  /** Days of measures: where on the axis (0 is the first point) and their number. */
  events?: readonly { at: number; text: string }[]
  height?: number
}

/** From this width on a chart is taller. */
const WIDE = 700
const TOP = 12
const BOTTOM = 22
const DOTS: readonly number[] = [2, 3]
/** More points than this have no dots of their own. */
const DOTTED = 20

type Frame = { left: number; right: number; bottom: number; x: (at: number) => number; y: (value: number) => number }

function frameOf(chart: LineChart, width: number, height: number, legend: number): { frame: Frame; ticks: number[] } {
  const highest = Math.max(1, ...chart.lines.flatMap((line) => line.values.map((value) => value ?? 0)))
  const ticks = ticksTo(highest)
  const top = ticks.at(-1) ?? 1
  const left = textWidth(String(top)) + 10
  const labels = chart.lines.map((line) => textWidth(lastLabel(line, chart)?.text ?? ''))
  const right = Math.max(
    width - Math.max(...labels, chart.points.some((one) => one.isPartial) ? 60 : 0) - 16,
    left + 60,
  )
  const bottom = height - BOTTOM
  const steps = Math.max(1, chart.points.length - 1)
  return {
    ticks,
    frame: {
      left,
      right,
      bottom,
      x: (at) => (chart.points.length === 1 ? (left + right) / 2 : left + 6 + (at / steps) * (right - left - 12)),
      y: (value) => bottom - (value / top) * (bottom - TOP - legend),
    },
  }
}

const wholeAt = (line: Line, chart: LineChart): number =>
  line.values.findLastIndex((value, index) => value !== null && chart.points[index]?.isPartial !== true)

function lastLabel(line: Line, chart: LineChart): { text: string; value: number } | null {
  const whole = wholeAt(line, chart)
  const at = whole >= 0 ? whole : line.values.findLastIndex((value) => value !== null)
  const value = line.values[at]
  if (value === null || value === undefined) return null
  return { text: `${line.name} ${String(Math.round(value * 10) / 10).replace('.', ',')}`, value }
}

/** Pieces of a line between points that are known; a piece at an incomplete point is dotted. */
function lineShapes(line: Line, chart: LineChart, frame: Frame, isMain: boolean): Shape[] {
  const shapes: Shape[] = []
  let solid: [number, number][] = []
  const flush = (): void => {
    if (solid.length > 1)
      shapes.push({
        is: 'line',
        points: solid,
        tone: line.tone,
        width: isMain ? 2.25 : 1.6,
        ...(line.dash ? { dash: line.dash } : {}),
      })
    solid = []
  }
  line.values.forEach((value, index) => {
    if (value === null) return flush()
    const point: [number, number] = [frame.x(index), frame.y(value)]
    const before = index > 0 ? line.values[index - 1] : null
    const isCut = chart.points[index]?.isPartial === true || chart.points[index - 1]?.isPartial === true
    if (isCut && before !== null && before !== undefined) {
      flush()
      shapes.push({
        is: 'line',
        points: [[frame.x(index - 1), frame.y(before)], point],
        tone: line.tone,
        width: 1.5,
        dash: DOTS,
      })
    }
    solid.push(point)
  })
  flush()
  const isSparse = line.values.length <= DOTTED
  line.values.forEach((value, index) => {
    const isPartial = chart.points[index]?.isPartial === true
    const isLast = index === wholeAt(line, chart)
    if (value !== null && isMain && (isPartial || isLast || (isSparse && line.values.length <= 8)))
      shapes.push({ is: 'dot', x: frame.x(index), y: frame.y(value), r: 3.25, hollow: isPartial, tone: line.tone })
  })
  return shapes
}

function axisShapes(chart: LineChart, frame: Frame, ticks: readonly number[]): Shape[] {
  const room = Math.max(1, Math.floor((frame.right - frame.left) / 74))
  const every = Math.max(1, Math.ceil(chart.points.length / room))
  return [
    ...ticks.flatMap((tick): Shape[] => [
      {
        is: 'line',
        points: [
          [frame.left, frame.y(tick)],
          [frame.right, frame.y(tick)],
        ],
        tone: 'grid',
        width: 1,
      },
      { is: 'text', x: frame.left - 6, y: frame.y(tick) + 4, text: String(tick), anchor: 'end', tone: 'text2' },
    ]),
    ...chart.points.flatMap((point, index): Shape[] =>
      index % every === 0
        ? [
            {
              is: 'text',
              x: frame.x(index),
              y: frame.bottom + 16,
              text: point.label,
              anchor: index === 0 && chart.points.length > 1 ? 'start' : 'middle',
              tone: 'text2',
            },
          ]
        : [],
    ),
  ]
}

function endShapes(chart: LineChart, frame: Frame): Shape[] {
  const ends = chart.lines
    .flatMap((line, index) => {
      const label = lastLabel(line, chart)
      return label ? [{ ...label, tone: line.textTone, strong: index === 0 }] : []
    })
    .sort((a, b) => b.value - a.value)
  const apart = spread(ends.map((end) => frame.y(end.value)))
  // Several lines near zero: their words go up together rather than below the axis.
  const over = Math.max(0, (apart.at(-1) ?? 0) - frame.bottom)
  const places = apart.map((place) => place - over)
  const x = frame.right + 10
  const shapes = ends.map((end, index): Shape => ({
    is: 'text',
    x,
    y: (places[index] ?? 0) + 4,
    text: end.text,
    anchor: 'start',
    tone: end.tone,
    strong: end.strong,
  }))
  const partial = chart.points.findLastIndex((point) => point.isPartial)
  const value = chart.lines[0]?.values[partial]
  if (partial >= 0 && value !== null && value !== undefined && partial === chart.points.length - 1) {
    const below = Math.max(frame.y(value), (places.at(-1) ?? -Infinity) + 22)
    // At the foot of the chart there is no room under the labels: the words stand over them.
    const y = below <= frame.bottom - 12 ? below : Math.min(frame.y(value), places[0] ?? Infinity) - 28
    chart.partial
      .split(' ')
      .forEach((text, index) => shapes.push({ is: 'text', x, y: y + index * 14, text, anchor: 'start', tone: 'text2' }))
  }
  return shapes
}

const eventShapes = (chart: LineChart, frame: Frame): Shape[] =>
  (chart.events ?? []).flatMap((event): Shape[] => [
    {
      is: 'line',
      points: [
        [frame.x(event.at), TOP],
        [frame.x(event.at), frame.bottom],
      ],
      tone: 'text2',
      width: 1.25,
      dash: [1, 3],
    },
    {
      is: 'text',
      x: frame.x(event.at) + 4,
      y: TOP + 6,
      text: fitted(event.text, Math.max(24, frame.right - frame.x(event.at))),
      anchor: 'start',
      tone: 'text',
      strong: true,
    },
  ])

function marksOf(chart: LineChart, frame: Frame): Mark[] {
  const step = chart.points.length > 1 ? frame.x(1) - frame.x(0) : frame.right - frame.left
  return chart.points.flatMap((point, index) =>
    point.to === null
      ? []
      : [
          {
            x: frame.x(index) - Math.min(step, 60) / 2,
            y: TOP - 4,
            width: Math.min(step, 60),
            height: frame.bottom - TOP + 8,
            label: point.title,
            to: point.to,
          },
        ],
  )
}

export function linesDrawing(chart: LineChart, width: number): Drawing {
  const height = chart.height ?? (width > WIDE ? 280 : 212)
  const legend = chart.lines.length > 1 ? 16 : 0
  const { frame, ticks } = frameOf(chart, width, height, legend)
  return {
    width,
    height,
    label: chart.label,
    shapes: [
      ...axisShapes(chart, frame, ticks),
      ...(legend > 0
        ? legendShapes(
            chart.lines.map((line) => ({
              text: line.name,
              tone: line.tone,
              ...(line.dash ? { dash: line.dash } : {}),
            })),
            frame.right,
            6,
          )
        : []),
      ...eventShapes(chart, frame),
      ...chart.lines.toReversed().flatMap((line) => lineShapes(line, chart, frame, line === chart.lines[0])),
      ...endShapes(chart, frame),
    ],
    marks: marksOf(chart, frame),
  }
}
