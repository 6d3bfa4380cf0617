import { RATING_SCOPES } from '../../../electron/contract/ratings.ts'
import type { RatingScope } from '../../../electron/contract/ratings.ts'
import { periodToQuery, queryToPeriod, type PeriodView } from '../../app/period/period.ts'

/** What the page shows, kept in its address: `?period=month&on=2026-10-01&scope=pos&open=7`. */

export interface View extends PeriodView {
  /** Null: the first one of the office. */
  scope: RatingScope | null
  /** The recipient whose line is open. */
  open: number | null
}

const idOf = (value: unknown): number | null => {
  const id = Number(value)
  return Number.isInteger(id) && id > 0 ? id : null
}

/** What an address says; anything unreadable is the usual: this quarter. */
export const queryToView = (query: Readonly<Record<string, unknown>>): View => ({
  ...queryToPeriod(query),
  scope: RATING_SCOPES.find((scope) => scope === query['scope']) ?? null,
  open: idOf(query['open']),
})

/** The usual leaves no trace in the address. */
export const viewToQuery = ({ scope, open, ...period }: View): Record<string, string> => ({
  ...periodToQuery(period),
  ...(scope === null ? {} : { scope }),
  ...(open === null ? {} : { open: String(open) }),
})
