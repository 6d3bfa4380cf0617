import { beforeAll, describe, expect, it } from 'vitest'
import { CARDS_OF_REGION, civilIn, figuresOffice, REGIONS } from '../../../tests/builders/analytics.ts'
import type { FiguresOffice } from '../../../tests/builders/analytics.ts'
import { resourcesDir } from '../../../tests/builders/register.ts'
import {
  belongs,
  dayNumber,
  dayOf,
  hasSaid,
  isIn,
  isRepeat,
  mean,
  middle,
  outcomeOf,
  rawCards,
  share,
  wasAsked,
} from '../../../tests/builders/secondWay.ts'
import type { OutcomeName, RawCard } from '../../../tests/builders/secondWay.ts'
import {
  BREAKDOWNS,
  FLOW_KINDS,
  HEAT_ACROSS,
  isSmall,
  LOADS,
  perThousand,
  tableFilters,
} from '../../contract/analytics.ts'
import type { AnalyticsScope, Breakdown, Span } from '../../contract/analytics.ts'
import { INDICATORS } from '../../contract/indicators.ts'
import type { IndicatorKey } from '../../contract/indicators.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import { addDays, loadWorkTime, workingMinutesBetween } from '../deadlines/deadlines.service.ts'
import { measure, measureEach } from './indicators.ts'
import { unnamedOf } from './unnamed.ts'
import { getSettings } from '../office/office.service.ts'

/**
 * Every figure by a second way: 20,000 cards of five offices, each in its time zone, counted from their raw rows in plain JavaScript and
 * compared exactly.
 */

type CaseKey = Exclude<IndicatorKey, `assignments${string}`>
const CASE_KEYS = INDICATORS.filter((key): key is CaseKey => !key.startsWith('assignments'))

class SecondWay {
  readonly office: FiguresOffice
  readonly all: RawCard[]
  private readonly workTime

  constructor(office: FiguresOffice) {
    this.office = office
    this.all = rawCards(office.db)
    this.workTime = loadWorkTime(office.db, resourcesDir, getSettings(office.db).hours)
  }

  of(scope: AnalyticsScope): RawCard[] {
    return this.all.filter((card) => belongs(card, scope) && isIn(card.received, scope.period))
  }
  outcome(cards: readonly RawCard[], ...names: OutcomeName[]): number {
    return cards.filter((card) => names.includes(outcomeOf(card, this.office.now))).length
  }
  days(cards: readonly RawCard[]): number[] {
    return cards.flatMap((card) =>
      card.answered === null ? [] : [dayNumber(card.answered) - dayNumber(card.registered)],
    )
  }
  /** Working hours from receipt to the first reply; a bare date begins at midnight and ends with its last minute. */
  hours(cards: readonly RawCard[]): number[] {
    return cards.flatMap(({ received, interim }) => {
      if (interim === null) return []
      const from = received.includes('T') ? received : `${received}T00:00`
      const to = interim.includes('T') ? interim : `${addDays(interim, 1)}T00:00`
      return [Math.max(0, workingMinutesBetween(this.workTime, from, to))]
    })
  }

