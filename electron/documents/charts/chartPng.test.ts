import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ChartShape } from '../../contract/charts.ts'
import { letterWidths } from '../../contract/letterWidths.ts'
import { chartPng } from './chartPng.ts'
import { chartSvg } from './chartSvg.ts'
import { glyphOutlines } from './glyphs.ts'

/** Grey of the pixel at a place of the picture in mm: 0 black, 255 white. */
function opened(png: Uint8Array) {
  const file = Buffer.from(png)
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  const start = file.indexOf('IDAT') + 4
  const rows = inflateSync(file.subarray(start, start + file.readUInt32BE(start - 8)))
  const px = (mm: number) => Math.floor((mm * 300) / 25.4)
  return { width, height, at: (x: number, y: number) => rows[px(y) * (width + 1) + 1 + px(x)] }
}

const draw = (...shapes: ChartShape[]) => opened(chartPng({ widthMm: 25.4, heightMm: 12.7, shapes }))

describe('the picture of a chart for office suites without SVG', () => {
  it('has 300 dots to the inch', () => {
    const { width, height, at } = draw()
    expect([width, height]).toEqual([300, 150])
    expect(at(5, 5)).toBe(255)
  })

  it('fills an area with its ink and nothing around it', () => {
    const square: ChartShape = {
      type: 'area',
      points: [
        [5, 2],
        [15, 2],
        [15, 8],
        [5, 8],
      ],
      fill: 0.4,
      stroke: { widthMm: 0.5, ink: 1, dashMm: [] },
    }
    const { at } = draw(square)
    expect(at(10, 5)).toBe(153)
    expect(at(5, 5)).toBe(0)
    expect([at(4, 5), at(16, 5), at(10, 1), at(10, 9)]).toEqual([255, 255, 255, 255])
  })

  it('draws dashes and the gaps between them', () => {
    const line: ChartShape = {
      type: 'line',
      points: [
        [0, 6],
        [25, 6],
      ],
      widthMm: 1,
      ink: 1,
      dashMm: [2, 2],
    }
    const { at } = draw(line)
    expect([at(1, 6), at(3, 6), at(5, 6), at(7, 6)]).toEqual([0, 255, 0, 255])
  })

  it('writes letters with their holes', () => {
    const text = (given: string, x: number): ChartShape => ({
      type: 'text',
      x,
      y: 10,
      anchor: 'middle',
      sizePt: 24,
      text: given,
    })
    // The middle of «О» is paper, its left stroke is ink.
    const { at } = draw(text('О', 6), text('О', 18))
    for (const middle of [6, 18]) {
      expect(at(middle, 7.2)).toBe(255)
      const across = Array.from({ length: 60 }, (_, index) => at(middle - 3 + index / 10, 7.2) ?? 255)
      expect(Math.min(...across)).toBeLessThan(40)
    }
  })

  it('knows the outline of every letter whose width it knows', () => {
    const letters = letterWidths.flatMap(([, text]) => Array.from(text))
    expect(letters.filter((letter) => !(letter in glyphOutlines))).toEqual([])
    expect(letters).toEqual(expect.arrayContaining([...'АЯаяЁё09%№–…«»']))
  })
})

describe('the vector of a chart', () => {
  it('escapes what XML forbids in names of people’s making', () => {
    const shapes: ChartShape[] = [{ type: 'text', x: 0, y: 5, anchor: 'start', sizePt: 10, text: 'ЖКХ & <дороги>' }]
    expect(chartSvg({ widthMm: 10, heightMm: 10, shapes })).toContain('>ЖКХ &amp; &lt;дороги&gt;<')
  })
})
