import { DESK_FIGURES } from '../../contract/desk.ts'
import type { DeskFigure, DeskOverview } from '../../contract/desk.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CaseFilter, CaseRow } from '../../contract/messages.ts'
import { countByDay, sumOpenBlocks } from '../analytics/analytics.service.ts'
import { countAssignments, soonAssignments } from '../assignments/assignments.service.ts'
import type { Contexts, QueryContext } from '../context.ts'
import {
  addDays,
  dayKind,
  isWorkingDay,
  loadWorkTime,
  missingYears,
  workIntervals,
  workingMinutesBetween,
  nextFriday,
} from '../deadlines/deadlines.service.ts'
import type { WorkTime } from '../deadlines/deadlines.service.ts'
import { countCases, listCases } from '../messages/messages.service.ts'
import { getSettings } from '../office/office.service.ts'
import { blockHolders, countYear, listNextMeetings, namesOf, startsOfClocks, usualRecipients } from './desk.repo.ts'
import { texts } from './texts.ts'

/** Rows of each list that the desk can show on the largest window; the rest is behind «показать все». */
const LIST_LIMIT = 12
/** So many of today's cards are looked through for those that are due at an hour. */
const TODAY_LIMIT = 500
const SIDE_LIMIT = 8
const MEETING_LIMIT = 3
/** How far back «кому направить» looks, days. */
const PAST_DAYS = 90
/** Working days in «Поступило и закрыто». */
const FLOW_DAYS = 11
/** So many civil days surely hold that many working ones: the new year's holidays are ten days. */
const FLOW_SEARCH_DAYS = 28

/** The filters behind the figures of the desk: the same objects open the lists. */
export const deskFilters: Record<DeskFigure, CaseFilter> = {
  overdue: { state: 'open', due: 'overdue' },
  today: { state: 'open', due: 'today' },
  untilFriday: { state: 'open', due: 'untilFriday' },
  noRecipient: { state: 'open', recipientIds: [null] },
  awaitingInterim: { state: 'open', dueStage: 'interim' },
  /** Put off until a day that has come: open again by themselves. */
  back: { postponed: 'back' },
}

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function rowsOf(ctx: QueryContext, filter: CaseFilter, limit: number): CaseRow[] {
  return listCases(ctx.db, { filter, sort: { by: 'due', direction: 'asc' }, after: null, limit }, ctx.now).rows
}

/** Today's cards: those due at an hour first, because the others have until the end of the day. */
function todayRows(ctx: QueryContext): CaseRow[] {
  const endOf = (row: CaseRow): string => ((row.dueAt ?? '').length > 10 ? (row.dueAt ?? '') : `${row.dueAt ?? ''}U`)
  return rowsOf(ctx, deskFilters.today, TODAY_LIMIT)
    .sort((a, b) => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : a.id - b.id))
    .slice(0, LIST_LIMIT)
}

function interimClocks(ctx: QueryContext, work: WorkTime): DeskOverview['clocks']['rows'] {
  const rows = rowsOf(ctx, deskFilters.awaitingInterim, SIDE_LIMIT)
  const starts = startsOfClocks(
    ctx.db,
    rows.map((row) => row.id),
    'interim',
  )
  return rows.flatMap(({ id, number, gist, dueAt }) => {
    const startedAt = starts.get(id)
    // A clock known only by its days has no working hours to show.
    if (startedAt === undefined || dueAt === null || dueAt.length < 16 || startedAt.length < 16) return []
    const totalMinutes = Math.max(0, workingMinutesBetween(work, startedAt, dueAt))
    const spentMinutes = Math.max(0, workingMinutesBetween(work, startedAt, ctx.now))
    return { id, number, gist, dueAt, totalMinutes, spentMinutes }
  })
}

function toRoute(ctx: QueryContext): DeskOverview['toRoute']['rows'] {
  const rows = rowsOf(ctx, deskFilters.noRecipient, SIDE_LIMIT)
  const themes = [...new Set(rows.map((row) => row.themeId))].filter((id) => id !== null)
  const usual = usualRecipients(ctx.db, themes, addDays(ctx.now.slice(0, 10), -PAST_DAYS))
  return rows.map((row) => {
    const found = row.themeId === null ? undefined : usual.get(row.themeId)
    return { row, recipientId: found?.recipientId ?? null, agreed: found?.agreed ?? 0, outOf: found?.outOf ?? 0 }
  })
}

function openByBlock(ctx: QueryContext): DeskOverview['openByBlock'] {
  const holders = blockHolders(ctx.db, ctx.now.slice(0, 10))
  return sumOpenBlocks(ctx.db, ctx.now)
    .map(({ blockId, open, postponed, overdueOpen }) => {
      const holder = blockId === null ? undefined : holders.get(blockId)
      const hasHolder = blockId === null || holder?.isHeld === true
      const lastOn = hasHolder ? null : (holder?.lastOn ?? null)
      const vacantSince = lastOn === null ? null : addDays(lastOn, 1)
      return { blockId, open: open + postponed, overdue: overdueOpen, hasHolder, vacantSince }
    })
    .sort((a, b) => b.open - a.open || (a.blockId ?? Infinity) - (b.blockId ?? Infinity))
}

