import type { DutyRow, MapRole, PositionMap } from '../../../electron/contract/positionMap.ts'
import { isVacantRow } from '../../../electron/contract/positionMap.ts'

/** Which rows of the map are shown, kept in its address as `?show=`. */

export const SHOWS = ['all', 'gaps', 'outside', 'unset'] as const
export type Show = (typeof SHOWS)[number]

export const showOf = (value: unknown): Show => SHOWS.find((show) => show === value) ?? 'all'

const hasGaps = (map: PositionMap, row: DutyRow): boolean =>
  row.state === 'partly' || row.state === 'missing' || isVacantRow(map, row)

export const isShown = (map: PositionMap, row: DutyRow, show: Show): boolean =>
  show === 'all' || (show === 'gaps' ? hasGaps(map, row) : row.state === show)

export const countOf = (map: PositionMap, show: Show): number =>
  map.rows.filter((row) => isShown(map, row, show)).length

/** What a row is known by: its words at their place in the decree. */
export const keyOf = ({ subject, roleCode, text }: Pick<DutyRow, 'subject' | 'roleCode' | 'text'>): string =>
  JSON.stringify([subject, roleCode, text])

export interface Group {
  /** Null: the tasks of the office. */
  role: MapRole | null
  rows: readonly DutyRow[]
}

/** Tasks, then each role with its duties; groups without a shown row are left out. */
export function groupsOf(map: PositionMap, show: Show): Group[] {
  const shown = map.rows.filter((row) => isShown(map, row, show))
  const tasks = { role: null, rows: shown.filter(({ subject }) => subject === 'task') }
  const roles = map.roles.map((role) => ({
    role,
    rows: shown.filter(({ subject, roleCode }) => subject === 'duty' && roleCode === role.code),
  }))
  return [tasks, ...roles].filter(({ rows }) => rows.length > 0)
}
