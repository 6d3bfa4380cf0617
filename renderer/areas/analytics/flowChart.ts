import type { ChartConfiguration, Plugin, ScriptableLineSegmentContext } from 'chart.js'
import type { Week } from '../../../electron/contract/analytics.ts'
import type { ChartColours } from '../../ui/charts/chart.ts'
import { dayMonth } from '../../ui/format.ts'
import { texts } from './texts.ts'

/** «Поток по неделям» as Chart.js has it: told apart by dash and words, not by colour alone. */

/** Colours of the chart, and of words on the sheet: text needs more contrast than a line. */
export type FlowColours = ChartColours & { receivedText: string; answeredText: string }
export type EndLabel = { text: string; value: number; colour: string; strong: boolean; at: number }

const LINE = 17
const LABEL_ROOM = 92

/** Labels at the ends of the lines: of the last whole week, and «неполная неделя» at the last one. */
export function endLabels(weeks: readonly Week[], colours: FlowColours): EndLabel[] {
  const whole = weeks.findLastIndex((week) => !week.isPartial)
  const last = weeks[whole]
  const labels: EndLabel[] = []
  if (last) {
    labels.push({
      text: `${texts.flow.received} ${last.received}`,
      value: last.received,
      colour: colours.receivedText,
      strong: true,
      at: whole,
    })
    labels.push({
      text: `${texts.flow.answered} ${last.answered}`,
      value: last.answered,
      colour: colours.answeredText,
      strong: false,
      at: whole,
    })
    if (last.receivedYearAgo !== null) {
      labels.push({
        text: `${texts.flow.yearAgo} ${last.receivedYearAgo}`,
        value: last.receivedYearAgo,
        colour: colours.text2,
        strong: false,
        at: whole,
      })
    }
  }
  return labels.sort((a, b) => b.value - a.value)
}

/** Moves places apart so that no two are nearer than a line; order is kept. */
export function spread(places: readonly number[], gap = LINE): number[] {
  const result: number[] = []
  for (const place of places) result.push(Math.max(place, (result.at(-1) ?? -Infinity) + gap))
  return result
}

/** Writes the labels to the right of the lines. */
const labelPlugin = (labels: readonly EndLabel[], partialAt: number | null, colours: FlowColours): Plugin<'line'> => ({
  id: 'endLabels',
  afterDatasetsDraw(chart) {
    const { ctx, chartArea, scales } = chart
    const y = scales['y']
    if (!y) return
    const x = chartArea.right + 12
    const places = spread(labels.map((label) => y.getPixelForValue(label.value)))
    ctx.save()
    ctx.textBaseline = 'middle'
    labels.forEach((label, index) => {
      ctx.font = `${label.strong ? 600 : 400} 11px ${String(chart.options.font?.family ?? 'sans-serif')}`
      ctx.fillStyle = label.colour
      ctx.fillText(label.text, x, places[index] ?? 0)
    })
    if (partialAt !== null) {
      const least = (places.at(-1) ?? -Infinity) + LINE * 1.5
      const place = Math.min(Math.max(y.getPixelForValue(partialAt), least), chartArea.bottom - LINE)
      ctx.font = `400 11px ${String(chart.options.font?.family ?? 'sans-serif')}`
      ctx.fillStyle = colours.text2
      texts.flow.partial.forEach((word, index) => ctx.fillText(word, x, place + index * 15))
    }
    ctx.restore()
  },
})

/** @param open called with the index of the week that was pressed */
export function flowConfig(
  weeks: readonly Week[],
  colours: FlowColours,
  family: string,
  open: (index: number) => void,
): ChartConfiguration<'line', (number | null)[]> {
  const whole = (value: (week: Week) => number | null) => weeks.map((week) => (week.isPartial ? null : value(week)))
  const last = weeks.at(-1)
  const lastWhole = weeks.findLastIndex((week) => !week.isPartial)
  const isPartial = (index: number): boolean => weeks[index]?.isPartial === true
  const cut = ({ p0DataIndex, p1DataIndex }: ScriptableLineSegmentContext): boolean =>
    isPartial(p0DataIndex) || isPartial(p1DataIndex)
  return {
    type: 'line',
    data: {
      labels: weeks.map((week) => dayMonth(week.from)),
      datasets: [
        {
          label: texts.flow.yearAgo,
          data: whole((week) => week.receivedYearAgo),
          borderColor: colours.previous,
          borderWidth: 1.5,
          borderDash: [2, 3],
          pointRadius: 0,
          pointHitRadius: 10,
        },
        {
          label: texts.flow.answered,
          data: whole((week) => week.answered),
          borderColor: colours.second,
          borderWidth: 1.75,
          borderDash: [6, 3],
          pointRadius: 0,
          pointHitRadius: 10,
        },
        {
          label: texts.flow.received,
          data: weeks.map((week) => week.received),
          borderColor: colours.first,
          borderWidth: 2.25,
          segment: {
            borderDash: (segment) => (cut(segment) ? [2, 3] : undefined),
            borderWidth: (segment) => (cut(segment) ? 1.5 : undefined),
          },
          pointRadius: ({ dataIndex }) => (isPartial(dataIndex) ? 3.25 : dataIndex === lastWhole ? 3.5 : 0),
          pointBackgroundColor: ({ dataIndex }) => (isPartial(dataIndex) ? colours.surface : colours.first),
          pointBorderColor: colours.first,
          pointBorderWidth: 1.5,
          pointHitRadius: 12,
        },
      ],
    },
    options: {
      maintainAspectRatio: false,
      font: { family },
      layout: { padding: { right: LABEL_ROOM, top: 6 } },
      interaction: { mode: 'index', intersect: false },
      onClick: (_event, elements) => {
        const [element] = elements
        if (element) open(element.index)
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: colours.grid },
          ticks: { maxTicksLimit: 5, maxRotation: 0, color: colours.text2 },
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          grid: { color: colours.grid },
          ticks: { maxTicksLimit: 5, precision: 0, color: colours.text2 },
        },
      },
      plugins: {
        tooltip: {
          callbacks: {
            title: ([item]) => {
              const week = weeks[item?.dataIndex ?? 0]
              return week
                ? texts.flow.weekOf(week.from, week.to) + (week.isPartial ? `, ${texts.flow.isPartial}` : '')
                : ''
            },
          },
        },
      },
    },
    plugins: [labelPlugin(endLabels(weeks, colours), last?.isPartial ? last.received : null, colours)],
  }
}
