import { describe, expect, it } from 'vitest'
import { judge, sideOf } from './judge.ts'
import type { Side } from './judge.ts'
import { pairs } from './pairs.ts'
import type { Told } from './pairs.ts'

const around = { weightOf: () => undefined, related: (a: number, b: number) => a === b, applicant: 'other' as const }

const side = ([gist, address, themeId, territoryId]: Told): Side =>
  sideOf({
    externalNumber: '',
    channelId: 1,
    receivedAt: '2026-11-17T09:00',
    themeId: themeId ?? null,
    territoryId: territoryId === undefined ? 1 : territoryId,
    address,
    gist,
    text: '',
    isAnswered: false,
  })

const found = ({ a, b }: (typeof pairs)[number]): boolean => judge(side(a), side(b), around) !== null

const shown = (list: typeof pairs): string => list.map(({ a, b }) => `${a[0]} ~ ${b[0]}`).join('\n')

describe('the same problem in the words of two people', () => {
  const same = pairs.filter((pair) => pair.same)
  const different = pairs.filter((pair) => !pair.same)

  it('finds at least nine of ten', () => {
    const missed = same.filter((pair) => !found(pair))
    expect(same.length).toBeGreaterThanOrEqual(30)
    expect(1 - missed.length / same.length, shown(missed)).toBeGreaterThanOrEqual(0.9)
  })

  it('is right in at least nineteen of twenty that it shows', () => {
    const wrong = different.filter(found)
    expect(different.length).toBeGreaterThanOrEqual(30)
    const right = same.filter(found).length
    expect(right / (right + wrong.length), shown(wrong)).toBeGreaterThanOrEqual(0.95)
  })

  it('says the same whichever of the two came first', () => {
    const uneven = pairs.filter(
      ({ a, b, same: isSame }) => found({ a, b, same: isSame }) !== found({ a: b, b: a, same: isSame }),
    )
    expect(uneven).toEqual([])
  })
})
