import type { FilePreview } from '../../contract/attachments.ts'
import type { TaskContext } from '../context.ts'
import { attachments } from './attachments.repo.ts'
import { handOut, knownFile } from './handOut.ts'
import { readStart } from './rules.ts'
import { decode, sniff, SNIFFED_BYTES } from './sniff.ts'
import type { Sniffed } from './sniff.ts'
import { fileTexts } from './texts.ts'

/** A bigger picture would take gigabytes of memory when it is drawn, however small its file is. */
const MAX_PIXELS = 80_000_000
/** Bytes of a text that are shown. */
const MAX_TEXT = 512 * 1024
const MAX_PDF = 100 * 1024 * 1024

/**
 * What the window may show of an attachment, by its content alone: pictures, PDF and plain text. Programs, scripts, HTML and SVG
 * are never shown or opened, only saved.
 */
export function previewFile(ctx: TaskContext, attachmentId: number): FilePreview {
  const row = knownFile(ctx.db, attachmentId)
  const path = ctx.files.blobPath(row.sha256)
  const sniffed = sniff(readStart(path, SNIFFED_BYTES))
  ctx.write(fileTexts.shown(row.name), ({ records }) => records.note(attachments, attachmentId))
  const shown = {
    name: row.name,
    size: row.size,
    mediaType: '',
    ticket: null,
    text: '',
    encoding: '',
    isCut: false,
  } as const
  const why = whyNot(sniffed, row.size)
  if (why !== '') return { ...shown, kind: 'none', why }
  if (sniffed.kind === 'text') {
    const text = decode(readStart(path, MAX_TEXT), sniffed.encoding)
    return { ...shown, kind: 'text', text, encoding: sniffed.encoding, isCut: row.size > MAX_TEXT, why: '' }
  }
  const { ticket } = handOut(ctx, path, row.name)
  if (sniffed.kind === 'image') return { ...shown, kind: 'image', mediaType: sniffed.mediaType, ticket, why: '' }
  return { ...shown, kind: 'pdf', mediaType: 'application/pdf', ticket, why: '' }
}

function whyNot(sniffed: Sniffed, size: number): string {
  if (sniffed.kind === 'program') return fileTexts.neverRun
  if (sniffed.kind === 'markup') return fileTexts.markup
  if (sniffed.kind === 'other') return fileTexts.notShown
  if (sniffed.kind === 'image' && sniffed.pixels > MAX_PIXELS) return fileTexts.hugeImage
  return sniffed.kind === 'pdf' && size > MAX_PDF ? fileTexts.hugePdf : ''
}
