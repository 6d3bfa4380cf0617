import { DESK_SECTIONS } from '../../../electron/contract/desk.ts'
import type { DeskSection } from '../../../electron/contract/desk.ts'

/** How many rows each section of the desk shows on a window of a given height. */

/** What every section gets on the smallest window, the most urgent the most (design/desk.html at 1366×768). */
const QUOTA: Readonly<Record<DeskSection, number>> = { overdue: 5, today: 5, untilFriday: 4 }
/** Fits 1366×768, the window the design is counted for. */
export const USUAL_CAPACITY = 14

/**
 * Shares out the rows that fit: each section up to its quota, what is left over first to what is late, then to what is due today, then
 * to the rest. An empty section keeps one row for its sentence.
 */
export function shareRows(
  capacity: number,
  totals: Readonly<Record<DeskSection, number>>,
): Record<DeskSection, number> {
  const wanted = (section: DeskSection): number => Math.max(1, totals[section])
  const shown = {} as Record<DeskSection, number>
  for (const section of DESK_SECTIONS) shown[section] = Math.min(QUOTA[section], wanted(section))
  let left = capacity - DESK_SECTIONS.reduce((sum, section) => sum + shown[section], 0)
  for (const section of DESK_SECTIONS) {
    const more = Math.max(0, Math.min(left, wanted(section) - shown[section]))
    shown[section] += more
    left -= more
  }
  return shown
}

/** Heights of the layout, px, as desk.css has them: figures, head of a section, its gap, lower air. */
const LOW = { row: 31, fixed: 78 + 3 * 40 + 24 }
const TALL = { row: 33, fixed: 78 + 3 * 48 + 24 }
const TALL_FROM = 808

/** How much of the side lists the window has room for. */
export type SideRows = { clocks: number; routes: number; blocks: number }
export const sideRows = (bodyHeight: number): SideRows =>
  bodyHeight >= TALL_FROM ? { clocks: 8, routes: 5, blocks: 14 } : { clocks: 4, routes: 3, blocks: 8 }

/** Rows that fit into a body of this height, px. */
export function capacityOf(bodyHeight: number): number {
  if (bodyHeight <= 0) return USUAL_CAPACITY
  const size = bodyHeight >= TALL_FROM ? TALL : LOW
  return Math.max(8, Math.floor((bodyHeight - size.fixed) / size.row))
}
