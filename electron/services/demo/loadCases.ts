import { insertRow } from '../../db/bulkInsert.ts'
import type { WriteDb } from '../../db/database.ts'
import type { NewRow } from '../../db/records.ts'
import { clockRow, deadlines } from '../deadlines/deadlines.service.ts'
import {
  applicantRow, applicants, cases, clockBook, countClocksOf, formatNumber, freshCase, indexCase, metAt, routings, summariseClocks,
} from '../messages/messages.service.ts'
import type { CaseRecord, ClockBook } from '../messages/messages.service.ts'
import { themeOf } from './content/directory.ts'
import type { DemoCase } from './content/storyTypes.ts'
import type { Codes } from './loadStaff.ts'
import { texts } from './texts.ts'

type Values = Record<string, unknown>

/** Cards of the story with their clocks, routing and a history of who did what when. */
export function loadCases(db: WriteDb, codes: Codes, story: readonly DemoCase[], resourcesDir: string): void {
  const book = clockBook(db, resourcesDir)
  const ids: number[] = []
  for (const card of story) ids.push(loadCase(db, codes, book, card, card.repeatOf === null ? null : (ids[card.repeatOf] ?? null)))
  for (const row of db.all<{ kind: string; year: number; last: number }>('SELECT kind, number_year AS year, max(number) AS last FROM cases GROUP BY kind, number_year')) {
    db.run('INSERT INTO numbers (kind, year, last) VALUES (?, ?, ?)', [row.kind, row.year, row.last])
  }
}

function loadCase(db: WriteDb, codes: Codes, book: ClockBook, card: DemoCase, repeatOfId: number | null): number {
  const theme = themeOf(card.theme)
  const registeredAt = card.receivedAt.slice(0, 10) === card.registeredOn ? card.receivedAt : `${card.registeredOn}T09:00`
  const routedAt = card.recipient === null ? null : later(registeredAt, 25, card.interimAt ?? card.answeredAt)
  const facts = { registeredAt, interimAt: card.interimAt, answeredAt: card.answeredAt, routedAt }
  const round = countClocksOf(book, {
    kind: card.kind,
    channelCode: card.channel,
    category: theme.group,
    subcategory: theme.name,
    fastTrack: card.fastTrack,
    isImportant: card.importance === 'high',
    receivedAt: card.receivedAt,
    reopenedAt: null,
    ...facts,
  })
  const clocks = round.map(({ clock }) => ({ ...clock, metAt: metAt(clock.stage, facts), cancelledReason: '' }))
  const applicant = card.applicant === null ? null : applicantRow({ ...card.applicant })
  const row: NewRow<CaseRecord> = {
    ...freshCase,
    kind: card.kind,
    number: card.number,
    numberYear: card.year,
    question: 1,
    externalNumber: card.externalNumber,
    externalLink: '',
    channelId: codes.of('channels', card.channel),
    receivedAt: card.receivedAt,
    registeredAt,
    applicantId: applicant === null ? null : insertRow(db, applicants, applicant),
    territoryId: codes.of('territories', card.territory),
    address: card.address,
    gist: card.gist,
    text: card.text,
    blockId: codes.of('blocks', card.block),
    themeId: codes.of('themes', card.theme),
    recipientId: codes.maybe('recipients', card.recipient),
    responsibleId: codes.person(card.responsible),
    status: card.status,
    isImportant: card.importance === 'high',
    fastTrack: card.fastTrack,
    interimAt: card.interimAt,
    interimText: card.interimText,
    answeredAt: card.answeredAt,
    answerText: card.answer,
    result: card.result,
    postponedUntil: card.postponedUntil,
    postponedReason: card.postponedReason,
    isSolved: card.satisfaction?.solved ?? null,
    clarity: card.satisfaction?.clarity ?? null,
    satisfactionHow: card.satisfaction === null ? '' : texts.asked,
    satisfactionOn: card.satisfaction?.on ?? null,
    repeatOfId,
    note: '',
    ...summariseClocks(clocks, card.answeredAt !== null),
  }
  const id = insertRow(db, cases, row)
  indexCase(db, id)
  for (const { clock } of round) insertRow(db, deadlines, clockRow(clock, id, { metAt: metAt(clock.stage, facts) }))
  tellHistory(db, codes, card, id, row)
  return id
}

