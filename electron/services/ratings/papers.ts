import type { ComponentLine, PercentComponent, Rating, RatingPlace } from '../../contract/ratings.ts'
import { shortDate } from '../../documents/civilText.ts'
import { buildRating } from '../../documents/rating.ts'
import type { RatingPaperRow } from '../../documents/rating.ts'
import { ratingTemplate } from '../../documents/templates/rating.ts'
import { signer } from '../analytics/analytics.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { ratingOf } from './rating.ts'
import { texts } from './texts.ts'

const MARK = 5
const FULL = 100
/** The formula that the application came with holds from the beginning. */
const FIRST = 1

function rowOf(one: RatingPlace): RatingPaperRow {
  const of = (key: PercentComponent): ComponentLine | undefined => one.lines.find((line) => line.component === key)
  const satisfaction = of('satisfaction')
  const repeats = of('repeats')?.value ?? null
  return {
    place: one.place,
    before: one.placeBefore,
    name: one.name,
    number: one.number,
    terms: of('terms')?.value ?? null,
    fullness: of('fullness')?.value ?? null,
    mark: satisfaction?.part && satisfaction.whole ? (satisfaction.part / satisfaction.whole) * MARK : null,
    repeats: repeats === null ? null : FULL - repeats,
    score: one.score,
    words: one.words,
    beside: one.beside,
    calculation: one.calculation,
  }
}

const formulaOf = ({ formula, formulaText }: Rating) => ({
  number: formula.number,
  since: formula.number === FIRST ? null : formula.since,
  reason: formula.reason.replace(/\.$/u, ''),
  rules: formulaText,
})

export const ratingPapers: PaperBuilders<'rating'> = {
  rating: ({ period, scope }, ctx) => {
    const { db, now } = ctx
    const rating = ratingOf(db, { period, scope }, ctx)
    return {
      model: buildRating(
        {
          office: documentOffice(getOffice(db)),
          from: period.from,
          to: period.to,
          scope: rating.scopeName,
          decree: rating.decree,
          asOf: now.slice(0, 10),
          settledOn: rating.settled?.at.slice(0, 10) ?? null,
          before: rating.before?.period ?? null,
          isRunning: rating.isRunning,
          formula: formulaOf(rating),
          digits: rating.formula.content.digits,
          rows: rating.places.map(rowOf),
          unranked: rating.unranked.map(rowOf),
          noRecipient: rating.noRecipient,
          appeals: rating.appeals,
          signedBy: signer(db, now.slice(0, 10)),
        },
        getSettings(db).documents,
        templateTexts(db, ratingTemplate),
      ),
      fileName: texts.file(rating.scopeName, shortDate(period.from), shortDate(period.to)),
    }
  },
}
