import * as v from 'valibot'
import { command, query, task } from './kinds.ts'
import { count, empty, id, line, operation, requiredLine, ticket, version } from './scalars.ts'

/** Attachments: limits said before anything is copied, preview of what is safe to show, name and note. */

/** What a window may show itself; everything else is saved. */
export const PREVIEW_KINDS = ['image', 'pdf', 'text', 'none'] as const

const preview = v.strictObject({
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
export type FilePreview = v.InferOutput<typeof preview>

export const fileLimits = v.strictObject({
  /** Bytes. */
  file: count,
  card: count,
  /** Endings of names that are refused, without the dot. */
  refused: v.array(v.string()),
})
export type FileLimits = v.InferOutput<typeof fileLimits>

export const filesContract = {
  fileLimits: query(empty, fileLimits),
  /** Name and note of an attachment. Its kind goes by the content, so a name cannot make it run. */
  describeAttachment: command(
    v.strictObject({
      attachmentId: id,
      version,
      name: requiredLine(200, 'Введите имя файла'),
      note: line(500),
    }),
    operation,
  ),
  /** What the window may show of an attachment; the journal says that it was looked at. */
  previewAttachment: task(v.strictObject({ attachmentId: id }), preview),
}