/** The acts that led to the card as it is now: registered, routed, first reply, answer. */
function tellHistory(db: WriteDb, codes: Codes, card: DemoCase, id: number, row: NewRow<CaseRecord>): void {
  const operatorId = codes.operators.get(card.channel === 'im' ? 'meshcheryakov' : 'lapshina') ?? null
  const number = formatNumber(row)
  const fresh: Values = { ...row, recipientId: null, responsibleId: null, status: 'new', interimAt: null, interimText: '', answeredAt: null, answerText: '', result: null }
  note(db, { at: row.registeredAt, operatorId, method: 'messages.register', title: texts.registered(number) }, [['insert', id, null, fresh]])
  let status = 'new'
  if (row.recipientId !== null || row.responsibleId !== null) {
    const at = later(row.registeredAt, 25, card.interimAt ?? card.answeredAt)
    const to = card.channel === 'im' ? 'awaitingInterim' : 'assigned'
    insertRow(db, routings, { caseId: id, recipientId: row.recipientId, responsibleId: row.responsibleId, operatorId, at, reason: '' })
    note(db, { at, operatorId, method: 'messages.route', title: texts.routed(number) }, [
      ['update', id, { recipientId: null, responsibleId: null, status }, { recipientId: row.recipientId, responsibleId: row.responsibleId, status: to }],
    ])
    status = to
  }
  if (row.interimAt !== null) {
    note(db, { at: row.interimAt, operatorId, method: 'messages.interim', title: texts.interim(number) }, [
      ['update', id, { interimAt: null, interimText: '', status }, { interimAt: row.interimAt, interimText: row.interimText, status: 'inWork' }],
    ])
    status = 'inWork'
  }
  if (row.answeredAt !== null) {
    note(db, { at: row.answeredAt, operatorId, method: 'messages.answer', title: texts.answered(number) }, [
      ['update', id, { answeredAt: null, answerText: '', result: null, status }, { answeredAt: row.answeredAt, answerText: row.answerText, result: row.result, status: 'answered' }],
    ])
  } else if (row.status !== status) {
    const at = later(row.registeredAt, 90, null)
    note(db, { at, operatorId, method: 'messages.setStatus', title: texts.status(number) }, [['update', id, { status }, { status: row.status }]])
  }
}

interface Operation {
  /** Civil moment of the office. */
  at: string
  operatorId: number | null
  method: string
  title: string
}

function note(db: WriteDb, operation: Operation, rows: readonly [action: 'insert' | 'update', caseId: number, before: Values | null, after: Values][]): void {
  const { lastId } = db.run('INSERT INTO operations (at, operator_id, method, title, undoes_id) VALUES (?, ?, ?, ?, NULL)', [
    instantOf(operation.at),
    operation.operatorId,
    operation.method,
    operation.title,
  ])
  for (const [action, caseId, before, after] of rows) {
    db.run("INSERT INTO journal (operation_id, entity, entity_id, action, old_values, new_values) VALUES (?, 'cases', ?, ?, ?, ?)", [
      lastId,
      caseId,
      action,
      before && JSON.stringify(before),
      JSON.stringify(after),
    ])
  }
}

/** The invented округ lives by Moscow time. */
const instantOf = (civil: string): string => new Date(`${civil.length === 10 ? `${civil}T12:00` : civil}:00+03:00`).toISOString()

/** A civil moment some minutes later, yet not after `limit`. */
function later(at: string, minutes: number, limit: string | null): string {
  const start = at.length === 10 ? `${at}T09:00` : at
  const moved = new Date(Date.parse(`${start}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
  return limit !== null && limit.length === 16 && moved > limit ? limit : moved
}
