import { DESK_SECTIONS } from '../../contract/desk.ts'
import type { DeskFigure, DeskLink, DeskOverview, DeskSection } from '../../contract/desk.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CaseFilter, CaseRow } from '../../contract/messages.ts'
import { countByDay, sumOpenBlocks } from '../analytics/analytics.service.ts'
import { countAssignments } from '../assignments/assignments.service.ts'
import { countCentreRequests } from '../centreRequests/centreRequests.service.ts'
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
import { nearLines } from './near.ts'
import { countUrgent, firstLater, urgentPage } from './urgent.ts'

/** Rows of each section that the desk can show on the largest window; the rest is behind «показать все». */
const LIST_LIMIT = 24
const SIDE_LIMIT = 8
const MEETING_LIMIT = 3
/** How far back «кому направить» looks, days. */
const PAST_DAYS = 90
/** Working days in «Поступило и закрыто». */
const FLOW_DAYS = 11
/** So many civil days surely hold that many working ones: the new year's holidays are ten days. */
const FLOW_SEARCH_DAYS = 28

/** The filters behind the figures that are cards alone: the same objects open the lists. */
const caseFigures = {
  noRecipient: { state: 'open', recipientIds: [null] },
  awaitingInterim: { state: 'open', dueStage: 'interim' },
  /** Put off until a day that has come: open again by themselves. */
  back: { postponed: 'back' },
} as const satisfies Partial<Record<DeskFigure, CaseFilter>>
type CaseFigure = keyof typeof caseFigures

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function rowsOf(ctx: QueryContext, filter: CaseFilter, limit: number): CaseRow[] {
  return listCases(ctx.db, { filter, sort: { by: 'due', direction: 'asc' }, after: null, limit }, ctx.now).rows
}

function interimClocks(ctx: QueryContext, work: WorkTime): DeskOverview['clocks']['rows'] {
  const rows = rowsOf(ctx, caseFigures.awaitingInterim, SIDE_LIMIT)
  const starts = startsOfClocks(
    ctx.db,
    rows.map((row) => row.id),
    'interim',
  )
  const spent = spentSince(work, starts, ctx.now)
  return rows.flatMap(({ id, number, gist, dueAt }) => {
    const startedAt = starts.get(id)
    const spentMinutes = spent.get(id)
    // A clock known only by its days has no working hours to show.
    if (startedAt === undefined || spentMinutes === undefined || dueAt === null || dueAt.length < 16) return []
    const totalMinutes = Math.max(0, workingMinutesBetween(work, startedAt, dueAt))
    return [{ id, number, gist, dueAt, totalMinutes, spentMinutes }]
  })
}

/** Working minutes from each start to now, by one walk over the days: a clock that nobody stopped may have run for years. */
function spentSince(work: WorkTime, starts: ReadonlyMap<number, string>, now: string): Map<number, number> {
  const spent = new Map<number, number>()
  let [sum, until] = [0, now]
  const byStart = [...starts].filter(([, at]) => at.length >= 16).sort(([, a], [, b]) => (a < b ? 1 : -1))
  for (const [id, startedAt] of byStart) {
    sum += Math.max(0, workingMinutesBetween(work, startedAt, until))
    if (startedAt < until) until = startedAt
    spent.set(id, sum)
  }
  return spent
}

function toRoute(ctx: QueryContext): DeskOverview['toRoute']['rows'] {
  const rows = rowsOf(ctx, caseFigures.noRecipient, SIDE_LIMIT)
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

/** Every figure of the head with the list that it opens. */
function figuresOf(
  { db, now }: QueryContext,
  totals: Readonly<Record<DeskSection | CaseFigure, number>>,
): DeskOverview['figures'] {
  const figure = (key: DeskFigure, count: number, link: DeskLink) => ({ key, count, link })
  return [
    ...DESK_SECTIONS.map((section) => figure(section, totals[section], { list: 'desk', section })),
    ...(Object.keys(caseFigures) as CaseFigure[]).map((key) =>
      figure(key, totals[key], { list: 'cases', filter: caseFigures[key] }),
    ),
    figure('assignments', countAssignments(db, now).soon, {
      list: 'assignments',
      filter: { show: 'soon', executor: null, meetingId: null, text: '' },
    }),
    figure('requests', countCentreRequests(db, ['active'], now).active, {
      list: 'requests',
      filter: { show: 'active', text: '' },
    }),
  ]
}

function overview(ctx: QueryContext): DeskOverview {
  const { db, now } = ctx
  const today = now.slice(0, 10)
  const { hours } = getSettings(db)
  const work = loadWorkTime(db, ctx.resourcesDir, hours)
  const sectionOf = (section: DeskSection) => {
    const { next: _next, ...view } = urgentPage(ctx, section, { after: null, limit: LIST_LIMIT })
    return view
  }
  const sections = {
    overdue: sectionOf('overdue'),
    today: sectionOf('today'),
    untilFriday: sectionOf('untilFriday'),
  }
  const count = (key: CaseFigure): number => countCases(db, caseFigures[key], now)
  const totals = {
    overdue: sections.overdue.total,
    today: sections.today.total,
    untilFriday: sections.untilFriday.total,
    noRecipient: count('noRecipient'),
    awaitingInterim: count('awaitingInterim'),
    back: count('back'),
  }
  const side = <Row>(key: CaseFigure, rows: Row[]) => ({ total: totals[key], filter: caseFigures[key], rows })
  const next = sections.today.rows[0] ?? sections.untilFriday.rows[0] ?? firstLater(ctx)
  const routes = toRoute(ctx)
  const blocks = openByBlock(ctx)
  const year = Number(today.slice(0, 4))
  const lastHours = workIntervals(work, today).at(-1)
  return {
    now,
    dayEndsAt: lastHours ? timeOf(lastHours.to) : null,
    dayName: dayKind(work.calendar, today).name,
    hours,
    weekEndsOn: nextFriday(today),
    figures: figuresOf(ctx, totals),
    sections,
    nearest: next && { number: next.number, dueAt: next.dueAt },
    clocks: side('awaitingInterim', interimClocks(ctx, work)),
    toRoute: side('noRecipient', routes),
    openByBlock: blocks,
    openTotal: blocks.reduce((sum, block) => sum + block.open, 0),
    missingYears: missingYears(db, ctx.resourcesDir),
    meetings: listNextMeetings(db, today, MEETING_LIMIT),
    near: nearLines(db, now),
    days: flow(ctx, work),
    year: { year, ...countYear(db, year) },
    names: {
      blocks: namesOf(
        db,
        'blocks',
        blocks.map((block) => block.blockId),
      ),
      recipients: namesOf(
        db,
        'recipients',
        routes.map((one) => one.recipientId),
      ),
    },
  }
}

export const deskService: Services<Contract, Contexts>['desk'] = {
  overview: (_input, ctx) => overview(ctx),
  list: ({ section, source, after, limit }, ctx) => urgentPage(ctx, section, { after, limit }, source),
  counters: (_input, ctx) => ({
    // What the three sections of the desk hold together.
    desk: countUrgent(ctx),
    messages: countCases(ctx.db, { state: 'open' }, ctx.now),
    assignments: countAssignments(ctx.db, ctx.now).active,
    centreRequests: countCentreRequests(ctx.db, ['active'], ctx.now).active,
  }),
}
