import * as v from 'valibot'
import { DocumentModel } from './documents.ts'
import { query, task } from './kinds.ts'
import { executor } from './meetings.ts'
import { protocolForm } from './protocols.ts'
import { fileTicket, id } from './scalars.ts'

/**
 * Papers of the office. A reference says which paper; every paper goes the same way: model → preview, print, PDF, DOCX. A new paper is a
 * line here, a builder in `electron/documents` and a line in the `…Papers` table of its area.
 */
export const paperRef = v.variant('kind', [
  v.strictObject({ kind: v.literal('agenda'), meetingId: id }),
  /** `versionId` null: the draft made from the data of now; else a signed version exactly as it was signed. */
  v.strictObject({ kind: v.literal('protocol'), meetingId: id, form: protocolForm, versionId: v.nullable(id) }),
  v.strictObject({ kind: v.literal('extract'), meetingId: id, executor }),
])
export type PaperRef = v.InferOutput<typeof paperRef>
export type PaperKind = PaperRef['kind']
export type PaperRefOf<K extends PaperKind> = Extract<PaperRef, { kind: K }>

export const papersContract = {
  model: query(v.strictObject({ ref: paperRef }), DocumentModel, { heavy: true }),
  exportDocx: task(v.strictObject({ ref: paperRef }), fileTicket),
  exportPdf: task(v.strictObject({ ref: paperRef }), fileTicket),
}

/** Print route of a paper, the one that preview, print and PDF share. */
export const paperRoute = (ref: PaperRef): string => `#/print/paper?ref=${encodeURIComponent(JSON.stringify(ref))}`
