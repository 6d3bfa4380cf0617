import { DESK_FIGURES } from '../../contract/desk.ts'
import type { DeskOverview } from '../../contract/desk.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CaseFilter, CaseRow } from '../../contract/messages.ts'
import { countCases, sumBlocks } from '../analytics/analytics.service.ts'
import type { Contexts, QueryContext } from '../context.ts'
import { addDays, dayKind, loadWorkTime, workIntervals, workingMinutesBetween } from '../deadlines/deadlines.service.ts'
import { listCases, nextFriday } from '../messages/messages.service.ts'
import { getSettings } from '../office/office.service.ts'
import {
  countDueAssignments, countOpenAssignments, countYear, findNextMeeting, heldBlocks, listDueAssignments, startOfClock, usualRecipient,
} from './desk.repo.ts'
import { texts } from './texts.ts'

/** Rows of each list that the desk can show on the largest window; the rest is behind «показать все». */
const LIST_LIMIT = 12
const SIDE_LIMIT = 8
/** How far back «кому направить» looks, days. */
const PAST_DAYS = 90

/** The filters behind the figures of the desk: the same objects open the lists. */
export const deskFilters: Record<(typeof DESK_FIGURES)[number], CaseFilter> = {
  overdue: { due: 'overdue' },
  today: { due: 'today' },
  untilFriday: { due: 'untilFriday' },
  noRecipient: { state: 'open', recipientIds: [null] },
  awaitingInterim: { statuses: ['awaitingInterim'] },
}

const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function rowsOf(ctx: QueryContext, filter: CaseFilter, limit: number): CaseRow[] {
  return listCases(ctx.db, { filter, sort: { by: 'due', direction: 'asc' }, after: null, limit }, ctx.now).rows
}

function list(ctx: QueryContext, filter: CaseFilter): DeskOverview['overdue'] {
  return { total: countCases(ctx.db, filter, ctx.now), filter, rows: rowsOf(ctx, filter, LIST_LIMIT) }
}

function interimClocks(ctx: QueryContext): DeskOverview['clocks'] {
  const filter = deskFilters.awaitingInterim
  const settings = loadWorkTime(ctx.db, ctx.resourcesDir, getSettings(ctx.db).hours)
  const rows = rowsOf(ctx, filter, SIDE_LIMIT).flatMap((row) => {
    const startedAt = startOfClock(ctx.db, row.id, 'interim')
    if (startedAt === null || row.dueAt === null || row.dueAt.length < 16 || startedAt.length < 16) return []
    return {
      id: row.id,
      number: row.number,
      gist: row.gist,
      dueAt: row.dueAt,
      totalMinutes: Math.max(0, workingMinutesBetween(settings, startedAt, row.dueAt)),
      spentMinutes: Math.max(0, workingMinutesBetween(settings, startedAt, ctx.now)),
    }
  })
  return { total: countCases(ctx.db, filter, ctx.now), filter, rows }
}

function toRoute(ctx: QueryContext): DeskOverview['toRoute'] {
  const filter = deskFilters.noRecipient
  const since = addDays(ctx.now.slice(0, 10), -PAST_DAYS)
  const rows = rowsOf(ctx, filter, SIDE_LIMIT).map((row) => {
    const usual = row.themeId === null ? undefined : usualRecipient(ctx.db, row.themeId, since)
    return { row, recipientId: usual?.recipientId ?? null, agreed: usual?.agreed ?? 0, outOf: usual?.outOf ?? 0 }
  })
  return { total: countCases(ctx.db, filter, ctx.now), filter, rows }
}

function openByBlock(ctx: QueryContext): DeskOverview['openByBlock'] {
  const held = heldBlocks(ctx.db, ctx.now.slice(0, 10))
  return sumBlocks(ctx.db, { period: { from: '1900-01-01', to: '2199-12-31' } }, ctx.now, 'open')
    .map(({ blockId, open, postponed, overdueOpen }) => ({
      blockId,
      open: open + postponed,
      overdue: overdueOpen,
      hasHolder: blockId === null || held.has(blockId),
    }))
    .sort((a, b) => b.open - a.open)
}

function overview(ctx: QueryContext): DeskOverview {
  const today = ctx.now.slice(0, 10)
  const settings = loadWorkTime(ctx.db, ctx.resourcesDir, getSettings(ctx.db).hours)
  const friday = nextFriday(today)
  const blocks = openByBlock(ctx)
  const day = dayKind(settings.calendar, today)
  const lastHours = workIntervals(settings, today).at(-1)
  const year = Number(today.slice(0, 4))
  return {
    now: ctx.now,
    dayEndsAt: lastHours ? timeOf(lastHours.to) : null,
    dayName: day.name,
    weekEndsOn: friday,
    figures: DESK_FIGURES.map((key) => ({ key, count: countCases(ctx.db, deskFilters[key], ctx.now), filter: deskFilters[key] })),
    overdue: list(ctx, deskFilters.overdue),
    today: list(ctx, deskFilters.today),
    untilFriday: list(ctx, deskFilters.untilFriday),
    assignments: {
      total: countDueAssignments(ctx.db, friday),
      overdue: countDueAssignments(ctx.db, addDays(today, -1)),
      rows: listDueAssignments(ctx.db, friday, LIST_LIMIT, texts.assignmentSource),
    },
    clocks: interimClocks(ctx),
    toRoute: toRoute(ctx),
    openByBlock: blocks,
    openTotal: blocks.reduce((sum, block) => sum + block.open, 0),
    nextMeeting: findNextMeeting(ctx.db, today),
    year: { year, ...countYear(ctx.db, year) },
  }
}

export const deskService: Services<Contract, Contexts>['desk'] = {
  overview: (_input, ctx) => overview(ctx),
  counters: (_input, ctx) => ({
    desk: (['overdue', 'today'] as const).reduce((sum, key) => sum + countCases(ctx.db, deskFilters[key], ctx.now), 0) + countDueAssignments(ctx.db, ctx.now.slice(0, 10)),
    messages: countCases(ctx.db, { state: 'open' }, ctx.now),
    assignments: countOpenAssignments(ctx.db),
  }),
}
