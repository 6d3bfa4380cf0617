import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { territories as territoryTable } from '../directory/directory.service.ts'
import { acts, memberships, persons } from '../members/members.service.ts'
import { operators, rememberOperator } from '../operators/operators.service.ts'
import { personNames } from '../people.ts'
import { territories } from './content/places.ts'
import { demoOperators } from './content/staff.ts'
import type { demoStaff } from './content/staff.ts'

type Dictionary = 'blocks' | 'channels' | 'roles' | 'themes' | 'recipients' | 'territories'

/** Codes of the story → row ids. */
export class Codes {
  readonly persons = new Map<string, number>()
  /** Person code → operator id. */
  readonly operators = new Map<string, number>()
  private readonly dictionaries = new Map<string, number>()

  constructor(db: ReadDb) {
    for (const name of ['blocks', 'channels', 'roles', 'themes', 'recipients', 'territories'] as const) {
      for (const row of db.all<{ id: number; code: string }>(`SELECT id, code FROM ${name} WHERE code IS NOT NULL`)) {
        this.dictionaries.set(`${name}/${row.code}`, row.id)
      }
    }
  }

  /** @throws Error for a code that the story knows and the register does not */
  of(name: Dictionary, code: string): number {
    const id = this.dictionaries.get(`${name}/${code}`)
    if (id === undefined) throw new Error(`Demo story names an unknown ${name} code ${code}`)
    return id
  }

  maybe(name: Dictionary, code: string | null): number | null {
    return code === null ? null : this.of(name, code)
  }

  person(code: string | null): number | null {
    return code === null ? null : (this.persons.get(code) ?? null)
  }
}

export function loadTerritories(records: Records): void {
  territories.forEach((place, index) =>
    records.insert(territoryTable, {
      code: place.code,
      name: place.name,
      shortName: place.shortName,
      position: index + 1,
      activeFrom: null,
      activeTo: null,
      origin: 'preset',
      parentId: null,
      residents: place.residents,
    }),
  )
}

/** People, the orders behind them, their roles over time, and the three who sit at the PC. */
export function loadStaff(records: Records, codes: Codes, staff: ReturnType<typeof demoStaff>): void {
  for (const { code, ...person } of staff.persons)
    codes.persons.set(code, records.insert(persons, { ...person, forms: null, note: '' }))
  const actIds = new Map(staff.acts.map(({ code, ...act }) => [code, records.insert(acts, act)]))
  for (const seat of staff.memberships) {
    records.insert(memberships, {
      personId: codes.persons.get(seat.person) ?? 0,
      roleId: codes.of('roles', seat.role),
      blockId: codes.maybe('blocks', seat.block),
      channelId: codes.maybe('channels', seat.channel),
      fromOn: seat.fromOn,
      toOn: seat.toOn,
      actId: actIds.get(seat.act) ?? null,
      endedActId: seat.endedAct === null ? null : (actIds.get(seat.endedAct) ?? null),
      isTemporary: false,
      note: seat.note,
    })
  }
  demoOperators.forEach((code, index) => {
    const person = staff.persons.find((candidate) => candidate.code === code)
    if (!person) return
    const id = records.insert(operators, {
      name: personNames(person).shortName,
      post: OPERATOR_POSTS[code],
      personId: codes.person(code),
      position: index + 1,
      closedOn: null,
    })
    codes.operators.set(code, id)
    if (index === 0) rememberOperator(records.db, id)
  })
}

const OPERATOR_POSTS: Record<(typeof demoOperators)[number], string> = {
  lapshina: 'ПОС, протоколы',
  meshcheryakov: 'ИМ',
  korneev: 'руководитель МЦУ',
}
