import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseClocks, defaultRules, loadCalendar } from '../../deadlines/deadlines.service.ts'
import { finalDue } from './cards.ts'
import { addDays, daysBetween, weekdayOf } from './dates.ts'
import { demoBlocks, demoChannels, demoRecipients, demoThemes } from './directory.ts'
import { territories } from './places.ts'
import { demoHours, holderOf } from './staff.ts'
import { demoStory, type DemoCase, type DemoStory } from './storyline.ts'
import { thirdQuarterCells } from './weights.ts'

const calendar = loadCalendar(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../../resources/calendars/ru.json'), 'utf8')),
)
const now = '2026-11-17T10:42'
const story = demoStory({ today: now, calendar })
const { cases } = story
const open = cases.filter((card) => card.answeredAt === null)
const day = (card: DemoCase): string => card.receivedAt.slice(0, 10)
const between = (from: string, to: string) => (card: DemoCase) => from <= day(card) && day(card) <= to
const count = <T>(items: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}
const message = (number: number): DemoCase | undefined =>
  cases.find((card) => card.kind === 'message' && card.year === 2026 && card.number === number)
const appeal = (number: number): DemoCase | undefined =>
  cases.find((card) => card.kind === 'appeal' && card.year === 2026 && card.number === number)

/** The nearest open clock by the shipped rules: what the desk sorts by. */
function nextDue(card: DemoCase): string {
  const clocks = caseClocks(
    defaultRules,
    {
      kind: card.kind,
      channelCode: card.channel,
      on: day(card),
      fastTrack: card.fastTrack,
      isImportant: card.importance === 'high',
    },
    { received: card.receivedAt, registered: card.registeredOn, interimReplied: card.interimAt },
    { calendar, hours: demoHours },
  )
  const running = clocks
    .filter(
      ({ rule, clock }) =>
        clock !== null && (rule.stage === 'interim' ? card.interimAt === null : rule.stage === 'final'),
    )
    .map(({ clock }) => (clock === null ? '' : clock.dueAt))
    .map((dueAt) => (card.postponedUntil !== null && card.postponedUntil > dueAt ? card.postponedUntil : dueAt))
  return running.sort()[0] ?? 'none'
}

