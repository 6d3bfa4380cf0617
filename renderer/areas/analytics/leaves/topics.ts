import {
  FAR_GROWTH,
  LEAST_COUNTED,
  tableFilters,
  type Breakdown,
  type BreakdownLine,
  type BreakdownTable,
} from '../../../../electron/contract/analytics.ts'
import type { Fact } from '../../../../electron/contract/facts.ts'
import { api } from '../../../api/index.ts'
import { decimal, thousands } from '../../../ui/format.ts'
import { barsDrawing } from '../chart/bars.ts'
import { captionOf } from '../format.ts'
import { leafTexts } from '../leafTexts.ts'
import {
  casesRoute,
  countCell,
  type Asked,
  type Block,
  type Cell,
  type Content,
  type Leaf,
  type Names,
} from '../model.ts'
import { shareNumber } from '../share.ts'
import { texts } from '../texts.ts'
import { nameOf } from './names.ts'

const words = leafTexts.topics
const SHOWN = { theme: 14, channel: 8, block: 9 } as const
type Shown = keyof typeof SHOWN
type Data = Record<Shown, BreakdownTable>

const judged = (line: BreakdownLine): number => line.closed + line.overdueOpen

export function breakdownRows(table: BreakdownTable, by: Breakdown, asked: Asked, names: Names) {
  const { scope } = asked
  return table.lines.map((line) => {
    const of = (fact: Fact, count: number): Cell => countCell(count, tableFilters.line(scope, by, line.id, fact))
    const past = (count: number | null, span: BreakdownTable['before']): Cell =>
      count === null || span === null ? { text: '–' } : countCell(count, tableFilters.lineIn(scope, by, line.id, span))
    return {
      name: nameOf(names, by, line.id),
      ...(line.hasGrown ? { note: words.grown } : {}),
      cells: [
        countCell(line.received, tableFilters.line(scope, by, line.id)),
        past(line.receivedBefore, table.before),
        past(line.receivedYearAgo, table.yearAgo),
        {
          ...of('inTime', line.inTime),
          text: shareNumber(line.inTime, judged(line)),
          label: leafTexts.of(thousands(line.inTime), thousands(judged(line))),
        },
        of('overdueOpen', line.overdueOpen),
        of('repeats', line.repeats),
      ],
    }
  })
}

const head = (by: Breakdown): string[] => [
  leafTexts.name[by],
  leafTexts.received,
  leafTexts.before,
  leafTexts.yearAgo,
  words.inTime,
  words.overdue,
  words.repeats,
]

/** What grew more than chance, each in a sentence. */
const grownSentences = (table: BreakdownTable, by: Breakdown, names: Names): string[] =>
  table.lines
    .filter((line) => line.hasGrown)
    .map((line) =>
      words.isGrown(
        nameOf(names, by, line.id),
        thousands(line.received),
        thousands(line.receivedBefore ?? 0),
        decimal(line.deviations ?? 0),
        decimal(FAR_GROWTH),
      ),
    )

/** The same with the rule, or why there is nothing to say. */
function grownWords(table: BreakdownTable, by: Breakdown, names: Names): string[] {
  if (table.before === null) return [words.noBefore]
  const grown = grownSentences(table, by, names)
  return [...(grown.length === 0 ? [words.none] : grown), words.rule(decimal(FAR_GROWTH), LEAST_COUNTED)]
}

function block(by: Shown, table: BreakdownTable, asked: Asked, names: Names): Block {
  const lines = table.lines.filter((line) => line.received > 0).slice(0, SHOWN[by])
  const all = table.lines.filter((line) => line.received > 0).length
  const bars = lines.map((line) => ({
    name: nameOf(names, by, line.id),
    parts: [
      {
        value: line.received,
        paint: line.hasGrown ? ('late' as const) : ('first' as const),
        label:
          words.bar(nameOf(names, by, line.id), thousands(line.received)) + (line.hasGrown ? `, ${words.grown}` : ''),
        to: casesRoute(tableFilters.line(asked.scope, by, line.id)),
      },
    ],
    end: thousands(line.received),
    ...(line.hasGrown ? { note: words.grown } : {}),
  }))
  return {
    id: by,
    title: words[by],
    about: ['received', 'inTimeShare', 'openOverdue', 'incomingRepeatShare'],
    draw: (width) => barsDrawing({ label: words[by], bars }, width),
    isWide: by === 'theme',
    words: [
      ...(all > lines.length ? [words.top(lines.length, all)] : []),
      ...(by === 'theme' ? grownWords : grownSentences)(table, by, names),
    ],
    table: {
      caption: captionOf(words[by], asked, names),
      head: head(by),
      rows: breakdownRows(table, by, asked, names),
    },
  }
}

function content(data: Data, asked: Asked, names: Names): Content {
  return {
    figures: [],
    blocks: (['theme', 'channel', 'block'] as const).map((by) => block(by, data[by], asked, names)),
    notes: [],
    isEmpty: data.channel.lines.every((line) => line.received === 0),
  }
}

export const topicsLeaf: Leaf<Data> = {
  id: 'topics',
  title: texts.leaves.topics,
  load: async ({ scope }) => {
    const [theme, channel, block_] = await Promise.all([
      api.analytics.breakdown({ ...scope, by: 'theme' }),
      api.analytics.breakdown({ ...scope, by: 'channel' }),
      api.analytics.breakdown({ ...scope, by: 'block' }),
    ])
    return { theme, channel, block: block_ }
  },
  content,
}
