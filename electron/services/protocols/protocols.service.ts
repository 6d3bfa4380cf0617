import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Executor } from '../../contract/meetings.ts'
import type { ProtocolForm } from '../../contract/protocols.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import { buildAgenda } from '../../documents/agenda.ts'
import { modelLines } from '../../documents/modelText.ts'
import { buildProtocol } from '../../documents/protocol.ts'
import { buildProtocolExtract } from '../../documents/protocolExtract.ts'
import type { Contexts } from '../context.ts'
import { moveMeeting, requireMeeting } from '../meetings/meetings.service.ts'
import { getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import { agendaData, People, protocolSource } from './data.ts'
import type { ProtocolSource } from './data.ts'
import { compareLines } from './difference.ts'
import { findVersion, listVersions, modelOf, protocolVersions } from './protocols.repo.ts'
import type { ProtocolVersionRow } from './protocols.repo.ts'
import { passedOf, remarksOf } from './remarks.ts'
import { texts } from './texts.ts'

export { documentOffice, protocolSource } from './data.ts'

function draft(db: ReadDb, source: ProtocolSource, form: ProtocolForm): DocumentModel {
  return buildProtocol(source.data, getSettings(db).documents, { form })
}

/** @throws AppError notFound for an unknown version or one of another meeting */
function versionOf(db: ReadDb, meetingId: number, id: number): ProtocolVersionRow {
  const row = findVersion(db, id)
  if (!row) throw new AppError('notFound', texts.unknownVersion)
  if (row.meetingId !== meetingId) throw new AppError('notFound', texts.foreignVersion)
  return row
}

/** Places of an executor's decisions: item index → decision indexes. */
function placesOf(source: ProtocolSource, executor: Executor): { index: number; decisions: number[] }[] {
  return source.meeting.items
    .map((item, index) => ({
      index,
      decisions: item.decisions.flatMap((one, place) =>
        one.executor?.kind === executor.kind && one.executor.id === executor.id ? [place] : [],
      ),
    }))
    .filter((one) => one.decisions.length > 0)
}

function nameOfExecutor(source: ProtocolSource, executor: Executor): string {
  const found = extractsOf(source).find((one) => one.kind === executor.kind && one.id === executor.id)
  return (found?.name ?? '').replaceAll('\u00A0', ' ')
}

/** The papers of a meeting: a signed version as it was frozen, everything else from the data of now. */
export const protocolPapers: PaperBuilders<'agenda' | 'protocol' | 'extract'> = {
  agenda: ({ meetingId }, { db }) => {
    const { number, heldOn } = requireMeeting(db, meetingId)
    return {
      model: buildAgenda(agendaData(db, meetingId), getSettings(db).documents),
      fileName: texts.fileNames.agenda(number, heldOn),
    }
  },

  protocol: ({ meetingId, form, versionId }, { db }) => {
    const { number, heldOn } = requireMeeting(db, meetingId)
    const row = versionId === null ? null : versionOf(db, meetingId, versionId)
    const kind = (row?.form ?? form) === 'short' ? texts.fileNames.short : ''
    const version = row === null ? '' : texts.fileNames.version(row.versionNumber)
    return {
      model: row === null ? draft(db, protocolSource(db, meetingId), form) : modelOf(row),
      fileName: texts.fileNames.protocol(number, heldOn) + kind + version,
    }
  },

  extract: ({ meetingId, executor }, { db, now }) => {
    const source = protocolSource(db, meetingId)
    const items = placesOf(source, executor)
    if (items.length === 0) throw new AppError('notFound', texts.noExtract)
    const { secretaryId } = source.meeting
    const certifiedBy = secretaryId === null ? null : new People(db, meetingId).person(secretaryId)
    return {
      model: buildProtocolExtract(
        { protocol: source.data, items, certifiedBy, certifiedOn: now.slice(0, 10) },
        getSettings(db).documents,
      ),
      fileName: texts.fileNames.extract(source.meeting.number, nameOfExecutor(source, executor)),
    }
  },
}

function extractsOf(source: ProtocolSource): (Executor & { name: string; decisions: number })[] {
  const found = new Map<string, Executor & { name: string; decisions: number }>()
  for (const { executor } of source.meeting.items.flatMap((item) => item.decisions)) {
    if (executor === null) continue
    const key = `${executor.kind}-${executor.id}`
    found.set(key, { ...executor, decisions: (found.get(key)?.decisions ?? 0) + 1 })
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'ru'))
}

function changed(before: DocumentModel, after: DocumentModel): ProtocolVersionRow['difference'] {
  return compareLines(modelLines(before), modelLines(after)).flatMap(({ kind, text }) =>
    kind === 'same' ? [] : [{ kind, text }],
  )
}

