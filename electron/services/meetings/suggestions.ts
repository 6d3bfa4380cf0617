import type { CaseFilter } from '../../contract/caseList.ts'
import type { FigureList, ItemFigures, Suggestion } from '../../contract/meetingPrep.ts'
import type { ReadDb } from '../../db/database.ts'
import { formatShare, smallestDenominator } from '../../documents/typography.ts'
import { sumBlocks, sumGroups, sumOpenBlocks } from '../analytics/analytics.service.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { countCases } from '../messages/messages.service.ts'
import { listProblems } from '../repeats/repeats.service.ts'
import { excess, fall, FAR, growth } from '../chance.ts'
import { suggestionTexts as texts } from './suggestionTexts.ts'

/**
 * Items that the register itself asks for. Each rule is one function: what it counts, from which size on it speaks, and the figures, every
 * one of which is the count of a list that the same filter opens.
 */

/** A month as the rules count it, days: the same length always, so that months are comparable. */
export const MONTH_DAYS = 30
const MONTHS_BEFORE = 3
const QUARTER_DAYS = 90
const LEAST_OPEN = 10
const LEAST_OVERDUE = 5
const LEAST_MONTH = 5
const LEAST_WEEK = 5
const LEAST_RETURNED = 3
/** A share that fell by less, in hundredths, is no news. */
const LEAST_FALL = 0.1
const TWICE = 2
/** How many of one kind are proposed: the agenda of an hour has no room for more. */
const MOST = 3

export interface Facts {
  db: ReadDb
  /** Civil moment. */
  now: string
}
type Line = ItemFigures['lines'][number]

const today = ({ now }: Facts): string => now.slice(0, 10)
const cases = (filter: CaseFilter): FigureList => ({ kind: 'cases', filter })
const line = (text: string, value: number | string, filter: CaseFilter | null): Line => ({
  text,
  value: String(value),
  list: filter === null ? null : cases(filter),
})
/** `days` civil days that end `back` days ago. */
function span(facts: Facts, days: number, back = 0): { from: string; to: string } {
  const to = addDays(today(facts), -back)
  return { from: addDays(to, 1 - days), to }
}
const received = ({ from, to }: { from: string; to: string }): CaseFilter => ({ receivedFrom: from, receivedTo: to })

/** A block whose open or overdue cards are far above what its share would make them. */
function blocks(facts: Facts): Suggestion[] {
  const open = sumOpenBlocks(facts.db, facts.now)
  const period = span(facts, QUARTER_DAYS)
  const came = new Map(sumBlocks(facts.db, { period }, facts.now).map((row) => [row.blockId, row.total]))
  const sum = (of: (row: (typeof open)[number]) => number): number => open.reduce((total, row) => total + of(row), 0)
  const [openAll, overdueAll] = [sum((row) => row.open), sum((row) => row.overdueOpen)]
  const cameAll = [...came.values()].reduce((total, count) => total + count, 0)
  const names = new Map(getDirectories(facts.db).blocks.map((one) => [one.id, one.name]))
  return open
    .flatMap((row) => {
      if (row.blockId === null) return []
      const share = cameAll === 0 ? 0 : (came.get(row.blockId) ?? 0) / cameAll
      const ofOpen = openAll === 0 ? 0 : row.open / openAll
      const isLoaded =
        row.open >= LEAST_OPEN && row.open >= TWICE * openAll * share && excess(row.open, openAll, share) >= FAR
      const isLate =
        row.overdueOpen >= LEAST_OVERDUE &&
        row.overdueOpen >= TWICE * overdueAll * ofOpen &&
        excess(row.overdueOpen, overdueAll, ofOpen) >= FAR
      return isLoaded || isLate ? [{ ...row, blockId: row.blockId, isLate }] : []
    })
    .sort((a, b) => b.overdueOpen - a.overdueOpen || b.open - a.open)
    .slice(0, MOST)
    .map((row) => {
      const filter = { blockIds: [row.blockId] }
      const name = names.get(row.blockId) ?? ''
      return {
        source: `block:${row.blockId}`,
        kind: 'block',
        title: texts.block.title(name),
        label: texts.block.label(name),
        detail: texts.block.detail(row.open, row.overdueOpen),
        figures: {
          asOf: today(facts),
          rule: row.isLate ? texts.block.late : texts.block.loaded,
          lines: [
            line(texts.block.open, row.open, { ...filter, outcome: 'open' }),
            line(texts.block.overdue, row.overdueOpen, { ...filter, outcome: 'overdueOpen' }),
            line(texts.block.openAll, openAll, { outcome: 'open' }),
            line(texts.block.overdueAll, overdueAll, { outcome: 'overdueOpen' }),
            line(texts.received(period), came.get(row.blockId) ?? 0, { ...filter, ...received(period) }),
            line(texts.receivedAll(period), cameAll, received(period)),
          ],
        },
      }
    })
}

