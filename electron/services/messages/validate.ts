import type { CaseInput } from '../../contract/messages.ts'
import { fieldErrors } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import { gistOf } from './gist.ts'
import { fieldTexts } from './texts.ts'
import { DIRECTORY_OF_FIELD, findEntry, findRepeated, findTheme, isPersonKnown } from './words.repo.ts'
import type { CardDirectory } from './words.repo.ts'

/** A checked card: nothing is missing any more. */
export type CheckedCase = CaseInput & { channelId: number; receivedAt: string; registeredAt: string }

/** Whether a date or a moment lies after now; a bare date of today does not. */
export function isFuture(at: string, now: string): boolean {
  return at.length > 10 ? at > now : at > now.slice(0, 10)
}

/** Whether `a` is before `b`; compared by day where either is known by its day alone. */
export function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) < b.slice(0, length)
}

/**
 * Checks what a person typed and fills what follows from it: registration now, gist from the text, block from the theme.
 * On a change only the fields that change are held against the directories, so that an old card with a closed entry stays editable.
 *
 * @throws AppError invalid with the words that stand at each field
 */
export function checkCase(
  db: ReadDb,
  input: CaseInput,
  now: string,
  changed: ReadonlySet<string> | null = null,
  ownId: number | null = null,
): CheckedCase {
  const errors: Record<string, string> = {}
  const isChanged = (field: string): boolean => changed === null || changed.has(field)
  const { channelId, receivedAt } = input
  const registeredAt = input.registeredAt ?? now
  if (channelId === null) errors['channelId'] = fieldTexts.channel
  checkDates(errors, receivedAt, input.registeredAt, registeredAt, now)
  const gist = input.gist === '' ? gistOf(input.text) : input.gist
  if (gist === '') errors['gist'] = fieldTexts.gist
  const on = receivedAt?.slice(0, 10) ?? now.slice(0, 10)
  for (const [field, directory] of Object.entries(DIRECTORY_OF_FIELD) as [
    keyof typeof DIRECTORY_OF_FIELD,
    CardDirectory,
  ][]) {
    const problem = isChanged(field) ? entryProblem(db, directory, input[field], on) : null
    if (problem !== null) errors[field] = problem
  }
  if (isChanged('responsibleId') && input.responsibleId !== null && !isPersonKnown(db, input.responsibleId))
    errors['responsibleId'] = fieldTexts.unknown
  if (isChanged('repeatOfId')) {
    const problem = repeatProblem(db, input.repeatOfId, ownId)
    if (problem !== null) errors['repeatOfId'] = problem
  }
  if (channelId === null || receivedAt === null || Object.keys(errors).length > 0) throw fieldErrors(errors)
  return {
    ...input,
    channelId,
    receivedAt,
    registeredAt,
    gist,
    blockId: input.blockId ?? findTheme(db, input.themeId)?.blockId ?? null,
  }
}

function checkDates(
  errors: Record<string, string>,
  receivedAt: string | null,
  typed: string | null,
  registeredAt: string,
  now: string,
): void {
  if (receivedAt === null) errors['receivedAt'] = fieldTexts.received
  else if (isFuture(receivedAt, now)) errors['receivedAt'] = fieldTexts.future
  if (typed !== null && isFuture(typed, now)) errors['registeredAt'] = fieldTexts.future
  else if (receivedAt !== null && errors['receivedAt'] === undefined && isBefore(registeredAt, receivedAt)) {
    errors['registeredAt'] = fieldTexts.registeredBeforeReceived
  }
}

/** What is wrong with a directory entry on a day, or null. */
export function entryProblem(db: ReadDb, directory: CardDirectory, id: number | null, on: string): string | null {
  if (id === null) return null
  const entry = findEntry(db, directory, id)
  if (!entry) return fieldTexts.unknown
  return entry.activeTo !== null && entry.activeTo < on ? fieldTexts.closed(entry.activeTo) : null
}

function repeatProblem(db: ReadDb, repeatOfId: number | null, ownId: number | null): string | null {
  if (repeatOfId === null) return null
  if (repeatOfId === ownId) return fieldTexts.repeatOfItself
  const other = findRepeated(db, repeatOfId)
  if (!other) return fieldTexts.unknownCase
  return ownId !== null && other.repeatOfId === ownId ? fieldTexts.repeatLoop : null
}
