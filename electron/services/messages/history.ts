import type { HistoryLine } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { ruleName } from '../autorules/autorules.service.ts'
import { personNames } from '../people.ts'
import { findNumber } from './cases.repo.ts'
import { countOtherCards, listCaseChanges, listCaseOperations } from './history.repo.ts'
import type { RawChange } from './history.repo.ts'
import { dateText, fieldLabels, grounds, historyTexts, kinds, results, statuses } from './texts.ts'
import { DIRECTORY_OF_FIELD, entryName, findPersonWords, problemTitle } from './words.repo.ts'
import type { CardDirectory } from './words.repo.ts'

type Values = Record<string, unknown>
type Change = HistoryLine['changes'][number]

/** History of a card, newest first, in words: names instead of ids, dates as people write them. */
export function historyOf(
  db: ReadDb,
  caseId: number,
  before: number | null,
  limit: number,
): { lines: HistoryLine[]; next: number | null } {
  const operations = listCaseOperations(db, caseId, before, limit + 1)
  const shown = operations.slice(0, limit)
  const names = new Names(db)
  const lines = shown.map(({ id, at, operator, title }) => ({
    operationId: id,
    at,
    operator: operator ?? '',
    title,
    changes: changesOf(db, names, id, caseId),
    others: countOtherCards(db, id, caseId),
  }))
  return { lines, next: operations.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

function changesOf(db: ReadDb, names: Names, operationId: number, caseId: number): Change[] {
  const rows = listCaseChanges(db, operationId, caseId)
  const card = rows.filter((row) => row.entity === 'cases' && row.action === 'update')
  return [
    ...fieldChanges(names, card),
    ...rows.flatMap((row) => (row.entity === 'cases' ? [] : hangingChange(names, row))),
  ]
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

function hangingChange(names: Names, row: RawChange): Change[] {
  const values = parse(row.newValues)
  if (row.entity === 'applicants') {
    const after = row.action === 'view' ? historyTexts.applicantShown : historyTexts.applicantChanged
    return row.action === 'insert' ? [] : [{ field: 'applicant', label: historyTexts.applicant, before: '', after }]
  }
  if (row.entity === 'routings') {
    const reason = typeof values['reason'] === 'string' ? values['reason'] : ''
    return reason === '' ? [] : [{ field: 'reason', label: historyTexts.reason, before: '', after: reason }]
  }
  if (row.entity === 'rule_actions') {
    if (row.action !== 'insert') return []
    return [{ field: 'rule', label: historyTexts.rule, before: '', after: names.rule(Number(values['ruleId'])) }]
  }
  const name = typeof values['name'] === 'string' ? values['name'] : ''
  return row.action === 'insert'
    ? [{ field: 'attachment', label: historyTexts.attachment, before: '', after: name }]
    : []
}

function parse(json: string | null): Values {
  return json === null ? {} : (JSON.parse(json) as Values)
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
  'approvedAt',
  'askedOn',
  'askEndsOn',
  'groundNoticeDueOn',
  'groundNoticeOn',
])
const LONG = 300

/** Values of a card as people read them. */
export class Names {
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
    if (field === 'ground') return label(grounds, value)
    return value.length > LONG ? `${value.slice(0, LONG)}…` : value
  }

  rule(id: number): string {
    return this.remember(`rules:${id}`, () => ruleName(this.db, id))
  }

  private showNumber(field: string, value: number): string {
    if (field in DIRECTORY_OF_FIELD)
      return this.entry(DIRECTORY_OF_FIELD[field as keyof typeof DIRECTORY_OF_FIELD], value)
    if (field === 'responsibleId') return this.person(value)
    if (field === 'repeatOfId' || field === 'mergedIntoId') return findNumber(this.db, value)?.number ?? String(value)
    if (field === 'problemId') return this.remember(`problems:${value}`, () => problemTitle(this.db, value))
    return String(value)
  }

  private entry(directory: CardDirectory, id: number): string {
    return this.remember(`${directory}:${id}`, () => entryName(this.db, directory, id))
  }

  private person(id: number): string {
    return this.remember(`persons:${id}`, () => {
      const row = findPersonWords(this.db, id)
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
