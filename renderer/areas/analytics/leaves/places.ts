import {
  HEAT_ACROSS,
  perThousand,
  tableFilters,
  type Heat,
  type HeatAcross,
} from '../../../../electron/contract/analytics.ts'
import { api } from '../../../api/index.ts'
import { dayMonth, decimal, thousands } from '../../../ui/format.ts'
import { captionOf } from '../format.ts'
import { cellFilter, cellText, gridOf, heatDrawing, type HeatColumn } from '../heat.ts'
import { leafTexts } from '../leafTexts.ts'
import { casesRoute, chosen, countCell, type Asked, type Block, type Content, type Leaf, type Names } from '../model.ts'
import { periodTitle } from '../period.ts'
import { scopeOf } from '../query.ts'
import { texts } from '../texts.ts'
import { nameOf } from './names.ts'

const words = leafTexts.places
/** Columns of the picture and of the table; the screen has its own room. */
const COLUMNS = 11
export type PlacesData = { heat: Heat; before: Heat | null }

export const acrossOf = ({ view }: Asked): HeatAcross => chosen(HEAT_ACROSS, view.by)
export const hasResidents = (heat: Heat): boolean => heat.territories.some(({ residents }) => (residents ?? 0) > 0)

export async function loadHeat(asked: Asked, across: HeatAcross): Promise<PlacesData> {
  const [heat, before] = await Promise.all([
    api.analytics.heat({ ...asked.scope, across }),
    across === 'week' ? null : api.analytics.heat({ ...scopeOf(asked.view, asked.compared), across }),
  ])
  return { heat, before }
}

/** The map as a block: its picture, its paper and its numbers. */
export function heatBlock(heat: Heat, across: HeatAcross, asked: Asked, names: Names): Block {
  const isRate = asked.view.isRate && hasResidents(heat)
  const grid = gridOf(heat, across, COLUMNS)
  const column = (of: HeatColumn): string => {
    if (of.week !== null) return dayMonth(of.week.from)
    return of.key === 'rest'
      ? texts.heat.rest
      : nameOf(names, across === 'theme' ? 'theme' : 'block', of.ids[0] ?? null)
  }
  const title = words.title[across]
  return {
    id: 'heat',
    title,
    about: ['received'],
    isWide: true,
    draw: (width) =>
      heatDrawing(
        grid,
        { label: title, territory: (row) => nameOf(names, 'territory', row.territoryId), column },
        isRate,
        width,
      ),
    table: {
      caption: captionOf(isRate ? `${title}, ${words.rate.toLowerCase()}` : title, asked, names),
      head: [leafTexts.name.territory, ...grid.columns.map(column), leafTexts.total],
      rows: grid.rows.map((row) => ({
        name: nameOf(names, 'territory', row.territoryId),
        cells: [
          ...row.counts.map((count, at) =>
            count === 0
              ? { text: '0' }
              : {
                  text: cellText(row, count, isRate),
                  to: casesRoute(cellFilter(asked.scope, grid, row, grid.columns[at])),
                },
          ),
          countCell(row.total, tableFilters.line(asked.scope, 'territory', row.territoryId)),
        ],
      })),
    },
  }
}

function listBlock({ heat, before }: PlacesData, asked: Asked, names: Names): Block {
  const past =
    before === null || before.territories.length === 0
      ? null
      : { ...asked.scope, period: { from: asked.compared.from, to: asked.compared.to } }
  return {
    id: 'list',
    title: words.list,
    about: ['received'],
    isWide: true,
    table: {
      caption: captionOf(words.list, asked, names),
      head: [
        leafTexts.name.territory,
        leafTexts.received,
        ...(past === null ? [] : [words.before(periodTitle(asked.view.kind, asked.compared))]),
        words.residents,
        words.rate,
      ],
      rows: heat.territories.map(({ id, total, residents }) => {
        const rate = perThousand(total, residents)
        const earlier = before?.territories.find((one) => one.id === id)?.total ?? 0
        return {
          name: nameOf(names, 'territory', id),
          cells: [
            countCell(total, tableFilters.line(asked.scope, 'territory', id)),
            ...(past === null ? [] : [countCell(earlier, tableFilters.line(past, 'territory', id))]),
            { text: residents === null ? '–' : thousands(residents) },
            { text: rate === null ? '–' : decimal(rate) },
          ],
        }
      }),
    },
  }
}

function content(data: PlacesData, asked: Asked, names: Names): Content {
  const unknown = data.heat.territories.filter(({ id, residents }) => id !== null && (residents ?? 0) === 0).length
  return {
    figures: [],
    blocks: [heatBlock(data.heat, acrossOf(asked), asked, names), listBlock(data, asked, names)],
    notes: !hasResidents(data.heat) ? [words.noResidents] : unknown > 0 ? [words.someResidents] : [],
    isEmpty: data.heat.territories.length === 0,
  }
}

export const placesLeaf: Leaf<PlacesData> = {
  id: 'places',
  title: texts.leaves.places,
  choice: {
    label: leafTexts.by,
    options: HEAT_ACROSS.map((value) => ({ value, label: words.kinds[value] })),
    current: acrossOf,
  },
  load: (asked) => loadHeat(asked, acrossOf(asked)),
  content,
}
