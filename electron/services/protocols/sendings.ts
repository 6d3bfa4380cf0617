import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ProtocolSending } from '../../contract/protocols.ts'
import type { ReadDb } from '../../db/database.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import { buildDistribution } from '../../documents/distribution.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import type { Contexts } from '../context.ts'
import { findPerson, requireMeeting } from '../meetings/meetings.service.ts'
import { getSettings } from '../office/office.service.ts'
import { People, protocolSource } from './data.ts'
import { extractsOf } from './extracts.ts'
import { listSendings, protocolSendings, recipientExists, sendingWays, versionHeads } from './protocols.repo.ts'
import type { ProtocolSendingRow } from './protocols.repo.ts'
import { texts } from './texts.ts'

type Handlers = Services<Contract, Contexts>['protocols']

function viewOf(row: ProtocolSendingRow, numbers: ReadonlyMap<number, number>, today: string): ProtocolSending {
  const { meetingId: _, versionId, deletedAt: _deleted, ...fields } = row
  return {
    ...fields,
    versionNumber: versionId === null ? null : (numbers.get(versionId) ?? null),
    waitingDays:
      row.sentOn === null || row.receivedOn !== null || row.sentOn > today ? null : daysBetween(row.sentOn, today),
  }
}

const versionNumbers = (db: ReadDb, meetingId: number): ReadonlyMap<number, number> =>
  new Map(versionHeads(db, meetingId).map((one) => [one.id, one.versionNumber]))

/** Who should have the protocol: everyone who took part or was absent, then executors from outside with an extract. */
function wanted(db: ReadDb, meetingId: number): Omit<ProtocolSendingRow, 'id' | 'version' | 'deletedAt'>[] {
  const source = protocolSource(db, meetingId)
  const { meeting } = source
  const versionId = versionToSend(db, meetingId, null)
  const common = { meetingId, versionId, sentOn: null, way: '', receivedOn: null, receivedBy: '', copies: 1, note: '' }
  const inMeeting = new Set(meeting.participants.map((one) => one.personId))
  return [
    ...meeting.participants.map((one) => ({
      ...common,
      what: 'protocol' as const,
      personId: one.personId,
      recipientId: null,
      addressee: one.name,
    })),
    ...extractsOf(source)
      .filter((one) => one.kind === 'recipient' || !inMeeting.has(one.id))
      .map((one) => ({
        ...common,
        what: 'extract' as const,
        personId: one.kind === 'person' ? one.id : null,
        recipientId: one.kind === 'recipient' ? one.id : null,
        addressee: one.name.replaceAll('\u00A0', ' '),
      })),
  ]
}

/** The version that went: the newest one signed by the day of sending; null where none was. Unsent, it is the newest of all. */
function versionToSend(db: ReadDb, meetingId: number, sentOn: string | null): number | null {
  const signed = versionHeads(db, meetingId).filter((one) => sentOn === null || one.signedOn <= sentOn)
  return signed.at(-1)?.id ?? null
}

type Addressee = Pick<ProtocolSendingRow, 'personId' | 'recipientId' | 'addressee'>
const sameAddressee = (a: Addressee, b: Addressee): boolean =>
  a.personId !== null || b.personId !== null
    ? a.personId === b.personId
    : a.recipientId !== null || b.recipientId !== null
      ? a.recipientId === b.recipientId
      : a.addressee === b.addressee

/** Dates in their order and none of the future. @throws AppError invalid at the field */
function checkDates(
  { sentOn, receivedOn }: Pick<ProtocolSendingRow, 'sentOn' | 'receivedOn'>,
  { heldOn, today }: { heldOn: string; today: string },
): void {
  if (sentOn !== null && sentOn > today) throw fieldErrors({ sentOn: texts.inFuture })
  if (sentOn !== null && sentOn < heldOn) throw fieldErrors({ sentOn: texts.sentBeforeMeeting(heldOn) })
  if (receivedOn === null) return
  if (receivedOn > today) throw fieldErrors({ receivedOn: texts.inFuture })
  if (sentOn === null) throw fieldErrors({ sentOn: texts.notSent })
  if (receivedOn < sentOn) throw fieldErrors({ receivedOn: texts.receivedBeforeSent })
}

function checkAddressee(db: ReadDb, { personId, recipientId }: Omit<Addressee, 'addressee'>): void {
  if (personId !== null && !findPerson(db, personId)) throw fieldErrors({ addressee: texts.unknownAddressee })
  if (recipientId !== null && !recipientExists(db, recipientId))
    throw fieldErrors({ addressee: texts.unknownAddressee })
}