/**
 * Freezes the protocol as it stands now as the next version: canonical JSON of the model, its SHA-256 and what differs from the
 * version before. Signing does it; the demonstration office does it for the meetings of its past.
 * @throws AppError refused when nothing differs from the last version
 */
export function freezeVersion(
  records: Records,
  source: ProtocolSource,
  signature: { form: ProtocolForm; madeAt: string; signedOn: string; signedBy: string },
): { versionId: number; number: number; sha256: string } {
  const meetingId = source.meeting.id
  const model = draft(records.db, source, signature.form)
  const before = listVersions(records.db, meetingId).at(-1)
  const content = canonicalJson(model)
  if (before?.model === content) throw new AppError('refused', texts.nothingChanged(before.versionNumber))
  const number = (before?.versionNumber ?? 0) + 1
  const hash = sha256(content)
  const difference = before ? changed(modelOf(before), model) : []
  const versionId = records.insert(protocolVersions, {
    meetingId,
    versionNumber: number,
    model: content,
    sha256: hash,
    difference,
    ...signature,
  })
  return { versionId, number, sha256: hash }
}

export const protocolsService: Services<Contract, Contexts>['protocols'] = {
  state: ({ meetingId }, ctx) => {
    const source = protocolSource(ctx.db, meetingId)
    const { meeting } = source
    const remarks = remarksOf(source)
    const versions = listVersions(ctx.db, meetingId)
    return {
      meetingId,
      meetingVersion: meeting.version,
      number: meeting.number,
      heldOn: meeting.heldOn,
      meetingState: meeting.state,
      isLocked: meeting.isLocked,
      nextVersion: (versions.at(-1)?.versionNumber ?? 0) + 1,
      remarks,
      passed: passedOf(source, remarks),
      versions: versions.map((row) => ({
        id: row.id,
        number: row.versionNumber,
        form: row.form,
        sha256: row.sha256,
        madeAt: row.madeAt,
        signedOn: row.signedOn,
        signedBy: row.signedBy,
        changes: row.difference.length,
      })),
      extracts: extractsOf(source),
      signer: meeting.chair.replaceAll('\u00A0', ' '),
    }
  },

  sign: ({ meetingId, version, form, signedOn, signedBy }, ctx) => {
    const source = protocolSource(ctx.db, meetingId)
    const { meeting } = source
    if (meeting.isLocked) throw new AppError('refused', texts.alreadySigned)
    if (signedOn > ctx.now.slice(0, 10)) throw fieldErrors({ signedOn: texts.signedInFuture })
    if (signedOn < meeting.heldOn) throw fieldErrors({ signedOn: texts.signedBeforeMeeting(meeting.heldOn) })
    const blocking = remarksOf(source).filter((one) => one.isBlocking)
    if (blocking.length > 0) throw new AppError('refused', texts.notReady(blocking.map((one) => one.text)))
    const frozen = freezeVersion(ctx.records, source, { form, madeAt: ctx.instant, signedOn, signedBy })
    ctx.records.title = texts.titles.signed(meeting.number, frozen.number)
    moveMeeting(ctx, meetingId, version, 'signed')
    return { ...ctx.records.handle(), ...frozen }
  },

  reopen: ({ meetingId, version, reason }, ctx) => {
    const meeting = requireMeeting(ctx.db, meetingId)
    const last = listVersions(ctx.db, meetingId).at(-1)
    if (!last || (meeting.state !== 'signed' && meeting.state !== 'control'))
      throw new AppError('refused', texts.notSigned)
    ctx.records.title = `${texts.titles.reopened(meeting.number, last.versionNumber + 1)}. ${reason}`
    moveMeeting(ctx, meetingId, version, 'protocol')
    return ctx.records.handle()
  },

  difference: ({ meetingId, fromId, toId }, ctx) => {
    const from = versionOf(ctx.db, meetingId, fromId)
    const to =
      toId === null
        ? draft(ctx.db, protocolSource(ctx.db, meetingId), from.form)
        : modelOf(versionOf(ctx.db, meetingId, toId))
    const lines = compareLines(modelLines(modelOf(from)), modelLines(to))
    return {
      lines,
      added: lines.filter((one) => one.kind === 'added').length,
      removed: lines.filter((one) => one.kind === 'removed').length,
    }
  },

  verify: ({ versionId }, ctx) => {
    const row = findVersion(ctx.db, versionId)
    if (!row) throw new AppError('notFound', texts.unknownVersion)
    return { isIntact: sha256(row.model) === row.sha256, sha256: row.sha256 }
  },
}
