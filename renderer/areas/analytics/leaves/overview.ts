import type { AnalyticsGroup, BlockLoad, Flow, Heat } from '../../../../electron/contract/analytics.ts'
import { analyticsFilters, OUTCOMES } from '../../../../electron/contract/analytics.ts'
import type { IndicatorValue } from '../../../../electron/contract/indicators.ts'
import { api } from '../../../api/index.ts'
import { figureRoute } from '../../../app/figures.ts'
import { thousands } from '../../../ui/format.ts'
import { barsDrawing } from '../chart/bars.ts'
import type { Paint } from '../chart/shapes.ts'
import { captionOf, daysText, hoursText, markText } from '../format.ts'
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
import { scopeOf } from '../query.ts'
import { shareNumber, shareText } from '../share.ts'
import { texts } from '../texts.ts'
import { flowBlock, flowScope } from './flow.ts'
import { nameOf } from './names.ts'
import { heatBlock, loadHeat } from './places.ts'

const words = leafTexts.overview
const KEYS = [
  'received',
  'inTimeShare',
  'medianDays',
  'medianInterimHours',
  'incomingRepeatShare',
  'clarity',
  'askedShare',
] as const

export type OverviewData = {
  figures: IndicatorValue[]
  before: IndicatorValue[]
  blocks: BlockLoad[]
  flow: Flow
  heat: Heat
  heatBefore: Heat | null
  recipients: AnalyticsGroup[]
}

const PAINTS: Readonly<Record<(typeof OUTCOMES)[number], Paint>> = {
  inTime: 'first',
  late: 'late',
  postponed: 'pale',
  open: 'hollow',
}
const unsetLast = <T extends { id: number | null; total: number }>(a: T, b: T): number =>
  Number(a.id === null) - Number(b.id === null) || b.total - a.total

export const sortedBlocks = (blocks: readonly BlockLoad[]): BlockLoad[] =>
  blocks.toSorted((a, b) => unsetLast({ id: a.blockId, total: a.total }, { id: b.blockId, total: b.total }))
/** All closed and the open ones whose term has passed: what a share in time is of. */
export const judged = (block: BlockLoad): number => block.inTime + block.late + block.overdueOpen

/** «Нагрузка блоков»: what became of the cards of each block. */
export function loadBlock(blocks: readonly BlockLoad[], asked: Asked, names: Names): Block {
  const { workload } = texts
  const sorted = sortedBlocks(blocks)
  const name = (block: BlockLoad): string => nameOf(names, 'block', block.blockId)
  return {
    id: 'load',
    title: workload.title,
    about: ['received', 'inTimeShare', 'openOverdue'],
    draw: (width) =>
      barsDrawing(
        {
          label: workload.title,
          legend: OUTCOMES.map((outcome) => ({ text: workload.outcomes[outcome], paint: PAINTS[outcome] })),
          bars: sorted.map((block) => ({
            name: name(block),
            parts: OUTCOMES.map((outcome) => ({
              value: block[outcome],
              paint: PAINTS[outcome],
              label: workload.part(name(block), workload.outcomes[outcome], block[outcome]),
              to: casesRoute(analyticsFilters.blockOutcome(asked.scope, block.blockId, outcome)),
            })),
            end: thousands(block.total),
            note: shareText(block.inTime, judged(block)),
          })),
        },
        width,
      ),
    table: {
      caption: captionOf(workload.title, asked, names),
      head: [
        workload.block,
        workload.total,
        ...([...OUTCOMES, 'overdueOpen'] as const).map((one) => workload.heads[one]),
        workload.share,
      ],
      rows: sorted.map((block) => ({
        name: name(block),
        cells: [
          countCell(block.total, analyticsFilters.block(asked.scope, block.blockId)),
          ...([...OUTCOMES, 'overdueOpen'] as const).map((outcome) =>
            countCell(block[outcome], analyticsFilters.blockOutcome(asked.scope, block.blockId, outcome)),
          ),
          { text: shareNumber(block.inTime, judged(block)) },
        ],
      })),
    },
  }
}

function figures(data: OverviewData, asked: Asked): Figure[] {
  const of = (key: (typeof KEYS)[number]) => data.figures.find((figure) => figure.key === key)
  const figure = (key: (typeof KEYS)[number], value: string, text: string): Figure => {
    const opens = of(key)?.opens
    return { id: key, value, text, about: [key], ...(opens ? { to: figureRoute(opens) } : {}) }
  }
  const share = (key: 'inTimeShare' | 'incomingRepeatShare', text: (part: string, whole: string) => string): Figure => {
    const [part, whole] = [of(key)?.part ?? 0, of(key)?.whole ?? 0]
    return figure(key, shareText(part, whole), text(thousands(part), thousands(whole)))
  }
  const count = (list: readonly IndicatorValue[]): number => list.find(({ key }) => key === 'received')?.value ?? 0
  const before = data.before.find(({ key }) => key === 'received')
  const clarity = of('clarity')
  // A register begun later has nothing to compare with: «было 0» would look like growth.
  const hasEarlier =
    count(data.before) > 0 || data.flow[asked.view.comparison === 'year' ? 'yearAgo' : 'before'] !== null
  return [
    {
      ...figure('received', thousands(count(data.figures)), words.received),
      more: [
        hasEarlier
          ? {
              text: (asked.isRunning ? words.beforeSame : words.before)(thousands(count(data.before))),
              ...(before?.opens ? { to: figureRoute(before.opens) } : {}),
            }
          : { text: words.noBefore },
      ],
    },
    share('inTimeShare', words.inTime),
    figure('medianDays', daysText(of('medianDays')?.value ?? null), words.median),
    figure('medianInterimHours', hoursText(of('medianInterimHours')?.value ?? null), words.interim),
    share('incomingRepeatShare', words.repeats),
    figure(
      'clarity',
      markText(clarity?.value ?? null),
      words.clarity(thousands(clarity?.whole ?? clarity?.part ?? 0), thousands(of('askedShare')?.part ?? 0)),
    ),
  ]
}

export const overviewLeaf: Leaf<OverviewData> = {
  id: 'overview',
  title: texts.leaves.overview,
  load: async (asked) => {
    const { scope } = asked
    const [figures_, before, blocks, flow, map, recipients] = await Promise.all([
      api.analytics.measure({ scope, keys: [...KEYS] }),
      api.analytics.measure({ scope: scopeOf(asked.view, asked.compared), keys: ['received'] }),
      api.analytics.workload(scope),
      api.analytics.flow({ ...flowScope(asked), by: 'week' }),
      loadHeat(asked, 'block'),
      api.analytics.groups({ ...scope, by: 'recipient' }),
    ])
    return { figures: figures_, before, blocks, flow, heat: map.heat, heatBefore: map.before, recipients }
  },
  content: (data, asked, names): Content => ({
    figures: figures(data, asked),
    blocks: [
      loadBlock(data.blocks, asked, names),
      { ...flowBlock(data.flow, 'week', asked, names, texts.flow.title), words: [] },
      heatBlock(data.heat, 'block', asked, names),
    ],
    notes: [],
    isEmpty: data.blocks.length === 0 && (data.before[0]?.value ?? 0) === 0,
  }),
}
