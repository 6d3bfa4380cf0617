import type { Json } from '../../../../electron/contract/kinds.ts'
import type { CaseInput } from '../../../../electron/contract/messages.ts'

/** Two values of one field: what a person typed and what somebody wrote meanwhile. */
export type ConflictLine = { field: string; mine: unknown; theirs: unknown }
export type Conflict = { version: number; lines: ConflictLine[]; patch: Partial<CaseInput> }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads the details of a refused change (electron/db/records.ts: `{ version, fields: { name: { mine, theirs } } }`).
 * @param patch what was to be written; a field that only follows from it is not asked about
 * @returns null where the details do not say which values differ
 */
export const readConflict = (details: Json | undefined, patch: Readonly<Record<string, unknown>>): Conflict | null => {
  if (!isRecord(details) || typeof details['version'] !== 'number' || !isRecord(details['fields'])) return null
  const lines = Object.entries(details['fields']).flatMap(([field, pair]) =>
    field in patch && isRecord(pair) ? [{ field, mine: pair['mine'], theirs: pair['theirs'] }] : [],
  )
  return { version: details['version'], lines, patch }
}
