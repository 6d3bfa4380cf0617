import type { RatingFormula, RatingPeriod, RatingScope } from '../../contract/ratings.ts'
import { periodOf } from '../../contract/periods.ts'
import type { Records } from '../../db/records.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { formulaFor, placesOf, ratingAppeals, ratingFormulas, ratings } from '../ratings/ratings.service.ts'
import type { MeasureContext } from '../analytics/analytics.service.ts'
import { ratingTexts as texts } from './ratingTexts.ts'

/** Places are settled a few days after the quarter; a recipient has a week to disagree. */
const SETTLED_AFTER = 5
const APPEAL_AFTER = 7
const DECIDED_AFTER = 4
const QUARTERS = [-3, -2, -1] as const
const SCOPES = ['pos', 'all'] as const satisfies readonly RatingScope[]

/** Since the last quarter the office weighs fullness more, so that quick empty replies do not win. */
const second: RatingFormula = {
  weights: { number: 0, terms: 35, fullness: 35, satisfaction: 15, repeats: 15 },
  normals: { terms: 'asIs', fullness: 'asIs', satisfaction: 'asIs', repeats: 'asIs' },
  minimum: 3,
  missing: 'shared',
  afterTie: 'skip',
  digits: 1,
}

/** Three settled quarters by two formulas, and the disagreement of the one that came last. */
export function tellRatings(records: Records, ctx: MeasureContext): void {
  const today = ctx.now.slice(0, 10)
  const last = periodOf('quarter', today, 1, -1)
  records.insert(ratingFormulas, { formulaNumber: 2, since: last.from, content: second, reason: texts.reason })
  for (const by of QUARTERS)
    for (const scope of SCOPES) settleQuarter(records, { period: periodOf('quarter', today, 1, by), scope }, ctx)
}

function settleQuarter(
  records: Records,
  { period, scope }: { period: RatingPeriod; scope: RatingScope },
  ctx: MeasureContext,
): void {
  const formula = formulaFor(records.db, period)
  const settledOn = addDays(period.to, SETTLED_AFTER)
  const places = placesOf(records.db, { period, scope }, formula.content, ctx)
  const lowest = places.findLast((one) => one.place !== null)
  if (!lowest) return
  const ratingId = records.insert(ratings, {
    scope,
    periodKind: period.kind,
    periodFrom: period.from,
    periodTo: period.to,
    formulaId: formula.id,
    settledAt: `${settledOn}T11:20`,
    places,
  })
  if (scope !== 'pos' || formula.formulaNumber === 1) return
  const madeOn = addDays(settledOn, APPEAL_AFTER)
  records.insert(ratingAppeals, {
    ratingId,
    recipientId: lowest.recipientId,
    madeOn,
    reason: texts.appeal,
    state: 'rejected',
    decidedOn: addDays(madeOn, DECIDED_AFTER),
    decision: texts.decision,
  })
}
