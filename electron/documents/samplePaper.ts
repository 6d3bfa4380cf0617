import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { centred, documentModel, missing, officeHead, pageFrom, paragraph, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { letterhead } from './letterhead.ts'
import { withQr } from './qr.ts'
import { texts } from './texts/index.ts'

/**
 * A sheet that shows document settings before they are saved: invented text, the office's own requisites. What the office has not
 * filled in is marked, as it would be missing on every paper.
 */
export function buildSamplePaper(
  paper: 'protocol' | 'letter',
  office: DocumentOffice,
  settings: DocumentSettings,
): DocumentModel {
  const blocks = paper === 'letter' ? letter(office, settings) : protocol(office, settings)
  const model = documentModel('sample', texts.sample.title, pageFrom(settings), blocks)
  return settings.qrCode ? withQr(model, texts.sample.hash) : model
}

function protocol(office: DocumentOffice, settings: DocumentSettings): Block[] {
  const words = texts.sample
  const form = office.meetingOf === '' ? [missing(words.noForm)] : runs(texts.protocol.meetingOf(office.meetingOf))
  return [
    ...headOf(office),
    { type: 'heading', level: 1, align: 'center', runs: runs(words.heading, { bold: true }), spaceBeforePt: 14 },
    paragraph(form, { align: 'center', indentMm: 0 }),
    { type: 'lines', spaceBeforePt: 12, rows: [{ left: runs(words.date), right: runs(words.number) }] },
    paragraph([...runs(words.heardLead, { bold: true }), ...runs(words.heard)], { spaceBeforePt: 12 }),
    paragraph([...runs(words.decidedLead, { bold: true }), ...runs(words.decided)]),
    {
      type: 'table',
      spaceBeforePt: 10,
      columns: [{ widthMm: 12 }, { widthMm: 88 }, { widthMm: 60 }],
      head: [words.columns.map((title) => ({ runs: runs(title), align: 'center' as const }))],
      rows: words.rows.map((row) => row.map((text) => ({ runs: runs(text) }))),
    },
    signature(words.chair, 28, true),
    ...(settings.secretaryLine ? [signature(words.secretary, 14, true)] : []),
  ]
}

function letter(office: DocumentOffice, settings: DocumentSettings): Block[] {
  const words = texts.sample
  const named = office.bodyName === '' ? { ...office, bodyName: words.noBody } : office
  const requisites = { date: '2026-11-17', number: words.letterNumber, addressee: words.addressee, replyTo: null }
  return [
    ...letterhead(named, settings, requisites),
    centred(words.subject, { bold: true, spaceAfterPt: 10 }),
    ...words.letter.map((text) => paragraph(text)),
    signature(words.chair, 28, false),
  ]
}

function headOf(office: DocumentOffice): Block[] {
  if (office.bodyName !== '') return officeHead(office)
  return [paragraph([missing(texts.sample.noBody)], { align: 'center', indentMm: 0 })]
}

function signature(who: { post: string; name: string }, spaceBeforePt: number, rule: boolean): Block {
  return { type: 'signature', spaceBeforePt, post: runs(who.post), name: runs(who.name), rule }
}
