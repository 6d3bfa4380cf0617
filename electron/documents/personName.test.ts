import { describe, expect, it } from 'vitest'
import { declining } from './declension.ts'
import type { DeclinedUse } from './declension.ts'
import {
  compareNames,
  fullName,
  fullNameIn,
  greeting,
  initialsFirst,
  initialsFirstIn,
  surnameFirst,
} from './personName.ts'
import type { PersonName } from './personName.ts'
import { plain } from './typography.ts'

const person = (text: string): PersonName => {
  const [surname, givenName, patronymic] = text.split(' ')
  return { surname, givenName, patronymic }
}

describe('имена в документах', () => {
  it('формирует «И.О. Фамилия» и «Фамилия И.О.» с неразрывным пробелом', () => {
    const name = person('Ветлугина Ирина Павловна')
    expect(initialsFirst(name)).toBe('И.П.\u00a0Ветлугина')
    expect(surnameFirst(name)).toBe('Ветлугина\u00a0И.П.')
    expect(fullName(name)).toBe('Ветлугина Ирина Павловна')
  })
  it('разбирает имя, записанное одной строкой, и не портит то, что не разобрать', () => {
    expect(plain(surnameFirst({ fullName: 'Корнеев Алексей Сергеевич' }))).toBe('Корнеев А.С.')
    expect(plain(surnameFirst({ fullName: 'А.С. Корнеев' }))).toBe('А.С. Корнеев')
  })
  it('двойные имена и имена без отчества', () => {
    expect(plain(surnameFirst(person('Ким-Соколова Анна-Мария')))).toBe('Ким-Соколова А.-М.')
    expect(surnameFirst({ surname: 'Гордеев' })).toBe('Гордеев')
  })
  it.each([
    ['Гордеев Пётр Николаевич', 'Гордееву', 'Гордеева'],
    ['Соболева Тамара Викторовна', 'Соболевой', 'Соболеву'],
    ['Рябинин Виктор Андреевич', 'Рябинину', 'Рябинина'],
    ['Раевский Олег Ильич', 'Раевскому', 'Раевского'],
    ['Раевская Ольга Ильинична', 'Раевской', 'Раевскую'],
    ['Мельник Денис Олегович', 'Мельнику', 'Мельника'],
    ['Мельник Дарья Олеговна', 'Мельник', 'Мельник'],
    ['Глинка Мария Игоревна', 'Глинке', 'Глинку'],
    ['Гайдай Леонид Ильич', 'Гайдаю', 'Гайдая'],
    ['Коваль Игорь Львович', 'Ковалю', 'Коваля'],
    ['Сидоренко Яна Львовна', 'Сидоренко', 'Сидоренко'],
    ['Черных Иван Львович', 'Черных', 'Черных'],
    ['Ким-Соколов Антон Ильич', 'Киму-Соколову', 'Кима-Соколова'],
    ['Толстой Антон Ильич', 'Толстому', 'Толстого'],
  ])('%s: %s, %s', (text, dative, accusative) => {
    expect(surnameFirst(person(text), 'dative').split('\u00a0')[0]).toBe(dative)
    expect(surnameFirst(person(text), 'accusative').split('\u00a0')[0]).toBe(accusative)
  })
  it('поправка офиса важнее правила, неизвестный род не склоняется', () => {
    expect(
      plain(surnameFirst({ ...person('Щербина Ольга Ивановна'), corrections: { dative: 'Щербине' } }, 'dative')),
    ).toBe('Щербине О.И.')
    expect(plain(surnameFirst({ surname: 'Мельник', givenName: 'Саша' }, 'dative'))).toBe('Мельник С.')
  })
  it('склоняет имя целиком и с инициалами впереди', () => {
    const name = person('Гордеев Пётр Николаевич')
    expect(fullNameIn(name, 'dative')).toBe('Гордееву Петру Николаевичу')
    expect(plain(initialsFirstIn(name, 'dative'))).toBe('П.Н. Гордееву')
    expect(fullNameIn(person('Ветлугина Ирина Павловна'), 'genitive')).toBe('Ветлугиной Ирины Павловны')
  })
  it('узнаёт пол по имени, где нет отчества, и не выдумывает его по инициалу', () => {
    expect(fullNameIn(person('Ким Анна'), 'dative')).toBe('Ким Анне')
    expect(fullNameIn(person('Ким Антон'), 'dative')).toBe('Киму Антону')
    expect(fullNameIn(person('Ким А.'), 'dative')).toBe('Ким А.')
  })
  it.each([
    ['Гордеев Пётр Николаевич', 'Уважаемый Пётр Николаевич!'],
    ['Ким Анна', 'Уважаемая Анна!'],
    ['Ли Ы Ын', 'Уважаемый(ая) Ы Ын!'],
  ])('обращение: %s – %s', (text, expected) => {
    expect(greeting(person(text))).toBe(expected)
  })
  it('без имени обратиться по имени не к кому', () => {
    expect(greeting({ fullName: 'ООО «Уют»' })).toBeUndefined()
    expect(greeting({ surname: 'Гордеев' })).toBeUndefined()
  })
  it('имя заявителя по поправкам не ищут и не запоминают, но показывают как склонённое', () => {
    const uses: DeclinedUse[] = []
    const form = declining({ corrected: () => 'Чужая', used: (use) => uses.push(use) }, () =>
      surnameFirst({ ...person('Соболева Тамара Викторовна'), isPrivate: true }, 'dative'),
    )
    expect(plain(form)).toBe('Соболевой Т.В.')
    expect(uses).toMatchObject([{ isPrivate: true, origin: 'rules' }])
  })
  it('ставит ё рядом с е и различает однофамильцев', () => {
    const names = ['Ёлкин Олег Ильич', 'Жуков Олег Ильич', 'Ежов Пётр Ильич', 'Ежов Антон Ильич'].map(person)
    expect(names.sort(compareNames).map(fullName)).toEqual([
      'Ежов Антон Ильич',
      'Ежов Пётр Ильич',
      'Ёлкин Олег Ильич',
      'Жуков Олег Ильич',
    ])
  })
})
