import { periodOf, type Period } from '../../../electron/contract/periods.ts'
import type { ReportDue, ReportKind } from '../../../electron/contract/reports.ts'

/** Which whole period a kind of report has; of materials on request, days of one's own. */
export const periodKinds = { weekly: 'week', monthly: 'month', quarterly: 'quarter', request: 'custom' } as const

/** The period that a new document of the kind is most likely for: the one that is due and not begun, else the last whole one. */
export function periodToMake(kind: ReportKind, due: readonly ReportDue[], today: string, weekStart: number): Period {
  const waiting = due.find((one) => one.kind === kind && one.reportId === null)
  if (waiting) return waiting.period
  if (kind === 'request') return { kind: 'custom', ...spanOf(periodOf('month', today, weekStart, -1)) }
  return periodOf(periodKinds[kind], today, weekStart, -1)
}

const spanOf = ({ from, to }: Period) => ({ from, to })

/** The period before or after; days of one's own stay as they are typed. */
export function moved(period: Period, by: 1 | -1, weekStart: number): Period {
  return period.kind === 'custom' ? period : periodOf(period.kind, period.from, weekStart, by)
}
