import * as figures from '../contract/figureText.ts'
import type { CountedFigure } from '../contract/figureText.ts'
import type { IndicatorUnit } from '../contract/indicators.ts'
import { texts } from './texts/index.ts'

/** How a report writes a figure and its change: the same in its tables and sentences. The name of a figure in days says so itself. */

const { nothing, of, points, hours } = texts.report
const words: figures.FigureWords = { nothing, of, points, hours, days: '' }

export const figureText = (unit: IndicatorUnit, figure: CountedFigure): string =>
  figures.figureText(unit, figure, words)
export const changeText = (unit: IndicatorUnit, now: CountedFigure, before: CountedFigure | null): string =>
  figures.changeText(unit, now, before, words)
