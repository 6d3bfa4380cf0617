import { addDays, fullDate, shortDate, weekdayOf } from './dates.ts'
import { demoGuest } from './staff.ts'
import type { DemoAgendaItem, DemoDecision, DemoMeeting } from './storyTypes.ts'
import type { StoryFigures } from './figures.ts'
import { eleventh, twelfth, twelfthBallots } from './meetings/current.ts'
import { firstHalf } from './meetings/firstHalf.ts'
import type { DecisionRow, ItemRow } from './meetings/rows.ts'
import { secondHalf } from './meetings/secondHalf.ts'

/** Eleven meetings of the year and the absentee one under way. Dates are those of the story, moved by `shift`. */

const place = 'Администрация округа, малый зал'
const done = 'Исполнено, сведения представлены.'

const roster = ['vetlugina', 'korneev', 'averin', 'gordeev', 'zhdanova', 'lapshina', 'ryabinin', 'soboleva', 'fomina']
/** Members on that day: ИМ and «Благоустройство» changed hands on 15.06.2026, «Энергетика» is empty from 01.11.2026. */
function membersOn(date: string): string[] {
  const changed = date >= '2026-06-15' ? ['meshcheryakov', 'tikhonov'] : ['chernova', 'orlov']
  return [...roster, ...changed, ...(date <= '2026-10-31' ? ['ilyinsky'] : [])]
}

/** Two days before the term, on a weekday. */
function twoDaysBefore(due: string): string {
  const day = addDays(due, -2)
  return addDays(day, -Math.max(0, weekdayOf(day) - 5))
}

export interface MeetingsOfStory {
  /** № 1–10 held, № 11 prepared for 14:00 of the day of the desk, № 12 absentee under way. */
  readonly meetings: DemoMeeting[]
  /** № 11 as it will stand in its protocol: attendance, guest, statements, decisions and votes. */
  readonly eleventhHeld: DemoMeeting
}

