import type { ChartDrawing, ChartShape, ChartStroke } from '../../contract/charts.ts'
import { mmOfPt } from '../../contract/chartText.ts'

/** A chart as an SVG file: what Word shows and prints as vectors. */
export function chartSvg(drawing: ChartDrawing): string {
  const { widthMm, heightMm } = drawing
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm" viewBox="0 0 ${widthMm} ${heightMm}" font-family="Times New Roman, Liberation Serif, serif">`,
    ...drawing.shapes.map(elementOf),
    '</svg>',
  ].join('')
}

const round = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Grey of an ink from 0 (paper) to 1 (black). */
function grey(ink: number): string {
  const tone = Math.round(255 * (1 - ink))
  return `#${tone.toString(16).padStart(2, '0').repeat(3)}`
}

function elementOf(shape: ChartShape): string {
  if (shape.type === 'text')
    return `<text x="${round(shape.x)}" y="${round(shape.y)}" text-anchor="${shape.anchor}" font-size="${round(mmOfPt(shape.sizePt))}">${escaped(shape.text)}</text>`
  const points = shape.points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
  if (shape.type === 'line') return `<polyline points="${points}" fill="none"${strokeOf(shape)}/>`
  const fill = shape.fill === null ? 'none' : grey(shape.fill)
  return `<polygon points="${points}" fill="${fill}"${shape.stroke === null ? '' : strokeOf(shape.stroke)}/>`
}

function strokeOf({ widthMm, ink, dashMm }: ChartStroke): string {
  const dash = dashMm.length === 0 ? '' : ` stroke-dasharray="${dashMm.join(' ')}"`
  return ` stroke="${grey(ink)}" stroke-width="${widthMm}"${dash}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string => text.replace(/[&<>]/gu, (sign) => entities[sign] ?? sign)
