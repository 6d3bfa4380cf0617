import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'

interface Memory {
  stamp: string
  readonly kept: Map<string, unknown>
}

/** Where things are kept apart from each other: large ones on a short shelf push out no small ones. */
export interface Shelf {
  /** The oldest above this number go. */
  readonly keeps: number
  readonly memories: WeakMap<ReadDb, Memory>
}

export const shelfOf = (keeps: number): Shelf => ({ keeps, memories: new WeakMap() })
const EVERYDAY = shelfOf(64)

/** Changes with every change of the register, by this connection or another. */
function stampOf(db: ReadDb): string {
  const { data_version: others } = db.one<{ data_version: number }>('PRAGMA data_version')
  const { own } = db.one<{ own: number }>('SELECT total_changes() AS own')
  return `${others} ${own}`
}

/** What a shelf holds of the register as it is now. */
function keptOn(db: ReadDb, { memories }: Shelf): Map<string, unknown> {
  const stamp = stampOf(db)
  let memory = memories.get(db)
  if (!memory || memory.stamp !== stamp) {
    memory = { stamp, kept: new Map() }
    memories.set(db, memory)
  }
  return memory.kept
}

/**
 * What was read for `key` while the register has not changed since: hits of a search and figures are asked for again with every page
 * and every look at the left panel. Forgotten with the first change; the oldest go when there are many.
 */
export function remembered<T>(db: ReadDb, key: string, read: () => T, shelf = EVERYDAY): T {
  const kept = keptOn(db, shelf)
  if (kept.has(key)) return kept.get(key) as T
  const value = read()
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= shelf.keeps) break
    kept.delete(oldest)
  }
  return value
}

/** What is remembered for `key`, or null. */
export const recalled = <T>(db: ReadDb, key: string, shelf: Shelf): T | null =>
  (keptOn(db, shelf).get(key) as T | undefined) ?? null

/** Till when an answer to a filter holds: a due date may pass with any minute, everything else changes with the day at most. */
export function momentOf(filter: CaseFilter, now: string): string {
  const isOfMinute = [filter.due, filter.outcome, filter.not?.due, filter.not?.outcome].some(
    (one) => one === 'overdue' || one === 'today' || one === 'overdueOpen' || one === 'judged' || one === 'missed',
  )
  return isOfMinute ? now : now.slice(0, 10)
}
