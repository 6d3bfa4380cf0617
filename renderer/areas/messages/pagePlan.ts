import type { CaseSort } from '../../../electron/contract/messages.ts'
import type { PageRequest } from '../../ui/pages.ts'

/** Position in the register's keyset order; a null key lies among the rows without a date, which come last. */
export type CaseCursor = { key: string | number | null; id: number }

/**
 * How to read a page: `skip` rows behind a cursor, or back from the end of the list. `start` is the place of its first row.
 */
export type PagePlan =
  | { from: 'cursor'; after: CaseCursor | null; skip: number; start: number; limit: number }
  | { from: 'end'; end: number; limit: number }

/** One page behind a jump, and as far as it is worth to read on rather than to jump. */
const PAGE = 100
/** Rows read before the wanted one, so that scrolling back a little finds them here. */
const LEAD = 40
const NEAR_END = 500

/**
 * Near pages go on from the known cursor, as long as the table wants them (it reads ahead by more). A far jump passes over the rows between, which the service finds in an index alone. The
 * end of a list is read backwards instead, by the opposite order; rows without a date begin at a known cursor, because they follow
 * all others in order of registration.
 *
 * @param total rows of the list
 * @param undated how many of them have no value to sort by; null where that is not known
 */
export const planPage = (request: PageRequest<CaseCursor>, total: number, undated: number | null): PagePlan => {
  const { index, after, afterIndex } = request
  const gap = index - afterIndex
  if (gap < PAGE) return { from: 'cursor', after, skip: 0, start: afterIndex, limit: request.limit }
  const dated = undated === null ? null : total - undated
  if (dated !== null && index < dated && dated - index <= NEAR_END) {
    return { from: 'end', end: dated, limit: dated - index }
  }
  const isUndated = dated !== null && index >= dated && afterIndex < dated
  const [base, cursor] = isUndated ? [dated, { key: null, id: 0 }] : [afterIndex, after]
  const start = Math.max(base, index - LEAD)
  return { from: 'cursor', after: cursor, skip: start - base, start, limit: PAGE }
}

/** The opposite order: its first rows are the last ones of the list. */
export const opposite = (sort: CaseSort): CaseSort => ({
  by: sort.by,
  direction: sort.direction === 'asc' ? 'desc' : 'asc',
})
