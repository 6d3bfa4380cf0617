import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight } from './highlight.ts'
import { searchList, toLatinLayout, toRussianLayout } from './layout.ts'

const find = (items: string[], query: string) => searchList(items, query, (item) => item)

describe('keyboard layout', () => {
  it('reads Latin typing as Russian and back', () => {
    expect(toRussianLayout('yjdsq')).toBe('новый')
    expect(toRussianLayout('ghjd')).toBe('пров')
    expect(toLatinLayout('сфиду')).toBe('cable')
  })

  it('turns Russian letters into Latin places and back without loss', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя ') }), (text) => {
        expect(toRussianLayout(toLatinLayout(text))).toBe(text)
      }),
    )
  })
})

describe('search in a list', () => {
  it('takes ё for е and ignores the case', () => {
    expect(find(['Берёзовка', 'Бердяш'], 'БЕРЕЗ').items).toEqual(['Берёзовка'])
  })

  it('puts beginnings before middles', () => {
    expect(find(['Отдел дорог', 'Дороги', 'Бездорожье'], 'доро').items).toEqual(['Дороги', 'Отдел дорог', 'Бездорожье'])
  })

  it('finds words in any order', () => {
    expect(find(['Снег, внутриквартальные проезды'], 'проезды снег').items).toHaveLength(1)
  })

  it('tries the other layout only when nothing fits as typed', () => {
    expect(find(['Новый маршрут'], 'yjd')).toEqual({ items: ['Новый маршрут'], reading: 'нов', swapped: true })
    expect(find(['cable', 'Новый'], 'cab').swapped).toBe(false)
  })

  it('gives the whole list for an empty query', () => {
    expect(find(['б', 'а'], ' ').items).toEqual(['б', 'а'])
  })
})

describe('highlight', () => {
  it('marks the found words and keeps the text', () => {
    expect(highlight('Проверить пакет', 'пров')).toEqual([
      { text: 'Пров', hit: true },
      { text: 'ерить пакет', hit: false },
    ])
    expect(highlight('Берёзовка', 'берез')[0]).toEqual({ text: 'Берёз', hit: true })
  })

  it('never loses a letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, query) => {
        expect(
          highlight(text, query)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
