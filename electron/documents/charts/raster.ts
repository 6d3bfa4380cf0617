import type { ChartPointMm } from '../../contract/charts.ts'

/**
 * A grey sheet on which outlines are filled with smooth edges: the exact share of each pixel under the outline, summed along the row
 * (the way font renderers go). Coordinates are pixels.
 */
export class Raster {
  readonly width: number
  readonly height: number
  readonly #grey: Float32Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.#grey = new Float32Array(width * height).fill(255)
  }

  /** Fills closed outlines, holes by their direction. @param ink 0 paper, 1 black */
  fill(outlines: readonly (readonly ChartPointMm[])[], ink: number): void {
    const points = outlines.flat()
    const left = Math.max(0, Math.floor(least(points, 0)))
    const right = Math.min(this.width, Math.ceil(most(points, 0)) + 1)
    const top = Math.max(0, Math.floor(least(points, 1)))
    const bottom = Math.min(this.height, Math.ceil(most(points, 1)))
    if (right <= left || bottom <= top) return
    const columns = right - left + 1
    const cover = new Float32Array(columns * (bottom - top))
    for (const outline of outlines) {
      outline.forEach((from, index) => {
        const to = outline[(index + 1) % outline.length] ?? from
        edge(cover, columns, bottom - top, [from[0] - left, from[1] - top], [to[0] - left, to[1] - top])
      })
    }
    const tone = 255 * (1 - ink)
    for (let y = top; y < bottom; y += 1) {
      let sum = 0
      for (let x = left; x < right; x += 1) {
        sum += cover[(y - top) * columns + x - left] ?? 0
        const share = Math.min(1, Math.abs(sum))
        const at = y * this.width + x
        this.#grey[at] = (this.#grey[at] ?? 255) * (1 - share) + tone * share
      }
    }
  }

  rows(): Uint8Array[] {
    return Array.from({ length: this.height }, (_, y) =>
      Uint8Array.from(this.#grey.subarray(y * this.width, (y + 1) * this.width), Math.round),
    )
  }
}

const least = (points: readonly ChartPointMm[], axis: 0 | 1) =>
  points.reduce((found, point) => Math.min(found, point[axis]), Infinity)
const most = (points: readonly ChartPointMm[], axis: 0 | 1) =>
  points.reduce((found, point) => Math.max(found, point[axis]), -Infinity)

/** What one edge adds to the rows it crosses: how much of each pixel lies at its right. */
function edge(cover: Float32Array, columns: number, rows: number, from: ChartPointMm, to: ChartPointMm): void {
  if (from[1] === to[1]) return
  const down = from[1] < to[1] ? 1 : -1
  const [upper, lower] = down === 1 ? [from, to] : [to, from]
  const slope = (lower[0] - upper[0]) / (lower[1] - upper[1])
  const first = Math.max(0, Math.floor(upper[1]))
  const last = Math.min(rows, Math.ceil(lower[1]))
  const inside = (x: number) => Math.min(Math.max(x, 0), columns - 1.001)
  for (let y = first; y < last; y += 1) {
    const start = Math.max(y, upper[1])
    const end = Math.min(y + 1, lower[1])
    if (end <= start) continue
    const height = (end - start) * down
    const a = inside(upper[0] + (start - upper[1]) * slope)
    const b = inside(upper[0] + (end - upper[1]) * slope)
    spread(cover, y * columns, Math.min(a, b), Math.max(a, b), height)
  }
}

function spread(cover: Float32Array, row: number, left: number, right: number, height: number): void {
  const add = (x: number, value: number) => {
    cover[row + x] = (cover[row + x] ?? 0) + value
  }
  const first = Math.floor(left)
  const last = Math.floor(right)
  if (first === last) {
    const share = 1 - ((left + right) / 2 - first)
    add(first, height * share)
    add(first + 1, height * (1 - share))
    return
  }
  // The edge leaves pixel after pixel: each takes what of it lies in its width.
  const perPixel = height / (right - left)
  let x = left
  for (let pixel = first; pixel <= last; pixel += 1) {
    const next = Math.min(pixel + 1, right)
    const part = (next - x) * perPixel
    const share = 1 - ((x + next) / 2 - pixel)
    add(pixel, part * share)
    add(pixel + 1, part * (1 - share))
    x = next
  }
}
