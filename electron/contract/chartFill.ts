import type { ChartDash, ChartPattern } from './documents.ts'

/** Shapes of a chart: millimetres from its upper left corner, ink from 0 (paper) to 1 (black). */
export type ChartPointMm = readonly [x: number, y: number]
export interface ChartStroke {
  widthMm: number
  ink: number
  /** Lengths of dashes and gaps; empty for a whole line. */
  dashMm: readonly number[]
}
export interface ChartArea {
  type: 'area'
  /** A closed outline: a rectangle, a mark of a point. */
  points: readonly ChartPointMm[]
  fill: number | null
  stroke: ChartStroke | null
}
export interface ChartLine extends ChartStroke {
  type: 'line'
  points: readonly ChartPointMm[]
}
export interface ChartLabel {
  type: 'text'
  /** Left, middle or right of the text by `anchor`; `y` is the base line. */
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  sizePt: number
  text: string
}
export type ChartShape = ChartArea | ChartLine | ChartLabel

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const outlineMm = 0.2
const hatchMm = 0.15
const dotMm = 0.3
const openDash = [1, 0.7] as const

export const dashes: Readonly<Record<ChartDash, readonly number[]>> = {
  solid: [],
  dashed: [2.4, 1.2],
  dotted: [0.5, 1],
  dashDot: [2.4, 1, 0.5, 1],
}

/** Bare ink under the hatches of a pattern. */
const grounds: Readonly<Record<ChartPattern, number>> = {
  solid: 0.62,
  light: 0.18,
  diagonal: 0,
  dots: 0,
  cross: 0,
  empty: 0,
}

export const corners = ({ x, y, width, height }: Box): ChartPointMm[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** A rectangle in a pattern; `isPartial` draws it open: a broken outline and paler ink. */
export function patternedBox(box: Box, pattern: ChartPattern, isPartial: boolean): ChartShape[] {
  if (box.width <= 0 || box.height <= 0) return []
  const ink = isPartial ? 0.5 : 1
  return [
    { type: 'area', points: corners(box), fill: grounds[pattern] * ink, stroke: null },
    ...hatches(box, pattern).map((points): ChartShape => ({
      type: 'line',
      points,
      widthMm: hatchMm,
      ink: 0.9 * ink,
      dashMm: [],
    })),
    {
      type: 'area',
      points: corners(box),
      fill: null,
      stroke: { widthMm: outlineMm, ink: 1, dashMm: isPartial ? openDash : [] },
    },
  ]
}

function hatches(box: Box, pattern: ChartPattern): ChartPointMm[][] {
  if (pattern === 'diagonal') return diagonals(box, 1.4, false)
  if (pattern === 'cross') return [...diagonals(box, 1.8, false), ...diagonals(box, 1.8, true)]
  if (pattern === 'dots') return dotsIn(box)
  return []
}

/** Lines of 45° clipped to the rectangle; `falling` mirrors them. */
function diagonals({ x, y, width, height }: Box, stepMm: number, falling: boolean): ChartPointMm[][] {
  const lines: ChartPointMm[][] = []
  const step = stepMm * Math.SQRT2
  for (let shift = step / 2; shift < width + height; shift += step) {
    const from: ChartPointMm = [Math.min(shift, width), Math.max(0, shift - width)]
    const to: ChartPointMm = [Math.max(0, shift - height), Math.min(shift, height)]
    lines.push([from, to].map(([dx, dy]): ChartPointMm => [falling ? x + width - dx : x + dx, y + dy]))
  }
  return lines
}

/** Rows of short strokes that look like dots. */
function dotsIn({ x, y, width, height }: Box): ChartPointMm[][] {
  const step = 1.1
  const size = dotMm
  const dots: ChartPointMm[][] = []
  for (let row = 0; (row + 0.5) * step < height - size; row += 1) {
    const odd = row % 2 === 1 ? step / 2 : 0
    for (let at = step / 2 + odd; at < width - size; at += step) {
      const dotY = y + (row + 0.5) * step
      dots.push([
        [x + at, dotY],
        [x + at + size, dotY],
      ])
    }
  }
  return dots
}

const side = 0.95
/** Marks of the points of lines, a form of its own for each series. */
const marks: readonly (readonly ChartPointMm[])[] = [
  Array.from({ length: 12 }, (_, index): ChartPointMm => {
    const angle = (index * Math.PI) / 6
    return [Math.cos(angle) * side, Math.sin(angle) * side]
  }),
  [
    [-side, -side],
    [side, -side],
    [side, side],
    [-side, side],
  ].map(([x = 0, y = 0]): ChartPointMm => [x * 0.85, y * 0.85]),
  [
    [0, -side * 1.2],
    [side * 1.1, side * 0.8],
    [-side * 1.1, side * 0.8],
  ],
  [
    [0, -side * 1.25],
    [side * 1.25, 0],
    [0, side * 1.25],
    [-side * 1.25, 0],
  ],
]

/** The mark of a point of a line; one of a period that is not over is open. */
export function markAt([x, y]: ChartPointMm, series: number, isPartial: boolean): ChartShape {
  const form = marks[series % marks.length] ?? []
  return {
    type: 'area',
    points: form.map(([dx, dy]) => [x + dx, y + dy]),
    fill: isPartial ? 0 : 1,
    stroke: { widthMm: 0.25, ink: 1, dashMm: [] },
  }
}
