import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'

const KEPT = 64

interface Memory {
  stamp: string
  readonly kept: Map<string, unknown>
}

const memories = new WeakMap<ReadDb, Memory>()

/** Changes with every change of the register, by this connection or another. */
function stampOf(db: ReadDb): string {
  const { data_version: others } = db.one<{ data_version: number }>('PRAGMA data_version')
  const { own } = db.one<{ own: number }>('SELECT total_changes() AS own')
  return `${others} ${own}`
}

/**
 * What was read for `key` while the register has not changed since: hits of a search and figures are asked for again with every page
 * and every look at the left panel. Forgotten with the first change; the oldest go when there are many.
 */
export function remembered<T>(db: ReadDb, key: string, read: () => T): T {
  const stamp = stampOf(db)
  let memory = memories.get(db)
  if (!memory || memory.stamp !== stamp) {
    memory = { stamp, kept: new Map() }
    memories.set(db, memory)
  }
  if (memory.kept.has(key)) return memory.kept.get(key) as T
  const value = read()
  memory.kept.set(key, value)
  for (const oldest of memory.kept.keys()) {
    if (memory.kept.size <= KEPT) break
    memory.kept.delete(oldest)
  }
  return value
}

/** Till when an answer to a filter holds: a due date may pass with any minute, everything else changes with the day at most. */
export function momentOf(filter: CaseFilter, now: string): string {
  const isOfMinute = [filter.due, filter.outcome, filter.not?.due, filter.not?.outcome].some(
    (one) => one === 'overdue' || one === 'today' || one === 'overdueOpen' || one === 'judged' || one === 'missed',
  )
  return isOfMinute ? now : now.slice(0, 10)
}
