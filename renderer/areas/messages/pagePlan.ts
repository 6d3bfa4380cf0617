import type { CaseSort } from '../../../electron/contract/messages.ts'
import type { PageRequest } from '../../ui/pages.ts'

/** Position in the register's keyset order; a null key lies among the rows without a date, which come last. */
export type CaseCursor = { key: string | number | null; id: number }

/** How to read a page: on from a cursor, or back from the end of the list. `start` is the place of its first row. */
export type PagePlan =
  | { from: 'cursor'; after: CaseCursor | null; start: number; limit: number }
  | { from: 'end'; end: number; limit: number }

const WALK = 500

/**
 * A far jump would walk there from the nearest known place. The end of a list is read backwards instead, by the opposite order;
 * rows without a date are reached at once, because they follow all others in order of registration.
 *
 * @param total rows of the list
 * @param undated how many of them have no value to sort by; null where that is not known, then only the walk is left
 */
export const planPage = (request: PageRequest<CaseCursor>, total: number, undated: number | null): PagePlan => {
  const walk: PagePlan = { from: 'cursor', after: request.after, start: request.afterIndex, limit: request.limit }
  if (undated === null || request.index - request.afterIndex <= WALK) return walk
  const dated = total - undated
  if (request.index >= dated) {
    return request.afterIndex >= dated
      ? walk
      : { from: 'cursor', after: { key: null, id: 0 }, start: dated, limit: request.limit }
  }
  return dated - request.index <= WALK ? { from: 'end', end: dated, limit: dated - request.index } : walk
}

/** The opposite order: its first rows are the last ones of the list. */
export const opposite = (sort: CaseSort): CaseSort => ({
  by: sort.by,
  direction: sort.direction === 'asc' ? 'desc' : 'asc',
})
