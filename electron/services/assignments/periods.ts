import type { AssignmentRepeat } from '../../contract/assignments.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { loadCalendarOf } from '../deadlines/deadlines.service.ts'
import { listPeriods } from './assignments.repo.ts'
import { assignmentPeriods } from './assignments.tables.ts'
import type { AssignmentPeriodRow, AssignmentTableRow } from './assignments.tables.ts'
import { comingDates } from './repeat.ts'

/**
 * Periods of a repeated assignment. The next one opens when the last one is accepted or its date has passed; one that was missed stays
 * open and counts. The calendar opens them by itself, so an opened period has no row until something is recorded on the assignment.
 */
export interface OpenedPeriod {
  /** null: opened by the calendar, not written yet. */
  id: number | null
  planOn: string
  dueOn: string
  doneOn: string | null
  report: string
}

/** As many periods as can open between two looks at an assignment: years of a daily one. */
const MOST = 2000

/** All periods that have opened by a day, those carried out included, by date. */
function openedPeriods(
  rows: readonly AssignmentPeriodRow[],
  next: (after: { planOn: string; dueOn: string } | null) => { planOn: string; dueOn: string } | undefined,
  today: string,
): OpenedPeriod[] {
  const opened: OpenedPeriod[] = rows.map(({ id, planOn, dueOn, doneOn, report }) => ({
    id,
    planOn,
    dueOn,
    doneOn,
    report,
  }))
  while (opened.length < rows.length + MOST) {
    const last = opened.at(-1)
    if (last && last.doneOn === null && last.dueOn >= today) break
    const following = next(last ? { planOn: last.planOn, dueOn: last.dueOn } : null)
    if (!following) break
    opened.push({ id: null, planOn: following.planOn, dueOn: following.dueOn, doneOn: null, report: '' })
  }
  return opened
}

/** Periods of an assignment as they stand on a day, and the dates that come after them. */
export function periodsOf(
  db: ReadDb,
  row: Pick<AssignmentTableRow, 'id' | 'issuedOn' | 'state'> & { repeat: AssignmentRepeat },
  when: { now: string; resourcesDir: string },
  coming = 0,
): { opened: OpenedPeriod[]; coming: ReturnType<typeof comingDates> } {
  const calendar = loadCalendarOf(db, when.resourcesDir)
  const dates = (after: { planOn: string; dueOn: string } | null, limit: number) =>
    comingDates(row.repeat, calendar, { after, issuedOn: row.issuedOn, limit })
  const rows = listPeriods(db, row.id)
  const isOpen = row.state === 'open' || row.state === 'reported'
  const opened = isOpen
    ? openedPeriods(rows, (after) => dates(after, 1)[0], when.now.slice(0, 10))
    : openedPeriods(rows, () => undefined, when.now.slice(0, 10))
  const last = opened.at(-1)
  return {
    opened,
    coming: isOpen && coming > 0 ? dates(last ? { planOn: last.planOn, dueOn: last.dueOn } : null, coming) : [],
  }
}

/** Writes down the periods that the calendar has opened. @returns all opened ones, each with its row */
export function settlePeriods(
  records: Records,
  row: AssignmentTableRow & { repeat: AssignmentRepeat },
  when: { now: string; resourcesDir: string },
): (OpenedPeriod & { id: number })[] {
  return periodsOf(records.db, row, when).opened.map((period) => ({
    ...period,
    id:
      period.id ??
      records.insert(assignmentPeriods, {
        assignmentId: row.id,
        planOn: period.planOn,
        dueOn: period.dueOn,
        doneOn: null,
        report: '',
      }),
  }))
}
