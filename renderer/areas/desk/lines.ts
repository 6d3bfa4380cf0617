import type { RouteLocationRaw } from 'vue-router'
import { DESK_SECTIONS } from '../../../electron/contract/desk.ts'
import type { DeskOverview, DeskRow, DeskSection, DeskSource } from '../../../electron/contract/desk.ts'
import type { CaseRow } from '../../../electron/contract/messages.ts'
import type { OfficeHours } from '../../../electron/contract/office.ts'
import { dayMonth, timeOf } from '../../ui/format.ts'
import type { IconName } from '../../ui/icons.ts'
import { dueView, type DueView } from '../messages/due.ts'
import { deskRoute, rowRoute, sectionRoute } from './links.ts'
import { kindIcons } from './kinds.ts'
import { texts } from './texts.ts'

/** One row of the order, in the words it is shown in. */
export type DeskLine = {
  key: string
  due: DueView | null
  icon: IconName
  kind: string
  number: string
  title: string
  where: string
  who: string
  to: RouteLocationRaw
  /** The card, where the row is one: what a recipient can be named for. */
  card: CaseRow | null
}

export type DeskList = {
  section: DeskSection
  title: string
  total: number
  /** What the total is made of, where it is not of one sort. */
  parts: { source: DeskSource; text: string; to: RouteLocationRaw }[]
  lines: DeskLine[]
  to: RouteLocationRaw
  isWhole: boolean
  /** Said in place of rows. */
  empty: string
}

export const lineOf = (row: DeskRow, now: string, hours: OfficeHours | null): DeskLine => ({
  key: `${row.source}-${row.id}`,
  due: dueView({ dueAt: row.dueAt, answeredAt: null }, now, hours),
  icon: kindIcons[row.kind],
  kind: texts.kinds[row.kind],
  number: row.number,
  title: row.title,
  where: row.where,
  who: row.who || (row.source === 'cases' ? texts.noRecipient : texts.noExecutor),
  to: rowRoute(row),
  card: row.card,
})

/** «сегодня в 16:40», «20.11». */
export const whenWords = (moment: string, now: string): string => {
  if (moment.slice(0, 10) !== now.slice(0, 10)) return dayMonth(moment)
  const time = timeOf(moment)
  return time === '' ? texts.todayWord : texts.todayAt(time)
}

const emptyText = (section: DeskSection, { nearest, now, weekEndsOn }: DeskOverview): string => {
  if (section === 'overdue')
    return nearest ? texts.empty.overdueNearest(whenWords(nearest.dueAt, now), nearest.number) : texts.empty.overdue
  return section === 'today' ? texts.empty.today : texts.empty.untilFriday(weekEndsOn)
}

/** The sections of the desk in order of urgency, each cut to the rows that fit. */
export function deskLists(overview: DeskOverview, shown: Readonly<Record<DeskSection, number>>): DeskList[] {
  return DESK_SECTIONS.map((section) => {
    const { total, parts, rows } = overview.sections[section]
    const lines = rows.slice(0, shown[section]).map((row) => lineOf(row, overview.now, overview.hours))
    return {
      section,
      title: texts.sections[section],
      total,
      parts:
        parts.length < 2
          ? []
          : parts.map(({ source, count, link }) => ({
              source,
              text: texts.part[source](count),
              to: deskRoute(link),
            })),
      lines,
      to: sectionRoute(section),
      isWhole: total <= lines.length,
      empty: emptyText(section, overview),
    }
  })
}
