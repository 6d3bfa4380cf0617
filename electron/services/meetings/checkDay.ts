import { dayKind, loadCalendarOf } from '../deadlines/deadlines.service.ts'
import type { QueryContext } from '../context.ts'
import { findGroup } from './groups.repo.ts'
import { meetingsOn } from './carried.repo.ts'
import { prepTexts } from './prepTexts.ts'

/** What is wrong with a day for a meeting: past, a day off by the calendar of the office, outside the term of the group, taken. */
export function checkDay(
  { heldOn, groupId, exceptId }: { heldOn: string; groupId: number | null; exceptId: number | null },
  ctx: Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>,
): string[] {
  const warnings: string[] = []
  if (heldOn < ctx.now.slice(0, 10)) warnings.push(prepTexts.day.past(heldOn))
  const day = dayKind(loadCalendarOf(ctx.db, ctx.resourcesDir), heldOn)
  if (!day.working) warnings.push(prepTexts.day.off(heldOn, prepTexts.day.reason(day.kind, day.name ?? '')))
  else if (!day.loaded) warnings.push(prepTexts.day.noCalendar(heldOn))
  const group = groupId === null ? undefined : findGroup(ctx.db, groupId)
  if (group && group.fromOn !== null && heldOn < group.fromOn)
    warnings.push(prepTexts.day.notBegun(group.name, group.fromOn))
  if (group && group.toOn !== null && heldOn > group.toOn) warnings.push(prepTexts.day.ended(group.name, group.toOn))
  const others = meetingsOn(ctx.db, heldOn).filter((one) => one.id !== exceptId)
  const [first] = others
  if (first && others.length === 1) warnings.push(prepTexts.day.busy(first.number, first.startsAt ?? ''))
  if (others.length > 1) warnings.push(prepTexts.day.busyAgain(others.length))
  return warnings
}