describe('the story', () => {
  it('is the same for the same day and another for another seed', () => {
    expect(demoStory({ today: now, calendar })).toEqual(story)
    expect(demoStory({ today: now, calendar, seed: 7 }).cases[40]).not.toEqual(cases[40])
  })

  const datesOf = (told: DemoStory): string[] => [
    ...told.cases.flatMap((card) => [
      card.receivedAt,
      card.registeredOn,
      card.interimAt ?? '',
      card.answeredAt ?? '',
      card.satisfaction?.on ?? '',
    ]),
    ...told.meetings.flatMap((meeting) => [
      meeting.signedOn ?? '',
      ...meeting.items.flatMap((item) => item.decisions.map((decision) => decision.assignment?.closedOn ?? '')),
    ]),
  ]

  it('has no date after the moment it is told', () => {
    for (const date of datesOf(story)) expect(date <= now, date).toBe(true)
  })

  it('moves by whole weeks to another day, numbers without gaps, nothing after that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 800 }), (days) => {
        const today = addDays('2026-11-17', days)
        const told = demoStory({ today, calendar })
        expect(Math.abs(told.shift % 7)).toBe(0)
        const age = daysBetween(told.now.slice(0, 10), today)
        expect(age).toBeGreaterThanOrEqual(0)
        expect(age).toBeLessThan(7)
        expect(datesOf(told).every((date) => date <= told.now)).toBe(true)
        const last = new Map<string, number>()
        for (const { kind, year, number } of told.cases)
          last.set(`${kind}${year}`, Math.max(number, last.get(`${kind}${year}`) ?? 0))
        for (const [key, max] of last) {
          const numbers = told.cases.filter(({ kind, year }) => `${kind}${year}` === key).map(({ number }) => number)
          expect(new Set(numbers).size).toBe(max)
          expect(numbers).toHaveLength(max)
        }
      }),
      { numRuns: 6 },
    )
    expect(demoStory({ today: '2026-11-17T09:00', calendar }).now).toBe('2026-11-10T10:42')
  })

  it('keeps the order of events inside each card', () => {
    for (const card of cases) {
      expect(card.registeredOn >= day(card)).toBe(true)
      expect(daysBetween(day(card), card.registeredOn)).toBeLessThanOrEqual(3)
      if (card.interimAt !== null) expect(card.interimAt > card.receivedAt, card.receivedAt).toBe(true)
      if (card.answeredAt !== null) {
        expect(card.answeredAt > (card.interimAt ?? card.receivedAt), card.receivedAt).toBe(true)
        expect(card.answer.length).toBeGreaterThan(20)
        expect([card.status, card.result === null]).toEqual(['answered', false])
      } else expect(card.status).not.toBe('answered')
      if (card.satisfaction !== null) expect(card.satisfaction.on >= (card.answeredAt ?? '9').slice(0, 10)).toBe(true)
      expect(card.result === 'postponed' ? card.postponedUntil : 'kept').not.toBeNull()
    }
  })

  it('names only what the dictionaries hold', () => {
    const blocks = new Set(demoBlocks.map(({ code }) => code))
    const themes = new Map(demoThemes.map((theme) => [theme.code, theme.block]))
    const recipients = new Set(demoRecipients.map(({ code }) => code))
    const places = new Set(territories.map(({ code }) => code))
    const kinds = new Map(demoChannels.map(({ code, kind }) => [code as string, kind]))
    for (const card of cases) {
      expect(blocks).toContain(card.block)
      expect(themes.get(card.theme)).toBe(card.block)
      expect(places).toContain(card.territory)
      if (card.recipient !== null) expect(recipients).toContain(card.recipient)
      expect(kinds.get(card.channel)).toBe(card.kind)
    }
  })

  it('gives nobody a real telephone or address', () => {
    const everything = JSON.stringify([cases, story.staff, story.office, story.meetings])
    const phones = [...everything.matchAll(/(?:\+7|\b8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}/gu)].map(
      ([found]) => found,
    )
    expect(phones.length).toBeGreaterThan(100)
    expect(phones.filter((phone) => !phone.startsWith('+7 900 000-'))).toEqual([])
    const mails = [...everything.matchAll(/[\w.]+@[\w.]+/gu)].map(([found]) => found)
    expect(mails.length).toBeGreaterThan(50)
    expect(mails.filter((mail) => !mail.endsWith('@example.ru'))).toEqual([])
  })
})

describe('the register of the year', () => {
  it('holds 1,505 messages and about 130 appeals, and a thinner year before', () => {
    const year = count(cases, (card) => `${card.kind} ${card.year}`)
    expect(year['message 2026']).toBe(1505)
    expect(year['appeal 2026']).toBeGreaterThanOrEqual(125)
    expect(year['appeal 2026']).toBeLessThanOrEqual(145)
    expect(year['message 2025']).toBeGreaterThan(800)
    expect(year['message 2025']).toBeLessThan(1400)
  })

  it('brings 25–45 cards in every full week after the New Year holidays', () => {
    const weeks = count(cases.filter(between('2026-01-12', '2026-11-15')), (card) =>
      addDays(day(card), 1 - weekdayOf(day(card))),
    )
    expect(Object.keys(weeks)).toHaveLength(44)
    for (const [week, total] of Object.entries(weeks)) {
      expect(total, week).toBeGreaterThanOrEqual(25)
      expect(total, week).toBeLessThanOrEqual(45)
    }
  })

  it('counts the third quarter as the heat map of the design: 436, 23 of them ЖКХ in Никольское', () => {
    const quarter = cases.filter((card) => '2026-07-01' <= card.registeredOn && card.registeredOn <= '2026-09-30')
    const key = (item: { territory: string; block: string }): string => `${item.territory}/${item.block}`
    expect(quarter).toHaveLength(436)
    expect(count(quarter, key)).toEqual(count(thirdQuarterCells(), key))
    expect(count(quarter, (card) => card.block)).toEqual({
      housing: 118,
      roads: 92,
      landscaping: 81,
      waste: 46,
      energy: 31,
      transport: 28,
      education: 24,
      social: 16,
    })
    const ranked = Object.values(count(quarter, (card) => card.recipient ?? 'none')).filter((total) => total >= 6)
    expect(ranked).toHaveLength(9)
  })

  it('closes 88–95 of 100 in time', () => {
    const closed = cases.filter((card) => card.answeredAt !== null && card.year === 2026)
    const late = closed.filter((card) => (card.answeredAt ?? '').slice(0, 10) > (finalDue(card, calendar) ?? ''))
    expect(1 - late.length / closed.length).toBeGreaterThan(0.88)
    expect(1 - late.length / closed.length).toBeLessThan(0.95)
  })

  it('links returning complaints to an earlier answered card of the same place', () => {
    const returns = cases.filter((card) => card.repeatOf !== null)
    expect(returns.length).toBeGreaterThan(100)
    for (const card of returns) {
      const before = cases[card.repeatOf ?? -1]
      expect(before?.territory).toBe(card.territory)
      expect(before?.block).toBe(card.block)
      expect((before?.answeredAt ?? '9') < card.receivedAt).toBe(true)
    }
  })
})

