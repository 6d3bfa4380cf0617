import type { HistoryLine } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'
import { findNumber } from './cases.repo.ts'
import { dateText, fieldLabels, historyTexts, kinds, results, statuses } from './texts.ts'

type Values = Record<string, unknown>
type Change = HistoryLine['changes'][number]

interface RawChange {
  entity: string
  action: string
  oldValues: string | null
  newValues: string | null
}

/** Journal rows that belong to a card: its own and those of what hangs on it. */
const JOURNAL_OF_CASE = `
  SELECT operation_id FROM journal WHERE entity = 'cases' AND entity_id = :id
  UNION SELECT j.operation_id FROM deadlines d JOIN journal j ON j.entity = 'deadlines' AND j.entity_id = d.id WHERE d.case_id = :id
  UNION SELECT j.operation_id FROM routings r JOIN journal j ON j.entity = 'routings' AND j.entity_id = r.id WHERE r.case_id = :id
  UNION SELECT j.operation_id FROM attachments a JOIN journal j ON j.entity = 'attachments' AND j.entity_id = a.id WHERE a.owner = 'case' AND a.owner_id = :id
  UNION SELECT j.operation_id FROM cases c JOIN journal j ON j.entity = 'applicants' AND j.entity_id = c.applicant_id WHERE c.id = :id`

/** History of a card, newest first, in words: names instead of ids, dates as people write them. */
export function historyOf(
  db: ReadDb,
  caseId: number,
  before: number | null,
  limit: number,
): { lines: HistoryLine[]; next: number | null } {
  const operations = db.all<{ id: number; at: string; operator: string | null; title: string }>(
    `SELECT o.id, o.at, p.name AS operator, o.title FROM operations o LEFT JOIN operators p ON p.id = o.operator_id
     WHERE o.id IN (${JOURNAL_OF_CASE}) AND (:before IS NULL OR o.id < :before) ORDER BY o.id DESC LIMIT :limit`,
    { id: caseId, before, limit: limit + 1 },
  )
  const shown = operations.slice(0, limit)
  const names = new Names(db)
  const lines = shown.map(({ id, at, operator, title }) => ({
    operationId: id,
    at,
    operator: operator ?? '',
    title,
    changes: changesOf(db, names, id, caseId),
  }))
  return { lines, next: operations.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

export function countHistory(db: ReadDb, caseId: number): number {
  return db.one<{ total: number }>(`SELECT count(*) AS total FROM (${JOURNAL_OF_CASE})`, { id: caseId }).total
}

function changesOf(db: ReadDb, names: Names, operationId: number, caseId: number): Change[] {
  const rows = db.all<RawChange>(
    `SELECT j.entity, j.action, j.old_values AS oldValues, j.new_values AS newValues FROM journal j WHERE j.operation_id = :operation AND (
       (j.entity = 'cases' AND j.entity_id = :id)
       OR (j.entity = 'routings' AND j.entity_id IN (SELECT id FROM routings WHERE case_id = :id))
       OR (j.entity = 'attachments' AND j.entity_id IN (SELECT id FROM attachments WHERE owner = 'case' AND owner_id = :id))
       OR (j.entity = 'applicants' AND j.entity_id IN (SELECT applicant_id FROM cases WHERE id = :id))
     ) ORDER BY j.id`,
    { operation: operationId, id: caseId },
  )
  const card = rows.filter((row) => row.entity === 'cases' && row.action === 'update')
  return [...fieldChanges(names, card), ...rows.flatMap((row) => (row.entity === 'cases' ? [] : hangingChange(row)))]
}

/** One act may write a card twice (the person's change, then what follows from it): together they are one change per field. */
function fieldChanges(names: Names, rows: RawChange[]): Change[] {
  const before: Values = {}
  const after: Values = {}
  for (const row of rows) {
    const old = parse(row.oldValues)
    for (const [field, value] of Object.entries(old)) if (!(field in before)) before[field] = value
    Object.assign(after, parse(row.newValues))
  }
  return Object.keys(after)
    .filter((field) => fieldLabels[field] !== undefined && after[field] !== before[field])
    .map((field) => ({
      field,
      label: fieldLabels[field] ?? '',
      before: names.show(field, before[field]),
      after: names.show(field, after[field]),
    }))
}

function hangingChange(row: RawChange): Change[] {
  const values = parse(row.newValues)
  if (row.entity === 'applicants') {
    const after = row.action === 'view' ? historyTexts.applicantShown : historyTexts.applicantChanged
    return row.action === 'insert' ? [] : [{ field: 'applicant', label: historyTexts.applicant, before: '', after }]
  }
  if (row.entity === 'routings') {
    const reason = typeof values['reason'] === 'string' ? values['reason'] : ''
    return reason === '' ? [] : [{ field: 'reason', label: historyTexts.reason, before: '', after: reason }]
  }
  const name = typeof values['name'] === 'string' ? values['name'] : ''
  return row.action === 'insert'
    ? [{ field: 'attachment', label: historyTexts.attachment, before: '', after: name }]
    : []
}

function parse(json: string | null): Values {
  return json === null ? {} : (JSON.parse(json) as Values)
}

const DIRECTORY_OF: Readonly<Record<string, string>> = {
  channelId: 'channels',
  territoryId: 'territories',
  blockId: 'blocks',
  themeId: 'themes',
  recipientId: 'recipients',
}
const DATES = new Set([
  'receivedAt',
  'registeredAt',
  'dueAt',
  'legalMaximumAt',
  'interimAt',
  'answeredAt',
  'postponedUntil',
  'satisfactionOn',
])
const LONG = 300

/** Values of a card as people read them. */
class Names {
  private readonly db: ReadDb
  private readonly known = new Map<string, string>()

  constructor(db: ReadDb) {
    this.db = db
  }

  show(field: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return ''
    if (typeof value === 'boolean') return value ? historyTexts.yes : historyTexts.no
    if (typeof value === 'number') return this.showNumber(field, value)
    if (typeof value !== 'string') return JSON.stringify(value)
    if (DATES.has(field)) return dateText(value)
    if (field === 'status') return label(statuses, value)
    if (field === 'kind') return label(kinds, value)
    if (field === 'result') return label(results, value)
    return value.length > LONG ? `${value.slice(0, LONG)}…` : value
  }

  private showNumber(field: string, value: number): string {
    const directory = DIRECTORY_OF[field]
    if (directory !== undefined) return this.entry(directory, value)
    if (field === 'responsibleId') return this.person(value)
    if (field === 'repeatOfId') return findNumber(this.db, value)?.number ?? String(value)
    return String(value)
  }

  private entry(directory: string, id: number): string {
    return this.remember(
      `${directory}:${id}`,
      () => this.db.get<{ name: string }>(`SELECT name FROM ${directory} WHERE id = ?`, [id])?.name,
    )
  }

  private person(id: number): string {
    return this.remember(`persons:${id}`, () => {
      const row = this.db.get<{ surname: string; name: string; patronymic: string }>(
        'SELECT surname, name, patronymic FROM persons WHERE id = ?',
        [id],
      )
      return row && personNames(row).shortName
    })
  }

  private remember(key: string, find: () => string | undefined): string {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const name = find() ?? historyTexts.none
    this.known.set(key, name)
    return name
  }
}

function label(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value
}