  indicator(scope: AnalyticsScope, key: CaseKey): number | null {
    const cards = this.of(scope)
    const closed = cards.filter((card) => card.answered !== null)
    const some = (test: (card: RawCard) => boolean, of = cards): number => of.filter(test).length
    const marks = cards.flatMap(({ clarity }) => (clarity === null ? [] : [clarity]))
    const asked = closed.filter(wasAsked)
    const [late, overdue] = [this.outcome(cards, 'late'), this.outcome(cards, 'overdue')]
    const hours = (minutes: number | null): number | null => (minutes === null ? null : minutes / 60)
    switch (key) {
      case 'received':
        return cards.length
      case 'messages':
      case 'appeals':
        return some(({ kind }) => `${kind}s` === key)
      case 'answered':
        return this.all.filter((card) => belongs(card, scope) && isIn(card.answered, scope.period)).length
      case 'inTimeShare':
        return share(this.outcome(cards, 'inTime'), closed.length + overdue)
      case 'overdueShare':
        return share(late + overdue, cards.length)
      case 'openOverdue':
        return overdue
      case 'open':
        return this.outcome(cards, 'open', 'overdue')
      case 'postponedShare':
        return share(this.outcome(cards, 'waiting'), cards.length)
      case 'repeatShare':
        return share(
          some(({ returns }) => returns > 0),
          some((card) => card.answered !== null || card.returns > 0),
        )
      case 'incomingRepeatShare':
        return share(some(isRepeat), cards.length)
      case 'medianDays':
        return middle(this.days(cards))
      case 'meanDays':
        return mean(this.days(cards))
      case 'medianInterimHours':
        return hours(middle(this.hours(cards)))
      case 'meanInterimHours':
        return hours(mean(this.hours(cards)))
      case 'askedShare':
        return share(asked.length, closed.length)
      case 'respondedShare':
        return share(asked.filter(hasSaid).length, asked.length)
      case 'clarity':
        return mean(marks)
      case 'goodShare':
        return share(marks.filter((mark) => mark > 3).length, marks.length)
      case 'solvedShare':
        return share(
          some(({ solved }) => solved === 1),
          some(({ solved }) => solved !== null),
        )
      case 'fullness': {
        const scores = cards.flatMap(({ quality }) => (quality === null ? [] : [quality]))
        return share(
          scores.reduce((sum, score) => sum + score, 0),
          2 * scores.length,
        )
      }
    }
  }
}

