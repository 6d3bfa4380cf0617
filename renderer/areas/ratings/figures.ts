import type {
  ComponentLine,
  PercentComponent,
  PlaceDifference,
  RatingPlace,
} from '../../../electron/contract/ratings.ts'
import { decimal } from '../../ui/format.ts'
import { texts } from './texts.ts'

/** Figures of a line as the table shows them. */

const MARK = 5
const FULL = 100
/** Fewer cards tell nothing (domain.md §10). */
export const SMALLEST = 3

export const lineOf = ({ lines }: Pick<RatingPlace, 'lines'>, key: PercentComponent): ComponentLine | undefined =>
  lines.find((line) => line.component === key)

/** Terms and fullness per cent, the mean mark of 5, the share of returns; «–» without data. */
export function shownValue(place: RatingPlace, key: PercentComponent, digits: number): string {
  const line = lineOf(place, key)
  if (!line || line.value === null || line.part === null || !line.whole) return '–'
  if (key === 'satisfaction') return decimal((line.part / line.whole) * MARK, 1)
  return decimal(key === 'repeats' ? FULL - line.value : line.value, digits)
}

export interface Change {
  sign: string
  word: string
  tone: 'green' | 'red' | 'faint'
}

/** The change of a place: a sign and a word, so that neither colour nor print is needed. */
export function changeOf({ place, placeBefore }: Pick<RatingPlace, 'place' | 'placeBefore'>): Change {
  const { up, down, same, fresh } = texts.changes
  if (place === null || placeBefore === null) return { sign: '', word: fresh, tone: 'faint' }
  if (place < placeBefore) return { sign: `↑${placeBefore - place}`, word: up, tone: 'green' }
  if (place > placeBefore) return { sign: `↓${place - placeBefore}`, word: down, tone: 'red' }
  return { sign: '=', word: same, tone: 'faint' }
}
export const changeText = ({ sign, word }: Change): string => `${sign} ${word}`.trim()

export const differenceWords = (one: PlaceDifference, digits: number): { was: string; now: string } => ({
  was: texts.placeScore(one.was, one.scoreWas === null ? '' : decimal(one.scoreWas, digits)),
  now: texts.placeScore(one.now, one.scoreNow === null ? '' : decimal(one.scoreNow, digits)),
})

/** Points of a line over periods: left to right, the first place at the top; a gap where the recipient was not ranked. */
export function linePoints(
  places: readonly (number | null)[],
  size: { width: number; height: number; lowest: number },
): { x: number; y: number }[][] {
  const pad = 3
  const across = places.length > 1 ? (size.width - 2 * pad) / (places.length - 1) : 0
  const down = size.lowest > 1 ? (size.height - 2 * pad) / (size.lowest - 1) : 0
  const runs: { x: number; y: number }[][] = [[]]
  places.forEach((place, index) => {
    if (place === null) runs.push([])
    else runs.at(-1)?.push({ x: pad + across * index, y: pad + down * (place - 1) })
  })
  return runs.filter((run) => run.length > 0)
}
