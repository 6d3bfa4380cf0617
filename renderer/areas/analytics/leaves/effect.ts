import { tableFilters, type AnalyticsScope, type Effect } from '../../../../electron/contract/analytics.ts'
import type { CaseFilter } from '../../../../electron/contract/messages.ts'
import { api } from '../../../api/index.ts'
import { daysBetween } from '../../../ui/civil.ts'
import { dayMonth, fullDate, thousands } from '../../../ui/format.ts'
import { linesDrawing, type LineChart } from '../chart/lines.ts'
import { captionOf } from '../format.ts'
import { leafTexts } from '../leafTexts.ts'
import { casesRoute, type Asked, type Block, type Cell, type Content, type Leaf, type Names } from '../model.ts'
import { texts } from '../texts.ts'

const words = leafTexts.effect
const WEEK = 7
type Line = Effect['measures'][number]

function chartOf(effect: Effect, scope: AnalyticsScope): LineChart {
  const [first] = effect.weeks
  const last = effect.weeks.at(-1)
  return {
    label: words.title,
    partial: leafTexts.flow.partial.week,
    height: 250,
    points: effect.weeks.map((week) => ({
      label: dayMonth(week.from),
      title: `${leafTexts.span(week.from, week.to)}: ${leafTexts.flow.received} ${thousands(week.received)}${
        week.isPartial ? `, ${leafTexts.flow.isPartial}` : ''
      }`,
      isPartial: week.isPartial,
      to: casesRoute(tableFilters.received(scope, week)),
    })),
    lines: [
      {
        name: leafTexts.flow.received,
        values: effect.weeks.map((week) => week.received),
        tone: 'first',
        textTone: 'firstText',
      },
    ],
    events: effect.measures.flatMap((measure, index) =>
      first && last && first.from <= measure.on && measure.on <= last.to
        ? [{ at: daysBetween(first.from, measure.on) / WEEK, text: String(index + 1) }]
        : [],
    ),
  }
}

const side = (of: Line['before'], scope: AnalyticsScope): Cell => {
  if (of === null) return { text: '–' }
  const filter: CaseFilter = tableFilters.received(scope, of)
  return {
    text: words.perWeek(of.perWeek),
    ...(of.received > 0 ? { to: casesRoute(filter) } : {}),
    label: `${leafTexts.span(of.from, of.to)}: ${thousands(of.received)}`,
  }
}

function measuresBlock({ measures }: Effect, asked: Asked, names: Names): Block {
  return {
    id: 'measures',
    title: words.measures,
    about: ['received'],
    isWide: true,
    words: measures.some((one) => one.word === 'less' || one.word === 'more') ? [words.seasonWarning] : [],
    table: {
      caption: captionOf(`${words.measures}, ${words.inWeeks(asked.view.weeks)}`, asked, names),
      head: [words.measure, words.before, words.after, words.change, words.yearAgo, words.verdict],
      rows: measures.map((line, index) => ({
        name: `${index + 1}. ${line.title}`,
        note: fullDate(line.on),
        cells: [
          side(line.before, asked.scope),
          side(line.after, asked.scope),
          { text: line.change === null ? '–' : words.change_(line.change) },
          {
            text: line.yearAgo === null ? '–' : words.past(line.yearAgo.before.perWeek, line.yearAgo.after.perWeek),
          },
          { text: words.words[line.word] },
        ],
      })),
    },
  }
}

function content(effect: Effect, asked: Asked, names: Names): Content {
  const chart = chartOf(effect, asked.scope)
  const { filters } = asked.view
  const sentences = effect.measures.map((line) =>
    line.before === null || line.after === null
      ? words.short(line.title, line.on, words.words[line.word])
      : words.sentence(
          line.title,
          line.on,
          words.perWeek(line.before.perWeek),
          words.perWeek(line.after.perWeek),
          words.words[line.word],
        ),
  )
  return {
    figures: [],
    blocks: [
      {
        id: 'effect',
        title: words.title,
        about: ['received'],
        isWide: true,
        draw: (width) => linesDrawing(chart, width),
        words: sentences.length === 0 ? [words.none] : sentences,
        table: {
          caption: captionOf(words.title, asked, names),
          head: [words.week, leafTexts.received],
          rows: effect.weeks.map((week) => ({
            name: leafTexts.span(week.from, week.to),
            ...(week.isPartial ? { note: leafTexts.flow.isPartial } : {}),
            cells: [
              week.received === 0
                ? { text: '0' }
                : { text: thousands(week.received), to: casesRoute(tableFilters.received(asked.scope, week)) },
            ],
          })),
        },
      },
      ...(effect.measures.length === 0 ? [] : [measuresBlock(effect, asked, names)]),
    ],
    notes: filters.themeIds.length === 0 && filters.territoryIds.length === 0 ? [words.choose] : [],
    isEmpty: false,
  }
}

export const effectLeaf: Leaf<Effect> = {
  id: 'effect',
  title: texts.leaves.effect,
  load: ({ scope, view }) => api.analytics.effect({ ...scope, weeks: view.weeks, measures: view.measures }),
  content,
}