/** Periods with every edge: running, whole, cut, one day, before the register began, all years; narrowed and not. */
function scopesOf({ ids, now }: FiguresOffice): AnalyticsScope[] {
  const today = dayOf(now)
  return [
    { period: { kind: 'quarter', from: '2026-10-01', to: '2026-12-31' } },
    { period: { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' } },
    { period: { kind: 'year', from: '2026-01-01', to: '2026-12-31' }, channelIds: ids.channels.slice(0, 2) },
    { period: { kind: 'month', from: '2026-11-01', to: '2026-11-30' }, kind: 'appeal' },
    { period: { kind: 'day', from: today, to: today } },
    { period: { from: '2020-01-01', to: '2026-12-31' } },
    { period: { from: '2025-03-11', to: '2026-02-09' }, themeIds: [ids.themes[0] ?? null, null] },
    {
      period: { from: '2026-05-01', to: '2026-11-17' },
      territoryIds: ids.territories.slice(0, 2),
      recipientIds: [null],
    },
    {
      period: { from: '2026-02-01', to: '2026-11-30' },
      blockIds: [null],
      responsibleIds: [ids.persons[0] ?? null, null],
    },
    { period: { kind: 'year', from: '2019-01-01', to: '2019-12-31' } },
  ]
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const ID_OF: Record<Breakdown, (card: RawCard) => number | null> = {
  channel: (card) => card.channel,
  block: (card) => card.block,
  theme: (card) => card.theme,
  territory: (card) => card.territory,
  recipient: (card) => card.recipient,
  responsible: (card) => card.responsible,
}

/** Four thousand cards are loaded and counted twice: a busy machine needs longer than the usual test has. */
const PATIENCE = 180_000

describe.each(REGIONS)('20 000 карточек вторым способом: $preset, $zone', { timeout: PATIENCE }, (region) => {
  let office: FiguresOffice
  let second: SecondWay
  let scopes: AnalyticsScope[]
  let today: string
  beforeAll(async () => {
    office = await figuresOffice(region)
    second = new SecondWay(office)
    scopes = scopesOf(office)
    today = dayOf(office.now)
  }, PATIENCE)

  const receivedIn = (scope: AnalyticsScope, span: Span): RawCard[] => second.of({ ...scope, period: span })
  const answeredIn = (scope: AnalyticsScope, span: Span): RawCard[] =>
    second.all.filter((card) => belongs(card, scope) && isIn(card.answered, span))
  /** Every figure is the count of the list that its filter opens. */
  const countsEqual = async (pairs: readonly (readonly [CaseFilter, number])[]): Promise<void> => {
    const counts = await office.api.messages.counters({ filters: pairs.map(([filter]) => filter) })
    expect(counts).toEqual(pairs.map(([, count]) => count))
  }

  it('данные содержат все случаи, ради которых проверка есть', () => {
    const rows = second.all
    expect(office.db.one<{ n: number }>('SELECT count(*) AS n FROM cases').n).toBe(CARDS_OF_REGION)
    expect(rows.length).toBeLessThan(CARDS_OF_REGION * 0.94)
    const outcomes = new Set(rows.map((card) => outcomeOf(card, office.now)))
    expect([...outcomes].sort()).toEqual(['inTime', 'late', 'open', 'overdue', 'waiting'])
    expect(rows.some(({ received }) => received.endsWith('T00:00'))).toBe(true)
    expect(rows.some(({ received }) => received.endsWith('T23:59'))).toBe(true)
    expect(rows.some(({ status, postponedUntil }) => status === 'postponed' && (postponedUntil ?? '9') <= today)).toBe(
      true,
    )
    expect(rows.some(({ returns, answered }) => returns > 0 && answered === null)).toBe(true)
    expect(
      rows.some(({ received, due }) => due !== null && due.slice(0, 7) > addDays(dayOf(received), 92).slice(0, 7)),
    ).toBe(true)
    expect(office.now).toBe(civilIn(region.zone, Date.parse('2026-11-17T18:30:00Z')))
  })

  it('показатели и их списки', async () => {
    for (const scope of scopes) {
      const values = await office.api.analytics.measure({ scope, keys: [...CASE_KEYS] })
      for (const [index, key] of CASE_KEYS.entries()) {
        const found = values[index]
        const expected = second.indicator(scope, key)
        if (expected === null) expect(found, `${key} ${JSON.stringify(scope)}`).toMatchObject({ key, value: null })
        else expect(found?.value, `${key} ${JSON.stringify(scope)}`).toBeCloseTo(expected, 9)
      }
      await countsEqual(
        values.flatMap(({ key, part, whole, opens, wholeOpens }) => [
          // The numerator of fullness is points, not cards.
          ...(opens?.kind === 'cases' && part !== null && key !== 'fullness' ? [[opens.filter, part] as const] : []),
          ...(wholeOpens?.kind === 'cases' && whole !== null ? [[wholeOpens.filter, whole] as const] : []),
        ]),
      )
    }
  })

  it('показатели каждого получателя и канала те же, что поодиночке', () => {
    const ctx = { now: office.now, resourcesDir }
    for (const scope of scopes.slice(0, 3)) {
      const each = measureEach(office.db, scope, 'recipient', CASE_KEYS, ctx)
      expect(sum([...each.values()].map(([received]) => received?.value ?? 0))).toBe(second.of(scope).length)
      for (const [id, values] of each)
        expect(values).toEqual(measure(office.db, { ...scope, recipientIds: [id] }, CASE_KEYS, ctx))
    }
    const scope = { period: { from: '2026-01-01', to: '2026-12-31' } }
    const channels = measureEach(office.db, scope, 'channel', CASE_KEYS, ctx)
    expect(channels.size).toBeGreaterThan(1)
    for (const [id, values] of channels)
      expect(values).toEqual(measure(office.db, { ...scope, channelIds: id === null ? [] : [id] }, CASE_KEYS, ctx))
  })

  it('карточки без блока, темы, территории и получателя по каналам – те же, что списки', async () => {
    const period = { from: '2026-01-01', to: '2026-12-31' }
    const lines = unnamedOf(office.db, { period }, office.now)
    const base = { receivedFrom: period.from, receivedTo: period.to }
    expect(lines.size).toBeGreaterThan(1)
    await countsEqual(
      [...lines].flatMap(([id, { block, theme, territory, recipient }]) => {
        const filter = { ...base, channelIds: [id] }
        return [
          [{ ...filter, blockIds: [null] }, block],
          [{ ...filter, themeIds: [null] }, theme],
          [{ ...filter, territoryIds: [null] }, territory],
          [{ ...filter, recipientIds: [null] }, recipient],
        ] as const
      }),
    )
  })

  it('поток по дням, неделям, месяцам, кварталам и годам, неполные отмечены', async () => {
    const startOf = (day: string, by: (typeof FLOW_KINDS)[number]): string => {
      if (by === 'day') return day
      if (by === 'year') return `${day.slice(0, 4)}-01-01`
      if (by === 'month') return `${day.slice(0, 7)}-01`
      if (by === 'quarter')
        return `${day.slice(0, 5)}${['01', '04', '07', '10'][Math.floor((Number(day.slice(5, 7)) - 1) / 3)] ?? ''}-01`
      let start = day
      while (new Date(`${start}T00:00:00Z`).getUTCDay() !== region.weekStart % 7) start = addDays(start, -1)
      return start
    }
    for (const scope of scopes.slice(0, 5))
      for (const by of FLOW_KINDS) {
        const flow = await office.api.analytics.flow({ ...scope, by })
        const pieces = new Map<string, Span>()
        for (let day = scope.period.from; day <= scope.period.to && day <= today; day = addDays(day, 1)) {
          const start = startOf(day, by)
          pieces.set(start, { from: pieces.get(start)?.from ?? day, to: day })
        }
        const expected = [...pieces].map(([start, piece]) => {
          const { from } = piece
          let { to } = piece
          // A piece runs on to the end of its week, month … or of the period, also into days to come.
          while (startOf(addDays(to, 1), by) === start && to < scope.period.to) to = addDays(to, 1)
          const isWhole = from === start && startOf(addDays(to, 1), by) !== start
          return {
            from,
            to,
            received: receivedIn(scope, { from, to }).length,
            answered: answeredIn(scope, { from, to }).length,
            isPartial: !isWhole || to >= today,
          }
        })
        expect(
          flow.bars.map(({ from, to, received, answered, isPartial }) => ({ from, to, received, answered, isPartial })),
        ).toEqual(expected)
        for (const { yearAgo, receivedYearAgo } of flow.bars)
          expect(receivedYearAgo).toBe(yearAgo === null ? null : receivedIn(scope, yearAgo).length)
        expect(flow.received).toBe(receivedIn(scope, scope.period).length)
        expect(flow.answered).toBe(answeredIn(scope, scope.period).length)
        for (const other of [flow.before, flow.yearAgo])
          if (other !== null)
            expect(other).toMatchObject({
              received: receivedIn(scope, other).length,
              answered: answeredIn(scope, other).length,
            })
      }
    const [scope] = scopes
    if (!scope) throw new Error('no scope')
    const { bars } = await office.api.analytics.flow({ ...scope, by: 'week' })
    await countsEqual(
      bars.flatMap((bar) => [
        [tableFilters.received(scope, bar), bar.received] as const,
        [tableFilters.answered(scope, bar), bar.answered] as const,
      ]),
    )
  })

  it('разрезы по каждому справочнику, с прошлым периодом и ростом больше случайного', async () => {
    for (const scope of scopes)
      for (const by of BREAKDOWNS) {
        const table = await office.api.analytics.breakdown({ ...scope, by })
        const cards = second.of(scope)
        expect(sum(table.lines.map(({ received }) => received))).toBe(cards.length)
        const before = table.before === null ? null : receivedIn(scope, table.before)
        const yearAgo = table.yearAgo === null ? null : receivedIn(scope, table.yearAgo)
        const ids = new Set([...cards, ...(before ?? []), ...(yearAgo ?? [])].map(ID_OF[by]))
        expect(new Set(table.lines.map(({ id }) => id))).toEqual(ids)
        for (const line of table.lines) {
          const own = cards.filter((card) => ID_OF[by](card) === line.id)
          const of = (list: RawCard[] | null): number | null =>
            list === null ? null : list.filter((card) => ID_OF[by](card) === line.id).length
          const { deviations, hasGrown, ...counts } = line
          expect(counts).toEqual({
            id: line.id,
            received: own.length,
            closed: own.filter(({ answered }) => answered !== null).length,
            inTime: second.outcome(own, 'inTime'),
            late: second.outcome(own, 'late'),
            postponed: second.outcome(own, 'waiting'),
            open: second.outcome(own, 'open', 'overdue'),
            overdueOpen: second.outcome(own, 'overdue'),
            repeats: own.filter(isRepeat).length,
            returned: own.filter(({ returns }) => returns > 0).length,
            receivedBefore: of(before),
            receivedYearAgo: of(yearAgo),
          })
          if (table.before === null) expect(deviations).toBeNull()
          else {
            const last = scope.period.to < today ? scope.period.to : today
            const [days, daysBefore] = [
              dayNumber(last) - dayNumber(scope.period.from) + 1,
              dayNumber(table.before.to) - dayNumber(table.before.from) + 1,
            ]
            const was = of(before) ?? 0
            const rate = (own.length + was) / (days + daysBefore)
            const z =
              rate === 0
                ? 0
                : (own.length - (was * days) / daysBefore) / Math.sqrt(rate * days * (1 + days / daysBefore))
            expect(deviations).toBeCloseTo(z, 9)
            expect(hasGrown).toBe(z >= 2.5 && own.length >= 5)
          }
        }
      }
    const [scope] = scopes
    if (!scope) throw new Error('no scope')
    for (const by of BREAKDOWNS) {
      const { lines, before } = await office.api.analytics.breakdown({ ...scope, by })
      await countsEqual(
        lines.flatMap((line) => [
          [tableFilters.line(scope, by, line.id), line.received] as const,
          ...(['closed', 'inTime', 'late', 'postponed', 'open', 'overdueOpen', 'repeats', 'returned'] as const).map(
            (fact) => [tableFilters.line(scope, by, line.id, fact), line[fact]] as const,
          ),
          ...(before === null || line.receivedBefore === null
            ? []
            : [[tableFilters.lineIn(scope, by, line.id, before), line.receivedBefore] as const]),
        ]),
      )
    }
  })

  it('сроки, повторы, отложенные, удовлетворённость', async () => {
    for (const scope of scopes) {
      const cards = second.of(scope)
      const closed = cards.filter(({ answered }) => answered !== null)
      const [late, overdue] = [second.outcome(cards, 'late'), second.outcome(cards, 'overdue')]
      const days = second.days(cards)
      const terms = await office.api.analytics.terms(scope)
      expect(terms).toMatchObject({
        received: cards.length,
        closed: closed.length,
        inTime: second.outcome(cards, 'inTime'),
        late,
        postponed: second.outcome(cards, 'waiting'),
        open: second.outcome(cards, 'open') + overdue,
        overdueOpen: overdue,
        judged: closed.length + overdue,
        missed: late + overdue,
      })
      expect(terms.days.median).toBe(middle(days))
      expect(terms.days.mean ?? -1).toBeCloseTo(mean(days) ?? -1, 9)
      expect(terms.days.spread.flatMap((one) => Array<number>(one.total).fill(one.days))).toEqual(
        days.toSorted((a, b) => a - b),
      )
      const hours = second.hours(cards)
      expect(terms.interim).toMatchObject({
        of: hours.length,
        median: hours.length === 0 ? null : (middle(hours) ?? 0) / 60,
      })

      const repeats = await office.api.analytics.repeats(scope)
      const returned = (from: number): number => cards.filter((card) => card.returns >= from).length
      expect(repeats).toEqual({
        received: cards.length,
        repeats: cards.filter(isRepeat).length,
        returned: returned(1),
        hadAnswer: cards.filter((card) => card.answered !== null || card.returns > 0).length,
        returns: [1, 2, 3].map((from) => ({ from, total: returned(from) })),
      })
      await countsEqual(repeats.returns.map(({ from, total }) => [tableFilters.returns(scope, from), total] as const))

      const postponed = await office.api.analytics.postponed(scope)
      const waiting = cards.filter((card) => outcomeOf(card, office.now) === 'waiting')
      expect(postponed).toMatchObject({
        received: cards.length,
        waiting: waiting.length,
        back: cards.filter(
          ({ status, postponedUntil }) => status === 'postponed' && postponedUntil !== null && postponedUntil <= today,
        ).length,
      })
      expect(sum(postponed.months.map(({ total }) => total))).toBe(
        waiting.filter(({ postponedUntil }) => postponedUntil !== null).length,
      )
      await countsEqual([
        [tableFilters.postponedBack(scope), postponed.back],
        [tableFilters.fact(scope, 'postponed'), postponed.waiting],
        ...postponed.months.map((month) => [tableFilters.postponedMonth(scope, month), month.total] as const),
      ])

      const said = await office.api.analytics.satisfaction(scope)
      const marks = [1, 2, 3, 4, 5].map((mark) => ({
        mark,
        total: cards.filter(({ clarity }) => clarity === mark).length,
      }))
      const asked = closed.filter(wasAsked)
      expect(said).toEqual({
        closed: closed.length,
        asked: asked.length,
        responded: asked.filter(hasSaid).length,
        rated: cards.filter(({ clarity }) => clarity !== null).length,
        good: cards.filter(({ clarity }) => clarity === 4 || clarity === 5).length,
        said: cards.filter(({ solved }) => solved !== null).length,
        solved: cards.filter(({ solved }) => solved === 1).length,
        mean: mean(cards.flatMap(({ clarity }) => (clarity === null ? [] : [clarity]))),
        marks,
      })
      await countsEqual([
        ...marks.map(({ mark, total }) => [tableFilters.mark(scope, mark), total] as const),
        ...(['closed', 'asked', 'responded', 'rated', 'good', 'said', 'solved'] as const).map(
          (fact) => [tableFilters.fact(scope, fact), said[fact]] as const,
        ),
      ])
    }
  })

  it('нагрузка и сроки следующей недели по дням', async () => {
    for (const scope of scopes.slice(0, 4))
      for (const by of LOADS) {
        const load = await office.api.analytics.load({ ...scope, by })
        let next = addDays(today, 1)
        while (new Date(`${next}T00:00:00Z`).getUTCDay() !== region.weekStart % 7) next = addDays(next, 1)
        expect(load.days).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => addDays(next, index)))
        const inPeriod = second.of(scope)
        const open = second.all.filter((card) => belongs(card, scope) && card.answered === null)
        expect(new Set(load.lines.map(({ id }) => id))).toEqual(new Set([...inPeriod, ...open].map(ID_OF[by])))
        for (const line of load.lines) {
          const [own, ownOpen] = [inPeriod, open].map((list) => list.filter((card) => ID_OF[by](card) === line.id))
          if (!own || !ownOpen) throw new Error('no cards')
          expect(line).toEqual({
            id: line.id,
            received: own.length,
            inTime: second.outcome(own, 'inTime'),
            late: second.outcome(own, 'late'),
            postponed: second.outcome(own, 'waiting'),
            open: second.outcome(own, 'open', 'overdue'),
            overdueOpen: second.outcome(own, 'overdue'),
            openNow: second.outcome(ownOpen, 'open', 'overdue'),
            overdueNow: second.outcome(ownOpen, 'overdue'),
            due: load.days.map((day) => ownOpen.filter(({ due }) => due !== null && dayOf(due) === day).length),
          })
        }
        await countsEqual(
          load.lines.flatMap((line) => [
            [tableFilters.openNow(scope, by, line.id), line.openNow] as const,
            [tableFilters.overdueNow(scope, by, line.id), line.overdueNow] as const,
            ...load.days.map(
              (day, index) => [tableFilters.due(scope, by, line.id, day), line.due[index] ?? -1] as const,
            ),
          ]),
        )
      }
  })

  it('тепловая карта по блокам, темам и неделям', async () => {
    for (const scope of scopes.slice(0, 3))
      for (const across of HEAT_ACROSS) {
        const heat = await office.api.analytics.heat({ ...scope, across })
        const cards = second.of(scope)
        expect(sum(heat.cells.map(({ received }) => received))).toBe(cards.length)
        const pairs = heat.cells.map(({ row, column, received }) => {
          const territory = heat.territories[row]?.id ?? null
          const week = heat.weeks[column]
          const place = across === 'week' ? null : (heat.columns[column]?.id ?? null)
          const own = cards.filter(
            (card) =>
              card.territory === territory &&
              (across === 'week' ? week !== undefined && isIn(card.received, week) : ID_OF[across](card) === place),
          )
          expect(received).toBe(own.length)
          const to =
            across === 'week'
              ? ({ by: 'week', week: week ?? scope.period } as const)
              : ({ by: across, id: place } as const)
          return [tableFilters.heat(scope, territory, to), received] as const
        })
        await countsEqual(pairs)
        for (const territory of heat.territories)
          expect(territory.total).toBe(cards.filter((card) => card.territory === territory.id).length)
      }
  })

  it('сезонность по неделям года и действие мер', async () => {
    const [scope] = scopes
    if (!scope) throw new Error('no scope')
    const { weeks } = await office.api.analytics.seasons(scope)
    const first = dayOf(second.all.map(({ received }) => received).sort()[0] ?? '')
    expect(weeks).toHaveLength(53)
    for (const [index, week] of weeks.entries()) {
      const spanOf = (year: number): Span => {
        const from = addDays(`${year}-01-01`, index * 7)
        return { from, to: index === 52 ? `${year}-12-31` : addDays(from, 6) }
      }
      expect({ from: week.from, to: week.to }).toEqual(spanOf(2026))
      expect(week.received).toBe(week.from > today ? null : receivedIn(scope, spanOf(2026)).length)
      const earlier = [2025, 2024, 2023, 2022].filter((year) => spanOf(year).from >= first)
      const counts = earlier.map((year) => receivedIn(scope, spanOf(year)).length)
      expect(week.earlier).toEqual(earlier.map((year, place) => ({ year, received: counts[place] })))
      expect(week.mean).toBe(mean(counts))
    }
    const measures = [
      { on: '2026-06-10', title: 'Ремонт дороги' },
      { on: addDays(today, -3), title: 'Только что' },
      { on: first, title: 'В первый день реестра' },
    ]
    const effect = await office.api.analytics.effect({ ...scope, weeks: 8, measures })
    const [old, fresh, atStart] = effect.measures
    expect(old).toMatchObject({
      before: {
        from: '2026-04-15',
        to: '2026-06-09',
        received: receivedIn(scope, { from: '2026-04-15', to: '2026-06-09' }).length,
      },
      after: {
        from: '2026-06-10',
        to: '2026-08-04',
        received: receivedIn(scope, { from: '2026-06-10', to: '2026-08-04' }).length,
      },
      yearAgo: {
        before: { from: '2025-04-16', received: receivedIn(scope, { from: '2025-04-16', to: '2025-06-10' }).length },
        after: { to: '2025-08-05', received: receivedIn(scope, { from: '2025-06-11', to: '2025-08-05' }).length },
      },
    })
    const [was, is] = [old?.before?.received ?? 0, old?.after?.received ?? 0]
    // Two counts of equal spans: the difference over the root of the sum.
    expect(old?.deviations).toBeCloseTo((is - was) / Math.sqrt(is + was), 9)
    expect(fresh).toMatchObject({ after: null, word: 'early', deviations: null })
    expect(atStart).toMatchObject({ before: null, word: 'unknown' })
    for (const week of effect.weeks) expect(week.received).toBe(receivedIn(scope, week).length)
  })
})

it('на тысячу жителей считается только там, где жители известны; малые числа отмечены', () => {
  expect(perThousand(12, 812)).toBeCloseTo(14.778, 3)
  expect(perThousand(12, null)).toBeNull()
  expect([0, 1, 2, 3].map(isSmall)).toEqual([false, true, true, false])
})
