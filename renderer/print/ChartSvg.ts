import { h } from 'vue'
import type { CSSProperties, FunctionalComponent, VNode } from 'vue'
import { chartShapes } from '../../electron/contract/charts.ts'
import type { ChartShape, ChartStroke } from '../../electron/contract/charts.ts'
import { mmOfPt } from '../../electron/contract/chartText.ts'
import type { ChartBlock } from '../../electron/contract/documents.ts'

/**
 * The chart of a document as SVG: vectors and real text in preview, print and PDF, and on the screen in the colours of the text and of
 * what lies behind it (`--chart-paper`).
 */
export const ChartSvg: FunctionalComponent<{ chart: ChartBlock }> = ({ chart }) => {
  const { widthMm, heightMm, shapes } = chartShapes(chart)
  return h(
    'svg',
    {
      class: 'doc-chart',
      role: 'img',
      'aria-label': chart.alt,
      viewBox: `0 0 ${widthMm} ${heightMm}`,
      style: { width: `${widthMm}mm`, height: `${heightMm}mm` },
    },
    shapes.map(nodeOf),
  )
}
ChartSvg.props = ['chart']

const round = (value: number): number => Math.round(value * 1000) / 1000

/** Ink from 0 (paper) to 1 (text). */
function tone(ink: number): string {
  if (ink >= 1) return 'currentColor'
  return `color-mix(in srgb, currentColor ${round(ink * 100)}%, var(--chart-paper, #fff))`
}

function nodeOf(shape: ChartShape): VNode {
  if (shape.type === 'text') {
    const { x, y, anchor, sizePt, text } = shape
    const style: CSSProperties = { fontSize: `${round(mmOfPt(sizePt))}px`, textAnchor: anchor }
    return h('text', { x: round(x), y: round(y), style }, text)
  }
  const points = shape.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
  if (shape.type === 'line') return h('polyline', { points, style: { fill: 'none', ...strokeOf(shape) } })
  const fill = shape.fill === null ? 'none' : tone(shape.fill)
  return h('polygon', { points, style: { fill, ...(shape.stroke === null ? {} : strokeOf(shape.stroke)) } })
}

function strokeOf({ widthMm, ink, dashMm }: ChartStroke): CSSProperties {
  return {
    stroke: tone(ink),
    strokeWidth: widthMm,
    strokeDasharray: dashMm.length === 0 ? undefined : dashMm.join(' '),
  }
}
