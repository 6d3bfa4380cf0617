import type { AssignmentRepeat, NoteKind } from '../../contract/assignments.ts'
import type { Records } from '../../db/records.ts'
import {
  assignmentLinks,
  assignmentNotes,
  assignmentPeriods,
  assignmentTerms,
  assignments,
  comingDates,
  nextOwnNumber,
  plainAssignment,
} from '../assignments/assignments.service.ts'
import { addDays, shippedCalendar } from '../deadlines/deadlines.service.ts'
import type { Codes } from './loadStaff.ts'
import { assignmentTexts as texts } from './texts.ts'

interface When {
  now: string
  resourcesDir: string
}

/** Days of the story before and after its today. */
const dayOf = ({ now }: When, shift: number): string => addDays(now.slice(0, 10), shift)

/** The course of some assignments and three without a meeting: one that repeats, one from a message, one whose executor has left. */
export function tellAssignments(records: Records, codes: Codes, when: When): void {
  const operatorId = codes.operators.get('lapshina') ?? null
  const note = (assignmentId: number, kind: NoteKind, shift: number, text: string): void => {
    const onDate = dayOf(when, shift)
    records.insert(assignmentNotes, {
      assignmentId,
      kind,
      onDate,
      text,
      attachmentIds: null,
      at: `${onDate}T15:20`,
      operatorId,
    })
  }
  const late = byNumber(records, '10.2.1')
  if (late !== null) note(late, 'progress', -6, texts.pumps.asked)
  const returned = byNumber(records, '10.1.1')
  if (returned !== null) {
    note(returned, 'report', -5, texts.sites.report)
    note(returned, 'returned', -4, texts.sites.back)
    const report = { report: texts.sites.report, reportedOn: dayOf(when, -5), returns: 1 }
    records.update(assignments, returned, null, report)
  }
  const moved = byNumber(records, '6.1.3')
  if (moved !== null) extend(records, moved, when)
  repeated(records, codes, when)
  fromMessage(records, codes, when)
  leftBehind(records, codes, when)
}

function byNumber(records: Records, number: string): number | null {
  const row = records.db.get<{ id: number }>(
    "SELECT id FROM assignments WHERE number = ? AND state = 'open' ORDER BY id DESC LIMIT 1",
    [number],
  )
  return row?.id ?? null
}

function extend(records: Records, id: number, when: When): void {
  const { dueOn } = records.get(assignments, id)
  if (dueOn === null) return
  const later = addDays(dueOn, 7)
  records.update(assignments, id, null, { dueOn: later })
  records.insert(assignmentTerms, {
    assignmentId: id,
    kind: 'extended',
    dueOn: later,
    reason: texts.extended,
    at: `${dayOf(when, -8)}T11:05`,
  })
}

interface Own {
  text: string
  person: string
  source: string
  issuedOn: string
  dueOn: string
  cause?: string
  repeat?: AssignmentRepeat
}

function own(records: Records, codes: Codes, one: Own): number {
  const id = records.insert(assignments, {
    ...plainAssignment,
    origin: 'own',
    decisionId: null,
    number: `П-${nextOwnNumber(records.db, Number(one.issuedOn.slice(0, 4)))}`,
    text: one.text,
    executorPersonId: codes.person(one.person),
    executorRecipientId: null,
    controllerId: codes.person('korneev'),
    issuedOn: one.issuedOn,
    dueOn: one.dueOn,
    period: '',
    state: 'open',
    report: '',
    reportedOn: null,
    closedOn: null,
    note: '',
    source: one.source,
    cause: one.cause ?? '',
    repeat: one.repeat ?? null,
  })
  records.insert(assignmentTerms, {
    assignmentId: id,
    kind: 'first',
    dueOn: one.dueOn,
    reason: texts.firstOwnTerm,
    at: `${one.issuedOn}T09:30`,
  })
  return id
}

/** Monthly until the 10th since three months ago: what has passed is carried out, the next one waits. */
function repeated(records: Records, codes: Codes, when: When): void {
  const today = dayOf(when, 0)
  const issuedOn = dayOf(when, -90)
  const repeat: AssignmentRepeat = {
    unit: 'month',
    every: 1,
    from: `${dayOf(when, -70).slice(0, 7)}-10`,
    dayOfMonth: 10,
    until: null,
    onDayOff: 'previous',
  }
  const dates = comingDates(repeat, shippedCalendar(when.resourcesDir), { after: null, issuedOn, limit: 12 })
  const waiting = dates.findIndex((one) => one.dueOn >= today)
  const id = own(records, codes, {
    text: texts.digest,
    person: 'lapshina',
    source: texts.byHead,
    issuedOn,
    dueOn: dates[waiting]?.dueOn ?? today,
    repeat,
  })
  for (const { planOn, dueOn } of dates.slice(0, waiting + 1))
    records.insert(assignmentPeriods, {
      assignmentId: id,
      planOn,
      dueOn,
      doneOn: dueOn < today ? dueOn : null,
      report: dueOn < today ? texts.digestGiven : '',
    })
}

/** From the newest open message of the block of roads. */
function fromMessage(records: Records, codes: Codes, when: When): void {
  const found = records.db.get<{ id: number; number: number }>(
    `SELECT id, number FROM cases WHERE block_id = ? AND kind = 'message' AND status = 'inWork' AND deleted_at IS NULL
     ORDER BY received_at DESC, id DESC LIMIT 1`,
    [codes.of('blocks', 'roads')],
  )
  if (!found) return
  const id = own(records, codes, {
    text: texts.road,
    person: 'ryabinin',
    source: texts.message(found.number),
    issuedOn: dayOf(when, -4),
    dueOn: dayOf(when, 10),
    cause: texts.roadCause,
  })
  records.update(assignments, id, null, { blockId: codes.of('blocks', 'roads') })
  records.insert(assignmentLinks, { assignmentId: id, kind: 'case', targetId: found.id, note: '' })
}

/** Given to the head of the block of energy before he left: it waits to be handed over. */
function leftBehind(records: Records, codes: Codes, when: When): void {
  own(records, codes, {
    text: texts.lamps,
    person: 'ilyinsky',
    source: texts.byHead,
    issuedOn: dayOf(when, -33),
    dueOn: dayOf(when, 17),
  })
}
