import { isWorkingDay, type ProductionCalendar } from '../../deadlines/deadlines.service.ts'
import { makeCard, openWorkshop } from './cards.ts'
import { addDays, daysBetween } from './dates.ts'
import { countFigures, type StoryFigures } from './figures.ts'
import { anchorDay, anchorTime } from './flow.ts'
import { tellMeetings } from './meetings.ts'
import { createRng } from './random.ts'
import { createSlots } from './slots.ts'
import { demoOffice, demoStaff } from './staff.ts'
import { giveOutSubjects } from './subjects.ts'
import type { DemoCase, DemoMeeting } from './storyTypes.ts'
import { habitsOf } from './weights.ts'

export type * from './storyTypes.ts'

export interface DemoStory {
  /** Moment the desk of the demonstration stands at: 17.11.2026 10:42, moved by whole weeks. */
  readonly now: string
  /** Days the story is moved by; a multiple of seven, so that weekdays stay. */
  readonly shift: number
  readonly office: ReturnType<typeof demoOffice>
  readonly staff: ReturnType<typeof demoStaff>
  /** In the order of receipt; `repeatOf` is an index in this list. */
  readonly cases: readonly DemoCase[]
  /** № 1–10 held, № 11 prepared, № 12 absentee under way. */
  readonly meetings: readonly DemoMeeting[]
  /** № 11 with the contents of its protocol, for the screens and the tests of a held meeting. */
  readonly eleventhHeld: DemoMeeting
  readonly figures: StoryFigures
}

const daysOfRepeat = 120

/** Slightly above the habit: not every return finds an earlier card. */
function repeatChance({ recipient }: DemoCase): number {
  return (habitsOf[recipient ?? '']?.repeated ?? 0) * 1.3
}

/** Links returning complaints to the last answered card about the same; the same person mostly writes again. */
function linkRepeats(cases: readonly DemoCase[], isReturn: readonly boolean[]): void {
  const bySubject = new Map<string, number[]>()
  const byBlock = new Map<string, number[]>()
  cases.forEach((card, index) => {
    const subject = `${card.territory}/${card.theme}`
    const block = `${card.territory}/${card.block}`
    if (isReturn[index] === true) {
      const answered = (earlier: number): boolean => {
        const { answeredAt } = cases[earlier] as DemoCase
        return (
          answeredAt !== null &&
          answeredAt < card.receivedAt &&
          daysBetween(answeredAt.slice(0, 10), card.receivedAt.slice(0, 10)) <= daysOfRepeat
        )
      }
      const found = bySubject.get(subject)?.findLast(answered) ?? byBlock.get(block)?.findLast(answered)
      if (found !== undefined) {
        card.repeatOf = found
        const before = (cases[found] as DemoCase).applicant
        if (before !== null && card.applicant !== null && index % 3 !== 0) card.applicant = before
      }
    }
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), index])
    byBlock.set(block, [...(byBlock.get(block) ?? []), index])
  })
}

/** Numbers per kind and year without gaps, in the order the slots were registered. */
function renumber(cases: readonly DemoCase[]): void {
  const last = new Map<string, number>()
  for (const card of cases) {
    card.year = Number(card.registeredOn.slice(0, 4))
    const key = `${card.kind}/${card.year}`
    card.number = (last.get(key) ?? 0) + 1
    last.set(key, card.number)
  }
}

function moveCard(card: DemoCase, shift: number): void {
  const move = (at: string): string => addDays(at, shift) + at.slice(10)
  card.receivedAt = move(card.receivedAt)
  card.registeredOn = move(card.registeredOn)
  card.interimAt &&= move(card.interimAt)
  card.answeredAt &&= move(card.answeredAt)
  card.postponedUntil &&= move(card.postponedUntil)
  if (card.satisfaction !== null) card.satisfaction = { ...card.satisfaction, on: move(card.satisfaction.on) }
}

/** Whole weeks from the day of the story, so that nothing lies after `today`. */
function shiftFor(today: string): number {
  const weeks = Math.floor(daysBetween(anchorDay, today.slice(0, 10)) / 7) * 7
  const time = today.slice(11, 16)
  return time !== '' && addDays(anchorDay, weeks) === today.slice(0, 10) && time < anchorTime ? weeks - 7 : weeks
}

/**
 * A year of the demonstration office up to `today` (`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, civil time of the office): the same
 * `today` and seed give the same story. The story is written for Tuesday 17.11.2026 10:42; on another day it is moved by whole
 * weeks. No date in it lies after `today`, except terms, postponements and the meetings that are still to come.
 * Due dates are not part of it: the deadline engine computes them from the received and registered moments.
 */
export function demoStory({
  today,
  calendar,
  seed = 2026,
}: {
  today: string
  calendar: ProductionCalendar
  seed?: number
}): DemoStory {
  const shift = shiftFor(today)
  const rng = createRng(seed)
  const slots = createSlots(rng.fork('slots'), (date) => isWorkingDay(calendar, date))
  giveOutSubjects(rng.fork('subjects'), slots)
  const shop = openWorkshop(rng.fork('cards'), calendar)
  const luck = rng.fork('returns')
  const made = slots.map((slot) => {
    const card = makeCard(shop, slot, shift)
    return { card, isReturn: slot.isReturn || (!slot.isOpen && luck.chance(repeatChance(card))) }
  })
  const inOrder = [...made].sort((a, b) =>
    a.card.receivedAt < b.card.receivedAt ? -1 : a.card.receivedAt > b.card.receivedAt ? 1 : 0,
  )
  const cases = inOrder.map(({ card }) => card)
  linkRepeats(
    cases,
    inOrder.map(({ isReturn }) => isReturn),
  )
  const figures = countFigures(cases, calendar)
  if (shift !== 0) {
    for (const card of cases) moveCard(card, shift)
    renumber(made.map(({ card }) => card))
  }
  return {
    now: `${addDays(anchorDay, shift)}T${anchorTime}`,
    shift,
    office: demoOffice(shift),
    staff: demoStaff(shift),
    cases,
    ...tellMeetings(figures, shift),
    figures,
  }
}
