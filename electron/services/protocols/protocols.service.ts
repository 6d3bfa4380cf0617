import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ProtocolForm } from '../../contract/protocols.ts'
import type { Records } from '../../db/records.ts'
import { modelLines } from '../../documents/modelText.ts'
import { longestPresentList } from '../../documents/protocolParts.ts'
import type { Contexts, QueryContext } from '../context.ts'
import { loadCalendarOf } from '../deadlines/deadlines.service.ts'
import { reopenMeeting, requireMeeting, signMeeting } from '../meetings/meetings.service.ts'
import { appendixHandlers } from './appendices.ts'
import { bookHandlers } from './book.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import { protocolSource } from './data.ts'
import type { ProtocolSource } from './data.ts'
import { compareLines } from './difference.ts'
import { extractsOf } from './extracts.ts'
import { comparedVersions, draft } from './papers.ts'
import {
  correctionOf,
  listAppendices,
  listVersions,
  modelOf,
  protocolCorrections,
  protocolVersions,
} from './protocols.repo.ts'
import type { ProtocolVersionRow } from './protocols.repo.ts'
import { passedOf, remarksOf } from './remarks.ts'
import { scanHandlers, scansOf } from './scans.ts'
import { sendingHandlers } from './sendings.ts'
import { texts } from './texts.ts'

export { canonicalJson, sha256 } from './canonical.ts'
export { People, protocolSource } from './data.ts'
export { protocolPapers } from './papers.ts'
export { prepPapers } from './prepPapers.ts'
export { listAppendices, protocolAppendices } from './protocols.repo.ts'

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
  const reason = before ? (correctionOf(records.db, before.id)?.reason ?? '') : ''
  const versionId = records.insert(protocolVersions, {
    meetingId,
    versionNumber: number,
    model: content,
    sha256: hash,
    difference,
    reason,
    ...signature,
  })
  return { versionId, number, sha256: hash }
}

const checksOf = (source: ProtocolSource, ctx: Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>) =>
  remarksOf(source, { today: ctx.now.slice(0, 10), calendar: loadCalendarOf(ctx.db, ctx.resourcesDir) })

/** Appendices that stand in the document by themselves. */
function ownAppendices({ data }: ProtocolSource): string[] {
  return data.present.length > longestPresentList ? [texts.presentList] : []
}

export const protocolsService: Services<Contract, Contexts>['protocols'] = {
  state: ({ meetingId }, ctx) => {
    const source = protocolSource(ctx.db, meetingId)
    const { meeting } = source
    const remarks = checksOf(source, ctx)
    const versions = listVersions(ctx.db, meetingId)
    return {
      meetingId,
      meetingVersion: meeting.version,
      number: meeting.number,
      heldOn: meeting.heldOn,
      format: meeting.format,
      meetingState: meeting.state,
      isLocked: meeting.isLocked,
      nextVersion: (versions.at(-1)?.versionNumber ?? 0) + 1,
      correction: meeting.isLocked ? '' : (correctionOf(ctx.db, versions.at(-1)?.id ?? 0)?.reason ?? ''),
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
        reason: row.reason,
        changes: row.difference.length,
        scans: scansOf(ctx.db, row.id),
      })),
      extracts: meeting.isLocked ? extractsOf(source) : [],
      appendices: listAppendices(ctx.db, meetingId).map(({ meetingId: _, deletedAt: _deleted, ...row }) => row),
      ownAppendices: ownAppendices(source),
      items: meeting.items.map(({ id, position, title }) => ({ id, position, title })),
      signer: meeting.chair.replaceAll('\u00A0', ' '),
    }
  },

  sign: ({ meetingId, version, form, signedOn, signedBy }, ctx) => {
    const source = protocolSource(ctx.db, meetingId)
    const { meeting } = source
    if (meeting.isLocked) throw new AppError('refused', texts.alreadySigned)
    if (signedOn > ctx.now.slice(0, 10)) throw fieldErrors({ signedOn: texts.signedInFuture })
    if (signedOn < meeting.heldOn) throw fieldErrors({ signedOn: texts.signedBeforeMeeting(meeting.heldOn) })
    const blocking = checksOf(source, ctx).filter((one) => one.isBlocking)
    if (blocking.length > 0) throw new AppError('refused', texts.notReady(blocking.map((one) => one.text)))
    const frozen = freezeVersion(ctx.records, source, { form, madeAt: ctx.instant, signedOn, signedBy })
    ctx.records.title = texts.titles.signed(meeting.number, frozen.number)
    signMeeting(ctx, meetingId, version)
    return { ...ctx.records.handle(), ...frozen }
  },

  reopen: ({ meetingId, version, reason }, ctx) => {
    const meeting = requireMeeting(ctx.db, meetingId)
    const last = listVersions(ctx.db, meetingId).at(-1)
    if (!last || (meeting.state !== 'signed' && meeting.state !== 'control'))
      throw new AppError('refused', texts.notSigned)
    ctx.records.title = `${texts.titles.reopened(meeting.number, last.versionNumber + 1)}. ${reason}`
    ctx.records.insert(protocolCorrections, { meetingId, versionId: last.id, reason })
    reopenMeeting(ctx, meetingId, version)
    return ctx.records.handle()
  },

  difference: ({ meetingId, fromId, toId }, ctx) => {
    const { lines } = comparedVersions(ctx.db, meetingId, fromId, toId)
    return {
      lines,
      added: lines.filter((one) => one.kind === 'added' || one.kind === 'changed').length,
      removed: lines.filter((one) => one.kind === 'removed' || one.kind === 'changed').length,
    }
  },

  ...scanHandlers,
  ...appendixHandlers,
  ...sendingHandlers,
  ...bookHandlers,
}