/** A theme of which this month brought more than its earlier months explain. */
function themes(facts: Facts): Suggestion[] {
  const month = span(facts, MONTH_DAYS)
  const before = span(facts, MONTH_DAYS * MONTHS_BEFORE, MONTH_DAYS)
  // A register that is younger than the comparison would call every theme a growing one.
  if (countCases(facts.db, received(span(facts, MONTH_DAYS, MONTH_DAYS * MONTHS_BEFORE)), facts.now) === 0) return []
  const earlier = new Map(
    sumGroups(facts.db, { period: before }, 'theme', facts.now).map((row) => [row.id, row.received]),
  )
  const directories = getDirectories(facts.db)
  const names = new Map(directories.themes.map((one) => [one.id, one.name]))
  return sumGroups(facts.db, { period: month }, 'theme', facts.now)
    .flatMap((row) => {
      const was = earlier.get(row.id) ?? 0
      const mean = was / MONTHS_BEFORE
      const isGrowth =
        row.received >= LEAST_MONTH && row.received >= 1.5 * mean && growth(row.received, was, MONTHS_BEFORE) >= FAR
      return row.id !== null && isGrowth ? [{ id: row.id, now: row.received, was, mean }] : []
    })
    .sort((a, b) => b.now - b.mean - (a.now - a.mean))
    .slice(0, MOST)
    .map((row) => {
      const filter = { themeIds: [row.id] }
      const name = names.get(row.id) ?? ''
      const place = mainTerritory(facts, { ...filter, ...received(month) }, row.now)
      const town = directories.territories.find((one) => one.id === place?.id)?.name ?? ''
      return {
        source: `theme:${row.id}`,
        kind: 'theme',
        title: texts.theme.title(name),
        label: town === '' ? name : `${name}, ${town}`,
        detail: texts.theme.detail(row.now, row.mean),
        figures: {
          asOf: today(facts),
          rule: texts.theme.rule,
          lines: [
            line(texts.received(month), row.now, { ...filter, ...received(month) }),
            ...(place
              ? [line(texts.ofWhich(town), place.total, { ...filter, ...received(month), territoryIds: [place.id] })]
              : []),
            line(texts.received(before), row.was, { ...filter, ...received(before) }),
            line(texts.theme.mean, texts.mean(row.mean), null),
            line(texts.theme.open, countCases(facts.db, { ...filter, outcome: 'open' }, facts.now), {
              ...filter,
              outcome: 'open',
            }),
          ],
        },
      }
    })
}

/** The territory that more than half of these cards name. */
function mainTerritory({ db, now }: Facts, filter: CaseFilter, total: number): { id: number; total: number } | null {
  for (const { id } of getDirectories(db).territories) {
    const here = countCases(db, { ...filter, territoryIds: [id] }, now)
    if (here * TWICE > total) return { id, total: here }
  }
  return null
}

