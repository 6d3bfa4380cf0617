import type { RouteLocationRaw } from 'vue-router'
import { ticksTo } from '../../../../electron/contract/chartFrame.ts'
import {
  fitted,
  legendShapes,
  textWidth,
  type Drawing,
  type LegendItem,
  type Mark,
  type Paint,
  type Shape,
} from './shapes.ts'

/** Bars to the right and columns upwards, whole or of patterned parts; each part opens its list. */

export type BarPart = { value: number; paint: Paint; label: string; to: RouteLocationRaw | null }
export type Bar = {
  name: string
  parts: readonly BarPart[]
  /** Written at the end of the bar, or above the column. */
  end: string
  /** A word beside the end: «больше обычного». */
  note?: string
}
export type BarChart = { label: string; bars: readonly Bar[]; legend?: readonly LegendItem[] }
export type ColumnChart = BarChart & { height?: number }

const ROW = 25
const THICK = 14
const GAP = 1
/** Narrower parts cannot be seen or hit. */
const LEAST = 2

const totalOf = (bar: Bar): number => bar.parts.reduce((sum, part) => sum + part.value, 0)

export function barsDrawing(chart: BarChart, width: number): Drawing {
  const top = chart.legend ? 24 : 2
  const nameRoom = Math.min(width * 0.34, Math.max(60, ...chart.bars.map((bar) => textWidth(bar.name) + 10)))
  const endRoom = Math.max(20, ...chart.bars.map((bar) => textWidth(bar.end + (bar.note ? `  ${bar.note}` : '')) + 10))
  const room = Math.max(40, width - nameRoom - endRoom)
  const highest = Math.max(1, ...chart.bars.map(totalOf))
  const shapes: Shape[] = chart.legend ? legendShapes(chart.legend, width, 8) : []
  const marks: Mark[] = []
  chart.bars.forEach((bar, index) => {
    const y = top + index * ROW + (ROW - THICK) / 2
    shapes.push({ is: 'text', x: 0, y: y + 11, text: fitted(bar.name, nameRoom - 6), anchor: 'start', tone: 'text' })
    let x = nameRoom
    for (const part of bar.parts.filter(({ value }) => value > 0)) {
      const long = Math.max(LEAST, (part.value / highest) * room - GAP)
      shapes.push({ is: 'rect', x, y, width: long, height: THICK, paint: part.paint })
      if (part.to !== null)
        marks.push({ x: x - 1, y: y - 4, width: long + 2, height: THICK + 8, label: part.label, to: part.to })
      x += long + GAP
    }
    shapes.push({ is: 'text', x: x + 6, y: y + 11, text: bar.end, anchor: 'start', tone: 'text', strong: true })
    if (bar.note)
      shapes.push({
        is: 'text',
        x: x + 12 + textWidth(bar.end),
        y: y + 11,
        text: bar.note,
        anchor: 'start',
        tone: 'text2',
      })
  })
  return { width, height: top + chart.bars.length * ROW + 2, label: chart.label, shapes, marks }
}

export function columnsDrawing(chart: ColumnChart, width: number): Drawing {
  const height = chart.height ?? 210
  const top = chart.legend ? 38 : 20
  const bottom = height - 22
  const ticks = ticksTo(Math.max(1, ...chart.bars.map(totalOf)))
  const highest = ticks.at(-1) ?? 1
  const left = textWidth(String(highest)) + 10
  const step = (width - left) / Math.max(1, chart.bars.length)
  const thick = Math.min(46, Math.max(3, step * 0.66))
  const y = (value: number): number => bottom - (value / highest) * (bottom - top)
  const every = Math.max(1, Math.ceil((Math.max(...chart.bars.map((bar) => textWidth(bar.name))) + 8) / step))
  const ends = Math.max(1, Math.ceil((Math.max(...chart.bars.map((bar) => textWidth(bar.end))) + 4) / step))
  const shapes: Shape[] = ticks.flatMap((tick): Shape[] => [
    {
      is: 'line',
      points: [
        [left, y(tick)],
        [width, y(tick)],
      ],
      tone: 'grid',
      width: 1,
    },
    { is: 'text', x: left - 6, y: y(tick) + 4, text: String(tick), anchor: 'end', tone: 'text2' },
  ])
  if (chart.legend) shapes.push(...legendShapes(chart.legend, width, 8))
  const marks: Mark[] = []
  chart.bars.forEach((bar, index) => {
    const middle = left + (index + 0.5) * step
    let from = 0
    for (const part of bar.parts.filter(({ value }) => value > 0)) {
      const box = {
        x: middle - thick / 2,
        y: y(from + part.value),
        width: thick,
        height: y(from) - y(from + part.value),
      }
      shapes.push({ is: 'rect', ...box, paint: part.paint })
      if (part.to !== null) marks.push({ ...box, label: part.label, to: part.to })
      from += part.value
    }
    if (index % ends === 0)
      shapes.push({
        is: 'text',
        x: middle,
        y: y(from) - 5,
        text: bar.end,
        anchor: 'middle',
        tone: 'text',
        strong: true,
      })
    if (index % every === 0)
      shapes.push({ is: 'text', x: middle, y: bottom + 15, text: bar.name, anchor: 'middle', tone: 'text2' })
  })
  return { width, height, label: chart.label, shapes, marks }
}
