import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'

/** «Фамилия И. О.» of a person, also of one who has left. */
export function personName(db: ReadDb, id: number): string {
  const person = db.get<{ surname: string; name: string; patronymic: string; post: string }>(
    'SELECT surname, name, patronymic, post FROM persons WHERE id = ?',
    [id],
  )
  return person ? personNames(person).shortName : ''
}
