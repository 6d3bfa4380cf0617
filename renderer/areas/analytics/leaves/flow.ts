import {
  FLOW_KINDS,
  tableFilters,
  type Flow,
  type FlowBar,
  type FlowKind,
  type Span,
} from '../../../../electron/contract/analytics.ts'
import { api } from '../../../api/index.ts'
import { dayMonth, thousands } from '../../../ui/format.ts'
import { linesDrawing, type LineChart } from '../chart/lines.ts'
import { captionOf } from '../format.ts'
import { leafTexts } from '../leafTexts.ts'
import {
  casesRoute,
  chosen,
  countCell,
  type Asked,
  type Block,
  type Cell,
  type Content,
  type Leaf,
  type Names,
} from '../model.ts'
import { flowPeriod, type PeriodKind } from '../period.ts'
import { scopeOf } from '../query.ts'
import { texts } from '../texts.ts'

const words = leafTexts.flow
const usual: Readonly<Record<PeriodKind, FlowKind>> = {
  day: 'day',
  week: 'day',
  month: 'day',
  quarter: 'week',
  year: 'month',
  custom: 'week',
}

/** The flow of the chart, and that of the period itself: of a single day or week the chart shows those before it too. */
type Data = { chart: Flow; period: Flow }

/** By what a view counts the flow: what was chosen, or what suits its period. */
export const flowBy = ({ view }: Asked): FlowKind => (view.by === '' ? usual[view.kind] : chosen(FLOW_KINDS, view.by))
const isLonger = ({ period }: Asked): boolean => flowPeriod(period).from !== period.from
export const flowScope = (asked: Asked) => scopeOf(asked.view, flowPeriod(asked.period))

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const ROMAN = ['I', 'II', 'III', 'IV']
const monthOf = (day: string): number => Number(day.slice(5, 7)) - 1

function pointLabel(bar: FlowBar, by: FlowKind): string {
  if (by === 'year') return bar.from.slice(0, 4)
  if (by === 'quarter') return `${ROMAN[Math.floor(monthOf(bar.from) / 3)] ?? ''} кв.`
  return by === 'month' ? (MONTHS[monthOf(bar.from)] ?? '') : dayMonth(bar.from)
}
const span = ({ from, to }: Span): string => leafTexts.span(from, to)

function pointTitle(bar: FlowBar): string {
  const parts = [
    `${words.received} ${thousands(bar.received)}`,
    `${words.answered} ${thousands(bar.answered)}`,
    ...(bar.receivedYearAgo === null ? [] : [`${words.yearAgo} ${thousands(bar.receivedYearAgo)}`]),
  ]
  return `${span(bar)}: ${parts.join(', ')}${bar.isPartial ? `, ${words.isPartial}` : ''}`
}

function chartOf(flow: Flow, by: FlowKind, asked: Asked): LineChart {
  const scope = flowScope(asked)
  const whole = (value: (bar: FlowBar) => number | null) => flow.bars.map((bar) => (bar.isPartial ? null : value(bar)))
  return {
    label: words.label(flow.bars.length, thousands(flow.received)),
    partial: words.partial[by],
    points: flow.bars.map((bar) => ({
      label: pointLabel(bar, by),
      title: pointTitle(bar),
      isPartial: bar.isPartial,
      to: casesRoute(tableFilters.received(scope, bar)),
    })),
    lines: [
      { name: words.received, values: flow.bars.map((bar) => bar.received), tone: 'first', textTone: 'firstText' },
      {
        name: words.answered,
        values: whole((bar) => bar.answered),
        tone: 'second',
        textTone: 'secondText',
        dash: [6, 3],
      },
      ...(flow.bars.some((bar) => bar.receivedYearAgo !== null)
        ? [
            {
              name: words.yearAgo,
              values: whole((bar) => bar.receivedYearAgo),
              tone: 'previous',
              textTone: 'text2',
              dash: [2, 3],
            } as const,
          ]
        : []),
    ],
  }
}

