import {
  tableFilters,
  type Breakdown,
  type BreakdownTable,
  type Terms,
} from '../../../../electron/contract/analytics.ts'
import type { Fact } from '../../../../electron/contract/facts.ts'
import { api } from '../../../api/index.ts'
import { thousands } from '../../../ui/format.ts'
import { barsDrawing, columnsDrawing } from '../chart/bars.ts'
import type { Paint } from '../chart/shapes.ts'
import { captionOf, daysText, hoursText } from '../format.ts'
import { leafTexts } from '../leafTexts.ts'
import { casesRoute, chosen, countCell, type Asked, type Block, type Content, type Leaf, type Names } from '../model.ts'
import { shareNumber, shareText } from '../share.ts'
import { texts } from '../texts.ts'
import { nameOf } from './names.ts'

const words = leafTexts.terms
const BY = ['block', 'recipient', 'channel', 'territory', 'responsible'] as const satisfies readonly Breakdown[]
/** Answers that took longer share the last column. */
const LONGEST = 30
/** A span of one's own may be long; older years have no hours to count. */
const MOST_YEARS = 10
const OUTCOMES = [
  ['inTime', 'first'],
  ['late', 'late'],
  ['postponed', 'pale'],
  ['open', 'hollow'],
  ['overdueOpen', 'dotted'],
] as const satisfies readonly (readonly [Fact, Paint])[]

type Data = { terms: Terms; table: BreakdownTable; unknownYears: number[] }

function outcomeBlock(terms: Terms, asked: Asked, names: Names): Block {
  const lines = OUTCOMES.map(([fact, paint]) => ({ fact, paint, name: words.outcome[fact], count: terms[fact] }))
  return {
    id: 'outcomes',
    title: words.outcomes,
    about: ['inTimeShare', 'overdueShare', 'openOverdue', 'postponedShare', 'open'],
    draw: (width) =>
      barsDrawing(
        {
          label: words.outcomes,
          bars: lines.map(({ fact, paint, name, count }) => ({
            name,
            parts: [
              {
                value: count,
                paint,
                label: `${name}: ${thousands(count)}`,
                to: casesRoute(tableFilters.fact(asked.scope, fact)),
              },
            ],
            end: thousands(count),
          })),
        },
        width,
      ),
    table: {
      caption: captionOf(words.outcomes, asked, names),
      head: [words.outcomeHead, words.count, words.share],
      rows: lines.map(({ fact, name, count }) => ({
        name,
        cells: [countCell(count, tableFilters.fact(asked.scope, fact)), { text: shareText(count, terms.received) }],
      })),
    },
  }
}

/** Answers by how many days they took; the long tail together. */
export function daysOf(spread: Terms['days']['spread']): { days: number; isTail: boolean; total: number }[] {
  const counts = new Map<number, number>()
  for (const { days, total } of spread) {
    const at = Math.min(Math.floor(days), LONGEST)
    counts.set(at, (counts.get(at) ?? 0) + total)
  }
  const last = Math.max(-1, ...counts.keys())
  return Array.from({ length: last + 1 }, (_, days) => ({
    days,
    isTail: days === LONGEST,
    total: counts.get(days) ?? 0,
  }))
}

function spreadBlock(terms: Terms, asked: Asked, names: Names): Block {
  const lines = daysOf(terms.days.spread)
  const name = (line: { days: number; isTail: boolean }): string => (line.isTail ? `${line.days}+` : String(line.days))
  return {
    id: 'spread',
    title: words.spread,
    about: ['medianDays', 'meanDays'],
    ...(lines.length === 0
      ? {}
      : {
          draw: (width: number) =>
            columnsDrawing(
              {
                label: words.spread,
                bars: lines.map((line) => ({
                  name: name(line),
                  parts: [{ value: line.total, paint: 'first' as const, label: '', to: null }],
                  end: line.total === 0 ? '' : thousands(line.total),
                })),
                height: 180,
              },
              width,
            ),
        }),
    words: [words.median, leafTexts.opensNot],
    table: {
      caption: captionOf(words.spread, asked, names),
      head: [words.days, words.answers],
      rows: lines
        .filter((line) => line.total > 0)
        .map((line) => ({
          name: line.isTail ? words.more(line.days) : String(line.days),
          cells: [{ text: thousands(line.total) }],
        })),
    },
  }
}

