import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AgendaItem } from '../../../../electron/contract/meetings.ts'
import { longerThanMeeting, sectionsOf } from './agendaSums.ts'

const item = (section: string, minutes: number | null): AgendaItem => ({ section, minutes }) as AgendaItem

describe('разделы и время повестки', () => {
  it('суммы разделов дают всю повестку, порядок вопросов не меняется', () => {
    const items = fc.array(
      fc.record({
        section: fc.constantFrom('', 'Дороги', 'Тепло'),
        minutes: fc.option(fc.integer({ min: 1, max: 90 })),
      }),
    )
    fc.assert(
      fc.property(items, (list) => {
        const agenda = list.map((one) => item(one.section, one.minutes))
        const sections = sectionsOf(agenda)
        expect(sections.flatMap((one) => one.items)).toEqual(agenda)
        expect(sections.reduce((sum, one) => sum + one.minutes, 0)).toBe(
          agenda.reduce((sum, one) => sum + (one.minutes ?? 0), 0),
        )
        for (const [at, one] of sections.entries()) expect(one.section).not.toBe(sections[at + 1]?.section)
      }),
    )
  })

  it('превышение считается от начала до конца заседания и только пока оно впереди', () => {
    const meeting = { startsAt: '14:00', endsAt: '15:00', state: 'draft' as const }
    expect(longerThanMeeting(meeting, 75)).toBe(15)
    expect(longerThanMeeting(meeting, 60)).toBeNull()
    expect(longerThanMeeting({ ...meeting, state: 'protocol' }, 75)).toBeNull()
    expect(longerThanMeeting({ ...meeting, endsAt: null }, 75)).toBeNull()
  })
})
