import { tableFilters, type Satisfaction } from '../../../../electron/contract/analytics.ts'
import type { Fact } from '../../../../electron/contract/facts.ts'
import { api } from '../../../api/index.ts'
import { thousands } from '../../../ui/format.ts'
import { barsDrawing } from '../chart/bars.ts'
import { captionOf, markText } from '../format.ts'
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

const words = leafTexts.marks
const STEPS = ['closed', 'asked', 'responded', 'rated', 'said'] as const satisfies readonly Fact[]

function marksBlock(data: Satisfaction, asked: Asked, names: Names): Block {
  const lines = data.marks
    .toReversed()
    .map(({ mark, total }) => ({ mark, total, filter: tableFilters.mark(asked.scope, mark) }))
  return {
    id: 'marks',
    title: words.marks,
    about: ['clarity', 'goodShare'],
    draw: (width) =>
      barsDrawing(
        {
          label: words.marks,
          bars: lines.map(({ mark, total, filter }) => ({
            name: String(mark),
            parts: [
              {
                value: total,
                paint: mark >= 4 ? ('first' as const) : ('dotted' as const),
                label: words.value(mark, thousands(total)),
                to: casesRoute(filter),
              },
            ],
            end: thousands(total),
            note: shareText(total, data.rated),
          })),
        },
        width,
      ),
    table: {
      caption: captionOf(words.marks, asked, names),
      head: [words.mark, words.count, leafTexts.terms.share],
      rows: lines.map(({ mark, total, filter }) => ({
        name: String(mark),
        cells: [countCell(total, filter), { text: shareText(total, data.rated) }],
      })),
    },
  }
}

function askedBlock(data: Satisfaction, asked: Asked, names: Names): Block {
  const whole: Readonly<Record<(typeof STEPS)[number], number>> = {
    closed: data.closed,
    asked: data.closed,
    responded: data.asked,
    rated: data.responded,
    said: data.responded,
  }
  const lines = STEPS.map((fact) => ({
    name: words.steps[fact],
    count: data[fact],
    share: fact === 'closed' ? '' : shareText(data[fact], whole[fact]),
    filter: tableFilters.fact(asked.scope, fact),
  }))
  return {
    id: 'asked',
    title: words.asked,
    about: ['askedShare', 'respondedShare'],
    draw: (width) =>
      barsDrawing(
        {
          label: words.asked,
          bars: lines.map(({ name, count, filter, share }) => ({
            name,
            parts: [
              { value: count, paint: 'first' as const, label: `${name}: ${thousands(count)}`, to: casesRoute(filter) },
            ],
            end: thousands(count),
            note: share,
          })),
        },
        width,
      ),
    words: [data.asked === 0 ? words.nobody : words.words],
    table: {
      caption: captionOf(words.asked, asked, names),
      head: [words.step, words.count, words.share],
      rows: lines.map(({ name, count, share, filter }) => ({
        name,
        cells: [countCell(count, filter), { text: share }],
      })),
    },
  }
}

function content(data: Satisfaction, asked: Asked, names: Names): Content {
  const { figures } = words
  const share = (
    id: string,
    fact: Fact,
    part: number,
    whole: number,
    text: (a: string, b: string) => string,
  ): Figure => ({
    id,
    value: shareText(part, whole),
    text: text(thousands(part), thousands(whole)),
    about: [id],
    ...(part > 0 ? { to: casesRoute(tableFilters.fact(asked.scope, fact)) } : {}),
  })
  return {
    figures: [
      share('askedShare', 'asked', data.asked, data.closed, figures.asked),
      share('respondedShare', 'responded', data.responded, data.asked, figures.responded),
      {
        id: 'clarity',
        value: markText(data.mean),
        text: figures.mean(thousands(data.rated)),
        about: ['clarity'],
        ...(data.rated > 0 ? { to: casesRoute(tableFilters.fact(asked.scope, 'rated')) } : {}),
      },
      share('goodShare', 'good', data.good, data.rated, figures.good),
      share('solvedShare', 'solved', data.solved, data.said, figures.solved),
    ],
    blocks: [askedBlock(data, asked, names), marksBlock(data, asked, names)],
    notes: [],
    isEmpty: data.closed === 0 && data.asked === 0,
    nothing: words.nothing,
  }
}

export const marksLeaf: Leaf<Satisfaction> = {
  id: 'marks',
  title: texts.leaves.marks,
  load: ({ scope }) => api.analytics.satisfaction(scope),
  content,
}
