import type { AssignmentRow } from '../../contract/assignments.ts'
import { AppError } from '../../contract/errors.ts'
import type { Executor } from '../../contract/meetings.ts'
import type { ReadDb } from '../../db/database.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import { personNames } from '../people.ts'
import { findAssignment } from './assignments.repo.ts'
import type { ListedRow } from './assignments.repo.ts'
import { executorNames, leftOn } from './people.repo.ts'
import { texts } from './texts.ts'

export const isActive = (state: ListedRow['state']): boolean => state === 'open' || state === 'reported'

export function executorName(row: Pick<ListedRow, 'surname' | 'name' | 'patronymic' | 'recipient'>): string {
  if (row.surname !== null)
    return personNames({ surname: row.surname, name: row.name ?? '', patronymic: row.patronymic ?? '' }).shortName
  return row.recipient ?? ''
}

export const helpersOf = (row: Pick<ListedRow, 'coExecutors'>): Executor[] =>
  row.coExecutors === null ? [] : (JSON.parse(row.coExecutors) as Executor[])

/** Days past the term: counted on while it is open, of closed work those it was late (lessons.md «Decisions and control»). */
export function overdueDays(row: Pick<ListedRow, 'state' | 'dueOn' | 'closedOn'>, today: string): number {
  if (row.dueOn === null || row.state === 'cancelled') return 0
  const end = isActive(row.state) ? today : (row.closedOn ?? today)
  return Math.max(0, daysBetween(row.dueOn, end))
}

function sourceOf(row: Pick<ListedRow, 'meetingNumber' | 'number' | 'source'>): string {
  return row.meetingNumber === null
    ? row.source
    : texts.source(row.meetingNumber, row.number.split('.').slice(1).join('.'))
}

/** Rows as the contract has them, with the names of those who help and whether the executor is still there. */
export function views(db: ReadDb, rows: readonly ListedRow[], today: string): AssignmentRow[] {
  const helpers = executorNames(db, rows.flatMap(helpersOf))
  const gone = leftOn(
    db,
    rows.flatMap((row) => (row.executorPersonId !== null && isActive(row.state) ? [row.executorPersonId] : [])),
    today,
  )
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    number: row.number,
    text: row.text,
    executor: executorName(row),
    executorLeftOn: isActive(row.state) ? (gone.get(row.executorPersonId ?? 0) ?? null) : null,
    coExecutors: helpersOf(row).map((one) => helpers.get(`${one.kind}-${one.id}`) ?? ''),
    controller: controllerName(row),
    block: row.block ?? '',
    origin: row.origin,
    source: sourceOf(row),
    meetingId: row.meetingId,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    period: row.period,
    isPeriodic: row.isPeriodic === 1,
    state: row.state,
    overdueDays: overdueDays(row, today),
    closedOn: row.closedOn,
    returnOn: row.returnOn,
    returns: row.returns,
    extensions: row.extensions,
  }))
}

export function controllerName(
  row: Pick<ListedRow, 'controllerSurname' | 'controllerName' | 'controllerPatronymic'>,
): string {
  if (row.controllerSurname === null) return ''
  return personNames({
    surname: row.controllerSurname,
    name: row.controllerName ?? '',
    patronymic: row.controllerPatronymic ?? '',
  }).shortName
}

/** @throws AppError notFound */
export function requireRow(db: ReadDb, id: number): ListedRow {
  const row = findAssignment(db, id)
  if (!row) throw new AppError('notFound', texts.notFound)
  return row
}