function tableBlock(table: BreakdownTable, by: Breakdown, asked: Asked, names: Names): Block {
  return {
    id: 'by',
    title: `${words.by}: ${leafTexts.name[by].toLowerCase()}`,
    about: ['received', 'inTimeShare', 'overdueShare', 'openOverdue'],
    isWide: true,
    table: {
      caption: captionOf(words.by, asked, names),
      head: [
        leafTexts.name[by],
        leafTexts.received,
        leafTexts.closed,
        words.inTimeShare,
        words.late,
        words.overdueOpen,
        words.overdueShare,
      ],
      rows: table.lines
        .filter((line) => line.received > 0)
        .map((line) => {
          const of = (fact: Fact, count: number) => countCell(count, tableFilters.line(asked.scope, by, line.id, fact))
          return {
            name: nameOf(names, by, line.id),
            cells: [
              countCell(line.received, tableFilters.line(asked.scope, by, line.id)),
              of('closed', line.closed),
              {
                ...of('inTime', line.inTime),
                text: shareNumber(line.inTime, line.closed + line.overdueOpen),
                label: leafTexts.of(thousands(line.inTime), thousands(line.closed + line.overdueOpen)),
              },
              of('late', line.late),
              of('overdueOpen', line.overdueOpen),
              {
                ...of('missed', line.late + line.overdueOpen),
                text: shareNumber(line.late + line.overdueOpen, line.received),
                label: leafTexts.of(thousands(line.late + line.overdueOpen), thousands(line.received)),
              },
            ],
          }
        }),
    },
  }
}

function content({ terms, table, unknownYears }: Data, asked: Asked, names: Names): Content {
  const { scope } = asked
  const fact = (of: Fact) => casesRoute(tableFilters.fact(scope, of))
  const { figures } = words
  return {
    figures: [
      {
        id: 'inTimeShare',
        value: shareText(terms.inTime, terms.judged),
        text: figures.inTime(thousands(terms.inTime), thousands(terms.judged)),
        about: ['inTimeShare'],
        to: fact('inTime'),
      },
      {
        id: 'overdueShare',
        value: shareText(terms.missed, terms.received),
        text: figures.overdue(thousands(terms.missed), thousands(terms.received)),
        about: ['overdueShare', 'openOverdue'],
        to: fact('missed'),
        more: [{ ...countCell(terms.overdueOpen, tableFilters.fact(scope, 'overdueOpen')), note: words.openOverdue }],
      },
      {
        id: 'medianDays',
        value: daysText(terms.days.median),
        text: figures.median(thousands(terms.days.of)),
        about: ['medianDays'],
        to: fact('closed'),
      },
      { id: 'meanDays', value: daysText(terms.days.mean), text: figures.mean, about: ['meanDays'], to: fact('closed') },
      {
        id: 'medianInterimHours',
        value: hoursText(terms.interim.median),
        text: figures.interim(thousands(terms.interim.of)),
        about: ['medianInterimHours'],
        to: fact('interim'),
      },
      {
        id: 'meanInterimHours',
        value: hoursText(terms.interim.mean),
        text: figures.interimMean,
        about: ['meanInterimHours'],
        to: fact('interim'),
      },
    ],
    blocks: [
      outcomeBlock(terms, asked, names),
      spreadBlock(terms, asked, names),
      tableBlock(table, chosen(BY, asked.view.by), asked, names),
    ],
    notes: unknownYears.length === 0 ? [] : [words.noCalendar(unknownYears.join(', '))],
    isEmpty: terms.received === 0,
  }
}

/** Years of the period that have begun and have no production calendar: working hours there lean on the law alone. */
async function yearsWithoutCalendar({ from, to }: { from: string; to: string }, today: string): Promise<number[]> {
  const [first, last] = [Number(from.slice(0, 4)), Number((to < today ? to : today).slice(0, 4))]
  const years = Array.from({ length: Math.max(0, Math.min(last - first + 1, MOST_YEARS)) }, (_, index) => last - index)
  const calendars = await Promise.all(years.map((year) => api.deadlines.calendar({ year })))
  return calendars.filter(({ isLoaded }) => !isLoaded).map(({ year }) => year)
}

export const termsLeaf: Leaf<Data> = {
  id: 'terms',
  title: texts.leaves.terms,
  choice: {
    label: leafTexts.by,
    options: BY.map((value) => ({ value, label: leafTexts.name[value] })),
    current: ({ view }) => chosen(BY, view.by),
  },
  load: async ({ scope, view, today }) => {
    const [terms, table, unknownYears] = await Promise.all([
      api.analytics.terms(scope),
      api.analytics.breakdown({ ...scope, by: chosen(BY, view.by) }),
      yearsWithoutCalendar(scope.period, today),
    ])
    return { terms, table, unknownYears }
  },
  content,
}
