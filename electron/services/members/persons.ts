import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { PersonCard } from '../../contract/members.ts'
import type { ReadDb } from '../../db/database.ts'
import type { NewRow, Records } from '../../db/records.ts'
import { personNames } from '../people.ts'
import { listMemberships, listPersons, persons, referenceToPerson } from './members.repo.ts'
import type { PersonRow } from './members.repo.ts'
import { membershipView } from './roster.ts'
import { texts } from './texts.ts'

export type PersonFields = Omit<NewRow<PersonRow>, 'forms'>

/**
 * Adds a person or changes one. A person has a surname; a состав that names posts alone (КГ) keeps the post without a name.
 * @param isPostOnly the post stands without a person
 * @throws AppError invalid with the fields, conflict
 */
export function savePerson(
  records: Records,
  input: PersonFields & { id: number | null; version: number | null; isPostOnly: boolean },
  today: string,
): number {
  const { id, version, isPostOnly, ...fields } = input
  const person = isPostOnly ? { ...fields, surname: '', name: '', patronymic: '' } : fields
  const wrong: Record<string, string> = {}
  if (!isPostOnly && person.surname === '') wrong['surname'] = texts.errors.surname
  if (isPostOnly && person.post === '') wrong['post'] = texts.errors.postOnly
  if (person.consentOn !== null && person.consentOn > today) wrong['consentOn'] = texts.errors.consentInFuture
  else if (person.consentOn !== null && person.surname === '') wrong['consentOn'] = texts.errors.consentWithoutName
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong)
  const { shortName } = personNames(person)
  records.title = id === null ? texts.titles.personCreated(shortName) : texts.titles.personChanged(shortName)
  if (id === null) return records.insert(persons, { ...person, forms: null })
  records.update(persons, id, version, person)
  return id
}

/** @throws AppError refused when anything names the person, conflict, notFound */
export function removePerson(records: Records, id: number, version: number): void {
  const held = referenceToPerson(records.db, id)
  if (held) throw new AppError('refused', texts.errors.heldBy[held])
  records.title = texts.titles.personRemoved(personNames(records.get(persons, id)).shortName)
  records.remove(persons, id, version)
}

/** @throws AppError notFound */
export function personCard(db: ReadDb, id: number): PersonCard {
  const person = listPersons(db).find((one) => one.id === id)
  if (!person) throw new AppError('notFound', texts.errors.unknownPerson)
  const { deletedAt: _, forms: __, ...fields } = person
  const held = referenceToPerson(db, id)
  return {
    ...fields,
    ...personNames(person),
    memberships: listMemberships(db)
      .filter((membership) => membership.personId === id)
      .map(membershipView)
      .toReversed(),
    heldBy: held ? texts.errors.heldBy[held] : null,
  }
}
