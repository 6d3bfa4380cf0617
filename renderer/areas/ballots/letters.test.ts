import { describe, expect, it } from 'vitest'
import { answerOfKey, movedCell, nextCell, sameOr } from './letters.ts'

const answers = [
  { code: 'for', letter: 'З', word: 'За', counts: 'inFavour' as const },
  { code: 'against', letter: 'П', word: 'Против', counts: 'against' as const },
  { code: 'abstained', letter: 'В', word: 'Воздержался', counts: 'abstained' as const },
  { code: 'rework', letter: 'Ж', word: 'На доработку', counts: 'other' as const },
]

describe('буква ответа', () => {
  it.each([
    ['з', 'for'],
    ['П', 'against'],
    ['в', 'abstained'],
    ['p', 'for'],
    ['g', 'against'],
    ['D', 'abstained'],
    [';', 'rework'],
  ])('клавиша %s даёт ответ %s в обеих раскладках', (key, code) => {
    expect(answerOfKey(answers, key)?.code).toBe(code)
  })

  it('прочие клавиши ответа не дают', () => {
    expect(['я', 'Enter', 'F2', ' ', '5'].map((key) => answerOfKey(answers, key))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })

  it('своя латинская буква офиса сильнее чтения в другой раскладке', () => {
    const own = [...answers, { code: 'own', letter: 'P', word: 'Прочее', counts: 'other' as const }]
    expect(answerOfKey(own, 'p')?.code).toBe('own')
    expect(answerOfKey(own, 'з')?.code).toBe('for')
  })
})

describe('ход по таблице', () => {
  it('после ответа – следующий вопрос, затем следующий член, последняя ячейка остаётся', () => {
    expect(nextCell({ row: 0, column: 0 }, 2, 2)).toEqual({ row: 0, column: 1 })
    expect(nextCell({ row: 0, column: 1 }, 2, 2)).toEqual({ row: 1, column: 0 })
    expect(nextCell({ row: 1, column: 1 }, 2, 2)).toEqual({ row: 1, column: 1 })
  })

  it('стрелки не выводят за край', () => {
    expect(movedCell({ row: 0, column: 0 }, 'ArrowUp', 3, 4)).toBeNull()
    expect(movedCell({ row: 0, column: 0 }, 'ArrowRight', 3, 4)).toEqual({ row: 0, column: 1 })
    expect(movedCell({ row: 1, column: 1 }, 'End', 3, 4)).toEqual({ row: 1, column: 3 })
    expect(movedCell({ row: 1, column: 1 }, 'PageDown', 3, 4)).toEqual({ row: 2, column: 1 })
    expect(movedCell({ row: 1, column: 1 }, 'a', 3, 4)).toBeNull()
  })
})

describe('то же самое', () => {
  it('остаётся прежним, чтобы строки без изменений не рисовались заново', () => {
    const before = [{ id: 1, position: 1 }]
    expect(sameOr(before, [{ id: 1, position: 1 }])).toBe(before)
    const fresh = [{ id: 1, position: 2 }]
    expect(sameOr(before, fresh)).toBe(fresh)
    expect(sameOr(undefined, fresh)).toBe(fresh)
  })
})
