import { AppError } from '../../contract/errors.ts'
import { pictureLimits } from '../../contract/documents.ts'
import { texts } from './texts.ts'

export interface Picture {
  /** `data:image/png;base64,…` */
  src: string
  widthPx: number
  heightPx: number
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Reads a picture for the letterhead: its kind and size come from the bytes, never from the name of the file.
 * @throws AppError refused where it is too big or neither PNG nor JPEG
 */
export function readPicture(bytes: Buffer): Picture {
  if (bytes.length > pictureLimits.bytes) {
    throw new AppError('refused', texts.coatTooBig(Math.floor(pictureLimits.bytes / 1024)))
  }
  const png = pngSize(bytes)
  const size = png ?? jpegSize(bytes)
  if (size === null || size.widthPx === 0 || size.heightPx === 0) throw new AppError('refused', texts.coatUnreadable)
  if (Math.max(size.widthPx, size.heightPx) > pictureLimits.sidePx) {
    throw new AppError('refused', texts.coatTooLarge(pictureLimits.sidePx))
  }
  const kind = png === null ? 'jpeg' : 'png'
  return { src: `data:image/${kind};base64,${bytes.toString('base64')}`, ...size }
}

type Size = Omit<Picture, 'src'>

function pngSize(bytes: Buffer): Size | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngSignature)) return null
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) }
}

/** Walks the segments to the frame header, which holds the size. */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // C4, C8 and CC are tables among the frame headers C0…CF.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { heightPx: bytes.readUInt16BE(at + 5), widthPx: bytes.readUInt16BE(at + 7) }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
