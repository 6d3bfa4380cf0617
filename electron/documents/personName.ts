import { declineSurname, genderOf } from './declension.ts'
import type { NameCase } from './declension.ts'
import { typeset } from './typography.ts'

/** A person's name as the register keeps it: in parts, or as one text where the parts are unknown (model.md). */
export interface PersonName {
  surname?: string | null
  givenName?: string | null
  patronymic?: string | null
  /** Used when there is no surname. */
  fullName?: string | null
  /** Surname forms the office has corrected by hand. */
  corrections?: { dative?: string | null; accusative?: string | null } | null
}

interface NameParts {
  surname: string
  givenName: string
  patronymic: string
}

function partsOf(name: PersonName): NameParts | undefined {
  if (name.surname) {
    return { surname: name.surname.trim(), givenName: name.givenName ?? '', patronymic: name.patronymic ?? '' }
  }
  const [surname, givenName, ...rest] = (name.fullName ?? '').trim().split(/\s+/u)
  if (!surname || !givenName || rest.length > 2 || /[.]/u.test(surname)) return undefined
  return { surname, givenName, patronymic: rest.join(' ') }
}

function initial(part: string): string {
  return part
    .split('-')
    .map((piece) => piece.trim().charAt(0).toLocaleUpperCase('ru-RU'))
    .filter((letter) => letter !== '')
    .map((letter) => `${letter}.`)
    .join('-')
}

function initials(parts: NameParts): string {
  return initial(parts.givenName) + initial(parts.patronymic)
}

/** «И.О. Фамилия», the initials tied to the surname. One-text names come back as they are. */
export function initialsFirst(name: PersonName): string {
  const parts = partsOf(name)
  if (parts === undefined) return typeset((name.fullName ?? '').trim())
  return [initials(parts), parts.surname].filter((part) => part !== '').join('\u00a0')
}

/** «Фамилия И.О.» in a case; a correction stored for the person goes before the rules. */
export function surnameFirst(name: PersonName, nameCase: NameCase = 'nominative'): string {
  const parts = partsOf(name)
  if (parts === undefined) return typeset((name.fullName ?? '').trim())
  const corrected = nameCase === 'nominative' ? undefined : name.corrections?.[nameCase]
  const surname = corrected ?? declineSurname(parts.surname, nameCase, genderOf(parts.surname, parts.patronymic))
  return [surname, initials(parts)].filter((part) => part !== '').join('\u00a0')
}

/** «Фамилия Имя Отчество». */
export function fullName(name: PersonName): string {
  const parts = partsOf(name)
  if (parts === undefined) return (name.fullName ?? '').trim()
  return [parts.surname, parts.givenName, parts.patronymic].filter((part) => part !== '').join(' ')
}

const collator = new Intl.Collator('ru', { sensitivity: 'base' })

/** Alphabetical order of the office: by surname, then by given name and patronymic. */
export function compareNames(a: PersonName, b: PersonName): number {
  return collator.compare(fullName(a), fullName(b))
}
