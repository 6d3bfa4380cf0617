import { periodName, periodOf } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { ReportDue, ReportSets } from '../../contract/reports.ts'
import type { ReadDb } from '../../db/database.ts'
import { addDays, weekdayOf } from '../deadlines/deadlines.service.ts'
import { getSettings } from '../office/office.service.ts'
import { firstCaseDay, listOfPeriod } from './reports.repo.ts'

type Periodic = ReportDue['kind']

const WEEK = 7
/** Periods that are looked at: the one that runs, and those before it whose report may still be owed. */
const LOOK_BACK = { weekly: 4, monthly: 2, quarterly: 2 } as const satisfies Record<Periodic, number>
const PERIOD_OF = { weekly: 'week', monthly: 'month', quarterly: 'quarter' } as const
/** A report is named ahead of its term by so many days. */
const AHEAD = { weekly: 7, monthly: 14, quarterly: 30 } as const satisfies Record<Periodic, number>

const two = (value: number): string => String(value).padStart(2, '0')

/** When the report of a period is due; null where the office has set no term. A day lasts to its end. */
export function dueOf(sets: ReportSets, kind: Periodic, { from, to }: Pick<Period, 'from' | 'to'>): string | null {
  if (kind === 'weekly') {
    const { term } = sets.weekly
    if (term === null) return null
    const start = term.when === 'inWeek' ? from : addDays(to, 1)
    const shift = (term.weekday - weekdayOf(start) + WEEK) % WEEK
    return `${addDays(start, shift)}T${term.time}`
  }
  const { term } = sets[kind]
  return term === null ? null : `${addDays(to, 1).slice(0, 7)}-${two(term.day)}`
}

function periodsOf(kind: Periodic, today: string, weekStart: number): Period[] {
  return Array.from({ length: LOOK_BACK[kind] + 1 }, (_, back) =>
    periodOf(PERIOD_OF[kind], today, weekStart, back - LOOK_BACK[kind]),
  )
}

/**
 * Which reports are due when: those not yet sent of the running period and of the ones just over, the overdue first. Before the first card of
 * the register nothing is due, and nothing whose term had passed before the office made its first report of the kind.
 */
export function nextReports(db: ReadDb, now: string): ReportDue[] {
  const { reports: sets, weekStart } = getSettings(db)
  const today = now.slice(0, 10)
  const first = firstCaseDay(db)
  if (first === null) return []
  const due = (['weekly', 'monthly', 'quarterly'] as const).flatMap((kind) => {
    const lines = periodsOf(kind, today, weekStart).map((period) => ({
      period,
      dueAt: dueOf(sets, kind, period),
      made: listOfPeriod(db, kind, period),
    }))
    const begun = lines.findIndex(({ made }) => made.length > 0)
    return lines.flatMap(({ period, dueAt, made }, index): ReportDue[] => {
      const [last] = made
      if (dueAt === null || period.to < first || made.some(({ state }) => state === 'sent')) return []
      const isOverdue = dueAt.length > 10 ? dueAt < now : dueAt < today
      if (isOverdue && last === undefined && (begun === -1 || index < begun)) return []
      if (!isOverdue && last === undefined && dueAt.slice(0, 10) > addDays(today, AHEAD[kind])) return []
      return [
        {
          kind,
          period,
          title: last?.title ?? `${sets[kind].title}, ${periodName(period)}`,
          dueAt,
          isOverdue,
          reportId: last?.id ?? null,
          state: last?.state ?? null,
        },
      ]
    })
  })
  return due.toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (a.dueAt < b.dueAt ? -1 : 1))
}
