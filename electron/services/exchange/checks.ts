import { analyticsFilters } from '../../contract/analytics.ts'
import type { PackageCheck, PackageRequest } from '../../contract/exchange.ts'
import { shortDate } from '../../documents/civilText.ts'
import type { TaskContext } from '../context.ts'
import { measure, sumBlocks, sumGroups } from '../analytics/analytics.service.ts'
import { countCases, findNumber } from '../messages/messages.service.ts'
import type { BuiltPackage } from './buildPackage.ts'
import { scanTexts } from './scan.ts'
import { countSmall } from './tally.ts'
import type { Tally, TallyTable } from './tally.ts'
import { texts } from './texts.ts'

const { checks: say } = texts
const NAMED = 5

const passed = (code: PackageCheck['code'], title: string, detail = ''): PackageCheck => ({
  code,
  state: 'passed',
  title,
  detail,
})

function numbers(ctx: TaskContext, ids: readonly number[]): string {
  const named = ids.slice(0, NAMED).map((id) => findNumber(ctx.db, id)?.number ?? '')
  return say.numbers(named, ids.length - named.length)
}

function smallNumbers(tally: Tally, { options }: PackageRequest): PackageCheck {
  const cells = countSmall(tally)
  if (cells === 0) return passed('smallNumbers', say.noSmallNumbers)
  const title = say.smallNumbers(cells)
  if (options.smallNumbers === null) return { code: 'smallNumbers', state: 'decide', title, detail: say.smallDecide }
  return passed('smallNumbers', title, options.smallNumbers === 'replace' ? say.smallReplaced : say.smallKept)
}

async function words(ctx: TaskContext, request: PackageRequest): Promise<PackageCheck> {
  const { words: found } = await scanTexts(ctx, request)
  const open = found.filter((word) => word.decision === null)
  if (open.length > 0) {
    const shown = open.slice(0, NAMED).map((word) => `«${word.shown}»`)
    return {
      code: 'words',
      state: 'decide',
      title: say.words(open.length),
      detail: say.wordsDecide(shown, open.length - shown.length),
    }
  }
  const kept = found.filter((word) => word.decision === 'keep').length
  return passed('words', say.noWords, found.length === 0 ? '' : say.wordsDecided(found.length - kept, kept))
}

/** Where a figure of the package is an indicator, it is the same number that desk, reports and ratings show under this name. */
function compareIndicators(
  ctx: TaskContext,
  { period }: PackageRequest,
  { total }: Tally,
  compare: (what: string, here: number, there: number) => void,
): void {
  const { columns } = texts.workbook
  const keys = ['received', 'messages', 'appeals', 'openOverdue', 'inTimeShare'] as const
  const [received, messages, appeals, openOverdue, inTime] = measure(ctx.db, { period }, keys, ctx)
  compare(columns.received, total.received, received?.value ?? 0)
  compare(columns.messages, total.messages, messages?.value ?? 0)
  compare(columns.appeals, total.appeals, appeals?.value ?? 0)
  compare(columns.overdueOpen, total.overdueOpen, openOverdue?.value ?? 0)
  compare(columns.inTime, total.inTime, inTime?.part ?? 0)
  compare(columns.shareInTime, total.inTime + total.late + total.overdueOpen, inTime?.whole ?? 0)
}

/** The figures were counted from the records that leave; here they meet those of the analytics page. */
function analytics(ctx: TaskContext, request: PackageRequest, tally: Tally): PackageCheck {
  const scope = { period: { from: request.period.from, to: request.period.to } }
  const differences: string[] = []
  const compare = (what: string, here: number, there: number): void => {
    if (here !== there) differences.push(say.analyticsDiffers(what, here, there))
  }
  const { columns } = texts.workbook
  const { total } = tally
  compare(columns.received, total.received, countCases(ctx.db, analyticsFilters.received(scope), ctx.now))
  compare(columns.repeats, total.repeats, countCases(ctx.db, analyticsFilters.repeats(scope), ctx.now))
  const blocks = sumBlocks(ctx.db, scope, ctx.now)
  const sum = (key: 'inTime' | 'late' | 'postponed' | 'open' | 'overdueOpen'): number =>
    blocks.reduce((all, block) => all + block[key], 0)
  compare(columns.inTime, total.inTime, sum('inTime'))
  compare(columns.late, total.late, sum('late'))
  compare(columns.postponed, total.postponed, sum('postponed'))
  compare(columns.open, total.open, sum('open'))
  compare(columns.overdueOpen, total.overdueOpen, sum('overdueOpen'))
  const groups: [TallyTable, 'channel' | 'theme' | 'territory', string][] = [
    ['channels', 'channel', columns.channel],
    ['themes', 'theme', columns.theme],
    ['territories', 'territory', columns.territory],
  ]
  for (const [table, by, name] of groups) {
    for (const group of sumGroups(ctx.db, scope, by, ctx.now))
      compare(name, tally.tables[table].get(group.id)?.received ?? 0, group.received)
  }
  compareIndicators(ctx, request, tally, compare)
  if (differences.length === 0)
    return passed('analytics', say.analytics, say.asOf(`${shortDate(ctx.now)}, ${ctx.now.slice(11, 16)}`))
  return {
    code: 'analytics',
    state: 'attention',
    title: say.analyticsDiffer,
    detail: differences.slice(0, NAMED).join('; '),
  }
}

