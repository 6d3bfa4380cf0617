import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'
import { findPerson, recipientName } from './meetings.repo.ts'
import { lastDays } from './room.repo.ts'

/** Names of people and bodies as one answer needs them: however many rows name somebody, the register is asked once. */
export class Names {
  private readonly db: ReadDb
  private readonly people = new Map<number, string>()
  private readonly bodies = new Map<number, string>()
  private days: ReadonlyMap<number, string> | null = null

  constructor(db: ReadDb) {
    this.db = db
  }

  /** A short name, or empty where nobody is chosen or known. */
  person(id: number | null): string {
    if (id === null) return ''
    let name = this.people.get(id)
    if (name === undefined) {
      const person = findPerson(this.db, id)
      name = person ? personNames(person).shortName : ''
      this.people.set(id, name)
    }
    return name
  }

  /** The short name of a recipient, or empty. */
  recipient(id: number): string {
    let name = this.bodies.get(id)
    if (name === undefined) {
      name = recipientName(this.db, id) ?? ''
      this.bodies.set(id, name)
    }
    return name
  }

  /** Last day of a person in the состав; null for one who is in it or never was. */
  lastDay(personId: number): string | null {
    this.days ??= lastDays(this.db)
    return this.days.get(personId) ?? null
  }
}
