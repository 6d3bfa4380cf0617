import type { ChartDrawing, ChartLabel, ChartPointMm, ChartStroke } from '../../contract/charts.ts'
import { mmOfPt, textWidthMm } from '../../contract/chartText.ts'
import { greyPng } from '../png.ts'
import { glyphOutlines } from './glyphs.ts'
import { Raster } from './raster.ts'

/** Sharp on any office printer; a chart across the sheet takes some tens of kilobytes. */
const dotsPerMm = 300 / 25.4
const unitsPerEm = 2048
/** Pieces of a curve of a letter: a letter of 11 pt is 45 pixels high. */
const curveSteps = 4

type Outline = readonly ChartPointMm[]

/** A chart as a grey PNG for office suites that show no SVG (МойОфис, Word before 2016, LibreOffice before 24). */
export function chartPng(drawing: ChartDrawing): Uint8Array {
  const raster = new Raster(Math.round(drawing.widthMm * dotsPerMm), Math.round(drawing.heightMm * dotsPerMm))
  const fill = (outlines: readonly Outline[], ink: number) => {
    raster.fill(
      outlines.map((outline) => outline.map(([x, y]): ChartPointMm => [x * dotsPerMm, y * dotsPerMm])),
      ink,
    )
  }
  for (const shape of drawing.shapes) {
    if (shape.type === 'text') fill(lettersOf(shape), 1)
    else if (shape.type === 'line') strokeOutlines(shape.points, shape).forEach((outline) => fill([outline], shape.ink))
    else {
      if (shape.fill !== null) fill([shape.points], shape.fill)
      const { stroke } = shape
      if (stroke === null) continue
      const closed = [...shape.points, ...shape.points.slice(0, 1)]
      strokeOutlines(closed, stroke).forEach((outline) => fill([outline], stroke.ink))
    }
  }
  return greyPng(raster.width, raster.rows(), 8)
}

/** Each dash of a line as a thin rectangle; its ends are longer by half of the width, so that corners close. */
function strokeOutlines(points: readonly ChartPointMm[], stroke: ChartStroke): Outline[] {
  const half = stroke.widthMm / 2
  const extend = stroke.dashMm.length === 0 ? half * 0.8 : 0
  return dashesOf(points, stroke.dashMm).map(([from, to]) => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
    const [ax, ay] = [from[0] - dx * extend, from[1] - dy * extend]
    const [bx, by] = [to[0] + dx * extend, to[1] + dy * extend]
    return [
      [ax - dy * half, ay + dx * half],
      [bx - dy * half, by + dx * half],
      [bx + dy * half, by - dx * half],
      [ax + dy * half, ay - dx * half],
    ]
  })
}

/** Straight pieces that are drawn; the pattern of dashes goes on round the corners. */
function dashesOf(points: readonly ChartPointMm[], pattern: readonly number[]): [ChartPointMm, ChartPointMm][] {
  const pieces: [ChartPointMm, ChartPointMm][] = []
  let index = 0
  let left = pattern[0] ?? Infinity
  points.slice(1).forEach((to, at) => {
    const from = points[at] ?? to
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    const place = (done: number): ChartPointMm => [
      from[0] + ((to[0] - from[0]) * done) / length,
      from[1] + ((to[1] - from[1]) * done) / length,
    ]
    let done = 0
    while (length - done > 1e-6) {
      const part = Math.min(left, length - done)
      if (index % 2 === 0) pieces.push([place(done), place(done + part)])
      done += part
      left -= part
      if (left > 1e-9) continue
      index = (index + 1) % pattern.length
      left = pattern[index] ?? Infinity
    }
  })
  return pieces
}

function lettersOf(text: ChartLabel): Outline[] {
  const scale = mmOfPt(text.sizePt) / unitsPerEm
  const width = textWidthMm(text.text, text.sizePt)
  let x = text.x - (text.anchor === 'middle' ? width / 2 : text.anchor === 'end' ? width : 0)
  const outlines: Outline[] = []
  for (const letter of text.text) {
    const path = glyphOutlines[letter]
    const place = (px: number, py: number): ChartPointMm => [x + px * scale, text.y - py * scale]
    outlines.push(...(path === undefined ? [unknownLetter(place)] : contoursOf(path, place)))
    x += textWidthMm(letter, text.sizePt)
  }
  return outlines
}

/** A box in place of a letter the font of the pictures lacks. */
function unknownLetter(place: (x: number, y: number) => ChartPointMm): Outline {
  return [place(150, 0), place(1300, 0), place(1300, 1300), place(150, 1300)]
}

function contoursOf(path: string, place: (x: number, y: number) => ChartPointMm): Outline[] {
  const contours: ChartPointMm[][] = []
  let pen: readonly [number, number] = [0, 0]
  for (const [, command = '', numbers = ''] of path.matchAll(/([MLQ])([^MLQ]*)/gu)) {
    const [x = 0, y = 0, endX = x, endY = y] = numbers.trim().split(/\s+/u).map(Number)
    if (command === 'M') contours.push([])
    const contour = contours.at(-1)
    if (command === 'Q') {
      for (let step = 1; step <= curveSteps; step += 1) {
        const t = step / curveSteps
        const at = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c
        contour?.push(place(at(pen[0], x, endX), at(pen[1], y, endY)))
      }
    } else contour?.push(place(x, y))
    pen = [endX, endY]
  }
  return contours
}
