import type { FlowKind, Span } from '../../contract/analytics.ts'
import { periodOf } from '../../contract/periods.ts'
import { addDays } from '../deadlines/deadlines.service.ts'

/** A day, week, month … of a period. */
export interface Piece extends Span {
  /** Cut by the ends of the period. */
  isCut: boolean
  /** Cut, or not over yet. */
  isPartial: boolean
}

/** Days, weeks, months … that touch the period and have begun, cut at its ends. @param weekStart 1 = Monday … 7 = Sunday */
export function piecesOf(period: Span, by: FlowKind, weekStart: number, today: string): Piece[] {
  const pieces: Piece[] = []
  const last = period.to < today ? period.to : today
  for (let whole = periodOf(by, period.from, weekStart); ; whole = periodOf(by, addDays(whole.to, 1), weekStart)) {
    const from = whole.from < period.from ? period.from : whole.from
    if (from > last) return pieces
    const to = whole.to > period.to ? period.to : whole.to
    const isCut = from !== whole.from || to !== whole.to
    pieces.push({ from, to, isCut, isPartial: isCut || to >= today })
  }
}
