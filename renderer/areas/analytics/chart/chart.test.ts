import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barsDrawing, columnsDrawing, type Bar } from './bars.ts'
import { linesDrawing, type LineChart } from './lines.ts'
import { ticksTo } from '../../../../electron/contract/chartFrame.ts'
import { fitted, spread, textWidth, type Drawing } from './shapes.ts'

const textsOf = (drawing: Drawing): string[] =>
  drawing.shapes.flatMap((shape) => (shape.is === 'text' ? [shape.text] : []))
const bar = (name: string, ...values: number[]): Bar => ({
  name,
  parts: values.map((value, index) => ({
    value,
    paint: index === 0 ? 'first' : 'late',
    label: `${name}: ${value}`,
    to: `/messages?${name}`,
  })),
  end: String(values.reduce((sum, value) => sum + value, 0)),
})
const point = (label: string, isPartial = false) => ({ label, title: label, isPartial, to: '/messages' })
const flow: LineChart = {
  label: 'Поток',
  partial: 'неполная неделя',
  points: [point('29.06', true), point('06.07'), point('13.07'), point('20.07', true)],
  lines: [
    { name: 'поступило', values: [20, 30, 28, 12], tone: 'first', textTone: 'firstText' },
    { name: 'закрыто', values: [null, 27, 29, null], tone: 'second', textTone: 'secondText', dash: [6, 3] },
  ],
}

describe('shapes of a chart', () => {
  it('an axis reaches the highest value by few whole steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (highest) => {
        const ticks = ticksTo(highest)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest)
        expect(ticks.length).toBeLessThanOrEqual(7)
        for (const tick of ticks) expect(Number.isInteger(tick)).toBe(true)
      }),
    )
  })

  it('labels that meet are moved apart and keep their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }), (places) => {
        const apart = spread(places.toSorted((a, b) => a - b))
        apart.slice(1).forEach((place, index) => expect(place - (apart[index] ?? 0)).toBeGreaterThanOrEqual(15))
      }),
    )
  })

  it('nothing is drawn outside its paper, however wide it is', () => {
    const names = fc.array(fc.string({ minLength: 1, maxLength: 80 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        names,
        fc.integer({ min: 320, max: 1400 }),
        fc.integer({ min: 0, max: 90_000 }),
        (list, width, most) => {
          const bars = list.map((name, index) => bar(name, Math.floor(most / (index + 1)), index))
          for (const drawing of [barsDrawing({ label: '', bars }, width), columnsDrawing({ label: '', bars }, width)]) {
            for (const shape of drawing.shapes) {
              if (shape.is !== 'rect') continue
              expect(shape.x).toBeGreaterThanOrEqual(0)
              expect(shape.x + shape.width).toBeLessThanOrEqual(width + 1 + list.length)
              expect(shape.y + shape.height).toBeLessThanOrEqual(drawing.height + 0.001)
            }
          }
        },
      ),
    )
  })

  it('each part of a bar that has something opens its list; nothing opens nothing', () => {
    const drawing = barsDrawing({ label: '', bars: [bar('ЖКХ', 5, 2), bar('Дороги', 3, 0)] }, 600)
    expect(drawing.marks.map((mark) => mark.label)).toEqual(['ЖКХ: 5', 'ЖКХ: 2', 'Дороги: 3'])
    expect(textsOf(drawing)).toEqual(['ЖКХ', '7', 'Дороги', '3'])
  })

  it('a bar is twice as long where there is twice as much', () => {
    const drawing = barsDrawing({ label: '', bars: [bar('а', 40), bar('б', 20)] }, 600)
    const [long = 0, short = 0] = drawing.shapes.flatMap((shape) => (shape.is === 'rect' ? [shape.width + 1] : []))
    expect(long / short).toBeCloseTo(2)
  })

  it('a period that is not over is dotted, has an open point and a word', () => {
    const drawing = linesDrawing(flow, 620)
    const dotted = drawing.shapes.filter((shape) => shape.is === 'line' && shape.dash?.join() === '2,3')
    expect(dotted).toHaveLength(2)
    expect(drawing.shapes.filter((shape) => shape.is === 'dot' && shape.hollow)).toHaveLength(2)
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['неполная', 'неделя', 'поступило 28', 'закрыто 29']))
    expect(drawing.marks).toHaveLength(4)
  })

  it('words at the end of the lines never stand on one another', () => {
    const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(values, values, (first, second) => {
        const lines = flow.lines.map((line, index) => ({ ...line, values: index === 0 ? first : second }))
        const drawing = linesDrawing({ ...flow, lines }, 620)
        const right = Math.max(
          ...drawing.shapes.map((shape) => (shape.is === 'line' ? (shape.points[1]?.[0] ?? 0) : 0)),
        )
        const ends = drawing.shapes.flatMap((shape) => (shape.is === 'text' && shape.x > right ? [shape.y] : []))
        const sorted = ends.toSorted((a, b) => a - b)
        expect(sorted.at(-1)).toBeLessThan(drawing.height)
        sorted.slice(1).forEach((y, index) => expect(y - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(10))
      }),
    )
  })

  it('a line breaks where nothing is known instead of falling to zero', () => {
    const drawing = linesDrawing(
      {
        ...flow,
        points: flow.points.map((one) => ({ ...one, isPartial: false })),
        lines: [{ name: 'а', values: [1, null, 3, 4], tone: 'first', textTone: 'text' }],
      },
      620,
    )
    const drawn = drawing.shapes.filter((shape) => shape.is === 'line' && shape.tone === 'first')
    expect(drawn.map((shape) => (shape.is === 'line' ? shape.points.length : 0))).toEqual([2])
  })

  it('a long name is cut to its room and says so', () => {
    // Wide letters as the window draws them: 212 of its pixels.
    expect(textWidth('Жилищно-коммунальное хозяйство')).toBeGreaterThanOrEqual(212)
    expect(fitted('Дороги', 200)).toBe('Дороги')
    const cut = fitted('Содержание автомобильных дорог местного значения', 120)
    expect(cut.endsWith('…')).toBe(true)
    expect(textWidth(cut)).toBeLessThanOrEqual(121)
  })
})