describe('the desk on Tuesday 17.11.2026 at 10:42', () => {
  it('has 86 open cards: 72 messages and 14 appeals, by block as in the design', () => {
    expect(count(open, (card) => card.kind)).toEqual({ message: 72, appeal: 14 })
    expect(count(open, (card) => card.block)).toEqual({
      housing: 24,
      roads: 18,
      landscaping: 15,
      waste: 9,
      energy: 8,
      transport: 5,
      education: 4,
      social: 3,
    })
  })

  it('shows 4 overdue, 7 due today, 12 until Friday by the shipped rules', () => {
    const due = open.map((card) => ({ card, at: nextDue(card) }))
    const name = ({ card }: { card: DemoCase }): string => `${card.kind === 'appeal' ? 'О-' : ''}${card.number}`
    const overdue = due.filter(({ at }) => (at.length > 10 ? at < now : at < '2026-11-17'))
    const today = due.filter((item) => !overdue.includes(item) && item.at.startsWith('2026-11-17'))
    const untilFriday = due.filter(({ at }) => at.slice(0, 10) > '2026-11-17' && at.slice(0, 10) <= '2026-11-20')
    expect(overdue.map(name).sort()).toEqual(['1338', '1343', '1489', 'О-126'])
    expect(today.map(name).sort()).toEqual(['1349', '1350', '1351', '1441', '1446', '1497', '1501'])
    expect(untilFriday).toHaveLength(12)
    expect(untilFriday.map(name)).toEqual(
      expect.arrayContaining(['О-128', '1452', '1455', 'О-131', '1459', '1466', '1504']),
    )
  })

  it('gives the dates that the design prints', () => {
    const due = (card: DemoCase | undefined): string => (card === undefined ? 'lost' : nextDue(card))
    expect(
      [1338, 1343, 1349, 1441, 1446, 1455, 1459, 1466, 1470, 1473, 1478, 1503, 1505].map((n) => due(message(n))),
    ).toEqual([
      '2026-11-13',
      '2026-11-16',
      '2026-11-17',
      '2026-11-17',
      '2026-11-17',
      '2026-11-19',
      '2026-11-20',
      '2026-11-20',
      '2026-12-11',
      '2026-11-23',
      '2026-11-27',
      '2026-11-27',
      '2026-12-17',
    ])
    expect([126, 128, 131, 133].map((n) => due(appeal(n)))).toEqual([
      '2026-11-13',
      '2026-11-18',
      '2026-11-20',
      '2026-11-25',
    ])
    expect([1489, 1497, 1501].map((n) => due(message(n)))).toEqual([
      '2026-11-17T08:50',
      '2026-11-17T11:20',
      '2026-11-17T16:40',
    ])
  })

  it('has five cards without a recipient and four ИМ cards waiting for the first reply', () => {
    expect(
      open
        .filter((card) => card.recipient === null)
        .map((card) => card.number)
        .sort(),
    ).toEqual([1498, 1502, 1503, 1504, 1505])
    expect(open.filter((card) => card.channel === 'im' && card.interimAt === null).map((card) => card.number)).toEqual([
      1489, 1497, 1501, 1504,
    ])
    expect(open.filter((card) => card.status === 'repeated' && card.repeatOf !== null)).toHaveLength(6)
  })

  it('puts the cards of the mock-ups under their numbers', () => {
    expect(message(1338)).toMatchObject({
      registeredOn: '2026-10-15',
      territory: 'zavodskoy',
      recipient: 'heatNetwork',
    })
    expect(message(1441)).toMatchObject({ registeredOn: '2026-11-06', theme: 'yardPits', channel: 'im' })
    expect(message(1505)).toMatchObject({ registeredOn: '2026-11-17', channel: 'phone', status: 'new' })
    expect(appeal(126)).toMatchObject({ registeredOn: '2026-10-16', applicant: { name: 'Синицына Галина Николаевна' } })
  })
})

