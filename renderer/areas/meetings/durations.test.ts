import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesBetween, parseDuration, timeAfter } from './durations.ts'

describe('длительность вопроса', () => {
  it.each([
    ['15м', 15],
    ['15', 15],
    ['15 мин', 15],
    ['0:30', 30],
    ['1:20', 80],
    ['1,5ч', 90],
    ['1.5h', 90],
    ['1 ч 20 м', 80],
    ['2 часа', 120],
  ])('«%s» – %i минут', (typed, minutes) => {
    expect(parseDuration(typed)).toBe(minutes)
  })

  it('пустое поле означает «не задано», нечитаемое не принимается', () => {
    expect(parseDuration('  ')).toBeNull()
    expect(parseDuration('0:75')).toBeUndefined()
    expect(parseDuration('долго')).toBeUndefined()
  })

  it('время окончания – начало плюс минуты повестки', () => {
    expect(timeAfter('14:00', 60)).toBe('15:00')
    expect(timeAfter('23:50', 20)).toBe('00:10')
  })

  it('между моментами одного дня столько минут, сколько прибавили', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 719 }), (minutes) => {
        expect(minutesBetween('2026-11-17T08:00', `2026-11-17T${timeAfter('08:00', minutes)}`)).toBe(minutes)
      }),
    )
  })
})
