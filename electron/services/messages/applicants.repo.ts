import type { ApplicantInput, ApplicantKind, CaseCard } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import { normalName } from '../directory/directory.service.ts'

/** Who wrote: kept apart from the card, never in a list, a search, a journal text or a package (domain.md §10). */
export interface ApplicantRow extends BaseRow {
  kind: ApplicantKind
  name: string
  normalName: string
  phone: string
  email: string
  postalAddress: string
  people: number | null
  note: string
}

export const applicants = defineTable<ApplicantRow>(
  'applicants',
  {
    kind: 'text',
    name: 'text',
    normalName: 'text',
    phone: 'text',
    email: 'text',
    postalAddress: 'text',
    people: 'number',
    note: 'text',
  },
  { isPrivate: true },
)

/** The stored form of what was typed; null when nothing was. */
export function applicantRow(input: ApplicantInput | null): Omit<ApplicantRow, keyof BaseRow> | null {
  if (input === null) return null
  const { name, phone, email, postalAddress, people } = input
  if (name === '' && phone === '' && email === '' && postalAddress === '' && people === null) return null
  return { ...input, normalName: normalName(name), note: '' }
}

export function findApplicant(db: ReadDb, id: number): ApplicantRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(
    `SELECT ${selectList(applicants, 'a')} FROM applicants a WHERE a.id = ? AND a.deleted_at IS NULL`,
    [id],
  )
  return raw && fromSql(applicants, raw)
}

/** How many cards name this applicant, those in the trash included. */
export function countCasesOf(db: ReadDb, applicantId: number): number {
  return db.one<{ total: number }>('SELECT count(*) AS total FROM cases WHERE applicant_id = ?', [applicantId]).total
}

/** All that a card shows of the applicant before he is asked for: the kind and, of a person, the initials. */
export function applicantMark(row: ApplicantRow | undefined): CaseCard['applicant'] {
  if (!row) return null
  if (row.kind === 'organisation' || row.kind === 'collective') return { kind: row.kind, initials: '' }
  const letters = row.name
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 3)
  return { kind: row.kind, initials: letters.map((word) => `${word.slice(0, 1).toUpperCase()}.`).join('\u00A0') }
}