/** Лист рассылки as it stands. @throws AppError refused for an empty list */
export function distributionModel(db: ReadDb, meetingId: number): DocumentModel {
  const rows = listSendings(db, meetingId)
  if (rows.length === 0) throw new AppError('refused', texts.noSendings)
  const { data, meeting } = protocolSource(db, meetingId)
  const numbers = versionNumbers(db, meetingId)
  const people = new People(db, meetingId)
  return buildDistribution(
    {
      number: String(meeting.number),
      heldOn: meeting.heldOn,
      meetingOf: data.office.meetingOf,
      rows: rows.map((row) => {
        const version = row.versionId === null ? undefined : numbers.get(row.versionId)
        const what = texts.what[row.what]
        return { ...row, what: version === undefined ? what : texts.whatVersion(what, version) }
      }),
      signedBy: meeting.secretaryId === null ? null : people.person(meeting.secretaryId),
    },
    getSettings(db).documents,
  )
}

/** The list is kept after the signature as well: it says what became of the paper, not what stands in it. */
export const sendingHandlers: Pick<
  Handlers,
  'sendings' | 'fillSendings' | 'saveSending' | 'removeSending' | 'markSent'
> = {
  sendings: ({ meetingId }, ctx) => {
    requireMeeting(ctx.db, meetingId)
    const today = ctx.now.slice(0, 10)
    const numbers = versionNumbers(ctx.db, meetingId)
    const rows = listSendings(ctx.db, meetingId).map((row) => viewOf(row, numbers, today))
    return {
      rows,
      ways: [...new Set([...sendingWays(ctx.db), ...texts.usualWays])],
      unconfirmed: rows.filter((row) => row.waitingDays !== null).length,
    }
  },

  fillSendings: ({ meetingId }, ctx) => {
    const last = versionToSend(ctx.db, meetingId, null)
    // Who was sent an earlier version must have the corrected one too.
    const known = listSendings(ctx.db, meetingId).filter((row) => row.sentOn === null || row.versionId === last)
    const added = wanted(ctx.db, meetingId).filter((one) => !known.some((row) => sameAddressee(row, one)))
    if (added.length === 0) throw new AppError('refused', texts.nothingToFill)
    ctx.records.title = texts.titles.sendingsFilled(added.length)
    for (const row of added) ctx.records.insert(protocolSendings, row)
    return { ...ctx.records.handle(), added: added.length }
  },

  saveSending: ({ meetingId, id, version, ...values }, ctx) => {
    const { heldOn } = requireMeeting(ctx.db, meetingId)
    checkDates(values, { heldOn, today: ctx.now.slice(0, 10) })
    checkAddressee(ctx.db, values)
    if (id === null) {
      ctx.records.title = texts.titles.sendingAdded(values.addressee)
      const versionId = versionToSend(ctx.db, meetingId, values.sentOn)
      const created = ctx.records.insert(protocolSendings, { meetingId, versionId, ...values })
      return { ...ctx.records.handle(), id: created, version: 1 }
    }
    const row = ctx.records.live(protocolSendings, id)
    if (row.meetingId !== meetingId) throw new AppError('notFound', texts.foreignVersion)
    ctx.records.title = texts.titles.sendingChanged(values.addressee)
    const moved = row.sentOn !== values.sentOn ? { versionId: versionToSend(ctx.db, meetingId, values.sentOn) } : {}
    const updated = ctx.records.update(protocolSendings, id, version, { ...values, ...moved })
    return { ...ctx.records.handle(), id, version: updated.version }
  },

  removeSending: ({ id, version }, ctx) => {
    const row = ctx.records.live(protocolSendings, id)
    ctx.records.title = texts.titles.sendingRemoved(row.addressee)
    ctx.records.remove(protocolSendings, id, version)
    return ctx.records.handle()
  },

  markSent: ({ meetingId, sentOn, way }, ctx) => {
    const { heldOn } = requireMeeting(ctx.db, meetingId)
    checkDates({ sentOn, receivedOn: null }, { heldOn, today: ctx.now.slice(0, 10) })
    const rows = listSendings(ctx.db, meetingId).filter((row) => row.sentOn === null)
    if (rows.length === 0) throw new AppError('refused', texts.nothingToMark)
    ctx.records.title = texts.titles.sent(rows.length)
    const versionId = versionToSend(ctx.db, meetingId, sentOn)
    for (const row of rows)
      ctx.records.update(protocolSendings, row.id, null, { sentOn, versionId, way: row.way === '' ? way : row.way })
    return { ...ctx.records.handle(), marked: rows.length }
  },
}
