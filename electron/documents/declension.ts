import { getFirstnameGender } from 'lvovich'
import { postIn } from './cases/posts.ts'
import { givenNameIn, patronymicIn, surnameIn } from './cases/surnames.ts'
import type { Declined, Gender, GrammaticalCase } from './cases/types.ts'

/**
 * Names, posts and bodies in the cases that a paper prints: «поручить кому», «слушали кого». The forms come from kept libraries and the
 * rules of `cases/`; a correction of the office goes first. A builder just asks; who makes the paper opens a scope (`declining`), which
 * brings the corrections and learns which words the paper declined, so that a person can look at them.
 */
export { GRAMMATICAL_CASES } from './cases/types.ts'
export type { Declined, Gender, GrammaticalCase } from './cases/types.ts'
export type NameCase = 'nominative' | GrammaticalCase

export const DECLENSION_SUBJECTS = ['post', 'surname', 'name', 'patronymic', 'body'] as const
export type DeclensionSubject = (typeof DECLENSION_SUBJECTS)[number]

/** One text to decline. `gender` matters for names alone. */
export interface DeclensionKey {
  subject: DeclensionSubject
  source: string
  grammaticalCase: GrammaticalCase
  gender: Gender | undefined
}

/** A text that a paper declined, and whose form it printed: of the rules, of the office, or of the person's own card. */
export interface DeclinedUse extends DeclensionKey, Declined {
  origin: 'rules' | 'office' | 'person'
  /** A word of an applicant's name: shown, but never remembered. */
  isPrivate: boolean
}

export interface DeclensionScope {
  /** The office's own form of a text, if it has one. */
  corrected(key: DeclensionKey): string | undefined
  used(use: DeclinedUse): void
}

/**
 * Open scopes, the innermost last. Builders are synchronous, so a scope lives exactly as long as the work inside; passing it through
 * every builder would put one more argument into each of them, and a builder that forgot it would print uncorrected words.
 */
const scopes: DeclensionScope[] = []

/** Runs a builder with the corrections of an office; every use is told to the scope and to those around it. */
export function declining<T>(scope: DeclensionScope, work: () => T): T {
  scopes.push(scope)
  try {
    return work()
  } finally {
    scopes.pop()
  }
}

/** What the rules say, without any correction. */
export function declinedByRules({ subject, source, grammaticalCase, gender }: DeclensionKey): Declined {
  switch (subject) {
    case 'surname':
      return surnameIn(source, grammaticalCase, gender)
    case 'name':
      return givenNameIn(source, grammaticalCase, gender)
    case 'patronymic':
      return patronymicIn(source, grammaticalCase, gender)
    case 'post':
    case 'body':
      return postIn(source, grammaticalCase, subject)
  }
}

/** `own`: a form kept at the person, which goes before all others. */
export interface DeclensionOptions {
  own?: string | null | undefined
  isPrivate?: boolean | undefined
}

/** The office's form, else that of the rules. */
export function declineText(key: DeclensionKey, { own, isPrivate = false }: DeclensionOptions = {}): string {
  const source = key.source.trim()
  if (source === '') return ''
  const asked = { ...key, source }
  const office = own || isPrivate ? undefined : correctedForm(asked)
  let made: Declined & Pick<DeclinedUse, 'origin'>
  if (own) made = { form: own, isSure: true, origin: 'person' }
  else if (office !== undefined) made = { form: office, isSure: true, origin: 'office' }
  else made = { ...declinedByRules(asked), origin: 'rules' }
  for (const scope of scopes) scope.used({ ...asked, ...made, isPrivate })
  return made.form
}

function correctedForm(key: DeclensionKey): string | undefined {
  return scopes.map((scope) => scope.corrected(key)).findLast((form) => form !== undefined)
}

/** Gender by patronymic, else by an unambiguous surname ending, else by a given name of one gender; undefined when none tells. */
export function genderOf(surname: string, patronymic?: string | null, givenName?: string | null): Gender | undefined {
  const middle = (patronymic ?? '').toLocaleLowerCase('ru-RU')
  if (/(?:вна|чна|шна|кызы|гызы)$/u.test(middle)) return 'female'
  if (/(?:ич|оглы|улы|уулу)$/u.test(middle)) return 'male'
  const last = surname.toLocaleLowerCase('ru-RU')
  if (/(?:ова|ева|ёва|ына|ская|цкая|ая|яя)$/u.test(last)) return 'female'
  if (/(?:ов|ев|ёв|ин|ын|ский|цкий|ый)$/u.test(last)) return 'male'
  // An initial («А.») tells nothing.
  const given = (givenName ?? '').trim()
  if (given.length < 3 || given.includes('.')) return undefined
  const gender = getFirstnameGender(given)
  return gender === 'male' || gender === 'female' ? gender : undefined
}

/** The surname in a case. An unknown gender leaves it as it is: a wrong form in a signed paper is worse than a nominative. */
export function declineSurname(
  surname: string,
  nameCase: NameCase,
  gender: Gender | undefined,
  own?: string | null,
): string {
  if (nameCase === 'nominative') return surname
  return declineText({ subject: 'surname', source: surname, grammaticalCase: nameCase, gender }, { own })
}

/** «заместитель главы – начальник управления» → «заместителю главы – начальнику управления». */
export function declinePost(post: string, nameCase: NameCase): string {
  return nameCase === 'nominative'
    ? post
    : declineText({ subject: 'post', source: post, grammaticalCase: nameCase, gender: undefined })
}

/** A body that must do something: «Отдел дорог и транспорта» → «Отделу дорог и транспорта». */
export function declineBody(name: string, nameCase: NameCase, own?: string | null): string {
  if (nameCase === 'nominative') return name
  return declineText({ subject: 'body', source: name, grammaticalCase: nameCase, gender: undefined }, { own })
}
