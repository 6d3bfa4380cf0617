import {
  tableFilters,
  type BreakdownTable,
  type Postponed,
  type Repeats,
} from '../../../../electron/contract/analytics.ts'
import type { IndicatorValue } from '../../../../electron/contract/indicators.ts'
import { api } from '../../../api/index.ts'
import { figureRoute } from '../../../app/figures.ts'
import { thousands } from '../../../ui/format.ts'
import { barsDrawing, columnsDrawing } from '../chart/bars.ts'
import { captionOf } from '../format.ts'
import { leafTexts } from '../leafTexts.ts'
import {
  casesRoute,
  countCell,
  type Asked,
  type Block,
  type Content,
  type Figure,
  type Leaf,
  type Names,
} from '../model.ts'
import { shareText } from '../share.ts'
import { texts } from '../texts.ts'
import { nameOf } from './names.ts'

const words = leafTexts.repeats
const KEYS = ['incomingRepeatShare', 'repeatShare', 'postponedShare'] as const
const SHOWN = 12
type Data = { repeats: Repeats; postponed: Postponed; themes: BreakdownTable; shares: IndicatorValue[] }

function returnsBlock(repeats: Repeats, asked: Asked, names: Names): Block {
  const lines = repeats.returns.map(({ from, total }) => ({
    name: words.times(from),
    count: total,
    filter: tableFilters.returns(asked.scope, from),
  }))
  return {
    id: 'returns',
    title: words.returns,
    about: ['repeatShare'],
    draw: (width) =>
      barsDrawing(
        {
          label: words.returns,
          bars: lines.map(({ name, count, filter }) => ({
            name,
            parts: [
              { value: count, paint: 'first' as const, label: `${name}: ${thousands(count)}`, to: casesRoute(filter) },
            ],
            end: thousands(count),
          })),
        },
        width,
      ),
    words: repeats.returned === 0 ? [words.noReturns] : [],
    table: {
      caption: captionOf(words.returns, asked, names),
      head: [words.returnsHead, words.count],
      rows: lines.map(({ name, count, filter }) => ({ name, cells: [countCell(count, filter)] })),
    },
  }
}

function postponedBlock(postponed: Postponed, asked: Asked, names: Names): Block {
  const lines = postponed.months.map((month) => ({
    name: `${month.from.slice(5, 7)}.${month.from.slice(0, 4)}`,
    count: month.total,
    filter: tableFilters.postponedMonth(asked.scope, month),
  }))
  return {
    id: 'postponed',
    title: words.postponed,
    about: ['postponedShare'],
    ...(lines.length === 0
      ? {}
      : {
          draw: (width: number) =>
            columnsDrawing(
              {
                label: words.postponed,
                height: 170,
                bars: lines.map(({ name, count, filter }) => ({
                  name,
                  parts: [
                    {
                      value: count,
                      paint: 'pale' as const,
                      label: `${name}: ${thousands(count)}`,
                      to: casesRoute(filter),
                    },
                  ],
                  end: thousands(count),
                })),
              },
              width,
            ),
        }),
    words: lines.length === 0 ? [words.noPostponed] : [],
    table: {
      caption: captionOf(words.postponed, asked, names),
      head: [words.month, words.count],
      rows: lines.map(({ name, count, filter }) => ({ name, cells: [countCell(count, filter)] })),
    },
  }
}

function themeBlock(themes: BreakdownTable, asked: Asked, names: Names): Block {
  const lines = themes.lines
    .filter((line) => line.repeats + line.returned > 0)
    .toSorted((a, b) => b.repeats + b.returned - a.repeats - a.returned)
    .slice(0, SHOWN)
  return {
    id: 'themes',
    title: words.byTheme,
    about: ['incomingRepeatShare', 'repeatShare'],
    isWide: true,
    words: lines.length === 0 ? [words.noRepeats] : [],
    table: {
      caption: captionOf(words.byTheme, asked, names),
      head: [leafTexts.name.theme, leafTexts.received, words.isRepeat, words.returned],
      rows: lines.map((line) => ({
        name: nameOf(names, 'theme', line.id),
        cells: [
          countCell(line.received, tableFilters.line(asked.scope, 'theme', line.id)),
          countCell(line.repeats, tableFilters.line(asked.scope, 'theme', line.id, 'repeats')),
          countCell(line.returned, tableFilters.line(asked.scope, 'theme', line.id, 'returned')),
        ],
      })),
    },
  }
}

/** A share as the service measured it. */
export function shareFigure(of: IndicatorValue, text: (part: string, whole: string) => string): Figure {
  const [part, whole] = [of.part ?? 0, of.whole ?? 0]
  return {
    id: of.key,
    value: shareText(part, whole),
    text: text(thousands(part), thousands(whole)),
    about: [of.key],
    ...(of.opens && part > 0 ? { to: figureRoute(of.opens) } : {}),
  }
}

function content({ repeats, postponed, themes, shares }: Data, asked: Asked, names: Names): Content {
  const texts_ = [words.figures.repeats, words.figures.returned, words.figures.postponed]
  return {
    figures: [
      ...shares.map((share, index) => shareFigure(share, texts_[index] ?? leafTexts.of)),
      {
        id: 'back',
        value: thousands(postponed.back),
        text: words.figures.back,
        about: ['postponedShare', 'open'],
        ...(postponed.back > 0 ? { to: casesRoute(tableFilters.postponedBack(asked.scope)) } : {}),
      },
    ],
    blocks: [
      returnsBlock(repeats, asked, names),
      postponedBlock(postponed, asked, names),
      themeBlock(themes, asked, names),
    ],
    notes: [],
    isEmpty: repeats.received === 0,
  }
}

export const repeatsLeaf: Leaf<Data> = {
  id: 'repeats',
  title: texts.leaves.repeats,
  load: async ({ scope }) => {
    const [repeats, postponed, themes, shares] = await Promise.all([
      api.analytics.repeats(scope),
      api.analytics.postponed(scope),
      api.analytics.breakdown({ ...scope, by: 'theme' }),
      api.analytics.measure({ scope, keys: [...KEYS] }),
    ])
    return { repeats, postponed, themes, shares }
  },
  content,
}