export function tellMeetings(figures: StoryFigures, shift: number): MeetingsOfStory {
  const on = (date: string): string => addDays(date, shift)
  const rows = [...firstHalf, ...secondHalf(figures)]
  const days = [...rows.map((row) => row.on), '2026-11-17', '2026-11-20']
  const numbers: number[] = []
  const perYear = new Map<string, number>()
  for (const day of days) {
    const year = on(day).slice(0, 4)
    const number = (perYear.get(year) ?? 0) + 1
    perYear.set(year, number)
    numbers.push(number)
  }
  // Every index used below is one of the twelve meetings.
  const numberOf = (index: number): number => numbers[index] as number
  const moved = (whole: string, day: string, month: string, year?: string): string => {
    if (shift === 0) return whole
    const date = on(`${year ?? '2026'}-${month}-${day}`)
    return year === undefined ? shortDate(date) : fullDate(date)
  }
  const mend = (text: string): string =>
    text
      .replace(/\b(\d{2})\.(\d{2})(?:\.(\d{4}))?\b/gu, moved)
      .replaceAll('{m10}', fullDate(on('2026-10-20')))
      .replaceAll('{n10}', String(numberOf(9)))
      .replaceAll('{m6}', fullDate(on('2026-06-16')))
      .replaceAll('{gap}', fullDate(on('2026-11-01')))
      .replaceAll(
        '{snow}',
        shift === 0 ? 'с 1 по 16 ноября' : `с ${shortDate(on('2026-11-01'))} по ${shortDate(on('2026-11-16'))}`,
      )
      .replaceAll('{shiftTwo}', shift === 0 ? '23 ноября' : shortDate(on('2026-11-23')))

  /** @param present how many members vote; null: not held yet */
  const itemsOf = (items: readonly ItemRow[], index: number, present: number | null): DemoAgendaItem[] => {
    const counter = { value: 0 }
    return items.map((item, place) => ({
      title: mend(item.title),
      speaker: item.speaker,
      minutes: item.minutes,
      spentMinutes: present === null ? null : Math.max(4, item.minutes - 2),
      votes: present === null ? null : { for: present, against: 0, abstained: 0 },
      statements: [
        ...(item.heard === '' ? [] : [{ kind: 'heard' as const, person: item.speaker, text: mend(item.heard) }]),
        ...(item.spoke ?? []).map(([person, text]) => ({ kind: 'spoke' as const, person, text: mend(text) })),
      ],
      decisions: item.decisions.map((row, order) => decisionOf(row, index, place, order, counter)),
      materials: item.materials ?? '',
      draft: item.draft ?? '',
    }))
  }
  const decisionOf = (
    row: DecisionRow,
    index: number,
    item: number,
    order: number,
    counter: { value: number },
  ): DemoDecision => {
    const hasExecutor = row.to !== undefined || row.body !== undefined
    if (hasExecutor) counter.value += 1
    const closedOn =
      row.done === undefined ? (row.due === undefined ? null : on(twoDaysBefore(row.due))) : row.done && on(row.done)
    return {
      // Up to № 10 assignments are numbered through the meeting («10.2»), in № 11 by agenda item («2.3»), as in the design.
      number: index < 10 ? `${numberOf(index)}.${counter.value}` : `${item + 1}.${order + 1}`,
      text: mend(row.text),
      executorPerson: row.to ?? null,
      executorRecipient: row.body ?? null,
      dueOn: row.due === undefined ? null : on(row.due),
      period: row.period ?? '',
      assignment: hasExecutor
        ? {
            state: closedOn === null ? 'open' : 'done',
            report: closedOn === null ? '' : (row.report ?? done),
            closedOn,
          }
        : null,
    }
  }
  const base = (index: number, date: string) => ({
    number: numberOf(index),
    year: Number(on(date).slice(0, 4)),
    heldOn: on(date),
    place,
    chair: 'vetlugina',
    secretary: 'lapshina',
    poll: null,
  })
  const held = rows.map((row, index): DemoMeeting => ({
    ...base(index, row.on),
    format: 'inPerson',
    startsAt: '14:00',
    endsAt: '15:00',
    state: 'control',
    participants: membersOn(row.on).map((person) => ({
      person,
      presence: row.absent?.includes(person) ? 'absent' : 'present',
    })),
    guests: [],
    items: itemsOf(row.items, index, membersOn(row.on).length - (row.absent?.length ?? 0)),
    signedOn: on(addDays(row.on, 1)),
  }))
  const guests = [{ name: `${demoGuest.surname} ${demoGuest.name} ${demoGuest.patronymic}`, post: demoGuest.post }]
  const prepared: DemoMeeting = {
    ...base(10, '2026-11-17'),
    format: 'inPerson',
    startsAt: '14:00',
    endsAt: null,
    state: 'sent',
    participants: membersOn('2026-11-17').map((person) => ({ person, presence: 'unknown' })),
    guests,
    items: itemsOf(eleventh(figures), 10, null).map((item) => ({ ...item, statements: [], decisions: [] })),
    signedOn: null,
  }
  const eleventhHeld: DemoMeeting = {
    ...prepared,
    endsAt: '15:00',
    participants: membersOn('2026-11-17').map((person) => ({
      person,
      presence: person === 'averin' || person === 'fomina' ? 'absent' : 'present',
    })),
    items: itemsOf(eleventh(figures), 10, membersOn('2026-11-17').length - 2),
  }
  const absentee: DemoMeeting = {
    ...base(11, '2026-11-20'),
    // Where the ballots come back to.
    place: 'каб. 21',
    format: 'absentee',
    startsAt: null,
    endsAt: '17:00',
    state: 'sent',
    participants: twelfthBallots.map(({ person }) => ({ person, presence: 'unknown' })),
    guests: [],
    items: itemsOf(twelfth, 11, null),
    signedOn: null,
    poll: {
      issuedOn: on('2026-11-13'),
      until: `${on('2026-11-20')}T17:00`,
      ballots: twelfthBallots.map(({ person, at, answers, opinion }) => ({
        person,
        receivedAt: at && `${on(at[0])}T${at[1]}`,
        answers,
        opinion: opinion ? { item: opinion[0], text: opinion[1] } : null,
      })),
    },
  }
  return { meetings: [...held, prepared, absentee], eleventhHeld }
}
