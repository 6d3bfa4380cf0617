import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow, Table } from '../../db/tables.ts'

export interface PersonRow extends BaseRow {
  surname: string
  name: string
  patronymic: string
  post: string
  organisation: string
  isServant: boolean
  workPhone: string
  workEmail: string
  consentOn: string | null
  consentNote: string
  /** Corrected declined forms of the surname. */
  forms: { dative?: string; accusative?: string } | null
  note: string
}

export interface ActRow extends BaseRow {
  kind: string
  number: string
  adoptedOn: string | null
  title: string
}

export interface MembershipRow extends BaseRow {
  personId: number
  roleId: number
  blockId: number | null
  channelId: number | null
  fromOn: string | null
  /** Last day of the powers. */
  toOn: string | null
  actId: number | null
  endedActId: number | null
  isTemporary: boolean
  note: string
}

export const persons = defineTable<PersonRow>('persons', {
  surname: 'text',
  name: 'text',
  patronymic: 'text',
  post: 'text',
  organisation: 'text',
  isServant: 'boolean',
  workPhone: 'text',
  workEmail: 'text',
  consentOn: 'text',
  consentNote: 'text',
  forms: 'json',
  note: 'text',
})
export const acts = defineTable<ActRow>('acts', { kind: 'text', number: 'text', adoptedOn: 'text', title: 'text' })
export const memberships = defineTable<MembershipRow>('memberships', {
  personId: 'number',
  roleId: 'number',
  blockId: 'number',
  channelId: 'number',
  fromOn: 'text',
  toOn: 'text',
  actId: 'number',
  endedActId: 'number',
  isTemporary: 'boolean',
  note: 'text',
})

function listAll<Row extends BaseRow>(db: ReadDb, table: Table<Row>, order: string): Row[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(table, 't')} FROM ${table.name} t WHERE t.deleted_at IS NULL ORDER BY ${order}`,
    )
    .map((raw) => fromSql(table, raw))
}

/** People outside the trash, those who have left included. */
export const listPersons = (db: ReadDb): PersonRow[] => listAll(db, persons, 't.surname, t.name, t.patronymic, t.id')

/** Newest first; acts without a date last. */
export const listActs = (db: ReadDb): ActRow[] =>
  listAll(db, acts, 't.adopted_on IS NULL, t.adopted_on DESC, t.id DESC')

/** Every appointment that ever held, oldest first; the состав of one office is hundreds of rows, not thousands. */
export const listMemberships = (db: ReadDb): MembershipRow[] => listAll(db, memberships, 't.from_on, t.id')

/**
 * Open messages and appeals of a block or channel now: not answered, not in the trash.
 * The same cards as `CaseFilter {state: 'open', blockIds | channelIds}` lists.
 */
export function countOpenCases(db: ReadDb, column: 'block' | 'channel', id: number): number {
  const sql = {
    block: "SELECT count(*) AS n FROM cases WHERE deleted_at IS NULL AND status <> 'answered' AND block_id = ?",
    channel: "SELECT count(*) AS n FROM cases WHERE deleted_at IS NULL AND status <> 'answered' AND channel_id = ?",
  }[column]
  return db.one<{ n: number }>(sql, [id]).n
}

const REFERENCES = [
  ['memberships', 'person_id', 'roster'],
  ['cases', 'responsible_id', 'cases'],
  ['routings', 'responsible_id', 'cases'],
  ['participants', 'person_id', 'meetings'],
  ['meetings', 'chair_id', 'meetings'],
  ['meetings', 'secretary_id', 'meetings'],
  ['decisions', 'executor_person_id', 'assignments'],
  ['assignments', 'executor_person_id', 'assignments'],
  ['assignments', 'controller_id', 'assignments'],
  ['operators', 'person_id', 'operators'],
] as const
export type PersonReference = (typeof REFERENCES)[number][2]

/** The first place that names the person, trash included: what is restored must find him; undefined when nothing does. */
export function referenceToPerson(db: ReadDb, personId: number): PersonReference | undefined {
  return REFERENCES.find(
    ([table, column]) =>
      db.get(
        `SELECT 1 FROM ${table} WHERE ${column} = ?${table === 'memberships' ? ' AND deleted_at IS NULL' : ''} LIMIT 1`,
        [personId],
      ) !== undefined,
  )?.[2]
}

/** Whether an appointment outside the trash names the act. */
export function isActUsed(db: ReadDb, actId: number): boolean {
  const sql = 'SELECT 1 FROM memberships WHERE deleted_at IS NULL AND (act_id = ? OR ended_act_id = ?) LIMIT 1'
  return db.get(sql, [actId, actId]) !== undefined
}
