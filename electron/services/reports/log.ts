import type { ReportLog } from '../positionMap/positionMap.service.ts'
import { firstCaseDay, listReports } from './reports.repo.ts'

/** What «Карта положения» asks of notes and reports. */

/** A year has 53 weeks at most; the newest are asked first. */
const MANY = 2000

export const reportLog: ReportLog = {
  firstCaseDay,
  list: (db, kind) => listReports(db, { kind, limit: MANY, offset: 0 }).rows,
}

/** The same while a report is made: with its own appendix it is signed, and the appendix does not say that it is missing. */
export const reportLogWith = (id: number): ReportLog => ({
  ...reportLog,
  list: (db, kind) => reportLog.list(db, kind).map((one) => (one.id === id ? { ...one, state: 'signed' } : one)),
})
