import { AppError } from '../../contract/errors.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { ProtocolForm } from '../../contract/protocols.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildAgenda } from '../../documents/agenda.ts'
import { modelLines } from '../../documents/modelText.ts'
import { buildProtocol } from '../../documents/protocol.ts'
import { buildProtocolDifference } from '../../documents/protocolDifference.ts'
import type { ProtocolDifferenceData } from '../../documents/protocolDifference.ts'
import { buildProtocolExtract, buildProtocolExtracts } from '../../documents/protocolExtract.ts'
import type { ExtractWords } from '../../documents/protocolExtract.ts'
import { agendaTemplate } from '../../documents/templates/agenda.ts'
import { extractTemplate } from '../../documents/templates/extract.ts'
import { protocolTemplate } from '../../documents/templates/protocol.ts'
import { withDeclensions } from '../declension/declension.service.ts'
import { requireMeeting } from '../meetings/meetings.service.ts'
import { getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { bookModel } from './book.ts'
import { agendaData, protocolSource } from './data.ts'
import type { ProtocolSource } from './data.ts'
import { compareWords } from './difference.ts'
import { allExtracts, extractData } from './extracts.ts'
import { correctionOf, findVersion, modelOf } from './protocols.repo.ts'
import type { ProtocolVersionRow } from './protocols.repo.ts'
import { distributionModel } from './sendings.ts'
import { texts } from './texts.ts'

/** The protocol as the data of now make it. */
export function draft(db: ReadDb, source: ProtocolSource, form: ProtocolForm): DocumentModel {
  const words = templateTexts(db, protocolTemplate)
  // A version is frozen with the office's own forms of names and posts, as the preview shows them.
  return withDeclensions(db, () => buildProtocol(source.data, getSettings(db).documents, { form, words })).value
}

/** @throws AppError notFound for an unknown version or one of another meeting */
export function versionOf(db: ReadDb, meetingId: number, id: number): ProtocolVersionRow {
  const row = findVersion(db, id)
  if (!row) throw new AppError('notFound', texts.unknownVersion)
  if (row.meetingId !== meetingId) throw new AppError('notFound', texts.foreignVersion)
  return row
}

const extractWords = (db: ReadDb): ExtractWords => ({
  protocol: templateTexts(db, protocolTemplate),
  extract: templateTexts(db, extractTemplate),
})

/** Two versions as the lines of each; `toId` null is the draft of now. */
export function comparedVersions(
  db: ReadDb,
  meetingId: number,
  fromId: number,
  toId: number | null,
): { from: ProtocolVersionRow; to: ProtocolVersionRow | null; lines: ReturnType<typeof compareWords> } {
  const from = versionOf(db, meetingId, fromId)
  const to = toId === null ? null : versionOf(db, meetingId, toId)
  const after = to ? modelOf(to) : draft(db, protocolSource(db, meetingId), from.form)
  return { from, to, lines: compareWords(modelLines(modelOf(from)), modelLines(after)) }
}

function differenceModel(db: ReadDb, meetingId: number, fromId: number, toId: number | null): DocumentModel {
  const { number, heldOn } = requireMeeting(db, meetingId)
  const { from, to, lines } = comparedVersions(db, meetingId, fromId, toId)
  const side = (kept: 'added' | 'removed', pieces: (typeof lines)[number]['pieces']) =>
    pieces
      .filter((one) => one.kind === 'same' || one.kind === kept)
      .map((one) => ({ text: one.text, isChanged: one.kind === kept }))
  const whole = (text: string) => [{ text, isChanged: true }]
  return buildProtocolDifference(
    {
      number: String(number),
      heldOn,
      from: texts.versionNamed(from.versionNumber, from.signedOn),
      to: to ? texts.versionNamed(to.versionNumber, to.signedOn) : texts.draftNamed,
      reason: to ? to.reason : (correctionOf(db, from.id)?.reason ?? ''),
      rows: lines.flatMap((line): ProtocolDifferenceData['rows'] => {
        if (line.kind === 'same') return []
        if (line.kind === 'added') return [{ before: null, after: whole(line.text) }]
        if (line.kind === 'removed') return [{ before: whole(line.text), after: null }]
        return [{ before: side('removed', line.pieces), after: side('added', line.pieces) }]
      }),
    },
    getSettings(db).documents,
  )
}

/** What an extract certifies: it says «подпись» and «Верно» of a protocol that is signed. @throws AppError refused while it is not */
function signedSource(db: ReadDb, meetingId: number): ProtocolSource {
  const source = protocolSource(db, meetingId)
  if (!source.meeting.isLocked) throw new AppError('refused', texts.extractOfDraft)
  return source
}

type Kinds = 'agenda' | 'protocol' | 'extract' | 'extracts' | 'protocolDifference' | 'distribution' | 'protocolBook'

/** The papers of a meeting: a signed version as it was frozen, everything else from the data of now. */
export const protocolPapers: PaperBuilders<Kinds> = {
  agenda: ({ meetingId, copy = 'all' }, { db, now }) => {
    const { number, heldOn } = requireMeeting(db, meetingId)
    const data = agendaData(db, meetingId, { copy, today: now.slice(0, 10) })
    return {
      model: buildAgenda(data, getSettings(db).documents, templateTexts(db, agendaTemplate)),
      fileName: texts.fileNames.agenda(number, heldOn) + (copy === 'chair' ? texts.fileNames.chairCopy : ''),
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
    const source = signedSource(db, meetingId)
    const data = extractData(source, executor, now.slice(0, 10))
    if (!data) throw new AppError('notFound', texts.noExtract)
    return {
      model: buildProtocolExtract(data, getSettings(db).documents, extractWords(db)),
      fileName: texts.fileNames.extract(source.meeting.number, data.executor),
    }
  },

  extracts: ({ meetingId }, { db, now }) => {
    const source = signedSource(db, meetingId)
    const all = allExtracts(source, now.slice(0, 10))
    if (all.length === 0) throw new AppError('refused', texts.noExtracts)
    return {
      model: buildProtocolExtracts(all, getSettings(db).documents, extractWords(db)),
      fileName: texts.fileNames.extracts(source.meeting.number),
    }
  },

  protocolDifference: ({ meetingId, fromId, toId }, { db }) => ({
    model: differenceModel(db, meetingId, fromId, toId),
    fileName: texts.fileNames.difference(requireMeeting(db, meetingId).number),
  }),

  distribution: ({ meetingId }, { db }) => ({
    model: distributionModel(db, meetingId),
    fileName: texts.fileNames.distribution(requireMeeting(db, meetingId).number),
  }),

  protocolBook: ({ year }, { db, now }) => ({
    model: bookModel(db, year, now.slice(0, 10)),
    fileName: texts.fileNames.book(year),
  }),
}
