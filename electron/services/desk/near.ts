import type { DeskNear } from '../../contract/desk.ts'
import { periodName } from '../../contract/periods.ts'
import type { ReadDb } from '../../db/database.ts'
import { nextReports } from '../reports/reports.service.ts'
import { lateReceipts } from './desk.repo.ts'
import { texts } from './texts.ts'

/** Lines of «Ближайшее» beside meetings: what the office itself sends to a term. Each source is asked once; the desk counts nothing. */
type NearSource = (db: ReadDb, now: string) => DeskNear[]

/** Packages whose receipt has not come in time. */
const receipts: NearSource = (db, now) =>
  lateReceipts(db, now.slice(0, 10)).map(({ id, periodName, versionNumber, dueOn }) => ({
    kind: 'receipt',
    id,
    title: texts.lateReceipt,
    fullTitle: texts.lateReceiptOf(periodName, versionNumber),
    dueAt: dueOn,
    isOverdue: true,
  }))

/** Notes and reports that are due and not sent. */
const reports: NearSource = (db, now) =>
  nextReports(db, now).map(({ kind, period, title, dueAt, isOverdue, reportId }) => ({
    kind,
    id: reportId,
    title: kind === 'weekly' ? texts.weekNote(period.from, period.to) : texts.reportOf(periodName(period)),
    fullTitle: title,
    dueAt,
    isOverdue,
  }))

const sources: readonly NearSource[] = [reports, receipts]

/** Overdue ones first, then by term; a day lasts to its end. */
export function nearLines(db: ReadDb, now: string): DeskNear[] {
  const endOf = ({ dueAt }: DeskNear): string => (dueAt === null ? '~' : `${dueAt}U`)
  return sources
    .flatMap((source) => source(db, now))
    .sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue) || (endOf(a) < endOf(b) ? -1 : 1))
}