describe('what the year tells', () => {
  it('October: heat fails in мкр. Заводской', () => {
    const heat = cases.filter((card) => card.theme === 'heating' && card.territory === 'zavodskoy')
    expect(heat.filter(between('2026-10-06', '2026-10-12')).length).toBeGreaterThanOrEqual(20)
    expect(heat.filter(between('2026-09-29', '2026-10-05')).length).toBeLessThanOrEqual(6)
  })

  it('November: 41 messages about snow, 33 closed in time, none about snow in summer', () => {
    expect(story.figures.snow).toMatchObject({ received: 41, inTime: 33 })
    expect(
      cases.filter((card) => card.theme === 'snow' && card.year === 2026 && between('2026-05-01', '2026-09-15')(card)),
    ).toHaveLength(0)
  })

  it('«Энергетика» has no holder from 01.11 and eight open cards', () => {
    expect(holderOf('energy', '2026-10-31', story.staff.memberships)).toBe('ilyinsky')
    expect(holderOf('energy', '2026-11-01', story.staff.memberships)).toBeNull()
    expect(story.figures.energyOpen).toBe(8)
    for (const card of cases.filter((item) => item.block === 'energy' && item.registeredOn >= '2026-11-01'))
      expect(card.responsible).toBeNull()
  })

  it('Водоканал returns most and is understood least, Никольское above all', () => {
    // The failure of October is a story of its own.
    const closed = cases.filter(
      (card) => card.answeredAt !== null && card.year === 2026 && !between('2026-10-06', '2026-10-12')(card),
    )
    const of = (recipient: string): DemoCase[] => closed.filter((card) => card.recipient === recipient)
    const returned = (list: readonly DemoCase[]): number =>
      list.filter((card) => card.repeatOf !== null).length / list.length
    const clarity = (list: readonly DemoCase[]): number => {
      const rated = list.flatMap((card) => (card.satisfaction === null ? [] : [card.satisfaction.clarity as number]))
      return rated.reduce((sum, value) => sum + value, 0) / rated.length
    }
    for (const { code } of demoRecipients.filter(({ code }) => code !== 'waterUtility' && code !== 'gasService')) {
      expect(returned(of('waterUtility')), code).toBeGreaterThan(returned(of(code)))
      expect(clarity(of('waterUtility')), code).toBeLessThan(clarity(of(code)))
    }
    expect(story.figures.nikolskoyeWater).toEqual({ before: 5, after: 14 })
  })

  it('the third trip helped: waste in мкр. Северный falls to a third or less', () => {
    const waste = cases.filter((card) => card.block === 'waste' && card.territory === 'severny')
    const before = waste.filter(between('2026-04-01', '2026-06-30')).length
    const after = waste.filter(between('2026-07-01', '2026-09-30')).length
    expect(before).toBeGreaterThanOrEqual(18)
    expect(after * 3).toBeLessThanOrEqual(before)
  })
})

