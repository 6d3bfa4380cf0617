import { tableFilters, type Seasons, type Span } from '../../../../electron/contract/analytics.ts'
import { api } from '../../../api/index.ts'
import { addDays } from '../../../ui/civil.ts'
import { dayMonth, decimal, thousands } from '../../../ui/format.ts'
import { linesDrawing, type LineChart } from '../chart/lines.ts'
import { captionOf } from '../format.ts'
import { leafTexts } from '../leafTexts.ts'
import { casesRoute, countCell, type Asked, type Content, type Leaf, type Names } from '../model.ts'
import { texts } from '../texts.ts'

const words = leafTexts.seasons
const WEEK = 7
const WHOLE_WEEKS = 52

/** The same seven days of another year, counted from its 1 January as the service counts them. */
export function sevenOf(year: number, week: number): Span {
  const from = addDays(`${year}-01-01`, WEEK * (week - 1))
  const [last, end] = [addDays(from, WEEK - 1), `${year}-12-31`]
  return { from, to: last < end ? last : end }
}

function chartOf(seasons: Seasons, asked: Asked): LineChart {
  // One or two days beside sevens would look like a collapse.
  const weeks = seasons.weeks.slice(0, WHOLE_WEEKS)
  return {
    label: words.label(seasons.year),
    partial: leafTexts.flow.partial.week,
    height: 250,
    points: weeks.map((week) => ({
      label: dayMonth(week.from),
      title: [
        `${leafTexts.span(week.from, week.to)}: ${leafTexts.flow.received} ${week.received === null ? '–' : thousands(week.received)}`,
        ...(week.mean === null ? [] : [`${words.mean} ${decimal(week.mean)}`]),
        ...(week.isPartial && week.received !== null ? [leafTexts.flow.isPartial] : []),
      ].join(', '),
      isPartial: week.isPartial && week.received !== null,
      to: week.received === null ? null : casesRoute(tableFilters.received(asked.scope, week)),
    })),
    lines: [
      {
        name: words.year(seasons.year),
        values: weeks.map((week) => week.received),
        tone: 'first',
        textTone: 'firstText',
      },
      ...(weeks.some((week) => week.mean !== null)
        ? [
            {
              name: words.mean,
              values: weeks.map((week) => week.mean),
              tone: 'previous',
              textTone: 'text2',
              dash: [6, 3],
            } as const,
          ]
        : []),
    ],
  }
}

function content(seasons: Seasons, asked: Asked, names: Names): Content {
  const years = [...new Set(seasons.weeks.flatMap((week) => week.earlier.map(({ year }) => year)))].toSorted(
    (a, b) => b - a,
  )
  const chart = chartOf(seasons, asked)
  const peak = seasons.weeks.reduce<Seasons['weeks'][number] | null>(
    (best, week) => (!week.isPartial && (week.received ?? 0) > (best?.received ?? 0) ? week : best),
    null,
  )
  return {
    figures: [],
    blocks: [
      {
        id: 'seasons',
        title: words.title,
        about: ['received'],
        when: words.year(seasons.year),
        isWide: true,
        draw: (width) => linesDrawing(chart, width),
        words: [
          ...(peak === null ? [] : [words.peak(peak.from, peak.to, thousands(peak.received ?? 0))]),
          years.length === 0 ? words.noYears : words.years(years.join(', ')),
          words.rule,
        ],
        table: {
          caption: captionOf(words.title, asked, names, words.year(seasons.year)),
          head: [words.week, words.year(seasons.year), words.meanHead, ...years.map(words.year)],
          rows: seasons.weeks.map((week) => ({
            name: `${week.week}: ${dayMonth(week.from)}–${dayMonth(week.to)}`,
            ...(week.isPartial && week.received !== null ? { note: leafTexts.flow.isPartial } : {}),
            cells: [
              week.received === null
                ? { text: '–' }
                : countCell(week.received, tableFilters.received(asked.scope, week)),
              { text: week.mean === null ? '–' : decimal(week.mean) },
              ...years.map((year) => {
                const past = week.earlier.find((one) => one.year === year)
                return past === undefined
                  ? { text: '–' }
                  : countCell(past.received, tableFilters.received(asked.scope, sevenOf(year, week.week)))
              }),
            ],
          })),
        },
      },
    ],
    notes: [],
    isEmpty: seasons.weeks.every((week) => (week.received ?? 0) === 0 && (week.mean ?? 0) === 0),
  }
}

export const seasonsLeaf: Leaf<Seasons> = {
  id: 'seasons',
  title: texts.leaves.seasons,
  load: ({ scope }) => api.analytics.seasons(scope),
  content,
}