function blocksSum(tally: Tally): PackageCheck {
  const parts = tally.lines('blocks').map(([, line]) => line.received)
  const sum = parts.reduce((all, part) => all + part, 0)
  const detail = say.blocksSumDetail(tally.total.received, parts)
  return sum === tally.total.received
    ? passed('blocksSum', say.blocksSum, detail)
    : { code: 'blocksSum', state: 'attention', title: say.analyticsDiffer, detail }
}

function dates(ctx: TaskContext, { period }: PackageRequest, tally: Tally): PackageCheck {
  const isInside =
    (tally.firstReceived ?? period.from).slice(0, 10) >= period.from &&
    (tally.lastReceived ?? period.to).slice(0, 10) <= period.to
  if (isInside && tally.wrongDates.length === 0) return passed('dates', say.dates)
  return {
    code: 'dates',
    state: 'attention',
    title: say.datesWrong(tally.wrongDates.length),
    detail: numbers(ctx, tally.wrongDates),
  }
}

function assignments({ assignments: issued, meetings }: BuiltPackage): PackageCheck {
  const title = say.assignments(issued.length, issued.filter((one) => one.state === 'done').length)
  const decided = meetings
    .flatMap((meeting) => meeting.items)
    .flatMap((item) => item.decisions)
    .filter((one) => one.isAssignment).length
  const numbersOf = new Set(meetings.map((meeting) => meeting.number))
  const kept = issued.filter((one) => one.meeting !== null && numbersOf.has(one.meeting)).length
  if (decided === kept) return passed('assignments', title, say.assignmentsMatch([...numbersOf]))
  return { code: 'assignments', state: 'attention', title, detail: say.assignmentsDiffer(decided, kept) }
}

/** A part that was chosen and has nothing in it: a receiver takes it for forgotten. */
function emptySections({ options }: PackageRequest, built: BuiltPackage): PackageCheck {
  const { parts } = options
  const amounts = {
    records: built.tally.total.received,
    meetings: built.meetings.length,
    assignments: built.assignments.length,
    roster: built.members,
  }
  const empty = (Object.keys(amounts) as (keyof typeof amounts)[]).filter((part) => parts[part] && amounts[part] === 0)
  if (empty.length === 0) return passed('emptySections', say.sectionsFull)
  return {
    code: 'emptySections',
    state: 'attention',
    title: say.sectionsEmpty(empty.length),
    detail: empty.map((part) => say.sections[part]).join('; '),
  }
}

/** Everything that is checked before a package is made, in the order of the page: first what a person must decide. */
export async function checksOf(
  ctx: TaskContext,
  request: PackageRequest,
  built: BuiltPackage,
): Promise<PackageCheck[]> {
  const { tally } = built
  const closed = tally.withoutAnswer
  const all: PackageCheck[] = [
    smallNumbers(tally, request),
    await words(ctx, request),
    blocksSum(tally),
    analytics(ctx, request, tally),
    dates(ctx, request, tally),
    closed.length === 0
      ? passed('closedWithoutAnswer', say.closed)
      : {
          code: 'closedWithoutAnswer',
          state: 'attention',
          title: say.closedWrong(closed.length),
          detail: numbers(ctx, closed),
        },
    assignments(built),
    emptySections(request, built),
    request.period.to < ctx.now.slice(0, 10)
      ? passed('periodOver', say.periodOver)
      : { code: 'periodOver', state: 'attention', title: say.periodLasts(shortDate(request.period.to)), detail: '' },
  ]
  const rank = { decide: 0, attention: 1, passed: 2 }
  return all.sort((a, b) => rank[a.state] - rank[b.state])
}
