import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { ActInput, ActReference } from '../../contract/members.ts'
import type { Records } from '../../db/records.ts'
import { acts, isActUsed, listActs } from './members.repo.ts'
import { texts } from './texts.ts'

/**
 * The act a change refers to: one of the register, or a new one. The same kind, number and date given again are the same act.
 * Blank number and date are allowed: decrees are printed with blanks (domain.md §2).
 * @throws AppError invalid at the field `act` for an unknown act or a date in the future
 */
export function resolveAct(records: Records, reference: ActReference, today: string): number | null {
  if (reference === null) return null
  if ('id' in reference) {
    const known = records.find(acts, reference.id)
    if (!known || known.deletedAt !== null) throw fieldErrors({ act: texts.errors.unknownAct })
    return reference.id
  }
  checkAct(reference, today, 'act')
  return findAct(records, reference) ?? records.insert(acts, reference)
}

function checkAct(act: ActInput, today: string, field: string): void {
  if (act.adoptedOn !== null && act.adoptedOn > today) throw fieldErrors({ [field]: texts.errors.adoptedInFuture })
}

function findAct(records: Records, act: ActInput): number | undefined {
  return listActs(records.db).find(
    (known) => known.kind === act.kind && known.number === act.number && known.adoptedOn === act.adoptedOn,
  )?.id
}

export function saveAct(
  records: Records,
  input: ActInput & { id: number | null; version: number | null },
  today: string,
): number {
  const { id, version, ...act } = input
  checkAct(act, today, 'adoptedOn')
  records.title = texts.titles.actSaved(texts.actLabel(act, ''))
  if (id === null) return records.insert(acts, act)
  records.update(acts, id, version, act)
  return id
}

export function removeAct(records: Records, id: number, version: number): void {
  if (isActUsed(records.db, id)) throw new AppError('refused', texts.errors.actUsed)
  records.title = texts.titles.actRemoved(texts.actLabel(records.get(acts, id), ''))
  records.remove(acts, id, version)
}
