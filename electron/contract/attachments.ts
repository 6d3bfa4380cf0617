import * as v from 'valibot'
import { query, task } from './kinds.ts'
import { count, empty, fileTicket, id, line, requiredLine, ticket, version } from './scalars.ts'

/**
 * Files that lie at something: limits said before anything is copied, preview of what is safe to show, handing out. Attaching,
 * naming and removing are commands of the area that owns the thing: it alone knows when it is locked and what the journal calls it.
 */

export const ATTACHMENT_OWNERS = ['case', 'meeting', 'agendaItem', 'assignment', 'protocol', 'centreRequest'] as const
export type AttachmentOwner = (typeof ATTACHMENT_OWNERS)[number]

/** One attachment as a screen shows it. */
export const attachment = v.strictObject({
  id,
  version,
  name: v.string(),
  mediaType: v.string(),
  size: count,
  sha256: v.string(),
  note: v.string(),
})
export type Attachment = v.InferOutput<typeof attachment>

/** What a window may show itself; everything else is saved. */
export const PREVIEW_KINDS = ['image', 'pdf', 'text', 'none'] as const

export const filePreview = v.strictObject({
  kind: v.picklist(PREVIEW_KINDS),
  name: v.string(),
  size: count,
  /** By the content, never by the name; empty for `text` and `none`. */
  mediaType: v.picklist(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', '']),
  /** Bytes of an image or a PDF. */
  ticket: v.nullable(ticket),
  /** Beginning of a text file. */
  text: v.string(),
  /** `UTF-8`, `UTF-16` or `Windows-1251`; empty where there is no text. */
  encoding: v.string(),
  isCut: v.boolean(),
  /** Why nothing is shown, in words. */
  why: v.string(),
})
export type FilePreview = v.InferOutput<typeof filePreview>

export const fileLimits = v.strictObject({
  /** Bytes of one file. */
  file: count,
  /** Bytes of all files that lie at one thing. */
  card: count,
  /** Endings of names that are refused, without the dot. */
  refused: v.array(v.string()),
})
export type FileLimits = v.InferOutput<typeof fileLimits>

/** Input of the command of an area that names one of its files; the kind goes by the content, so a name cannot make it run. */
export const describedFile = v.strictObject({
  attachmentId: id,
  version,
  name: requiredLine(200, 'Введите имя файла'),
  note: line(500),
})
export type DescribedFile = v.InferOutput<typeof describedFile>

const one = v.strictObject({ attachmentId: id })

export const attachmentsContract = {
  limits: query(empty, fileLimits),
  /** What the window may show of an attachment; the journal says that it was looked at. */
  preview: task(one, filePreview),
  /** Gives an attachment out as a ticket that the host saves; the journal says so. */
  open: task(one, fileTicket),
}
