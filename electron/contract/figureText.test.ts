import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeText, figureText, formatDecimal } from './figureText.ts'
import type { FigureWords } from './figureText.ts'

const words: FigureWords = { nothing: '–', of: 'из', points: 'п. п.', days: 'дн.', hours: 'раб. ч' }
const value = (of: number | null) => ({ value: of, part: null, whole: null })
const share = (part: number, whole: number) => ({ value: whole === 0 ? null : (part / whole) * 100, part, whole })
const blanks = (text: string): string => text.replaceAll('\u00a0', ' ')
type Unit = Parameters<typeof figureText>[0]
type Figure = Parameters<typeof figureText>[1]
const said = (unit: Unit, figure: Figure): string => blanks(figureText(unit, figure, words))
const changed = (unit: Unit, now: Figure, before: Figure | null): string => blanks(changeText(unit, now, before, words))

describe('a figure', () => {
  it('is written with its unit, a share of few as what it is made of', () => {
    expect(said('count', value(12480))).toBe('12 480')
    expect(said('percent', share(35, 40))).toBe('87,5 %')
    expect(said('percent', share(1, 2))).toBe('1 из 2')
    expect(said('percent', share(0, 0))).toBe('–')
    expect(said('days', value(3))).toBe('3 дн.')
    expect(said('workingHours', value(3.46))).toBe('3,5 раб. ч')
    expect(said('mark', value(4.25))).toBe('4,25')
  })

  it('in days needs no unit where its name says it', () => {
    expect(figureText('days', value(3.5), { ...words, days: '' })).toBe('3,5')
  })
})

describe('a change', () => {
  it('of a share is in percentage points, and is none against a share of few', () => {
    expect(changed('percent', share(30, 40), share(36, 40))).toBe('−15,0 п. п.')
    expect(changed('percent', share(30, 40), share(1, 2))).toBe('–')
    expect(changed('percent', share(30, 40), share(30, 40))).toBe('0 п. п.')
  })

  it('of a count is in per cent of what was, where that is enough to divide by', () => {
    const count = (now: number, before: number): string => changed('count', value(now), value(before))
    expect(count(30, 24)).toBe('+6 (+25,0 %)')
    expect(count(3, 2)).toBe('+1')
    expect(count(7, 7)).toBe('0')
    expect(changed('count', value(3), null)).toBe('–')
  })

  it('has a sign unless it rounds to nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (a, b) => {
        const text = changeText('mark', value(a), value(b), words)
        const size = formatDecimal(Math.abs(a - b), 2)
        expect(text).toBe(size === '0,00' ? '0' : `${a > b ? '+' : '−'}${size}`)
      }),
    )
  })
})
