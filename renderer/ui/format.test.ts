import { describe, expect, it } from 'vitest'
import {
  counted,
  dateTime,
  dayMonth,
  decimal,
  duration,
  fileSize,
  initials,
  longDate,
  lowerFirst,
  percent,
  plural,
  shortDate,
  thousands,
  weekday,
} from './format.ts'

const cards = ['карточка', 'карточки', 'карточек'] as const

describe('texts of numbers', () => {
  it('parts thousands by a space that does not break', () => {
    expect(thousands(1505)).toBe('1\u00A0505')
    expect(thousands(1_000_000)).toBe('1\u00A0000\u00A0000')
    expect(thousands(999)).toBe('999')
    expect(thousands(-1505)).toBe('−1\u00A0505')
  })

  it('writes a decimal comma', () => {
    expect(decimal(91.46)).toBe('91,5')
    expect(decimal(0)).toBe('0,0')
    expect(decimal(-0.04)).toBe('0,0')
    expect(percent(375 / 410)).toBe('91,5\u00A0%')
    expect(percent(null)).toBe('–')
  })

  it('chooses the form of the noun', () => {
    expect([1, 2, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112].map((n) => plural(n, cards))).toEqual([
      'карточка',
      'карточки',
      'карточек',
      'карточек',
      'карточек',
      'карточек',
      'карточка',
      'карточки',
      'карточек',
      'карточка',
      'карточек',
      'карточек',
    ])
    expect(counted(5, cards)).toBe('5\u00A0карточек')
  })

  it('writes durations and sizes', () => {
    expect(duration(38)).toBe('38\u00A0мин')
    expect(duration(300)).toBe('5\u00A0ч')
    expect(duration(112)).toBe('1\u00A0ч 52\u00A0мин')
    expect(fileSize(219_136)).toBe('214\u00A0КБ')
    expect(fileSize(1_258_291)).toBe('1,2\u00A0МБ')
  })
})

describe('texts of dates', () => {
  it('leaves the year out inside the year of today', () => {
    expect(shortDate('2026-11-13', '2026-11-17')).toBe('13.11')
    expect(shortDate('2025-11-13', '2026-11-17')).toBe('13.11.2025')
  })

  it('writes a time only where it is known', () => {
    expect(dateTime('2026-11-17T16:40')).toBe('17.11.2026 16:40')
    expect(dateTime('2026-11-17')).toBe('17.11.2026')
    expect(dayMonth('не указано')).toBe('не указано')
  })

  it('names days and months', () => {
    expect(weekday('2026-11-17')).toBe('вторник')
    expect(longDate('2026-11-17')).toBe('17\u00A0ноября')
    expect(longDate('2026-11-17', true)).toBe('17\u00A0ноября 2026\u00A0г.')
  })
})

describe('texts of people', () => {
  it('takes two letters of a person or a body', () => {
    expect(initials('Рябинин В. А.')).toBe('ВР')
    expect(initials('Лапшина О.Д.')).toBe('ОЛ')
    expect(initials('Отдел дорог')).toBe('ОД')
    expect(initials('')).toBe('?')
  })

  it('keeps abbreviations capital', () => {
    expect(lowerFirst('Выберите населённый пункт')).toBe('выберите населённый пункт')
    expect(lowerFirst('ПОС не указан')).toBe('ПОС не указан')
  })
})
