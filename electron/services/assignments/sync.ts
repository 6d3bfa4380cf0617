import type { Executor } from '../../contract/meetings.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { loadCalendarOf } from '../deadlines/deadlines.service.ts'
import { listTerms, storedOf } from './assignments.repo.ts'
import { assignmentPeriods, assignmentTerms, assignments, plainAssignment } from './assignments.tables.ts'
import type { AssignmentTableRow, DecidedFacts } from './assignments.tables.ts'
import { blockOf } from './people.repo.ts'
import { comingDates } from './repeat.ts'
import { readRepeat } from './repeatWords.ts'
import { texts } from './texts.ts'

/** What a decision says about its assignment. */
export interface AssignmentSource {
  decisionId: number
  number: string
  text: string
  executorPersonId: number | null
  executorRecipientId: number | null
  coExecutors: Executor[] | null
  /** Named by the decision; null takes `defaultControllerId`. */
  controllerId: number | null
  /** The chair or the secretary of the meeting. */
  defaultControllerId?: number | null
  /** null takes the block of the executor. */
  blockId: number | null
  issuedOn: string
  dueOn: string | null
  period: string
}

export interface MeetingAssignments {
  meetingId: number
  /** The protocol was signed before: a changed term is a new row and the earlier one stays. */
  isCorrection: boolean
  sources: readonly AssignmentSource[]
}

interface When {
  now: string
  resourcesDir: string
}

/** Assignment of each decision of a meeting. */
export function assignmentIds(db: ReadDb, meetingId: number): Map<number, number> {
  return new Map(
    storedOf(db, meetingId)
      .filter((row) => row.deletedAt === null)
      .map((row) => [row.decisionId, row.id]),
  )
}

const executorOf = (facts: Pick<AssignmentSource, 'executorPersonId' | 'executorRecipientId'>): Executor | null => {
  if (facts.executorPersonId !== null) return { kind: 'person', id: facts.executorPersonId }
  return facts.executorRecipientId === null ? null : { kind: 'recipient', id: facts.executorRecipientId }
}

/** What of an assignment a decision decides, and the block of its executor where it names none. */
function decidedBy(db: ReadDb, source: AssignmentSource): DecidedFacts {
  return {
    executorPersonId: source.executorPersonId,
    executorRecipientId: source.executorRecipientId,
    coExecutors: source.coExecutors,
    controllerId: source.controllerId ?? source.defaultControllerId ?? null,
    blockId: source.blockId ?? blockOf(db, executorOf(source), source.issuedOn),
    period: source.period,
  }
}

/** The rule that the words of a period mean and its first dates; a decision with a date of its own keeps that date. */
function repeated(records: Records, source: AssignmentSource, when: When) {
  const repeat = source.dueOn === null && source.period !== '' ? readRepeat(source.period, source.issuedOn) : null
  if (repeat === null) return { repeat: null, first: null }
  const calendar = loadCalendarOf(records.db, when.resourcesDir)
  const [first] = comingDates(repeat, calendar, { after: null, issuedOn: source.issuedOn, limit: 1 })
  return first ? { repeat, first } : { repeat: null, first: null }
}

/**
 * Brings the assignments of a meeting in step with its decisions: new ones appear, changed ones follow, those of removed
 * decisions go to the trash. A term moved and an executor, controller or block changed by the person who controls it stay unless the
 * decision itself got another one.
 */
export function syncAssignments(records: Records, wanted: MeetingAssignments, when: When): void {
  const stored = new Map(storedOf(records.db, wanted.meetingId).map((row) => [row.decisionId, row]))
  const kept = new Set<number>()
  for (const source of wanted.sources) {
    kept.add(source.decisionId)
    const old = stored.get(source.decisionId)
    if (!old) {
      begin(records, source, when)
      continue
    }
    if (old.deletedAt !== null) records.restore(assignments, old.id, null)
    follow(records, old.id, source, { ...when, keepsTerms: wanted.isCorrection })
  }
  for (const row of stored.values())
    if (row.deletedAt === null && !kept.has(row.decisionId)) records.remove(assignments, row.id, null)
}

