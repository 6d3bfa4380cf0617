import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPONENTS, PERCENT_COMPONENTS } from '../../contract/ratings.ts'
import type { PlaceData, RatingFormula } from '../../contract/ratings.ts'
import { rank } from './arithmetic.ts'
import type { Counted } from './arithmetic.ts'
import { calculationOf } from './words.ts'

const usual: RatingFormula = {
  weights: { number: 0, terms: 40, fullness: 30, satisfaction: 15, repeats: 15 },
  normals: { terms: 'asIs', fullness: 'asIs', satisfaction: 'asIs', repeats: 'asIs' },
  minimum: 2,
  missing: 'shared',
  afterTie: 'skip',
  digits: 1,
}

const normals = fc.constantFrom('asIs' as const, 'best' as const)
/** Five weights whose sum is 100: four cuts of a hundred. */
const weights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }).map((cuts) => {
  const [a = 0, b = 0, c = 0, d = 0] = cuts.toSorted((x, y) => x - y)
  return { number: a, terms: b - a, fullness: c - b, satisfaction: d - c, repeats: 100 - d }
})
const formulas: fc.Arbitrary<RatingFormula> = fc.record({
  weights,
  normals: fc.record({ terms: normals, fullness: normals, satisfaction: normals, repeats: normals }),
  minimum: fc.integer({ min: 1, max: 5 }),
  missing: fc.constantFrom('shared' as const, 'zero' as const),
  afterTie: fc.constantFrom('skip' as const, 'next' as const),
  digits: fc.constantFrom(0 as const, 1 as const, 2 as const),
})
/** @param times 5 where the whole is what five points for each mark would give */
const parts = (times = 1) =>
  fc.option(
    fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([whole, share]) => ({ whole: whole * times, part: Math.round(whole * times * share) })),
    { freq: 5 },
  )
