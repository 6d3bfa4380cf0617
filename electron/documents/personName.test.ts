import { describe, expect, it } from 'vitest'
import { compareNames, fullName, initialsFirst, surnameFirst } from './personName.ts'
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
