import * as figures from '../../../electron/contract/figureText.ts'
import type { CountedFigure } from '../../../electron/contract/figureText.ts'
import type { IndicatorUnit } from '../../../electron/contract/indicators.ts'
import { texts, unitWords } from './texts.ts'

/** How the screen writes figures and their changes: by the rules of the paper, with the unit behind each. */

const { nothing, of, points } = texts.figures
const words: figures.FigureWords = { nothing, of, points, days: unitWords.days, hours: unitWords.workingHours }

export const figureText = (unit: IndicatorUnit, figure: CountedFigure): string =>
  figures.figureText(unit, figure, words)
export const changeText = (unit: IndicatorUnit, now: CountedFigure, before: CountedFigure | null): string =>
  figures.changeText(unit, now, before, words)