/** The flow as a block: on its own leaf and on the overview. */
export function flowBlock(flow: Flow, by: FlowKind, asked: Asked, names: Names, title: string = words.title): Block {
  const scope = flowScope(asked)
  const chart = chartOf(flow, by, asked)
  const when = isLonger(asked) ? span(scope.period) : undefined
  return {
    id: 'flow',
    title,
    about: ['received', 'answered'],
    draw: (width) => linesDrawing(chart, width),
    isWide: true,
    words: flow.bars.some((bar) => bar.isPartial) ? [words.partialWords] : [],
    ...(when === undefined ? {} : { when }),
    table: {
      caption: captionOf(title, asked, names, when),
      head: [words.head[by], leafTexts.received, leafTexts.yearAgo, leafTexts.closed],
      rows: flow.bars.map((bar) => ({
        name: span(bar),
        ...(bar.isPartial ? { note: words.isPartial } : {}),
        cells: [
          countCell(bar.received, tableFilters.received(scope, bar)),
          bar.yearAgo === null || bar.receivedYearAgo === null
            ? { text: '–' }
            : countCell(bar.receivedYearAgo, tableFilters.received(scope, bar.yearAgo)),
          countCell(bar.answered, tableFilters.answered(scope, bar)),
        ],
      })),
    },
  }
}

function comparedBlock(flow: Flow, asked: Asked, names: Names): Block {
  const { scope } = asked
  const same = asked.isRunning ? `, ${words.sameDays}` : ''
  const now = { ...scope.period, received: flow.received, answered: flow.answered }
  const lines = [
    { name: words.now, of: now },
    { name: `${leafTexts.before}${same}`, of: flow.before },
    { name: `${leafTexts.yearAgo}${same}`, of: flow.yearAgo },
  ]
  return {
    id: 'compared',
    title: words.compared,
    about: ['received', 'answered'],
    isWide: true,
    table: {
      caption: captionOf(words.compared, asked, names),
      head: [words.comparedHead, leafTexts.received, leafTexts.closed, words.changeHead],
      rows: lines.map(({ name, of }, index) => ({
        name: of === null ? name : `${name}: ${span(of)}`,
        ...(of === null ? { note: leafTexts.noEarlier } : {}),
        cells:
          of === null
            ? [{ text: '–' }, { text: '–' }, { text: '–' }]
            : [
                countCell(of.received, tableFilters.received(scope, of)),
                countCell(of.answered, tableFilters.answered(scope, of)),
                { text: index === 0 ? '' : words.change(flow.received, of.received) },
              ],
      })),
    },
  }
}

function content({ chart, period: flow }: Data, asked: Asked, names: Names): Content {
  const { scope } = asked
  const past = (name: string, of: Flow['before']): Cell[] =>
    of === null ? [] : [{ ...countCell(of.received, tableFilters.received(scope, of)), note: name }]
  return {
    figures: [
      {
        id: 'received',
        value: thousands(flow.received),
        text: words.figures.received,
        about: ['received'],
        to: casesRoute(tableFilters.received(scope, scope.period)),
        more: [...past(words.figures.before, flow.before), ...past(words.figures.yearAgo, flow.yearAgo)],
      },
      {
        id: 'answered',
        value: thousands(flow.answered),
        text: words.figures.answered,
        about: ['answered'],
        to: casesRoute(tableFilters.answered(scope, scope.period)),
      },
    ],
    blocks: [flowBlock(chart, flowBy(asked), asked, names), comparedBlock(flow, asked, names)],
    notes: [],
    isEmpty: chart.received + chart.answered === 0 && (flow.before?.received ?? 0) === 0,
  }
}

export const flowLeaf: Leaf<Data> = {
  id: 'flow',
  title: texts.leaves.flow,
  choice: {
    label: leafTexts.by,
    options: FLOW_KINDS.map((value) => ({ value, label: words.kinds[value] })),
    current: flowBy,
  },
  load: async (asked) => {
    const by = flowBy(asked)
    const [chart, period] = await Promise.all([
      api.analytics.flow({ ...flowScope(asked), by }),
      isLonger(asked) ? api.analytics.flow({ ...asked.scope, by }) : null,
    ])
    return { chart, period: period ?? chart }
  },
  content,
}
