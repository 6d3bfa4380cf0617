import { defaultDocumentSettings } from '../../contract/documents.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import { buildProtocol } from '../protocol.ts'
import { tinyProtocol, usualProtocol } from '../samples.ts'
import { controlCardSamples, executionSamples } from '../samples/assignments.ts'
import { centreAnswerSamples, centreRequestListSamples } from '../samples/centreRequests.ts'
import { consolidatedSamples } from '../samples/consolidated.ts'
import { ballotSamples, voteSheetSamples, wideBallotSamples } from '../samples/ballots.ts'
import {
  agendaSamples,
  caseCardSamples,
  centreNoteSamples,
  extractSamples,
  protocolSamples,
  remindersSamples,
  rosterSamples,
  shortProtocolSamples,
  workloadSamples,
} from '../samples/forms.ts'
import { chartSamples } from '../samples/charts.ts'
import {
  caseListSamples,
  coverLetterSamples,
  noticeSamples,
  replySamples,
  rosterOrderSamples,
} from '../samples/letters.ts'
import {
  attendedProtocolSamples,
  bookSamples,
  differenceSamples,
  distributionSamples,
  extractsSamples,
  pollProtocolSamples,
} from '../samples/protocols.ts'
import {
  invitedListSamples,
  itemFiguresSamples,
  meetingNoticeSamples,
  richAgendaSamples,
} from '../samples/preparation.ts'
import { positionMapSamples } from '../samples/positionMap.ts'
import { ratingSamples } from '../samples/ratings.ts'
import { reportSamples } from '../samples/reports.ts'
import { samplePaperSamples } from '../samples/sample.ts'
import { sampleSizes } from '../samples/three.ts'
import type { PaperSamples } from '../samples/three.ts'

const settings = defaultDocumentSettings

/**
 * Three samples of every paper. A new paper is a line here with a file in `documents/samples`; `paperModels.test.ts` names the kinds of
 * documents that have none. The name is free: a paper with two forms has two lines.
 */
export const paperSamples: Readonly<Record<string, PaperSamples>> = {
  protocol: protocolSamples,
  shortProtocol: shortProtocolSamples,
  pollProtocol: pollProtocolSamples,
  attendedProtocol: attendedProtocolSamples,
  extract: extractSamples,
  extracts: extractsSamples,
  distribution: distributionSamples,
  difference: differenceSamples,
  book: bookSamples,
  agenda: agendaSamples,
  richAgenda: richAgendaSamples,
  meetingNotice: meetingNoticeSamples,
  invitedList: invitedListSamples,
  itemFigures: itemFiguresSamples,
  ballot: ballotSamples,
  wideBallot: wideBallotSamples,
  voteSheet: voteSheetSamples,
  controlCard: controlCardSamples,
  execution: executionSamples,
  rating: ratingSamples,
  centreRequestList: centreRequestListSamples,
  centreAnswer: centreAnswerSamples,
  consolidated: consolidatedSamples,
  roster: rosterSamples,
  caseCard: caseCardSamples,
  workload: workloadSamples,
  reminders: remindersSamples,
  centreNote: centreNoteSamples,
  report: reportSamples,
  positionMap: positionMapSamples,
  caseList: caseListSamples,
  reply: replySamples,
  notice: noticeSamples,
  coverLetter: coverLetterSamples,
  rosterOrder: rosterOrderSamples,
  sample: samplePaperSamples,
  charts: chartSamples,
}

/** Every sample by the name `paper-size`. */
export function paperModels(): Record<string, DocumentModel> {
  return Object.fromEntries(
    Object.entries(paperSamples).flatMap(([name, samples]) =>
      sampleSizes.map((size) => [`${name}-${size}`, samples[size]()]),
    ),
  )
}

/** Protocols that end a line later each: somewhere among them the signature meets the bottom of a sheet. */
export function signatureModels(): Record<string, DocumentModel> {
  return Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => {
      const data = tinyProtocol()
      const decisions = Array.from({ length: 15 + index }, () => ({
        text: 'Принять к сведению',
        isAssignment: false,
        executors: [],
      }))
      const items = data.items.map((item) => ({ ...item, decisions }))
      const attachments = index % 2 === 0 ? [] : usualProtocol().attachments
      return [`edge${index}`, buildProtocol({ ...data, items, attachments }, settings, { form: 'full' })]
    }),
  )
}

/** True when the sheet with the signature holds nothing else; `texts` are the squeezed texts of the sheets. */
export function signatureAlone(texts: readonly string[]): boolean {
  const signature = 'КураторМЦУ,заместительглавыокруга'
  const sheet = texts.findLast((text) => text.includes(signature)) ?? ''
  const before = sheet.slice(0, sheet.lastIndexOf(signature))
  return !/Принятьксведению/u.test(before)
}
