import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothingKnown, placeStem } from './knownWords.ts'
import type { KnownWords } from './knownWords.ts'
import { findPersonal, isCardNumber, maskText } from './mask.ts'
import { isSameName } from './maskNames.ts'

const masked = (text: string, known: Partial<KnownWords> = {}): string =>
  maskText(text, { ...nothingKnown, ...known }).text
const kinds = (text: string): string[] => findPersonal(text).map((one) => one.kind)

describe('маскирование', () => {
  it.each([
    [
      'Батареи холодные. Звоните Галине, 8 900 000-14-22, кв. 42',
      'Батареи холодные. Звоните [имя], [телефон], [квартира]',
    ],
    ['СНИЛС 112-233-445 95, карта 4276 1234 5678 9012', 'СНИЛС [СНИЛС], карта [карта]'],
    ['Паспорт 45 10 123456, лицевой счёт 123456789', 'Паспорт [паспорт], лицевой счёт [номер]'],
    ['Почта a.b@mail.ru, страница vk.com/id123, ник @nick_name', 'Почта [почта], страница [ссылка], ник [ссылка]'],
    ['тел. 21456 или 2-14-56', 'тел. [телефон] или [телефон]'],
    ['Инвалид, 1954 г.р., родился 01.02.1954', 'Инвалид, [дата рождения], [дата рождения]'],
    ['Нет света в 42-й квартире дома 5, квартира №7', 'Нет света в [квартира] дома 5, [квартира]'],
    ['Дом 5-12 по Мира', 'Дом 5[квартира] по Мира'],
    ['ПЕТРОВА ГАЛИНА НИКОЛАЕВНА просит', '[имя] просит'],
    ['Просит Иванова Н. С. и А.П. Ким', 'Просит [имя] и [имя]'],
    ['Просим И. П. Ветлугину принять меры', 'Просим [имя] принять меры'],
  ])('«%s»', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })

  it.each([
    'Площадь 45 кв. м, срок до 14.09.2026 16:40, 2 000 000 рублей',
    'Автобус не поднялся в горку у церкви, рейс отменён',
    'Яма на ул. А. Матросова, улица Марии Ульяновой, пер. Гоголя',
    'Снова нет воды. Половину дня стоит машина',
    'Школа № 3, дом 12, подъезд 2, этаж 5',
    'Проверить узлы домов 14–26 по Мира',
    'Холодные батареи, в квартире 15 °C, в комнатах 14–16 °C',
    'На остановке «Больница» нет навеса',
  ])('не трогает того, что о человеке не говорит: «%s»', (text) => {
    expect(masked(text)).toBe(text)
  })

  it('отчество от известного имени закрыто, похожее на него слово решает человек', () => {
    expect(findPersonal('Передайте Николаевне')).toMatchObject([{ isDoubtful: false }])
    expect(findPersonal('Нет света на Церковной')).toMatchObject([{ isDoubtful: true }])
    expect(masked('Нет света на Церковной', { places: new Set([placeStem('Церковная')]) })).toBe(
      'Нет света на Церковной',
    )
    for (const patronymic of [
      'Ильича',
      'Ильиничной',
      'Львовну',
      'Игоревне',
      'Валерьевичу',
      'Дмитриевны',
      'Никитична',
      'Петровичем',
      'Павловна',
    ]) {
      expect([patronymic, findPersonal(`Просит ${patronymic}`).map((one) => one.isDoubtful)]).toEqual([
        patronymic,
        [false],
      ])
    }
  })

  it('имя и слова заявителя этой карточки закрыты в любом падеже и без решения', () => {
    const own = ['Громова Наталья Сергеевна', '+7 900 000-00-17', '', 'Речная, 12, кв. 4']
    expect(masked('Громовой холодно, соседи Громовых тоже. Адрес: Речная, 12, кв. 4', { own })).toBe(
      '[имя] холодно, соседи [имя] тоже. Адрес: [заявитель]',
    )
  })

  it('название организации-заявителя закрыто там, где оно стоит целиком', () => {
    expect(masked('ТСЖ «Тихий двор» просит почистить двор', { own: ['ТСЖ «Тихий двор»'] })).toBe(
      '[заявитель] просит почистить двор',
    )
  })

  it('полное имя любого заявителя реестра закрыто и строчными буквами', () => {
    expect(masked('звонил ким олег', { fullNames: new Set(['ким олег']) })).toBe('звонил [имя]')
  })

  it('похожее на фамилию в середине фразы решает человек: до решения закрыто, по решению остаётся', () => {
    const text = 'Собаки у школы, говорит Снегирёв'
    expect(findPersonal(text)).toMatchObject([{ kind: 'name', isDoubtful: true }])
    expect(masked(text)).toBe('Собаки у школы, говорит [имя]')
    expect(maskText(text, nothingKnown, { снегирев: 'keep' }).text).toBe(text)
    expect(maskText(text, nothingKnown, { снегирев: 'mask' }).text).toBe('Собаки у школы, говорит [имя]')
  })

  it('в начале фразы фамилия узнаётся, если такая есть среди заявителей', () => {
    expect(masked('Корова ходит по двору')).toBe('Корова ходит по двору')
    expect(masked('Громова не платит', { surnames: new Set(['громова']) })).toBe('[имя] не платит')
  })

  it('улицы и посёлки реестра не похожи на фамилию', () => {
    const places = new Set([placeStem('Луговая'), placeStem('Никольское')])
    const text = 'Нет света на Луговой, в Никольском и у Никольского пруда'
    expect(masked(text, { places })).toBe(text)
    // An applicant of the same name makes the word doubtful again: certain enough to hide, not certain enough to hide for good.
    expect(findPersonal('Нет света на Луговой', { ...nothingKnown, own: ['Луговая Анна'], places })).toMatchObject([
      { isDoubtful: true },
    ])
  })

  it('номер карточки в другой системе не скрывается, телефон на его месте скрывается', () => {
    expect(maskText('262952736', nothingKnown, {}, 'identifier').text).toBe('262952736')
    expect(maskText('8 900 000-14-22', nothingKnown, {}, 'identifier').text).toBe('[телефон]')
  })

  it.each([
    ['громовой', 'громова', true],
    ['громовых', 'громов', true],
    ['лещинскую', 'лещинская', true],
    ['натальей', 'наталья', true],
    ['андрею', 'андрей', true],
    ['луговой', 'луговин', false],
    ['кима', 'ким', true],
    ['кимоно', 'ким', false],
  ])('«%s» и «%s» – одно имя: %s', (word, name, same) => {
    expect(isSameName(word, name)).toBe(same)
  })

  it('решение о чужом слове не достаётся через имена объектов', () => {
    expect(
      maskText('говорит Снегирёв', nothingKnown, JSON.parse('{"__proto__":"keep"}') as Record<string, 'keep'>).masks,
    ).toBe(1)
  })

  it('куски вместе дают текст реестра и уходящий текст', () => {
    const result = maskText('Звоните Галине, 8 900 000-14-22', nothingKnown)
    expect(result.before.map((piece) => piece.text).join('')).toBe('Звоните Галине, 8 900 000-14-22')
    expect(result.after.map((piece) => (piece.mask === null ? piece.text : `[${piece.text}]`)).join('')).toBe(
      result.text,
    )
  })
})

