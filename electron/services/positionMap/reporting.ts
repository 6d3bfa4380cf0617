import { periodName, periodOf } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { ActivityKey, MapGap, MapLink } from '../../contract/positionMap.ts'
import type { RatingScope } from '../../contract/ratings.ts'
import { RATING_SCOPES } from '../../contract/ratings.ts'
import type { ReportKind } from '../../contract/reports.ts'
import { shortDate } from '../../documents/civilText.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { listSettledWithin } from '../ratings/ratings.service.ts'
import { count, gap, gapIf } from './pieces.ts'
import type { Teller, Told } from './pieces.ts'
import type { LoggedReport, Source } from './source.ts'
import { figureNames, gaps } from './texts.ts'
import { NAMED } from './work.ts'

/** Notes, reports and ratings: what was signed, and which pieces of the period have none. */

const opensList = (kind: ReportKind): MapLink => ({ kind: 'reports', reportKind: kind })

/** Reports of a kind about days of the period; one that a newer version has replaced is counted by the newer one. */
function reportsOf({ ctx, period, log }: Source, kind: ReportKind): LoggedReport[] {
  const rows = log.list(ctx.db, kind)
  const replaced = new Set(rows.flatMap(({ state, replacesId }) => (state === 'draft' ? [] : (replacesId ?? []))))
  return rows.filter(
    ({ id, periodFrom, periodTo }) => !replaced.has(id) && periodFrom <= period.to && periodTo >= period.from,
  )
}

const isSigned = ({ state }: Pick<LoggedReport, 'state'>): boolean => state !== 'draft'

/** Whole pieces that ended inside the period and before today, from the first card of the register on. */
function piecesOf(source: Source, kind: 'week' | 'quarter'): Period[] {
  const { period, today, settings } = source
  const first = source.log.firstCaseDay(source.ctx.db)
  const pieces: Period[] = []
  if (first === null) return pieces
  for (
    let piece = periodOf(kind, period.from, settings.weekStart);
    piece.to <= period.to && piece.to < today;
    piece = periodOf(kind, addDays(piece.to, 1), settings.weekStart)
  )
    if (piece.to >= first) pieces.push(piece)
  return pieces
}

/** The decree of the office names a report with this period; of one without a period nobody says how often. */
const isDemanded = ({ settings }: Source, every: 'weekly' | 'quarterly'): boolean =>
  settings.duties.reports.some(({ period }) => period === every)

function drafts(found: readonly LoggedReport[]): MapGap[] {
  return found
    .filter((one) => !isSigned(one))
    .slice(0, NAMED)
    .map(({ id, title }) => gap(gaps.draft(title), { kind: 'report', reportId: id }))
}

/** Pieces of the period that no signed report is about. */
function missing(source: Source, found: readonly LoggedReport[], kind: 'week' | 'quarter'): Period[] {
  const signed = new Set(found.filter(isSigned).map(({ periodFrom }) => periodFrom))
  return piecesOf(source, kind).filter(({ from }) => !signed.has(from))
}

const weeklyNote: Teller = (source) => {
  const found = reportsOf(source, 'weekly')
  const signed = found.filter(isSigned).length
  const lost = isDemanded(source, 'weekly') ? missing(source, found, 'week') : []
  const names = lost.slice(-NAMED).map(periodName)
  return {
    figures: [count('weekly', figureNames.weekly, signed, opensList('weekly'))],
    gaps: [
      ...gapIf(lost.length > 0, gaps.missingWeeks(names, lost.length - names.length), opensList('weekly')),
      ...gapIf(lost.length === 0 && signed === 0, gaps.noWeeklyNote, opensList('weekly')),
      ...drafts(found),
    ],
    isDone: signed > 0,
  }
}

const periodReports: Teller = (source) => {
  const [monthly, quarterly] = [reportsOf(source, 'monthly'), reportsOf(source, 'quarterly')]
  const signed = [...monthly, ...quarterly].filter(isSigned).length
  const lost = isDemanded(source, 'quarterly') ? missing(source, quarterly, 'quarter') : []
  const names = lost.slice(-NAMED).map(periodName)
  return {
    figures: [
      count('monthly', figureNames.monthly, monthly.filter(isSigned).length, opensList('monthly')),
      count('quarterly', figureNames.quarterly, quarterly.filter(isSigned).length, opensList('quarterly')),
    ],
    gaps: [
      ...gapIf(lost.length > 0, gaps.missingQuarters(names, lost.length - names.length), opensList('quarterly')),
      ...gapIf(lost.length === 0 && signed === 0, gaps.noPeriodReports, opensList('quarterly')),
      ...drafts([...monthly, ...quarterly]),
    ],
    isDone: signed > 0,
  }
}

const requestReports: Teller = (source) => {
  const found = reportsOf(source, 'request')
  const signed = found.filter(isSigned).length
  return {
    figures: [count('request', figureNames.request, signed, opensList('request'))],
    gaps: [...gapIf(found.length === 0, gaps.noRequestReports, opensList('request')), ...drafts(found)],
    isDone: signed > 0,
  }
}

const isScope = (code: string): code is RatingScope => (RATING_SCOPES as readonly string[]).includes(code)

/** Of a channel its own rating; without one any rating of the office. */
const ratings: Teller = (source, channelCode): Told => {
  const { period, today } = source
  const scope = channelCode !== null && isScope(channelCode) ? channelCode : null
  const settled = listSettledWithin(source.ctx.db, period).filter((one) => scope === null || one.scope === scope)
  const last = settled.at(-1)
  const opens: MapLink = last
    ? {
        kind: 'rating',
        period: { kind: last.periodKind, from: last.periodFrom, to: last.periodTo },
        scope: last.scope,
      }
    : { kind: 'rating', period, scope: scope ?? 'all' }
  const words = period.to >= today ? gaps.noRatingYet(shortDate(addDays(period.to, 1))) : gaps.noRating
  return {
    figures: [count('settled', figureNames.settled, settled.length, opens)],
    gaps: gapIf(settled.length === 0, words, opens),
    isDone: settled.length > 0,
  }
}

export const reportActivities = { weeklyNote, periodReports, requestReports, ratings } satisfies Partial<
  Record<ActivityKey, Teller>
>
