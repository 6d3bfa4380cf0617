import { CENTRE_REQUEST_SHOWS } from '../../contract/centreRequests.ts'
import type { CentreRequestFilter, CentreRequestRow, CentreRequestShow } from '../../contract/centreRequests.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import { executorNames } from '../assignments/assignments.service.ts'
import type { Contexts } from '../context.ts'
import { actHandlers } from './acts.ts'
import { countOfFilter, listRequestExecutors, listRequests } from './centreRequests.repo.ts'
import type { Cursor } from './centreRequests.repo.ts'
import { centreRequests } from './centreRequests.tables.ts'
import type { CentreRequestTableRow } from './centreRequests.tables.ts'
import { daysOf } from './filter.ts'
import { cardOf, requireRequest, views } from './view.ts'

export { centreRequestNotes, centreRequests, centreRequestTerms, untouched } from './centreRequests.tables.ts'
export type { CentreRequestTableRow } from './centreRequests.tables.ts'
export { centreRequestPapers } from './papers.ts'
export { texts as centreRequestTexts } from './texts.ts'

/** Counts of the lists that a filter opens with each `show`. */
export const centreRequestFigures = <Show extends CentreRequestShow>(
  db: ReadDb,
  filter: CentreRequestFilter,
  shows: readonly Show[],
  now: string,
): Record<Show, number> => countOfFilter(db, filter, shows, daysOf(now))

/** How many requests each of these lists has. */
export const countCentreRequests = <Show extends CentreRequestShow>(
  db: ReadDb,
  shows: readonly Show[],
  now: string,
): Record<Show, number> => centreRequestFigures(db, { show: 'all', text: '' }, shows, now)

/** A page of a list; `next` is what to ask the next one with. */
export function pageOfRequests(
  db: ReadDb,
  filter: CentreRequestFilter,
  page: { after: Cursor | null; limit: number },
  now: string,
): { rows: CentreRequestRow[]; total: number; next: Cursor | null } {
  const { rows, total, next } = listRequests(db, filter, page, daysOf(now))
  return { rows: views(db, rows, now.slice(0, 10)), total, next }
}

/** A request outside the trash. @throws AppError notFound */
export function centreRequest(db: ReadDb, id: number, now: string): CentreRequestTableRow {
  requireRequest(db, id, now)
  const [row] = listLive(db, centreRequests, 't.id = ?', [id])
  if (!row) throw new Error('A listed request has no row')
  return row
}

export const centreRequestsService: Services<Contract, Contexts>['centreRequests'] = {
  list: ({ filter, after, limit }, ctx) => pageOfRequests(ctx.db, filter, { after, limit }, ctx.now),

  counts: (_input, ctx) => countCentreRequests(ctx.db, CENTRE_REQUEST_SHOWS, ctx.now),

  executors: (_input, { db }) => {
    const found = listRequestExecutors(db)
    const names = executorNames(db, found)
    return found
      .map((one) => ({ ...one, name: names.get(`${one.kind}-${one.id}`) ?? '' }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ru') || a.id - b.id)
  },

  get: ({ id }, ctx) => cardOf(ctx, id, centreRequest(ctx.db, id, ctx.now)),

  ...actHandlers,
}
