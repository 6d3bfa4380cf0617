import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countAttendance, quorumOf, votersOf } from './attendance.ts'
import type { Attendee } from './attendance.ts'
import { sumVotes, voteResult } from './countVotes.ts'

const person = (id: number, more: Partial<Attendee> = {}): Attendee => ({
  id,
  isInvited: false,
  presence: 'present',
  arrivedAt: null,
  leftAt: null,
  replacesId: null,
  ...more,
})

describe('кворум', () => {
  it('не считается, пока офис его не задал', () => {
    expect(countAttendance([person(1)], null)).toEqual({ members: 1, here: 1, unmarked: 0, quorum: null })
  })

  it('заменяющий считается вместо отсутствующего, но не рядом с ним', () => {
    const absent = person(2, { presence: 'absent' })
    const guest = person(3, { isInvited: true, replacesId: 2 })
    expect(countAttendance([person(1), absent, guest], 'moreThanHalf').quorum).toEqual({
      rule: 'moreThanHalf',
      needed: 2,
      isReached: true,
    })
    const back = { ...absent, presence: 'late' as const }
    expect(countAttendance([person(1), back, guest], 'moreThanHalf').here).toBe(2)
  })

  it('член МЦУ, заменяющий другого, считается один раз', () => {
    const all = [person(1, { replacesId: 2 }), person(2, { presence: 'absent' })]
    expect(countAttendance(all, 'moreThanHalf')).toMatchObject({ here: 1, quorum: { isReached: false } })
  })

  it('ушедший раньше кворума больше не держит; замена ушедшего возвращает', () => {
    const left = person(2, { leftAt: '15:10' })
    expect(countAttendance([person(1), left], 'moreThanHalf').quorum?.isReached).toBe(false)
    const guest = person(3, { isInvited: true, replacesId: 2 })
    expect(countAttendance([person(1), left, guest], 'moreThanHalf').quorum?.isReached).toBe(true)
  })

  it('приглашённые и неотмеченные кворума не дают', () => {
    const all = [person(1), person(2, { presence: 'unknown' }), person(3, { isInvited: true })]
    expect(countAttendance(all, 'half')).toMatchObject({ here: 1, unmarked: 1, members: 2 })
  })

  it('никогда не требует больше состава и меньше половины', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('half' as const, 'moreThanHalf' as const, 'twoThirds' as const),
        fc.integer({ min: 1, max: 200 }),
        (rule, members) => {
          const needed = quorumOf(rule, members)
          expect(needed).toBeLessThanOrEqual(members)
          expect(needed * 2).toBeGreaterThanOrEqual(members)
        },
      ),
    )
  })
})

describe('кто мог голосовать', () => {
  const item = { from: '14:20', until: '14:40' }

  it('опоздавший мог и не успеть: без него меньше, с ним больше', () => {
    expect(votersOf([person(1), person(2, { presence: 'late', arrivedAt: '14:30' })], item)).toEqual({
      least: 1,
      most: 2,
    })
  })

  it('пришедший после вопроса и ушедший до него не голосовали', () => {
    const all = [
      person(1),
      person(2, { presence: 'late', arrivedAt: '14:50' }),
      person(3, { leftAt: '14:20' }),
      person(4, { leftAt: '14:35' }),
    ]
    expect(votersOf(all, item)).toEqual({ least: 1, most: 2 })
  })

  it('заменяющий ушедшего голосует вместо него', () => {
    const all = [person(1, { leftAt: '14:10' }), person(2, { isInvited: true, replacesId: 1 })]
    expect(votersOf(all, item)).toEqual({ least: 1, most: 1 })
  })

  it('голосовать могут не больше мест в составе', () => {
    const attendee = fc.record({
      isInvited: fc.boolean(),
      presence: fc.constantFrom('unknown' as const, 'present' as const, 'late' as const, 'absent' as const),
      leftAt: fc.constantFrom(null, '14:10', '14:30'),
      arrivedAt: fc.constantFrom(null, '14:05', '14:50'),
    })
    fc.assert(
      fc.property(fc.array(attendee, { maxLength: 12 }), (people) => {
        // Everyone invited replaces the member of the same place in the list, if there is one.
        const members = people.filter((one) => !one.isInvited).length
        let guest = 0
        const all = people.map((one, index) => person(index + 1, one))
        const ids = all.filter((one) => !one.isInvited).map((one) => one.id)
        for (const one of all) if (one.isInvited) one.replacesId = ids[guest++] ?? null
        const { least, most } = votersOf(all, item)
        expect(least).toBeLessThanOrEqual(most)
        expect(most).toBeLessThanOrEqual(members)
      }),
    )
  })
})

describe('итог голосования', () => {
  const setting = { members: 10, chairVote: null }
  const votes = { inFavour: 4, against: 4, abstained: 0 }

  it('без правила офиса только числа', () => {
    expect(voteResult(votes, { ...setting, rules: { majority: null, tie: null } })).toBeNull()
  })

  it('поровну: решает голос председательствующего, если он известен, иначе сказано «поровну»', () => {
    const rules = { majority: 'ofVoters', tie: 'chair' } as const
    expect(voteResult(votes, { ...setting, rules })).toBe('tie')
    expect(voteResult(votes, { ...setting, rules, chairVote: 'inFavour' })).toBe('accepted')
    expect(voteResult(votes, { ...setting, rules, chairVote: 'against' })).toBe('rejected')
    expect(voteResult(votes, { ...setting, rules, chairVote: 'abstained' })).toBe('tie')
    expect(voteResult(votes, { ...setting, rules: { majority: 'ofVoters', tie: 'rejected' } })).toBe('rejected')
  })

  it('большинство от состава больше, чем от голосовавших', () => {
    const five = { inFavour: 5, against: 1, abstained: 0 }
    expect(voteResult(five, { ...setting, rules: { majority: 'ofVoters', tie: null } })).toBe('accepted')
    expect(voteResult(five, { ...setting, rules: { majority: 'ofMembers', tie: null } })).toBe('rejected')
    expect(voteResult(five, { ...setting, rules: { majority: 'twoThirdsOfVoters', tie: null } })).toBe('accepted')
  })

  it('голос «за» не делает принятое отклонённым', () => {
    const count = fc.integer({ min: 0, max: 30 })
    const rule = fc.constantFrom('ofVoters', 'ofMembers', 'twoThirdsOfVoters', 'twoThirdsOfMembers')
    fc.assert(
      fc.property(count, count, count, count, rule, (inFavour, against, abstained, away, majority) => {
        const of = (more: number) =>
          voteResult(
            { inFavour: inFavour + more, against, abstained },
            {
              members: inFavour + 1 + against + abstained + away,
              chairVote: null,
              rules: { majority: majority as 'ofVoters', tie: 'rejected' },
            },
          )
        if (of(0) === 'accepted') expect(of(1)).toBe('accepted')
      }),
    )
  })

  it('поимённые голоса складываются; ни одного – не голосовали', () => {
    expect(sumVotes({ '1': 'inFavour', '2': 'abstained', '3': 'inFavour' })).toEqual({
      inFavour: 2,
      against: 0,
      abstained: 1,
    })
    expect(sumVotes({})).toBeNull()
  })
})
