import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longDate, shortDate, shortMoment } from './civilText.ts'
import {
  decapitalize,
  formatDecimal,
  formatInteger,
  formatShare,
  plain,
  plural,
  sentence,
  tightInitials,
  typeset,
} from './typography.ts'

const marked = (text: string) => typeset(text).replaceAll('\u00a0', '_')

describe('неразрывные пробелы', () => {
  it.each([
    ['протокола от 20.10.2026 № 10', 'протокола от_20.10.2026 №_10'],
    ['17 ноября 2026 г.', '17_ноября_2026_г.'],
    ['за III квартал 2026 года', 'за_III_квартал 2026_года'],
    ['И.П. Ветлугина и Корнеев А.С.', 'И.П._Ветлугина и_Корнеев_А.С.'],
    ['И. П. Ветлугина', 'И._П._Ветлугина'],
    ['Ким-Соколова А. М. и в доме', 'Ким-Соколова_А._М. и_в_доме'],
    ['Срок – до 20.11.2026', 'Срок_– до_20.11.2026'],
    ['91,5 % от 12 480 сообщений', '91,5_% от_12_480 сообщений'],
    ['на 2 л. в 1 экз.', 'на_2_л. в_1_экз.'],
    ['г. Заречный, ул. Заводская, д. 18', 'г._Заречный, ул._Заводская, д._18'],
    ['с 1 по 16 ноября', 'с_1 по_16_ноября'],
    ['просрочено на 4 дня', 'просрочено на_4_дня'],
    ['(ч. 2 ст. 8)', '(ч._2_ст._8)'],
  ])('%s', (text, expected) => expect(marked(text)).toBe(expected))

  it(
    'ставит за время, соразмерное тексту: таблица чисел на миллион знаков не задерживает печать',
    { timeout: 5000 },
    () => {
      expect(marked('123 '.repeat(250_000)).slice(0, 12)).toBe('123_123_123_')
    },
  )

  it('меняет только пробелы и не меняет ничего при повторе', () => {
    const words = fc.array(
      fc.constantFrom(
        'и',
        'в',
        '№',
        '5',
        '2026',
        'г.',
        'мая',
        'И.П.',
        'Корнеев',
        '–',
        '%',
        'А.',
        'сообщение',
        'II',
        'ул.',
        '«Север»',
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ')
        expect(plain(typeset(text))).toBe(text)
        expect(typeset(typeset(text))).toBe(typeset(text))
      }),
    )
  })
})

describe('инициалы', () => {
  it('стоят на бумаге без пробела, текст вокруг прежний', () => {
    expect(tightInitials('Корсакова-Ветлужская А.\u00a0М.')).toBe('Корсакова-Ветлужская А.М.')
    expect(tightInitials('заседание: № 3; исполнитель: Рябинин В. А.')).toBe(
      'заседание: № 3; исполнитель: Рябинин В.А.',
    )
    expect(tightInitials('Упр. Образования. А. Дом')).toBe('Упр. Образования. А. Дом')
  })
})

describe('числа и даты', () => {
  it('группирует тысячи и ставит запятую', () => {
    expect(formatInteger(1234567)).toBe('1\u00a0234\u00a0567')
    expect(formatDecimal(1234.56)).toBe('1\u00a0234,6')
  })
  it('доля показывает числитель и знаменатель, малые числа остаются без процента', () => {
    expect(plain(formatShare(375, 410))).toBe('91,5 % (375 из 410)')
    expect(plain(formatShare(1, 2))).toBe('1 из 2')
    expect(formatShare(0, 0)).toBe('–')
  })
  it('склоняет слово после числа', () => {
    const people = (n: number) => plural(n, 'человек', 'человека', 'человек')
    expect([1, 2, 5, 11, 12, 21, 22, 111].map(people)).toEqual([
      'человек',
      'человека',
      'человек',
      'человек',
      'человек',
      'человек',
      'человека',
      'человек',
    ])
  })
  it('пишет дату коротко и словами, не дату оставляет как есть', () => {
    expect(shortDate('2026-11-07')).toBe('07.11.2026')
    expect(plain(shortMoment('2026-11-07T16:40'))).toBe('07.11.2026 16:40')
    expect(plain(longDate('2026-11-07'))).toBe('7 ноября 2026 г.')
    expect(longDate('весной')).toBe('весной')
  })
  it('ставит точку один раз и не трогает сокращения в начале', () => {
    expect([sentence('утвердить'), sentence('утвердить.'), sentence('да?»')]).toEqual([
      'утвердить.',
      'утвердить.',
      'да?»',
    ])
    expect([decapitalize('О протоколе'), decapitalize('МКУ «Служба»')]).toEqual(['о протоколе', 'МКУ «Служба»'])
  })
})