function begin(records: Records, source: AssignmentSource, when: When): void {
  const { defaultControllerId: _, ...facts } = source
  const decided = decidedBy(records.db, source)
  const { repeat, first } = repeated(records, source, when)
  const dueOn = first?.dueOn ?? source.dueOn
  const id = records.insert(assignments, {
    origin: 'decision',
    state: 'open',
    report: '',
    reportedOn: null,
    closedOn: null,
    note: '',
    ...plainAssignment,
    ...facts,
    ...decided,
    decided,
    dueOn,
    repeat,
  })
  records.insert(assignmentTerms, { assignmentId: id, kind: 'first', dueOn, reason: texts.firstTerm, at: when.now })
  if (first)
    records.insert(assignmentPeriods, {
      assignmentId: id,
      planOn: first.planOn,
      dueOn: first.dueOn,
      doneOn: null,
      report: '',
    })
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What the decision has changed since it was last read; of an assignment that was never read, everything. */
function changes(row: AssignmentTableRow, decided: DecidedFacts): Partial<DecidedFacts> {
  const before = row.decided
  if (before === null) return decided
  const executorStays =
    before.executorPersonId === decided.executorPersonId && before.executorRecipientId === decided.executorRecipientId
  return {
    ...(executorStays
      ? {}
      : { executorPersonId: decided.executorPersonId, executorRecipientId: decided.executorRecipientId }),
    ...(same(before.coExecutors, decided.coExecutors) ? {} : { coExecutors: decided.coExecutors }),
    ...(before.controllerId === decided.controllerId ? {} : { controllerId: decided.controllerId }),
    ...(before.blockId === decided.blockId ? {} : { blockId: decided.blockId }),
    ...(before.period === decided.period ? {} : { period: decided.period }),
  }
}

function follow(records: Records, id: number, source: AssignmentSource, when: When & { keepsTerms: boolean }): void {
  const row = records.get(assignments, id)
  const decided = decidedBy(records.db, source)
  const { number, text, issuedOn } = source
  records.update(assignments, id, null, { number, text, issuedOn, ...changes(row, decided), decided })
  // A repetition that was set or is running is the controller's; words typed anew into the decision begin another one.
  if (row.repeat !== null && row.decided?.period === source.period && source.dueOn === null) return
  const { repeat, first } = repeated(records, source, when)
  if (!same(row.repeat, repeat)) begins(records, row, repeat, first)
  const dueOn = first?.dueOn ?? source.dueOn
  const terms = listTerms(records.db, id)
  const last = terms.findLast((term) => term.kind === 'first' || term.kind === 'corrected')
  if (!last || last.dueOn === dueOn) return
  records.update(assignments, id, null, { dueOn })
  // While the decision is being typed its term is one and the same row; once extended, every term is kept.
  if (terms.length === 1 && !when.keepsTerms) records.update(assignmentTerms, last.id, null, { dueOn })
  else
    records.insert(assignmentTerms, {
      assignmentId: id,
      kind: 'corrected',
      dueOn,
      reason: texts.corrected,
      at: when.now,
    })
}

/** Takes another rule of repetition: periods that wait go, those carried out stay. */
function begins(
  records: Records,
  row: AssignmentTableRow,
  repeat: AssignmentTableRow['repeat'],
  first: { planOn: string; dueOn: string } | null,
): void {
  records.update(assignments, row.id, null, { repeat })
  for (const period of openPeriodRows(records.db, row.id)) records.remove(assignmentPeriods, period, null)
  if (first)
    records.insert(assignmentPeriods, {
      assignmentId: row.id,
      planOn: first.planOn,
      dueOn: first.dueOn,
      doneOn: null,
      report: '',
    })
}

function openPeriodRows(db: ReadDb, assignmentId: number): number[] {
  return db
    .all<{ id: number }>(
      'SELECT id FROM assignment_periods WHERE assignment_id = ? AND done_on IS NULL AND deleted_at IS NULL',
      [assignmentId],
    )
    .map(({ id }) => id)
}

/** Moves all assignments of a meeting to the trash with it. */
export function removeAssignmentsOf(records: Records, meetingId: number): void {
  for (const row of storedOf(records.db, meetingId))
    if (row.deletedAt === null) records.remove(assignments, row.id, null)
}