const offices: fc.Arbitrary<Counted[]> = fc
  .array(
    fc.record({
      number: fc.integer({ min: 1, max: 3000 }),
      parts: fc.record({ terms: parts(), fullness: parts(), satisfaction: parts(5), repeats: parts() }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) => list.map((one, index) => ({ ...one, recipientId: index + 1, name: `Отдел ${index + 1}` })))

const ranked = (all: readonly PlaceData[]): PlaceData[] => all.filter((one) => one.place !== null)
const numberIn = (text: string): number => Number(text.replaceAll(/[\s\u00a0]/gu, '').replace(',', '.'))

/** Reads a calculation as a person with a pen does: every step is worked out anew from the numbers that stand in it. */
function redone(lines: readonly string[], digits: number): { steps: boolean; score: number } {
  const round = (value: number): number => Math.floor(value * 10 ** digits + 0.5 + 1e-9) / 10 ** digits
  const products: number[] = []
  let isRight = true
  for (const line of lines.slice(0, -1)) {
    const product = /; (?<points>[\d\s\u00a0,]+) × (?<weight>\d+) = (?<product>[\d\s\u00a0,]+)\.$/u.exec(line)?.groups
    if (!product) {
      if (line.includes('0 × ')) products.push(0)
      continue
    }
    const [points, weight, shown] = [product['points'], product['weight'], product['product']].map((text) =>
      numberIn(text ?? ''),
    )
    isRight &&= Math.abs((points ?? 0) * (weight ?? 0) - (shown ?? 0)) < 1e-6
    products.push(shown ?? 0)
    const plain =
      /: (?:сумма оценок |сумма баллов проверки )?(?<part>[\d\s\u00a0]+) ÷ (?:наибольшая возможная )?(?:\((?<five>5) × )?(?<whole>[\d\s\u00a0]+)\)? × 100 = (?<value>[\d\s\u00a0,]+);/u.exec(
        line,
      )?.groups
    if (plain) {
      const whole = numberIn(plain['whole'] ?? '') * (plain['five'] ? 5 : 1)
      isRight &&= round((numberIn(plain['part'] ?? '') / whole) * 100) === numberIn(plain['value'] ?? '')
    }
    const returns = /: 100 − (?<part>[\d\s\u00a0]+) ÷ (?<whole>[\d\s\u00a0]+) × 100 = (?<value>[\d\s\u00a0,]+);/u.exec(
      line,
    )?.groups
    if (returns) {
      const share = (numberIn(returns['part'] ?? '') / numberIn(returns['whole'] ?? '')) * 100
      isRight &&= round(100 - share) === numberIn(returns['value'] ?? '')
    }
  }
  const last =
    /= (?<sum>[\d\s\u00a0,]+); (?<again>[\d\s\u00a0,]+) ÷ (?<divisor>\d+) = (?<score>[\d\s\u00a0,]+)\.$/u.exec(
      lines.at(-1) ?? '',
    )?.groups
  const sum = products.reduce((all, one) => all + one, 0)
  isRight &&= Math.abs(sum - numberIn(last?.['sum'] ?? '')) < 1e-6
  const score = round(numberIn(last?.['again'] ?? '') / numberIn(last?.['divisor'] ?? ''))
  return { steps: isRight && score === numberIn(last?.['score'] ?? ''), score }
}

describe('the arithmetic of a rating', () => {
  it('gives the example of the design: weights of a hundred over shown values', () => {
    const one: Counted = {
      recipientId: 1,
      name: 'Служба благоустройства',
      number: 104,
      parts: {
        terms: { part: 948, whole: 1000 },
        fullness: { part: 88, whole: 100 },
        satisfaction: { part: 84, whole: 100 },
        repeats: { part: 41, whole: 1000 },
      },
    }
    const [place] = rank([one], usual)
    expect(place).toMatchObject({ place: 1, score: 91.3, sum: 9130.5, divisor: 100 })
    expect(place && redone(calculationOf(place, usual), 1)).toEqual({ steps: true, score: 91.3 })
  })

  it('can be redone with a pen from what is shown, to the last digit, whatever the formula', () => {
    fc.assert(
      fc.property(offices, formulas, (list, formula) => {
        for (const one of ranked(rank(list, formula)))
          expect(redone(calculationOf(one, formula), formula.digits)).toEqual({ steps: true, score: one.score })
      }),
      { numRuns: 200 },
    )
  })

  it('keeps every value, every measure and the points between 0 and 100', () => {
    fc.assert(
      fc.property(offices, formulas, (list, formula) => {
        for (const { score, lines, divisor } of ranked(rank(list, formula))) {
          for (const line of lines) {
            if (line.points === null) continue
            expect(line.points).toBeGreaterThanOrEqual(0)
            expect(line.points).toBeLessThanOrEqual(100)
          }
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(100)
          expect(divisor).toBeGreaterThan(0)
          if (formula.missing === 'zero') expect(divisor).toBe(100)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('gives the best of those ranked 100 where the best is the measure', () => {
    fc.assert(
      fc.property(offices, weights, (list, weight) => {
        const best = { terms: 'best', fullness: 'best', satisfaction: 'best', repeats: 'best' } as const
        const places = ranked(rank(list, { ...usual, weights: weight, normals: best }))
        for (const key of COMPONENTS) {
          const points = places.flatMap((one) => one.lines.find((line) => line.component === key)?.points ?? [])
          const values = places.flatMap((one) => one.lines.find((line) => line.component === key)?.value ?? [])
          if (points.length > 0 && Math.max(...values) > 0) expect(Math.max(...points)).toBe(100)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('does not measure by the number of one who has no data and so no place', () => {
    const empty = { terms: null, fullness: null, satisfaction: null, repeats: null }
    const one = { recipientId: 1, name: 'Отдел 1', number: 2, parts: { ...empty, fullness: { part: 1, whole: 2 } } }
    const silent = { recipientId: 2, name: 'Отдел 2', number: 3, parts: empty }
    const [place] = rank([one, silent], { ...usual, weights: { ...usual.weights, terms: 40, number: 0 } })
    expect(place?.lines.find((line) => line.component === 'number')).toMatchObject({ best: 2, points: 100 })
  })

  it('never lowers the place of one whose component gets better, the others being as they were', () => {
    fc.assert(
      fc.property(offices, formulas, fc.constantFrom(...PERCENT_COMPONENTS), (list, formula, key) => {
        const mine = list[0]
        const part = mine?.parts[key]
        if (!mine || !part) return
        const step = key === 'repeats' ? -1 : 1
        const changed = { part: part.part + step, whole: part.whole }
        if (changed.part < 0 || changed.part > changed.whole) return
        const better = [{ ...mine, parts: { ...mine.parts, [key]: changed } }, ...list.slice(1)]
        const placeIn = (all: Counted[]) => rank(all, formula).find((one) => one.recipientId === 1)?.place ?? null
        const [was, now] = [placeIn(list), placeIn(better)]
        if (was !== null && now !== null) expect(now).toBeLessThanOrEqual(was)
        expect(now === null).toBe(was === null)
      }),
      { numRuns: 300 },
    )
  })

  it('orders places by points: equal points share a place, and what follows is as the formula says', () => {
    fc.assert(
      fc.property(offices, formulas, (list, formula) => {
        const places = ranked(rank(list, formula))
        for (const one of places) {
          const ahead = places.filter((other) => (other.score ?? 0) > (one.score ?? 0))
          const different = new Set(ahead.map((other) => other.score)).size
          expect(one.place).toBe((formula.afterTie === 'skip' ? ahead.length : different) + 1)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('does not depend on the order in which recipients come', () => {
    fc.assert(
      fc.property(offices, formulas, (list, formula) => {
        expect(rank(list.toReversed(), formula)).toEqual(rank(list, formula))
      }),
    )
  })

  it('ranks nobody below the minimum, and nobody of whom nothing is known', () => {
    fc.assert(
      fc.property(offices, formulas, (list, formula) => {
        for (const one of rank(list, formula)) {
          const known = one.lines.some((line) => line.weight > 0 && line.value !== null)
          expect(one.place !== null).toBe(one.number >= formula.minimum && known)
          expect(one.notRanked).toBe(one.number < formula.minimum ? 'tooFew' : known ? null : 'noData')
        }
      }),
    )
  })

  it('shares the weight of what has no data out, or takes it for 0, as the formula says', () => {
    const one: Counted = {
      recipientId: 1,
      name: 'Водоканал',
      number: 10,
      parts: {
        terms: { part: 9, whole: 10 },
        fullness: { part: 8, whole: 10 },
        satisfaction: null,
        repeats: { part: 1, whole: 10 },
      },
    }
    const [shared] = rank([one], usual)
    const [zero] = rank([one], { ...usual, missing: 'zero' })
    // (40 × 90 + 30 × 80 + 15 × 90) ÷ 85 and ÷ 100
    expect(shared).toMatchObject({ divisor: 85, sum: 7350, score: 86.5 })
    expect(zero).toMatchObject({ divisor: 100, sum: 7350, score: 73.5 })
    expect(calculationOf(shared as PlaceData, usual).join(' ')).toContain(
      'Удовлетворённость: оценок нет, вес 15 делится между остальными.',
    )
  })
})
