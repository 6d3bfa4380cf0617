import { closeSync, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { FileLimits } from '../../contract/attachments.ts'
import { cleanText } from '../../contract/scalars.ts'
import type { ReadDb } from '../../db/database.ts'
import { toAppError } from '../../db/errors.ts'
import { getSettings } from '../office/office.service.ts'
import { sniff, SNIFFED_BYTES } from './sniff.ts'
import type { Sniffed } from './sniff.ts'
import { fileTexts } from './texts.ts'

const MEGABYTE = 1024 * 1024

/** Endings that Windows runs on a double click: such a file is not let in, whatever it holds. */
const REFUSED = [
  'exe com scr pif bat cmd ps1 psm1 vbs vbe js jse wsf wsh msi msp mst cpl hta jar lnk url scf reg inf dll sys gadget',
  'application appref-ms chm',
].flatMap((list) => list.split(' '))

/** Types that the window may be told of where the content does not say one; every other file is bytes to be saved. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.rtf': 'application/rtf',
  '.zip': 'application/zip',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
}

/** Limits of this office, for the service and for the window, which says them before it sends anything. */
export function limitsOf(db: ReadDb): FileLimits {
  const { fileMegabytes, cardMegabytes } = getSettings(db).attachments
  return { file: fileMegabytes * MEGABYTE, card: cardMegabytes * MEGABYTE, refused: REFUSED }
}

/** A name for people: one line, the ending kept where it is too long. */
export const cleanName = (name: string): string => cleanText(name).replace(/\s+/g, ' ').slice(-200)

/** Windows drops full stops and blanks at the end of a name, so they hide no ending. */
export const isRefusedName = (name: string): boolean =>
  REFUSED.includes(
    extname(name.replace(/[. ]+$/, ''))
      .slice(1)
      .toLowerCase(),
  )

/** Media type by the content where it is one that is shown, else by the ending. */
function mediaTypeOf(name: string, sniffed: Sniffed): string {
  if (sniffed.kind === 'image') return sniffed.mediaType
  if (sniffed.kind === 'pdf') return 'application/pdf'
  const type = MEDIA_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
  if (sniffed.kind === 'text') return type
  return type.startsWith('text/') ? 'application/octet-stream' : type
}

interface Incoming {
  path: string
  name: string
  size: number
}

/** Every file against the limits and its own content, before anything is copied. @throws AppError refused with the file's name */
export function checkFiles(
  files: readonly Incoming[],
  present: readonly { size: number }[],
  limits: FileLimits,
): (Incoming & { mediaType: string })[] {
  let total = present.reduce((sum, { size }) => sum + size, 0)
  return files.map((file) => {
    const name = cleanName(file.name)
    if (file.size === 0) throw new AppError('refused', fileTexts.empty(name))
    if (file.size > limits.file) throw new AppError('refused', fileTexts.tooBig(name, limits.file / MEGABYTE))
    total += file.size
    if (total > limits.card) throw new AppError('refused', fileTexts.cardFull(name, limits.card / MEGABYTE))
    const sniffed = sniff(readStart(file.path, SNIFFED_BYTES))
    if (isRefusedName(name) || sniffed.kind === 'program') throw new AppError('refused', fileTexts.program(name))
    return { ...file, name, mediaType: mediaTypeOf(name, sniffed) }
  })
}

/** The first bytes of a file. */
export function readStart(path: string, length: number): Uint8Array {
  try {
    const handle = openSync(path, 'r')
    try {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, readSync(handle, bytes, 0, length, 0))
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    throw toAppError(error)
  }
}

/** A second file of the same name in one place gets a number: «двор (2).jpg». @param taken names in small letters */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let index = 2; ; index += 1) {
    const next = `${stem} (${index})${ending}`
    if (!taken.has(next.toLowerCase())) return next
  }
}
