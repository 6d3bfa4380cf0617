import type { PlaceData, RatingFormula, RatingScope } from '../../contract/ratings.ts'
import type { PeriodKind } from '../../contract/periods.ts'
import type { APPEAL_STATES } from '../../contract/ratings.ts'
import { defineTable } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

export interface FormulaRow extends BaseRow {
  formulaNumber: number
  /** Civil date from which it holds. */
  since: string
  content: RatingFormula
  reason: string
}

/** A version in use is named by settled places: the row stays. */
export const ratingFormulas = defineTable<FormulaRow>('rating_formulas', {
  formulaNumber: 'number',
  since: 'text',
  content: 'json',
  reason: 'text',
})

export interface RatingRow extends BaseRow {
  scope: RatingScope
  periodKind: PeriodKind
  periodFrom: string
  periodTo: string
  formulaId: number
  /** Civil moment. */
  settledAt: string
  places: PlaceData[]
}

export const ratings = defineTable<RatingRow>('ratings', {
  scope: 'text',
  periodKind: 'text',
  periodFrom: 'text',
  periodTo: 'text',
  formulaId: 'number',
  settledAt: 'text',
  places: 'json',
})

export interface AppealRow extends BaseRow {
  ratingId: number
  recipientId: number
  madeOn: string
  reason: string
  state: (typeof APPEAL_STATES)[number]
  decidedOn: string | null
  decision: string
}

export const ratingAppeals = defineTable<AppealRow>('rating_appeals', {
  ratingId: 'number',
  recipientId: 'number',
  madeOn: 'text',
  reason: 'text',
  state: 'text',
  decidedOn: 'text',
  decision: 'text',
})
