import type { ReadDb } from '../../db/database.ts'
import { centreRequestTexts, pageOfRequests } from '../centreRequests/centreRequests.service.ts'
import type { CentreRequestTableRow } from '../centreRequests/centreRequests.service.ts'
import { hasReportOfRequest } from './reports.repo.ts'

/** Requests of the ЦУР that materials are made for. */

const MANY = 500

export const requestNumber = ({ number }: Pick<CentreRequestTableRow, 'number'>): string =>
  centreRequestTexts.number(number)

/** At work and without a report of their own. */
export const openRequests = (db: ReadDb, now: string) =>
  pageOfRequests(db, { show: 'active', text: '' }, { after: null, limit: MANY }, now)
    .rows.filter(({ id }) => !hasReportOfRequest(db, id))
    .map(({ id, number, title, dueAt }) => ({ id, number, title, dueAt }))
