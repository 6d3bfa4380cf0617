import { scopeFilter } from '../../contract/analytics.ts'
import type { AnalyticsScope, Heat, HeatAcross, Span } from '../../contract/analytics.ts'
import type { ReadDb } from '../../db/database.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { getSettings } from '../office/office.service.ts'
import type { Reading } from './flow.ts'
import { tally } from './walk.repo.ts'
import { piecesOf } from './pieces.ts'

/** Territories against blocks, themes or weeks. */

interface Counted {
  territoryId: number | null
  /** Id of the block or theme; place of the week. */
  column: number | null
  received: number
}

/** Sums by one side of the cells, the largest first, «не указано» last. */
function sumsBy(cells: readonly Counted[], side: 'territoryId' | 'column'): { id: number | null; total: number }[] {
  const sums = new Map<number | null, number>()
  for (const cell of cells) sums.set(cell[side], (sums.get(cell[side]) ?? 0) + cell.received)
  return [...sums]
    .map(([id, total]) => ({ id, total }))
    .sort(
      (a, b) =>
        Number(a.id === null) - Number(b.id === null) || b.total - a.total || Number(a.id ?? 0) - Number(b.id ?? 0),
    )
}

const residentsOf = (db: ReadDb): Map<number, number | null> =>
  new Map(getDirectories(db).territories.map(({ id, residents }) => [id, residents]))

function byWeek(reading: Reading, scope: AnalyticsScope, weeks: readonly Span[]): Counted[] {
  return weeks.flatMap(({ from, to }, column) =>
    tally(reading.db, scopeFilter({ ...scope, period: { from, to } }), [], reading.now, ['territory']).map(
      ({ ids, total }) => ({ territoryId: ids[0] ?? null, column, received: total }),
    ),
  )
}

export function heatOf(reading: Reading, scope: AnalyticsScope, across: HeatAcross): Heat {
  const { db, now } = reading
  const weeks = across === 'week' ? piecesOf(scope.period, 'week', getSettings(db).weekStart, now.slice(0, 10)) : []
  const counted =
    across === 'week'
      ? byWeek(reading, scope, weeks)
      : tally(db, scopeFilter(scope), [], now, ['territory', across]).map(({ ids, total }) => ({
          territoryId: ids[0] ?? null,
          column: ids[1] ?? null,
          received: total,
        }))
  const residents = residentsOf(db)
  const territories = sumsBy(counted, 'territoryId')
  const columns = across === 'week' ? [] : sumsBy(counted, 'column')
  const rowOf = new Map(territories.map(({ id }, place) => [id, place]))
  const columnOf = new Map(columns.map(({ id }, place) => [id, place]))
  return {
    territories: territories.map(({ id, total }) => ({
      id,
      total,
      residents: id === null ? null : (residents.get(id) ?? null),
    })),
    columns,
    weeks: weeks.map(({ from, to, isPartial }, place) => ({
      from,
      to,
      total: counted.reduce((sum, cell) => (cell.column === place ? sum + cell.received : sum), 0),
      isPartial,
    })),
    cells: counted.map(({ territoryId, column, received }) => ({
      row: rowOf.get(territoryId) ?? 0,
      column: across === 'week' ? Number(column) : (columnOf.get(column) ?? 0),
      received,
    })),
  }
}
