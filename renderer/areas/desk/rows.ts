/** How many rows each list of the desk shows on a window of a given height. */

export const SECTIONS = ['overdue', 'today', 'untilFriday', 'assignments'] as const
export type Section = (typeof SECTIONS)[number]

/** What every list gets on the smallest window, the most urgent the most (design/desk.html at 1366×768). */
const QUOTA: Readonly<Record<Section, number>> = { overdue: 4, today: 4, untilFriday: 3, assignments: 2 }
/** Fits 1366×768, the window the design is counted for. */
export const USUAL_CAPACITY = 13

/**
 * Shares out the rows that fit: each list up to its quota, what is left over first to what is late and due today, then to the
 * other two in turn. An empty list keeps one row for its sentence.
 */
export function shareRows(capacity: number, totals: Readonly<Record<Section, number>>): Record<Section, number> {
  const wanted = (section: Section): number => Math.max(1, totals[section])
  const shown = {} as Record<Section, number>
  for (const section of SECTIONS) shown[section] = Math.min(QUOTA[section], wanted(section))
  let left = capacity - SECTIONS.reduce((sum, section) => sum + shown[section], 0)
  const give = (section: Section, rows: number): void => {
    const more = Math.max(0, Math.min(rows, left, wanted(section) - shown[section]))
    shown[section] += more
    left -= more
  }
  give('overdue', left)
  give('today', left)
  for (let turn = 0; turn < capacity; turn += 1) {
    give('assignments', 1)
    give('untilFriday', 1)
  }
  return shown
}

/** Heights of the layout, px, as desk.css has them: figures, head of a list, its gap, lower air. */
const LOW = { row: 31, fixed: 78 + 4 * 40 + 24 }
const TALL = { row: 33, fixed: 78 + 4 * 48 + 24 }
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
