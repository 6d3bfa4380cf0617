import type { WriteDb } from '../../db/database.ts'
import { insertRow } from '../../db/insertRow.ts'
import type { NewRow } from '../../db/records.ts'
import { approvals, CaseLoader, formatNumber } from '../messages/messages.service.ts'
import type { BulkCase, CaseRecord } from '../messages/messages.service.ts'
import type { DemoCase } from './content/storyTypes.ts'
import type { Codes } from './loadStaff.ts'
import { qualityOf } from './quality.ts'
import { instantOf } from './scene.ts'
import { texts } from './texts.ts'

type Values = Record<string, unknown>

/** Cards of the story with a history of who did what when; clocks, numbers and routing come from the loader of many cards. */
export function loadCases(
  db: WriteDb,
  codes: Codes,
  story: readonly DemoCase[],
  { resourcesDir, today }: { resourcesDir: string; today: string },
): void {
  const loader = new CaseLoader(db, { resourcesDir })
  const ids: number[] = []
  for (const told of story) {
    const repeatOfId = told.repeatOf === null ? null : (ids[told.repeatOf] ?? null)
    const row = { ...bulkCase(codes, told, repeatOfId), ...qualityOf(codes, told, today) }
    const { id, card } = loader.load(row)
    ids.push(id)
    tellHistory(db, told, id, card, row)
    tellQuality(db, id, card, row)
  }
  loader.finish()
}

function bulkCase(codes: Codes, card: DemoCase, repeatOfId: number | null): BulkCase {
  const registeredAt =
    card.receivedAt.slice(0, 10) === card.registeredOn ? card.receivedAt : `${card.registeredOn}T09:00`
  return {
    kind: card.kind,
    number: card.number,
    externalNumber: card.externalNumber,
    channelId: codes.of('channels', card.channel),
    receivedAt: card.receivedAt,
    registeredAt,
    routedAt: later(registeredAt, 25, card.interimAt ?? card.answeredAt),
    operatorId: codes.operators.get(card.channel === 'im' ? 'meshcheryakov' : 'lapshina') ?? null,
    applicant: card.applicant === null ? null : { ...card.applicant },
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
  }
}

/** The acts that led to the card as it is now: registered, routed, first reply, answer. */
function tellHistory(
  db: WriteDb,
  card: DemoCase,
  id: number,
  row: NewRow<CaseRecord>,
  { operatorId = null, routedAt }: BulkCase,
): void {
  const number = formatNumber(row)
  const fresh: Values = {
    ...row,
    recipientId: null,
    // Without a recipient nobody has routed the card: whoever answers for the block stands in it from the registration.
    responsibleId: row.recipientId === null ? row.responsibleId : null,
    status: 'new',
    interimAt: null,
    interimText: '',
    answeredAt: null,
    answerText: '',
    result: null,
    quality: null,
    qualityNote: '',
    qualityOn: null,
    qualityById: null,
  }
  note(db, { at: row.registeredAt, operatorId, method: 'messages.register', title: texts.registered(number) }, [
    ['insert', id, null, fresh],
  ])
  let status = 'new'
  if (row.recipientId !== null) {
    const at = routedAt ?? row.registeredAt
    const to = card.channel === 'im' ? 'awaitingInterim' : 'assigned'
    note(db, { at, operatorId, method: 'messages.route', title: texts.routed(number) }, [
      [
        'update',
        id,
        { recipientId: null, responsibleId: null, status },
        { recipientId: row.recipientId, responsibleId: row.responsibleId, status: to },
      ],
    ])
    status = to
  }
  if (row.interimAt !== null) {
    note(db, { at: row.interimAt, operatorId, method: 'messages.interim', title: texts.interim(number) }, [
      [
        'update',
        id,
        { interimAt: null, interimText: '', status },
        { interimAt: row.interimAt, interimText: row.interimText, status: 'inWork' },
      ],
    ])
    status = 'inWork'
  }
  if (row.answeredAt !== null) {
    note(db, { at: row.answeredAt, operatorId, method: 'messages.answer', title: texts.answered(number) }, [
      [
        'update',
        id,
        { answeredAt: null, answerText: '', result: null, status },
        { answeredAt: row.answeredAt, answerText: row.answerText, result: row.result, status: 'answered' },
      ],
    ])
  } else if (row.status !== status) {
    const at = later(row.registeredAt, 90, null)
    note(db, { at, operatorId, method: 'messages.setStatus', title: texts.status(number) }, [
      ['update', id, { status }, { status: row.status }],
    ])
  }
}

/** The check of an answer, and the sending of one for approval. */
function tellQuality(db: WriteDb, id: number, row: NewRow<CaseRecord>, { operatorId = null }: BulkCase): void {
  const number = formatNumber(row)
  const { quality, qualityNote, qualityOn, qualityById } = row
  if (quality !== null && qualityOn !== null) {
    const before = { quality: null, qualityNote: '', qualityOn: null, qualityById: null }
    note(
      db,
      {
        at: `${qualityOn}T16:20`,
        operatorId: qualityById,
        method: 'messages.check',
        title: texts.checked(number, quality),
      },
      [['update', id, before, { quality, qualityNote, qualityOn, qualityById }]],
    )
  }
  if (row.status !== 'onReview') return
  const at = later(row.registeredAt, 90, null)
  insertRow(db, approvals, {
    caseId: id,
    personId: row.responsibleId,
    operatorId,
    sentId: null,
    decision: 'sent',
    at,
    answerText: row.answerText,
    result: row.result,
    note: '',
  })
}

interface Operation {
  /** Civil moment of the office. */
  at: string
  operatorId: number | null
  method: string
  title: string
}

function note(
  db: WriteDb,
  operation: Operation,
  rows: readonly [action: 'insert' | 'update', caseId: number, before: Values | null, after: Values][],
): void {
  const { lastId } = db.run(
    'INSERT INTO operations (at, operator_id, method, title, undoes_id) VALUES (?, ?, ?, ?, NULL)',
    [instantOf(operation.at), operation.operatorId, operation.method, operation.title],
  )
  for (const [action, caseId, before, after] of rows) {
    db.run(
      "INSERT INTO journal (operation_id, entity, entity_id, action, old_values, new_values) VALUES (?, 'cases', ?, ?, ?, ?)",
      [lastId, caseId, action, before && JSON.stringify(before), JSON.stringify(after)],
    )
  }
}

/** A civil moment some minutes later, yet not after `limit`. */
function later(at: string, minutes: number, limit: string | null): string {
  const start = at.length === 10 ? `${at}T09:00` : at
  const moved = new Date(Date.parse(`${start}:00Z`) + minutes * 60_000).toISOString().slice(0, 16)
  return limit !== null && limit.length === 16 && moved > limit ? limit : moved
}
