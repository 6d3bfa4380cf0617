import fc from 'fast-check'
import { addDays } from '../deadlines/deadlines.service.ts'
import type { insertCases } from '../messages/messages.service.ts'

/** Random cards for the tests of figures: every outcome, with and without block, territory, theme and recipient. */

type BulkCase = Parameters<typeof insertCases>[1] extends Iterable<infer Row> ? Row : never

/** Directory entries that random cards choose from. */
export interface Choices {
  channels: readonly number[]
  blocks: readonly number[]
  territories: readonly number[]
  themes: readonly number[]
  recipients: readonly number[]
}

const time = (minutes: number): string =>
  `T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Cards received on the `span` days up to `today`, none of them later than `today`. */
export function someCases(choices: Choices, today: string, span: number): fc.Arbitrary<BulkCase[]> {
  const oneOf = (ids: readonly number[]): fc.Arbitrary<number | null> =>
    ids.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...ids), { freq: 4 })
  const facts = fc.record({
    kind: fc.constantFrom('message' as const, 'appeal' as const),
    channelId: fc.constantFrom(...choices.channels),
    daysAgo: fc.integer({ min: 1, max: span }),
    minutes: fc.integer({ min: 0, max: 1439 }),
    answerAfter: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 3 }),
    isPostponed: fc.boolean(),
    blockId: oneOf(choices.blocks),
    territoryId: oneOf(choices.territories),
    themeId: oneOf(choices.themes),
    recipientId: oneOf(choices.recipients),
    clarity: fc.option(fc.integer({ min: 1, max: 5 })),
    returns: fc.constantFrom(0, 0, 0, 1),
    fastTrack: fc.boolean(),
  })
  const card = facts.map(({ daysAgo, minutes, answerAfter, isPostponed, ...rest }): BulkCase => {
    const day = addDays(today, -daysAgo)
    const answered = answerAfter === null ? null : addDays(day, answerAfter)
    const isAnswered = answered !== null && answered < today
    return {
      ...rest,
      receivedAt: day + time(minutes),
      gist: 'Проверка',
      answeredAt: isAnswered ? `${answered}T23:59` : null,
      result: isAnswered ? 'resolved' : null,
      ...(isPostponed && !isAnswered ? { postponedUntil: addDays(today, 30), postponedReason: 'Ждём весны' } : {}),
    }
  })
  return fc.array(card, { minLength: 1, maxLength: 60 })
}
