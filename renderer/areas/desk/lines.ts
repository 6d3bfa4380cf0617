import type { RouteLocationRaw } from 'vue-router'
import type { DeskAssignment, DeskOverview } from '../../../electron/contract/desk.ts'
import type { CaseRow } from '../../../electron/contract/messages.ts'
import { caseListLink } from '../messages/filterQuery.ts'
import { dueView, type DueView } from '../messages/due.ts'
import { dayMonth, timeOf, upperFirst } from '../../ui/format.ts'
import { SECTIONS, type Section } from './rows.ts'
import { texts } from './texts.ts'

/** One row of the desk: a card or an assignment, in the words it is shown in. */
export type DeskLine = {
  key: string
  due: DueView | null
  number: string
  title: string
  where: string
  who: string
  to: RouteLocationRaw
  /** The card, where the row is one: what a recipient can be named for. */
  row?: CaseRow
}

export type DeskList = {
  section: Section
  title: string
  total: number
  lines: DeskLine[]
  all: { text: string; to: RouteLocationRaw } | null
  /** Said in place of rows. */
  empty: string
}

const named = (names: Readonly<Record<string, string>>, id: number | null): string =>
  id === null ? '' : (names[id] ?? '')

const caseLine = (row: CaseRow, { now, hours, names }: DeskOverview): DeskLine => ({
  key: `case-${row.id}`,
  due: dueView(row, now, hours),
  number: row.number,
  title: row.gist,
  where: [named(names.blocks, row.blockId), named(names.territories, row.territoryId)]
    .filter((one) => one !== '')
    .join(' · '),
  who: named(names.recipients, row.recipientId) || texts.noRecipient,
  to: { path: `/messages/${row.id}` },
  row,
})

const assignmentLine = (one: DeskAssignment, now: string): DeskLine => ({
  key: `assignment-${one.id}`,
  due: dueView({ dueAt: one.dueOn, answeredAt: null }, now, null),
  number: one.number,
  title: upperFirst(one.text.replace(/\.$/, '')),
  where: one.source,
  who: one.executor,
  to: assignmentsLink,
})

/** The list behind the figure: not closed and due until Friday, overdue ones included. */
export const assignmentsLink: RouteLocationRaw = { path: '/assignments', query: { show: 'soon' } }

/** «сегодня в 16:40», «20.11». */
export const whenWords = (moment: string, now: string): string => {
  if (moment.slice(0, 10) !== now.slice(0, 10)) return dayMonth(moment)
  const time = timeOf(moment)
  return time === '' ? texts.todayWord : texts.todayAt(time)
}

const emptyText = (section: Section, { nearest, now, weekEndsOn }: DeskOverview): string => {
  if (section === 'overdue')
    return nearest ? texts.empty.overdueNearest(whenWords(nearest.dueAt, now), nearest.number) : texts.empty.overdue
  return section === 'today' ? texts.empty.today : texts.empty[section](weekEndsOn)
}

/** The lists of the desk in order of urgency, each cut to the rows that fit. */
export function deskLists(overview: DeskOverview, shown: Readonly<Record<Section, number>>): DeskList[] {
  return SECTIONS.map((section) => {
    const list = overview[section]
    const lines =
      section === 'assignments'
        ? overview.assignments.rows.map((one) => assignmentLine(one, overview.now))
        : overview[section].rows.map((row) => caseLine(row, overview))
    const cut = lines.slice(0, shown[section])
    const all = (): DeskList['all'] => {
      if (section === 'assignments') return { text: texts.assignmentsAll, to: assignmentsLink }
      return list.total > cut.length ? { text: texts.showAll, to: caseListLink(overview[section].filter) } : null
    }
    return {
      section,
      title: texts.sections[section],
      total: list.total,
      lines: cut,
      all: all(),
      empty: emptyText(section, overview),
    }
  })
}