function flow(ctx: QueryContext, work: WorkTime): DeskOverview['days'] {
  const today = ctx.now.slice(0, 10)
  const from = addDays(today, -FLOW_SEARCH_DAYS)
  const days: string[] = []
  for (let day = today; day >= from && days.length < FLOW_DAYS; day = addDays(day, -1)) {
    if (isWorkingDay(work.calendar, day)) days.unshift(day)
  }
  const [first = today] = days
  const received = countByDay(ctx.db, 'received_at', { receivedFrom: first, receivedTo: today }, ctx.now)
  const answered = countByDay(ctx.db, 'answered_at', { answeredFrom: first, answeredTo: today }, ctx.now)
  return days.map((day) => ({ day, received: received.get(day) ?? 0, answered: answered.get(day) ?? 0 }))
}

function nearest(
  today: CaseRow | undefined,
  untilFriday: CaseRow | undefined,
  ctx: QueryContext,
): DeskOverview['nearest'] {
  const row = today ?? untilFriday ?? rowsOf(ctx, { state: 'open', due: 'later' }, 1)[0]
  return row && row.dueAt !== null ? { id: row.id, number: row.number, dueAt: row.dueAt } : null
}

/** Assignments due until Friday, overdue ones among them: the list `soon` of the assignments. */
function dueAssignments({ db, now }: QueryContext): DeskOverview['assignments'] {
  const { soon, overdue } = countAssignments(db, now)
  return {
    total: soon,
    overdue,
    rows: soonAssignments(db, now, LIST_LIMIT).map(({ id, number, text, executor, dueOn, meetingNumber }) => ({
      id,
      number,
      text,
      source: meetingNumber === null ? '' : texts.assignmentSource(meetingNumber, number),
      executor,
      dueOn,
    })),
  }
}

function overview(ctx: QueryContext): DeskOverview {
  const { db, now } = ctx
  const today = now.slice(0, 10)
  const { hours } = getSettings(db)
  const work = loadWorkTime(db, ctx.resourcesDir, hours)
  const weekEndsOn = nextFriday(today)
  const totals = Object.fromEntries(DESK_FIGURES.map((key) => [key, countCases(db, deskFilters[key], now)])) as Record<
    DeskFigure,
    number
  >
  const list = (key: DeskFigure): DeskOverview['overdue'] => ({
    total: totals[key],
    filter: deskFilters[key],
    rows: totals[key] === 0 ? [] : key === 'today' ? todayRows(ctx) : rowsOf(ctx, deskFilters[key], LIST_LIMIT),
  })
  const side = <Row>(key: DeskFigure, rows: Row[]) => ({ total: totals[key], filter: deskFilters[key], rows })
  const lists = { overdue: list('overdue'), today: list('today'), untilFriday: list('untilFriday') }
  const routes = toRoute(ctx)
  const blocks = openByBlock(ctx)
  const shown = [...Object.values(lists).flatMap(({ rows }) => rows), ...routes.map(({ row }) => row)]
  const year = Number(today.slice(0, 4))
  const lastHours = workIntervals(work, today).at(-1)
  return {
    now,
    dayEndsAt: lastHours ? timeOf(lastHours.to) : null,
    dayName: dayKind(work.calendar, today).name,
    hours,
    weekEndsOn,
    figures: DESK_FIGURES.map((key) => ({ key, count: totals[key], filter: deskFilters[key] })),
    ...lists,
    nearest: nearest(lists.today.rows[0], lists.untilFriday.rows[0], ctx),
    assignments: dueAssignments(ctx),
    clocks: side('awaitingInterim', interimClocks(ctx, work)),
    toRoute: side('noRecipient', routes),
    openByBlock: blocks,
    openTotal: blocks.reduce((sum, block) => sum + block.open, 0),
    missingYears: missingYears(db, ctx.resourcesDir),
    meetings: listNextMeetings(db, today, MEETING_LIMIT),
    days: flow(ctx, work),
    year: { year, ...countYear(db, year) },
    names: {
      blocks: namesOf(db, 'blocks', [...shown.map((row) => row.blockId), ...blocks.map((block) => block.blockId)]),
      territories: namesOf(
        db,
        'territories',
        shown.map((row) => row.territoryId),
      ),
      recipients: namesOf(db, 'recipients', [
        ...shown.map((row) => row.recipientId),
        ...routes.map((one) => one.recipientId),
      ]),
    },
  }
}

export const deskService: Services<Contract, Contexts>['desk'] = {
  overview: (_input, ctx) => overview(ctx),
  counters: (_input, { db, now }) => ({
    // What the three lists of the desk hold together.
    desk: (['overdue', 'today', 'untilFriday'] as const).reduce(
      (sum, key) => sum + countCases(db, deskFilters[key], now),
      0,
    ),
    messages: countCases(db, { state: 'open' }, now),
    assignments: countAssignments(db, now).active,
  }),
}
