import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Week } from '../../../electron/contract/analytics.ts'
import { endLabels, flowConfig, spread, type FlowColours } from './flowChart.ts'

const colours: FlowColours = {
  first: 'blue',
  second: 'orange',
  third: 'grey',
  previous: 'silver',
  grid: 'line',
  text: 'ink',
  text2: 'ink2',
  surface: 'paper',
  receivedText: 'blue-text',
  answeredText: 'amber-text',
}
const week = (from: string, received: number, isPartial = false, receivedYearAgo: number | null = 5): Week => ({
  from,
  to: from,
  received,
  answered: received - 1,
  receivedYearAgo,
  isPartial,
})
const weeks = [week('2026-11-01', 3, true), week('2026-11-02', 12), week('2026-11-09', 9), week('2026-11-16', 4, true)]

describe('поток по неделям', () => {
  it('подписи стоят у последней полной недели, сверху вниз по величине', () => {
    expect(endLabels(weeks, colours).map((label) => [label.text, label.at])).toEqual([
      ['поступило 9', 2],
      ['закрыто 8', 2],
      ['год назад 5', 2],
    ])
    expect(endLabels([week('2026-11-16', 4, true)], colours)).toEqual([])
  })

  it('без прошлого года его линии и подписи нет', () => {
    const young = weeks.map((one) => ({ ...one, receivedYearAgo: null }))
    expect(endLabels(young, colours).map((label) => label.text)).toEqual(['поступило 9', 'закрыто 8'])
    expect(flowConfig(young, colours, '', () => undefined).data.datasets[0]?.data).toEqual([null, null, null, null])
  })

  it('неполная неделя есть только у «поступило»: пунктир и полая точка', () => {
    const { datasets } = flowConfig(weeks, colours, '', () => undefined).data
    expect(datasets.map((set) => set.data)).toEqual([
      [null, 5, 5, null],
      [null, 11, 8, null],
      [3, 12, 9, 4],
    ])
    const received = datasets[2] as unknown as {
      segment: { borderDash(segment: object): number[] | undefined }
      pointBackgroundColor(point: object): string
    }
    expect(received.segment.borderDash({ p0DataIndex: 0, p1DataIndex: 1 })).toEqual([2, 3])
    expect(received.segment.borderDash({ p0DataIndex: 1, p1DataIndex: 2 })).toBeUndefined()
    expect([0, 2].map((dataIndex) => received.pointBackgroundColor({ dataIndex }))).toEqual(['paper', 'blue'])
  })

  it('ряды различает штрих, а не один цвет', () => {
    const { datasets } = flowConfig(weeks, colours, '', () => undefined).data
    const dashes = datasets.map((set) => JSON.stringify(set.borderDash ?? []))
    expect(new Set(dashes).size).toBe(3)
  })

  it('подписи не налезают друг на друга и держат порядок', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 }), (places) => {
        const sorted = places.toSorted((a, b) => a - b)
        const apart = spread(sorted, 17)
        apart.forEach((place, index) => {
          expect(place).toBeGreaterThanOrEqual(sorted[index] ?? 0)
          if (index > 0) expect(place - (apart[index - 1] ?? 0)).toBeGreaterThanOrEqual(17)
        })
      }),
    )
  })
})
