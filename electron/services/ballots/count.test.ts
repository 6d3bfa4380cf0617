import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VotingRules } from '../../contract/office.ts'
import { quorumOf } from '../meetings/meetings.service.ts'
import { countItem, isLate } from './count.ts'
import type { CountedBallot, PollToCount } from './count.ts'

const UNTIL = '2026-11-20T17:00'
const IN_TIME = '2026-11-18T10:00'
const LATE = '2026-11-21T09:00'
const answers: VotingRules['answers'] = [
  { code: 'for', letter: 'З', word: 'За', counts: 'inFavour' },
  { code: 'against', letter: 'П', word: 'Против', counts: 'against' },
  { code: 'abstained', letter: 'В', word: 'Воздержался', counts: 'abstained' },
  { code: 'rework', letter: 'Д', word: 'На доработку', counts: 'other' },
]
const rules = (rest: Partial<VotingRules> = {}): VotingRules => ({
  answers,
  majority: null,
  tie: null,
  quorum: null,
  ...rest,
})
const ballot = (answer: string | null, rest: Partial<CountedBallot> = {}): CountedBallot => ({
  receivedAt: IN_TIME,
  isChair: false,
  answers: new Map(answer === null ? [] : [[1, answer]]),
  ...rest,
})
const poll = (
  ballots: readonly CountedBallot[],
  rest: Partial<VotingRules> = {},
  members = ballots.length,
): PollToCount => ({
  ballots,
  members,
  until: UNTIL,
  rules: rules(rest),
})
const votes = (inFavour: number, against: number, abstained = 0): CountedBallot[] => [
  ...Array.from({ length: inFavour }, () => ballot('for')),
  ...Array.from({ length: against }, () => ballot('against')),
  ...Array.from({ length: abstained }, () => ballot('abstained')),
]
const outcome = (...args: Parameters<typeof poll>): string => countItem(poll(...args), 1).outcome

const anyBallot = fc
  .record({
    answer: fc.constantFrom('for', 'against', 'abstained', 'rework', null),
    when: fc.constantFrom(IN_TIME, LATE, UNTIL, null),
  })
  .map(({ answer, when }) => ballot(answer, { receivedAt: when }))
const anyRules = fc.record({
  majority: fc.constantFrom('ofVoters', 'ofMembers', 'twoThirdsOfVoters', 'twoThirdsOfMembers', null),
  tie: fc.constantFrom('chair', 'rejected', null),
  quorum: fc.constantFrom('half', 'moreThanHalf', 'twoThirds', null),
})

describe('any poll', () => {
  it('gives every answer in time to exactly one sum, and no late one to any', () => {
    fc.assert(
      fc.property(fc.array(anyBallot, { maxLength: 60 }), anyRules, (ballots, some) => {
        const tally = countItem(poll(ballots, some), 1)
        const counted = ballots.filter(
          (one) => one.receivedAt !== null && one.receivedAt <= UNTIL && one.answers.size > 0,
        )
        expect(tally.inFavour + tally.against + tally.abstained + tally.other).toBe(counted.length)
        expect(tally.byAnswer.reduce((sum, one) => sum + one, 0)).toBe(counted.length)
        expect(tally.voters).toBe(counted.length)
      }),
    )
  })

  it('comes to the same in whatever order the ballots come', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyBallot, { maxLength: 30 })
          .chain((ballots) =>
            fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length })),
          ),
        anyRules,
        ([ballots, shuffled], some) => {
          expect(countItem(poll(shuffled, some), 1)).toEqual(countItem(poll(ballots, some), 1))
        },
      ),
    )
  })

  it('is not changed by ballots that come late', () => {
    fc.assert(
      fc.property(fc.array(anyBallot, { maxLength: 30 }), anyRules, fc.nat(10), (ballots, some, extra) => {
        const late = Array.from({ length: extra }, () => ballot('for', { receivedAt: LATE }))
        const members = ballots.length + extra
        expect(countItem(poll([...ballots, ...late], some, members), 1)).toEqual(
          countItem(poll(ballots, some, members), 1),
        )
      }),
    )
  })

  it('never loses by one more vote in favour', () => {
    const rank = (one: string): number => (one === 'accepted' ? 1 : 0)
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(20), anyRules, (inFavour, against, abstained, some) => {
        const members = 61
        const before = outcome(votes(inFavour, against, abstained), some, members)
        expect(rank(outcome(votes(inFavour + 1, against, abstained), some, members))).toBeGreaterThanOrEqual(
          rank(before),
        )
      }),
    )
  })

  it('is accepted exactly above the half or from two thirds, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), (inFavour, against, abstained, silent) => {
        fc.pre(inFavour + against + abstained > 0 && inFavour !== against)
        const ballots = votes(inFavour, against, abstained)
        const members = ballots.length + silent
        const isAccepted = (majority: VotingRules['majority']): boolean =>
          outcome(ballots, { majority }, members) === 'accepted'
        expect(isAccepted('ofVoters')).toBe(inFavour * 2 > ballots.length)
        expect(isAccepted('ofMembers')).toBe(inFavour * 2 > members)
        expect(isAccepted('twoThirdsOfVoters')).toBe(inFavour * 3 >= ballots.length * 2)
        expect(isAccepted('twoThirdsOfMembers')).toBe(inFavour * 3 >= members * 2)
      }),
    )
  })

  it('has a quorum exactly from its share of the members', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), (members, received) => {
        const reaches = (rule: 'half' | 'moreThanHalf' | 'twoThirds'): boolean => received >= quorumOf(rule, members)
        expect(reaches('half')).toBe(received * 2 >= members)
        expect(reaches('moreThanHalf')).toBe(received * 2 > members)
        expect(reaches('twoThirds')).toBe(received * 3 >= members * 2)
      }),
    )
  })
})