describe('the meetings', () => {
  it('are ten held, № 11 prepared for today and № 12 absentee under way', () => {
    expect(story.meetings.map((meeting) => meeting.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(
      story.meetings.slice(0, 10).every((meeting) => meeting.state === 'control' && meeting.heldOn < '2026-11-01'),
    ).toBe(true)
    expect(story.meetings[9]?.heldOn).toBe('2026-10-20')
    expect(story.meetings[10]).toMatchObject({
      heldOn: '2026-11-17',
      startsAt: '14:00',
      state: 'sent',
      format: 'inPerson',
      signedOn: null,
    })
    expect(story.meetings[10]?.items.map((item) => [item.speaker, item.minutes])).toEqual([
      ['korneev', 10],
      ['ryabinin', 20],
      ['gordeev', 15],
      ['lapshina', 10],
      ['korneev', 5],
    ])
    expect(story.meetings[11]).toMatchObject({ heldOn: '2026-11-20', format: 'absentee' })
  })

  it('left nine open assignments: one overdue, one due today, one until Friday', () => {
    const decisions = story.meetings.flatMap((meeting) => meeting.items.flatMap((item) => item.decisions))
    const waiting = decisions.filter((decision) => decision.assignment?.state === 'open')
    expect(waiting).toHaveLength(9)
    expect(
      waiting.filter((decision) => (decision.dueOn ?? '') <= '2026-11-20').map((decision) => decision.number),
    ).toEqual(['10.1', '10.2', '10.5'])
    const quarter = story.meetings.slice(6, 9).flatMap((meeting) => meeting.items.flatMap((item) => item.decisions))
    expect([quarter.length, quarter.filter((decision) => decision.assignment?.state === 'done').length]).toEqual([
      21, 18,
    ])
    expect(
      decisions.filter((decision) => decision.assignment?.closedOn && weekdayOf(decision.assignment.closedOn) > 5),
    ).toEqual([])
  })

  it('№ 11 as held says what the protocol of the design says, with figures of the register', () => {
    const { items, participants, guests } = story.eleventhHeld
    const spoken = JSON.stringify(items)
    expect(spoken).toContain('с 1 по 16 ноября поступило 41 сообщение о снеге и наледи, в срок закрыто 33')
    expect(spoken).toContain(`${story.figures.quarter.inTime} из ${story.figures.quarter.closed}`)
    expect(spoken).not.toMatch(/\{(?:m6|m10|n10|gap|snow|shiftTwo)\}|undefined/u)
    expect(
      items[1]?.decisions.map((decision) => [
        decision.number,
        decision.executorPerson,
        decision.dueOn,
        decision.period,
      ]),
    ).toEqual([
      ['2.1', 'soboleva', '2026-11-24', ''],
      ['2.2', 'tikhonov', '2027-03-31', 'ежедневно'],
      ['2.3', 'ryabinin', '2026-11-20', ''],
    ])
    expect(items[2]?.decisions[1]).toMatchObject({ executorPerson: 'soboleva', dueOn: null })
    expect(participants.filter((person) => person.presence === 'absent').map((person) => person.person)).toEqual([
      'averin',
      'fomina',
    ])
    expect(participants).toHaveLength(11)
    expect(guests).toHaveLength(1)
  })

  it('names only people of the состав of that day and known recipients', () => {
    const people = new Set(story.staff.persons.map((person) => person.code))
    const recipients = new Set(demoRecipients.map(({ code }) => code))
    for (const meeting of [...story.meetings, story.eleventhHeld]) {
      const present = new Set(meeting.participants.map((participant) => participant.person))
      for (const person of present) expect(people).toContain(person)
      for (const item of meeting.items) {
        expect(present, item.title).toContain(item.speaker)
        for (const { person } of item.statements) expect(present).toContain(person)
        for (const decision of item.decisions) {
          if (decision.executorPerson !== null) expect(present, decision.text).toContain(decision.executorPerson)
          if (decision.executorRecipient !== null) expect(recipients).toContain(decision.executorRecipient)
        }
      }
    }
  })
})

describe('the состав', () => {
  it('has eleven living members today and every predecessor until the day before', () => {
    const { memberships, persons } = story.staff
    const today = memberships.filter(
      (seat) => seat.fromOn <= '2026-11-17' && (seat.toOn === null || seat.toOn >= '2026-11-17'),
    )
    expect(new Set(today.map((seat) => seat.person)).size).toBe(11)
    expect(persons.filter((person) => person.consentOn === null).map((person) => person.code)).toEqual(['averin'])
    expect(memberships.find((seat) => seat.person === 'chernova')?.toOn).toBe('2026-06-14')
    expect(memberships.find((seat) => seat.person === 'averin')?.toOn).toBe('2026-11-30')
    const acts = new Set(story.staff.acts.map((act) => act.code))
    for (const seat of memberships) {
      expect(acts).toContain(seat.act)
      expect(seat.toOn === null || seat.fromOn <= seat.toOn).toBe(true)
    }
  })
})
