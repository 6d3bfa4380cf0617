import type { ComponentLine, Rating, RatingAppeal, RatingPlace } from '../../contract/ratings.ts'
import type { SheetSpec } from '../../documents/xlsx.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import { texts } from './texts.ts'

const { columns, sheets } = texts
type Line = ComponentLine & { name: string }

/** The rating as a workbook: places, the calculation of each, the formula in words, appeals. */
export function workbook(rating: Rating): SheetSpec[] {
  const all = [...rating.places, ...rating.unranked]
  const place = columnsOf<RatingPlace>()
  const line = columnsOf<Line>()
  const rule = columnsOf<string>()
  const appeal = columnsOf<RatingAppeal>()
  const lines = all.flatMap((one) => one.lines.map((part): Line => ({ ...part, name: one.name })))
  return [
    sheetOf(
      sheets.places,
      [
        place.number(columns.place, (one) => one.place),
        place.number(columns.before, (one) => one.placeBefore),
        place.text(columns.name, 44, (one) => one.name),
        place.number(columns.number, (one) => one.number),
        place.number(columns.score, (one) => one.score),
        place.text(columns.words, 90, (one) => one.words),
      ],
      all,
    ),
    sheetOf(
      sheets.lines,
      [
        line.text(columns.name, 44, (one) => one.name),
        line.text(columns.component, 20, (one) => texts.components[one.component]),
        line.number(columns.part, (one) => one.part),
        line.number(columns.whole, (one) => one.whole),
        line.number(columns.value, (one) => one.value),
        line.number(columns.points, (one) => one.points),
        line.number(columns.weight, (one) => one.weight),
        line.number(columns.product, (one) => one.product),
      ],
      lines,
    ),
    sheetOf(sheets.formula, [rule.text(columns.rule, 100, (one) => one)], rating.formulaText),
    sheetOf(
      sheets.appeals,
      [
        appeal.text(columns.name, 44, (one) => one.name),
        appeal.date(columns.madeOn, (one) => one.madeOn),
        appeal.text(columns.reason, 60, (one) => one.reason),
        appeal.text(columns.state, 18, (one) => texts.appealStates[one.state]),
        appeal.text(columns.decision, 60, (one) => one.decision),
      ],
      rating.appeals,
    ),
  ]
}
