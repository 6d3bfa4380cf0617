import type { FigureList, ItemFigures } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import { forAgenda } from '../assignments/assignments.service.ts'
import { suggestionTexts } from './suggestionTexts.ts'

type OpenAssignment = ReturnType<typeof forAgenda>[number]

const list = (show: 'active' | 'overdue'): FigureList => ({ kind: 'assignments', show, executor: null })

/** Figures of the item «Об исполнении поручений» on a day: how many are open, how many overdue, whose. */
export function executionFigures(db: ReadDb, day: string): ItemFigures {
  const open = forAgenda(db, day)
  const overdue = open.filter((one) => one.overdueDays > 0)
  const { overdue: words } = suggestionTexts
  return {
    asOf: day,
    rule: words.rule,
    lines: [
      { text: words.total, value: String(overdue.length), list: list('overdue') },
      ...byExecutor(overdue).map(({ executor, total }) => ({
        text: words.of(executor),
        value: String(total),
        list: null,
      })),
      { text: words.active, value: String(open.length), list: list('active') },
    ],
  }
}

/** Overdue ones by executor, the most first. */
function byExecutor(overdue: readonly OpenAssignment[]): { executor: string; total: number }[] {
  const totals = new Map<string, number>()
  for (const { executor } of overdue) totals.set(executor, (totals.get(executor) ?? 0) + 1)
  return [...totals].map(([executor, total]) => ({ executor, total })).sort((a, b) => b.total - a.total)
}

/** Open assignments as the agenda and the справка list them, the longest overdue first. */
export const openAssignmentsFor = (
  db: ReadDb,
  day: string,
): Pick<OpenAssignment, 'number' | 'text' | 'executor' | 'dueOn' | 'period' | 'overdueDays'>[] =>
  forAgenda(db, day).map(({ number, text, executor, dueOn, period, overdueDays }) => ({
    number,
    text,
    executor,
    dueOn,
    period,
    overdueDays,
  }))

/** What the suggestion «О просроченных поручениях» is made of; null while nothing is overdue. */
export function overdueFacts(db: ReadDb, day: string): { count: number; longest: number; figures: ItemFigures } | null {
  const overdue = forAgenda(db, day).filter((one) => one.overdueDays > 0)
  if (overdue.length === 0) return null
  return {
    count: overdue.length,
    longest: Math.max(...overdue.map((one) => one.overdueDays)),
    figures: executionFigures(db, day),
  }
}
