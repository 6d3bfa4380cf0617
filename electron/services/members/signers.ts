import { AppError } from '../../contract/errors.ts'
import type { LetterForm, Signer } from '../../contract/letters.ts'
import type { ReadDb } from '../../db/database.ts'
import type { LetterSigner } from '../../documents/letterParts.ts'
import { getOffice } from '../office/office.service.ts'
import { personNames } from '../people.ts'
import { heldOn, readComposition } from './composition.ts'
import { texts } from './texts.ts'

/** Roles whose holders sign for the office (domain.md §2), in the order in which they are offered. */
const SIGNING_ROLES = ['curator', 'officeHead', 'coordinator']

/** Who may sign on a day: кураторы, руководитель, координатор, then the head of the body. People who have left are not offered. */
export function signersOn(db: ReadDb, on: string): LetterForm['signers'] {
  const composition = readComposition(db)
  const place = (roleId: number): number => SIGNING_ROLES.indexOf(composition.roleById.get(roleId)?.code ?? '')
  const people = [...heldOn(composition, on)]
    .map(([id, own]) => ({
      id,
      place: Math.min(...own.map(({ roleId }) => place(roleId)).filter((at) => at >= 0), Infinity),
    }))
    .filter((one) => one.place < Infinity)
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ id }) => {
      const person = composition.persons.get(id)
      return person === undefined || person.surname === ''
        ? []
        : [{ signer: { kind: 'person', id } as const, name: personNames(person).shortName, post: person.post }]
    })
  const { headName, headPost } = getOffice(db)
  return headName === '' ? people : [...people, { signer: { kind: 'head' }, name: headName, post: headPost }]
}

/**
 * Who signs, as a paper prints him. The head of the body comes from the requisites of the office.
 * @throws AppError refused for a person who is not in the register any more
 */
export function signerOf(db: ReadDb, signer: Signer): LetterSigner | null {
  if (signer.kind === 'head') {
    const { headName, headPost } = getOffice(db)
    return headName === '' ? null : { post: headPost, name: { fullName: headName } }
  }
  const person = readComposition(db).persons.get(signer.id)
  if (!person) throw new AppError('refused', texts.errors.unknownSigner)
  const { surname, name, patronymic, post } = person
  return { post, name: { surname, givenName: name, patronymic } }
}

/** «Лапшина Ольга Дмитриевна, тел. 2-14-15»: an operator as the line under a letter names him, by his place in the состав where he has one. */
export function contactOf(db: ReadDb, operator: { name: string; personId: number | null }): string {
  const squeeze = (name: string): string => name.replaceAll(/[\s\u00a0]/gu, '')
  const people = [...readComposition(db).persons.values()]
  const person =
    people.find(({ id }) => id === operator.personId) ??
    people.find((one) => one.surname !== '' && squeeze(personNames(one).shortName) === squeeze(operator.name))
  if (!person) return operator.name
  return [personNames(person).fullName, person.workPhone === '' ? '' : texts.phone(person.workPhone)]
    .filter((part) => part !== '')
    .join(', ')
}
