import { declineText, genderOf } from './declension.ts'
import type { DeclensionSubject, NameCase } from './declension.ts'
import { typeset } from './typography.ts'

/** A person's name as the register keeps it: in parts, or as one text where the parts are unknown (model.md). */
export interface PersonName {
  surname?: string | null
  givenName?: string | null
  patronymic?: string | null
  /** Used when there is no surname. */
  fullName?: string | null
  /** An applicant: a form of the name is never remembered, since corrections are journaled in the open. */
  isPrivate?: boolean
  /** Surname forms kept at the person by hand; they go before every rule. */
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

function inCase(name: PersonName, parts: NameParts, subject: DeclensionSubject, nameCase: NameCase): string {
  const source = { surname: parts.surname, name: parts.givenName, patronymic: parts.patronymic, post: '', body: '' }[
    subject
  ]
  if (nameCase === 'nominative') return source.trim()
  const gender = genderOf(parts.surname, parts.patronymic, parts.givenName)
  const own =
    subject === 'surname' && (nameCase === 'dative' || nameCase === 'accusative') ? name.corrections?.[nameCase] : null
  return declineText({ subject, source, grammaticalCase: nameCase, gender }, { own, isPrivate: name.isPrivate })
}

/** «И.О. Фамилия», the initials tied to the surname. One-text names come back as they are. */
export function initialsFirst(name: PersonName): string {
  return initialsFirstIn(name, 'nominative')
}

/** «И.О. Фамилия» in a case: «П.Н. Гордееву». */
export function initialsFirstIn(name: PersonName, nameCase: NameCase): string {
  const parts = partsOf(name)
  if (parts === undefined) return typeset((name.fullName ?? '').trim())
  const surname = inCase(name, parts, 'surname', nameCase)
  return [initials(parts), surname].filter((part) => part !== '').join('\u00a0')
}

/** «Фамилия И.О.» in a case; a correction stored for the person goes before the rules. */
export function surnameFirst(name: PersonName, nameCase: NameCase = 'nominative'): string {
  const parts = partsOf(name)
  if (parts === undefined) return typeset((name.fullName ?? '').trim())
  const surname = inCase(name, parts, 'surname', nameCase)
  return [surname, initials(parts)].filter((part) => part !== '').join('\u00a0')
}

/** «Фамилия Имя Отчество». */
export function fullName(name: PersonName): string {
  return fullNameIn(name, 'nominative')
}

/** «Фамилия Имя Отчество» in a case: «Гордееву Петру Николаевичу». */
export function fullNameIn(name: PersonName, nameCase: NameCase): string {
  const parts = partsOf(name)
  if (parts === undefined) return (name.fullName ?? '').trim()
  return (['surname', 'name', 'patronymic'] as const)
    .map((subject) => inCase(name, parts, subject, nameCase))
    .filter((part) => part !== '')
    .join(' ')
}

/**
 * «Уважаемый Пётр Николаевич!», «Уважаемая …!». Without a known gender «Уважаемый(ая) …!» stands, for a person to choose.
 * Without a given name and patronymic there is nobody to greet by name: «Уважаемый заявитель!» is the caller's text.
 */
export function greeting(name: PersonName): string | undefined {
  const parts = partsOf(name)
  if (parts === undefined || !/^[\p{L}-]+\.?$/u.test(parts.givenName.trim())) return undefined
  const gender = genderOf(parts.surname, parts.patronymic, parts.givenName)
  const word = gender === undefined ? 'Уважаемый(ая)' : gender === 'male' ? 'Уважаемый' : 'Уважаемая'
  return `${word} ${[parts.givenName, parts.patronymic].filter((part) => part.trim() !== '').join(' ')}!`
}

const collator = new Intl.Collator('ru', { sensitivity: 'base' })

/** Alphabetical order of the office: by surname, then by given name and patronymic. */
export function compareNames(a: PersonName, b: PersonName): number {
  return collator.compare(fullName(a), fullName(b))
}