describe('the outcome', () => {
  it('is only numbers while the office has no rule', () => {
    expect(outcome(votes(9, 1))).toBe('noRule')
    expect(outcome(votes(9, 1), { quorum: 'half' })).toBe('noRule')
  })

  it('counts abstentions among those who took part', () => {
    expect(outcome(votes(4, 1, 0), { majority: 'ofVoters' })).toBe('accepted')
    expect(outcome(votes(4, 2, 2), { majority: 'ofVoters' })).toBe('rejected')
    expect(outcome(votes(3, 1, 2), { majority: 'ofVoters' })).toBe('rejected')
  })

  it('needs more than half of all members where the rule counts from them', () => {
    expect(outcome(votes(5, 0), { majority: 'ofMembers' }, 10)).toBe('rejected')
    expect(outcome(votes(6, 0), { majority: 'ofMembers' }, 10)).toBe('accepted')
  })

  it('is decided by the vote of the chair where votes are equal and the rule says so', () => {
    const equal = [...votes(2, 3), ballot('for', { isChair: true })]
    expect(outcome(equal, { majority: 'ofVoters', tie: 'chair' })).toBe('accepted')
    expect(outcome(equal, { majority: 'ofVoters', tie: 'rejected' })).toBe('rejected')
    expect(outcome(equal, { majority: 'ofVoters' })).toBe('tie')
    const against = [...votes(3, 2), ballot('against', { isChair: true })]
    expect(outcome(against, { majority: 'ofVoters', tie: 'chair' })).toBe('rejected')
  })

  it('stays equal where the chair abstained, did not answer or was late', () => {
    const tied = { majority: 'ofVoters', tie: 'chair' } as const
    expect(outcome([...votes(2, 2), ballot('abstained', { isChair: true })], tied)).toBe('tie')
    expect(outcome([...votes(2, 2), ballot(null, { isChair: true, receivedAt: null })], tied)).toBe('tie')
    expect(outcome([...votes(2, 2), ballot('for', { isChair: true, receivedAt: LATE })], tied)).toBe('tie')
  })

  it('lets the chair decide a majority of all members only where half of them stand on each side', () => {
    const chair = ballot('for', { isChair: true })
    const tied = { majority: 'ofMembers', tie: 'chair' } as const
    expect(outcome([...votes(1, 2), chair], tied, 4)).toBe('accepted')
    expect(outcome([...votes(1, 2), chair], tied, 10)).toBe('rejected')
  })

  it('asks no chair under two thirds', () => {
    const equal = [...votes(2, 3), ballot('for', { isChair: true })]
    expect(outcome(equal, { majority: 'twoThirdsOfVoters', tie: 'chair' })).toBe('rejected')
  })

  it('is not there without a quorum, which a late ballot does not make', () => {
    const few = [...votes(4, 0), ballot('for', { receivedAt: LATE })]
    expect(outcome(few, { majority: 'ofVoters', quorum: 'half' }, 10)).toBe('noQuorum')
    expect(outcome(votes(5, 0), { majority: 'ofVoters', quorum: 'half' }, 10)).toBe('accepted')
    expect(outcome(votes(5, 0), { majority: 'ofVoters', quorum: 'moreThanHalf' }, 10)).toBe('noQuorum')
  })

  it('counts a ballot that came back without an answer for the quorum, not among the voters', () => {
    const ballots = [...votes(4, 0), ballot(null)]
    const tally = countItem(poll(ballots, { majority: 'ofVoters', quorum: 'half' }, 10), 1)
    expect([tally.voters, tally.outcome]).toEqual([4, 'accepted'])
  })
})

describe('lateness', () => {
  it('begins after the minute of the term', () => {
    expect(isLate('2026-11-20T17:00', UNTIL)).toBe(false)
    expect(isLate('2026-11-20T17:01', UNTIL)).toBe(true)
    expect(isLate(null, UNTIL)).toBe(false)
    expect(isLate(LATE, null)).toBe(false)
  })

  it('lets a bare date last to the end of its day', () => {
    expect(isLate('2026-11-20T23:59', '2026-11-20')).toBe(false)
    expect(isLate('2026-11-21T00:00', '2026-11-20')).toBe(true)
    expect(isLate('2026-11-20', UNTIL)).toBe(false)
  })
})
