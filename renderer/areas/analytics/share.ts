import { decimal } from '../../ui/format.ts'

/** Below this a percent says nothing (domain.md §8, §10). */
export const SMALLEST_WHOLE = 3

/** «91,5 %», or «–» where there are fewer than three cases. */
export const shareText = (part: number, whole: number): string =>
  whole < SMALLEST_WHOLE ? '–' : `${decimal((part / whole) * 100)}\u00A0%`

/** «91,5» for a column whose head says «%». */
export const shareNumber = (part: number, whole: number): string =>
  whole < SMALLEST_WHOLE ? '–' : decimal((part / whole) * 100)

/** «11», «6,5». */
export const shortNumber = (value: number): string => (Number.isInteger(value) ? String(value) : decimal(value))