/** A problem of many applicants that this week brought twice as often as the week before. */
function problems(facts: Facts): Suggestion[] {
  const week = span(facts, 7)
  const before = span(facts, 7, 7)
  return listProblems(facts.db, week.from, before.from)
    .filter((row) => row.week >= LEAST_WEEK && row.week >= TWICE * row.weekBefore)
    .sort((a, b) => b.week - b.weekBefore - (a.week - a.weekBefore) || a.id - b.id)
    .slice(0, MOST)
    .map((row) => {
      const filter = { problemIds: [row.id] }
      return {
        source: `problem:${row.id}`,
        kind: 'problem',
        title: texts.problem.title(row.title),
        label: row.title,
        detail: texts.problem.detail(row.week, row.weekBefore),
        figures: {
          asOf: today(facts),
          rule: texts.problem.rule,
          lines: [
            // A problem grows by what came since the day, later days included: none can come later than today.
            line(texts.received(week), row.week, { ...filter, receivedFrom: week.from }),
            line(texts.received(before), row.weekBefore, { ...filter, ...received(before) }),
            line(texts.problem.total, row.total, filter),
            line(texts.problem.open, row.open, { ...filter, state: 'open' }),
          ],
        },
      }
    })
}

/** Open cards that were opened again twice and more: an answer that did not answer is a risk before it is a complaint. */
function returns(facts: Facts): Suggestion[] {
  const filter: CaseFilter = { returnsFrom: 2, state: 'open' }
  const total = countCases(facts.db, filter, facts.now)
  if (total < LEAST_RETURNED) return []
  const month = span(facts, MONTH_DAYS)
  const repeats: CaseFilter = { ...received(month), isRepeat: true }
  return [
    {
      source: 'returns',
      kind: 'returns',
      title: texts.returns.title,
      label: texts.returns.label,
      detail: texts.returns.detail(total),
      figures: {
        asOf: today(facts),
        rule: texts.returns.rule,
        lines: [
          line(texts.returns.total, total, filter),
          line(texts.returns.repeats(month), countCases(facts.db, repeats, facts.now), repeats),
          line(texts.received(month), countCases(facts.db, received(month), facts.now), received(month)),
        ],
      },
    },
  ]
}

/** A recipient whose share in time fell against the quarter before (domain.md §8: in time / (closed + overdue open)). */
function ratings(facts: Facts): Suggestion[] {
  const now = span(facts, QUARTER_DAYS)
  const before = span(facts, QUARTER_DAYS, QUARTER_DAYS)
  const earlier = new Map(sumGroups(facts.db, { period: before }, 'recipient', facts.now).map((row) => [row.id, row]))
  const names = new Map(getDirectories(facts.db).recipients.map((one) => [one.id, one.shortName]))
  const share = (row: { inTime: number; answered: number; overdueOpen: number }) => ({
    part: row.inTime,
    whole: row.answered + row.overdueOpen,
  })
  return sumGroups(facts.db, { period: now }, 'recipient', facts.now)
    .flatMap((row) => {
      const was = row.id === null ? undefined : earlier.get(row.id)
      if (row.id === null || !was) return []
      const [here, there] = [share(row), share(was)]
      if (here.whole < smallestDenominator || there.whole < smallestDenominator) return []
      const drop = there.part / there.whole - here.part / here.whole
      return drop >= LEAST_FALL && fall(here, there) >= FAR ? [{ id: row.id, row, was, here, there, drop }] : []
    })
    .sort((a, b) => b.drop - a.drop)
    .slice(0, MOST)
    .map(({ id, row, was, here, there }) => {
      const lines = (period: { from: string; to: string }, of: typeof row): Line[] => {
        const filter = { recipientIds: [id], ...received(period) }
        return [
          line(texts.recipient.inTime(period), of.inTime, { ...filter, outcome: 'inTime' }),
          line(texts.recipient.answered, of.answered, { ...filter, state: 'closed' }),
          line(texts.recipient.overdue, of.overdueOpen, { ...filter, outcome: 'overdueOpen' }),
          line(texts.recipient.share, formatShare(of.inTime, of.answered + of.overdueOpen), null),
        ]
      }
      const name = names.get(id) ?? ''
      return {
        source: `recipient:${id}`,
        kind: 'recipient',
        title: texts.recipient.title(name),
        label: name,
        detail: texts.recipient.detail(here, there),
        figures: { asOf: today(facts), rule: texts.recipient.rule, lines: [...lines(now, row), ...lines(before, was)] },
      }
    })
}

/** Everything the register proposes on a day; what the agenda has already is left out by the caller. */
export const suggestionsOf = (facts: Facts): Suggestion[] => [
  ...blocks(facts),
  ...themes(facts),
  ...problems(facts),
  ...returns(facts),
  ...ratings(facts),
]