const digit = fc.integer({ min: 0, max: 9 })
const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''))
const separator = fc.constantFrom('', ' ', '-', '\u00a0', ' - ', '–', '\u2011', '\u200b', '\u00ad')
const around = fc.constantFrom('', 'Прошу позвонить ', 'тел:', '(', 'Дом 5, ', 'срок 14.09.2026, ')
const behind = fc.constantFrom('', ', спасибо', ')', '. Жду', ' вечером', ',кв. 5')

describe('маска не пропускает', () => {
  it('телефон с любыми знаками между цифрами', () => {
    const phone = fc
      .tuple(
        fc.constantFrom('+7', '8', '7', '+7 (', '8('),
        digits(3),
        digits(3),
        digits(2),
        digits(2),
        separator,
        separator,
      )
      .map(
        ([head, code, a, b, c, one, two]) =>
          `${head}${one}${code}${head.includes('(') ? ')' : ''}${two}${a}${one}${b}${one}${c}`,
      )
    fc.assert(
      fc.property(around, phone, behind, (head, number, tail) => {
        const text = masked(head + number + tail)
        const bare = number.replace(/\D/g, '')
        expect(text.replace(/\D/g, '')).not.toContain(bare.slice(-10))
        expect(text).not.toContain(number)
        expect(text.replace(/14\.09\.2026|Дом 5|кв\. 5/gu, '')).not.toMatch(/\d{2}/u)
      }),
      { numRuns: 1000 },
    )
  })

  it('адрес почты', () => {
    fc.assert(
      fc.property(around, fc.emailAddress(), behind, (head, address, tail) => {
        const text = masked(`${head}${address}${tail}`)
        expect(text).not.toContain('@')
        expect(text).not.toContain(address)
      }),
      { numRuns: 1000 },
    )
  })

  it('СНИЛС', () => {
    const snils = fc
      .tuple(digits(3), digits(3), digits(3), digits(2), fc.constantFrom('-', ' ', ''), fc.constantFrom(' ', '-', ''))
      .map(([a, b, c, d, one, two]) => `${a}${one}${b}${one}${c}${two}${d}`)
    fc.assert(
      fc.property(around, snils, behind, (head, number, tail) => {
        expect(masked(head + number + tail)).not.toContain(number)
      }),
      { numRuns: 1000 },
    )
  })

  it('номер карты', () => {
    const card = fc.tuple(digits(15), separator).map(([start, sign]) => {
      const number = [...'0123456789'].map((last) => start + last).find(isCardNumber) ?? ''
      return { number, shown: (number.match(/\d{4}/gu) ?? []).join(sign) }
    })
    fc.assert(
      fc.property(around, card, behind, (head, { number, shown }, tail) => {
        const text = masked(head + shown + tail)
        expect(text).not.toContain(shown)
        expect(text.replace(/\D/g, '')).not.toContain(number)
        expect(kinds(`карта ${shown}`)).toContain('card')
      }),
      { numRuns: 500 },
    )
  })

  it('имя с отчеством в любом порядке', () => {
    const part = fc.constantFrom('Синицына', 'Громова', 'Щеглов', 'Лещинская', 'Ким')
    const given = fc.constantFrom('Галина', 'Наталье', 'Олегом', 'Андрея', 'Юлию')
    const patronymic = fc.constantFrom('Николаевна', 'Сергеевне', 'Игоревичем', 'Петровича', 'Ильиничну')
    fc.assert(
      fc.property(part, given, patronymic, fc.boolean(), (surname, name, middle, isFirst) => {
        const whole = isFirst ? `${surname} ${name} ${middle}` : `${name} ${middle} ${surname}`
        expect(masked(`Прошу передать ${whole} ответ`)).toBe('Прошу передать [имя] ответ')
      }),
    )
  })

  it('ничего лишнего: текст без цифр, знаков и заглавных букв остаётся собой', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[абвгдежзийклмнопрстуфхцчшщъыьэюя ,.]{0,80}$/u), (text) => {
        expect(masked(text)).toBe(text)
      }),
    )
  })
})
