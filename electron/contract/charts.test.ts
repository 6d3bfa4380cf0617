import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { chartRows, chartShapes } from './charts.ts'
import type { ChartLabel, ChartShape } from './charts.ts'
import { fitText, mmOfPt, textWidthMm } from './chartText.ts'
import { ChartBlock } from './documents.ts'

const chart = (given: Partial<ChartBlock> = {}): ChartBlock => ({
  type: 'chart',
  kind: 'columns',
  title: 'Поступило по неделям',
  alt: 'Столбцы',
  unit: 'шт.',
  widthMm: 160,
  heightMm: 80,
  points: [{ label: 'первая' }, { label: 'вторая' }, { label: 'третья', isPartial: true }],
  series: [{ name: 'Поступило', values: [10, 20, 5] }],
  ...given,
})

const labelsOf = (shapes: readonly ChartShape[]) => shapes.filter((shape): shape is ChartLabel => shape.type === 'text')
const wordsOf = (given: ChartBlock) => labelsOf(chartShapes(given).shapes).map(({ text }) => text)

/** The box of a text: letters of Times stand two thirds of their size over the base line and a fifth under it. */
function boxOf({ x, y, anchor, sizePt, text }: ChartLabel) {
  const width = textWidthMm(text, sizePt)
  const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0)
  return { left, right: left + width, top: y - mmOfPt(sizePt) * 0.66, bottom: y + mmOfPt(sizePt) * 0.2 }
}

const anyChart = fc
  .record({
    kind: fc.constantFrom('columns' as const, 'bars' as const, 'line' as const),
    stacked: fc.boolean(),
    widthMm: fc.integer({ min: 90, max: 250 }),
    names: fc.array(fc.constantFrom('Дороги', '09.11–15.11', '45 нед.', 'Содержание дорог и тротуаров', 'ЖКХ'), {
      maxLength: 60,
    }),
    series: fc.array(fc.constantFrom('2025 год', 'Поступило', 'Дано ответов в срок и позже'), {
      minLength: 1,
      maxLength: 4,
    }),
    top: fc.constantFrom(3, 90, 1200, 2_000_000, 0.4),
    seed: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ names, series, top, seed, ...rest }) =>
    chart({
      ...rest,
      heightMm: 120,
      points: names.map((label, index) => ({ label, isPartial: index === names.length - 1 })),
      series: series.map((name, at) => ({
        name,
        values: names.map((_, index) => ((index + at) % 9 === 8 ? null : (top * ((index * seed + at * 7) % 10)) / 9)),
      })),
    }),
  )

describe('a chart of a document', () => {
  it('keeps every text inside its sheet and off every other text', () => {
    fc.assert(
      fc.property(anyChart, (given) => {
        const boxes = labelsOf(chartShapes(given).shapes).map((label) => ({ ...boxOf(label), text: label.text }))
        for (const box of boxes) {
          expect(box.left, box.text).toBeGreaterThan(-0.05)
          expect(box.right, box.text).toBeLessThan(given.widthMm + 0.05)
          expect(box.bottom, box.text).toBeLessThan(given.heightMm + 0.05)
        }
        const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => [one, other] as const))
        const touching = pairs.filter(
          ([one, other]) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.05 &&
            Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.05,
        )
        expect(touching).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('draws columns as high as their values and says the values', () => {
    const { shapes } = chartShapes(
      chart({ points: [{ label: 'а' }, { label: 'б' }], series: [{ name: 'x', values: [10, 20] }] }),
    )
    const heights = shapes.flatMap((shape) => {
      if (shape.type !== 'area' || shape.stroke === null) return []
      const ys = shape.points.map(([, y]) => y)
      return [Math.max(...ys) - Math.min(...ys)]
    })
    expect(heights).toHaveLength(2)
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(2, 5)
    expect(labelsOf(shapes).map(({ text }) => text)).toEqual(expect.arrayContaining(['10', '20', 'а', 'б', 'шт.']))
  })

  it('draws a period that is not over open, and says so', () => {
    const outlines = chartShapes(chart()).shapes.flatMap((shape) =>
      shape.type === 'area' && shape.stroke !== null ? [shape.stroke.dashMm.length > 0] : [],
    )
    // The key of the legend, then three columns of which the last is open.
    expect(outlines).toEqual([true, false, false, true])
    expect(wordsOf(chart())).toContain('период не завершён')
  })

  it('tells its series apart without colour', () => {
    const series = ['а', 'б', 'в', 'г', 'д', 'е'].map((name) => ({ name, values: [1, 2, 3] }))
    const { shapes } = chartShapes(chart({ kind: 'columns', stacked: true, series }))
    const grounds = shapes.flatMap((shape) => (shape.type === 'area' && shape.fill !== null ? [shape.fill] : []))
    expect(new Set(grounds).size).toBeGreaterThan(2)
    const lines = chartShapes(chart({ kind: 'line', series: series.slice(0, 4) })).shapes
    const dashes = lines.flatMap((shape) => (shape.type === 'line' && shape.widthMm > 0.3 ? [shape.dashMm.join()] : []))
    expect(new Set(dashes).size).toBeGreaterThanOrEqual(4)
  })

  it('leaves a gap where a value is missing', () => {
    const given = chart({ kind: 'line', series: [{ name: 'x', values: [1, null, 3] }] })
    expect(chartShapes(given).shapes.filter((shape) => shape.type === 'line' && shape.widthMm > 0.3)).toHaveLength(1)
    expect(chartRows(given).rows.map((row) => row[1])).toEqual(['1', '–', '3'])
  })

  it('says that a period has no data instead of an empty frame', () => {
    expect(wordsOf(chart({ points: [], series: [{ name: 'x', values: [] }] }))).toContain('Данных за период нет')
  })

  it('cuts long names by words and keeps the whole ones in its table', () => {
    const name = 'Содержание автомобильных дорог общего пользования местного значения и искусственных сооружений на них'
    const given = chart({ kind: 'bars', heightMm: 30, points: [{ label: name }], series: [{ name: 'x', values: [4] }] })
    const cut = wordsOf(given).find((text) => text.endsWith('…'))
    expect(cut).toBeDefined()
    expect(name).toContain(`${cut?.slice(0, -1)} `)
    expect(chartRows(given).rows[0]?.[0]).toBe(name)
  })

  it('breaks a text between words and never makes a line wider than its room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[а-яё]{1,14}$/u), { maxLength: 8 }),
        fc.integer({ min: 8, max: 60 }),
        (words, room) => {
          const lines = fitText(words.join(' '), room, 10, 2)
          expect(lines.length).toBeLessThanOrEqual(2)
          for (const line of lines) expect(textWidthMm(line, 10)).toBeLessThanOrEqual(room)
        },
      ),
    )
  })

  it('is data of the contract: a seventh series is refused', () => {
    const series = Array.from({ length: 7 }, (_, index) => ({ name: String(index), values: [1] }))
    expect(v.is(ChartBlock, chart())).toBe(true)
    expect(v.is(ChartBlock, chart({ series }))).toBe(false)
  })
})
