import { dateOf, daysBetween, hasTime } from './civil.ts'
import type { CivilDate, CivilMoment } from './civil.ts'
import { workingMinutesBetween } from './officeHours.ts'
import type { WorkTime } from './officeHours.ts'

/** How a clock stands now: ahead, due today, late, or met (design: ○ ◐ ▲ ✓). */
export interface Remaining {
  readonly state: 'plan' | 'today' | 'over' | 'done'
  /** Calendar days for a control date; working minutes for a control moment. */
  readonly unit: 'days' | 'minutes'
  /** What is left, or by how much it is late; never negative. For a clock met in time it is 0. */
  readonly amount: number
  /** Past its due date: now, or on the day it was met. */
  readonly late: boolean
}

/**
 * Where a clock stands at `now` (a moment of the office). A control date lasts to the end of its day; a control moment is late
 * from the next minute, and the wait is counted in working minutes, so a night adds nothing.
 *
 * @param metAt the date or moment the clock was stopped by its answer, null while it runs
 */
export function remaining(
  dueAt: CivilDate | CivilMoment,
  now: CivilMoment,
  settings: WorkTime,
  metAt: CivilDate | CivilMoment | null = null,
): Remaining {
  const at = metAt ?? now
  // An answer known by its day alone cannot be held late against a moment of that same day.
  const byMoment = hasTime(dueAt) && hasTime(at)
  const late = byMoment ? at > dueAt : dateOf(at) > dateOf(dueAt)
  const unit = hasTime(dueAt) ? 'minutes' : 'days'
  const distance = hasTime(dueAt)
    ? Math.abs(workingMinutesBetween(settings, at, dueAt))
    : Math.abs(daysBetween(dateOf(at), dueAt))
  if (metAt !== null) return { state: 'done', unit, amount: late ? distance : 0, late }
  const state = late ? 'over' : dateOf(now) === dateOf(dueAt) ? 'today' : 'plan'
  return { state, unit, amount: distance, late }
}
