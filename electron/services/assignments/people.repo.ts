import type { Executor } from '../../contract/meetings.ts'
import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'

/** People and bodies that assignments name, read for this area alone: names, who has left the состав, whose block. */

const list = (values: readonly number[]): string => values.map(Number).join(', ')

interface NameRow {
  id: number
  surname: string
  name: string
  patronymic: string
  post: string
}

/** An executor in the two columns of a row. */
export interface ExecutorColumns {
  executorPersonId: number | null
  executorRecipientId: number | null
}

export function executorKey(row: ExecutorColumns): Executor | null {
  if (row.executorPersonId !== null) return { kind: 'person', id: row.executorPersonId }
  return row.executorRecipientId === null ? null : { kind: 'recipient', id: row.executorRecipientId }
}

export const executorColumns = (executor: Executor | null): ExecutorColumns => ({
  executorPersonId: executor?.kind === 'person' ? executor.id : null,
  executorRecipientId: executor?.kind === 'recipient' ? executor.id : null,
})

/** Short names of executors by «person-7», «recipient-3». */
export function executorNames(db: ReadDb, executors: readonly Executor[]): Map<string, string> {
  const of = (kind: Executor['kind']) => [...new Set(executors.filter((one) => one.kind === kind).map((one) => one.id))]
  const [people, bodies] = [of('person'), of('recipient')]
  const names = new Map<string, string>()
  if (people.length > 0)
    for (const row of db.all<NameRow>(
      `SELECT id, surname, name, patronymic, post FROM persons WHERE id IN (${list(people)})`,
    ))
      names.set(`person-${row.id}`, personNames(row).shortName)
  if (bodies.length > 0)
    for (const row of db.all<{ id: number; name: string }>(
      `SELECT id, CASE short_name WHEN '' THEN name ELSE short_name END AS name FROM recipients WHERE id IN (${list(bodies)})`,
    ))
      names.set(`recipient-${row.id}`, row.name)
  return names
}

/** Short name of an executor; empty without one. */
export const nameOfExecutor = (db: ReadDb, executor: Executor | null): string =>
  executor === null ? '' : (executorNames(db, [executor]).get(`${executor.kind}-${executor.id}`) ?? '')

/**
 * The last day in the состав of those people who have left it: somebody who was never in it is not missed, one who comes back is
 * here again.
 */
export function leftOn(db: ReadDb, personIds: readonly number[], today: string): Map<number, string> {
  if (personIds.length === 0) return new Map()
  const rows = db.all<{ id: number; lastOn: string | null; isHere: number }>(
    `SELECT person_id AS id, max(to_on) AS lastOn, max((from_on IS NULL OR from_on <= :today) AND (to_on IS NULL OR to_on >= :today)) AS isHere
     FROM memberships WHERE deleted_at IS NULL AND person_id IN (${list(personIds)}) AND (from_on IS NULL OR from_on <= :today) GROUP BY person_id`,
    { today },
  )
  return new Map(rows.flatMap(({ id, lastOn, isHere }) => (isHere === 1 || lastOn === null ? [] : [[id, lastOn]])))
}

/** The block of an executor on a day, where it is one: a person of two blocks says nothing about an assignment. */
export function blockOf(db: ReadDb, executor: Executor | null, on: string): number | null {
  if (executor === null) return null
  if (executor.kind === 'recipient')
    return (
      db.get<{ id: number | null }>('SELECT block_id AS id FROM recipients WHERE id = ?', [executor.id])?.id ?? null
    )
  const rows = db.all<{ id: number }>(
    `SELECT DISTINCT block_id AS id FROM memberships WHERE deleted_at IS NULL AND person_id = :person AND block_id IS NOT NULL
       AND (from_on IS NULL OR from_on <= :on) AND (to_on IS NULL OR to_on >= :on)`,
    { person: executor.id, on },
  )
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

export interface ChoiceRow extends NameRow {
  roles: string | null
  isMember: 0 | 1
}

/** People of the directory, those of today's состав first, with what they do there. */
export function listChoices(db: ReadDb, today: string): ChoiceRow[] {
  return db.all(
    `SELECT p.id, p.surname, p.name, p.patronymic, p.post, group_concat(DISTINCT coalesce(b.short_name, r.short_name)) AS roles,
       m.id IS NOT NULL AS isMember
     FROM persons p LEFT JOIN memberships m ON m.person_id = p.id AND m.deleted_at IS NULL
       AND (m.from_on IS NULL OR m.from_on <= :today) AND (m.to_on IS NULL OR m.to_on >= :today)
     LEFT JOIN roles r ON r.id = m.role_id LEFT JOIN blocks b ON b.id = m.block_id
     WHERE p.deleted_at IS NULL GROUP BY p.id ORDER BY isMember DESC, p.surname, p.name, p.id`,
    { today },
  )
}

export function listBodies(db: ReadDb): { id: number; name: string; shortName: string }[] {
  return db.all(
    `SELECT id, name, CASE short_name WHEN '' THEN name ELSE short_name END AS shortName FROM recipients
     WHERE deleted_at IS NULL AND active_to IS NULL ORDER BY position, id`,
  )
}

/** A person with his post, also one who has left. */
export function findPersonOf(db: ReadDb, id: number): NameRow | undefined {
  return db.get('SELECT id, surname, name, patronymic, post FROM persons WHERE id = ?', [id])
}

/** Full name of a body. */
export const findBody = (db: ReadDb, id: number): string | undefined =>
  db.get<{ name: string }>('SELECT name FROM recipients WHERE id = ?', [id])?.name

export const nameOfBlock = (db: ReadDb, id: number): string =>
  db.get<{ name: string }>('SELECT name FROM blocks WHERE id = ?', [id])?.name ?? ''

export const findMeetingOf = (db: ReadDb, id: number): { number: number; heldOn: string } | undefined =>
  db.get('SELECT number, held_on AS heldOn FROM meetings WHERE id = ?', [id])

export function knowsExecutor(db: ReadDb, { kind, id }: Executor): boolean {
  const table = kind === 'person' ? 'persons' : 'recipients'
  return db.get(`SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NULL`, [id]) !== undefined
}
