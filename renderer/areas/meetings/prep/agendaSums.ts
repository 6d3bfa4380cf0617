import type { AgendaItem, Meeting } from '../../../../electron/contract/meetings.ts'

/** Items of one section in a row; the section is empty where the agenda has none. */
export type AgendaSection = { section: string; items: readonly AgendaItem[]; minutes: number }

/** The agenda cut into its sections in its own order: a section that comes again stands twice, as the agenda does. */
export const sectionsOf = (items: readonly AgendaItem[]): AgendaSection[] => {
  const found: { section: string; items: AgendaItem[]; minutes: number }[] = []
  for (const item of items) {
    const last = found.at(-1)
    const into = last?.section === item.section ? last : { section: item.section, items: [], minutes: 0 }
    if (into !== last) found.push(into)
    into.items.push(item)
    into.minutes += item.minutes ?? 0
  }
  return found
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** By how many minutes the agenda is longer than the time between start and end; null where either is not set or it fits. */
export const longerThanMeeting = (
  meeting: Pick<Meeting, 'startsAt' | 'endsAt' | 'state'>,
  total: number,
): number | null => {
  const { startsAt, endsAt, state } = meeting
  // The end of a held meeting is when it ended, not when it should have.
  if (startsAt === null || endsAt === null || !['draft', 'sent', 'inProgress'].includes(state)) return null
  const over = total - (minuteOf(endsAt) - minuteOf(startsAt))
  return over > 0 ? over : null
}
