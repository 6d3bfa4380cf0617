/** What a content is by its own bytes: a name can say anything. */

export type Sniffed =
  | { kind: 'image'; mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'; pixels: number }
  | { kind: 'pdf' }
  | { kind: 'program' }
  | { kind: 'markup' }
  | { kind: 'text'; encoding: Encoding }
  | { kind: 'other' }

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1251'

/** Bytes of the beginning that are looked at. */
export const SNIFFED_BYTES = 64 * 1024

const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** @param bytes the first `SNIFFED_BYTES` of a file, or all of it */
export function sniff(bytes: Uint8Array): Sniffed {
  if (isProgram(bytes)) return { kind: 'program' }
  const image = imageOf(bytes)
  if (image) return image
  // Only at the very beginning: a PDF that begins with something else is something else first.
  if (ascii(bytes, 0, 5) === '%PDF-') return { kind: 'pdf' }
  const encoding = encodingOf(bytes)
  if (encoding === null) return { kind: 'other' }
  return isMarkup(decode(bytes.subarray(0, 4096), encoding)) ? { kind: 'markup' } : { kind: 'text', encoding }
}

/** Windows and DOS programs, ELF, Mach-O, Java classes, shortcuts of Windows, scripts with an interpreter. */
function isProgram(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  return (
    head.startsWith('4d5a') ||
    head.startsWith('7f454c46') ||
    head.startsWith('cafebabe') ||
    head.startsWith('cffaedfe') ||
    head.startsWith('4c000000011402') ||
    head.startsWith('2321')
  )
}

function imageOf(bytes: Uint8Array): Sniffed | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length >= 24 && ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n')
    return { kind: 'image', mediaType: 'image/png', pixels: view.getUint32(16) * view.getUint32(20) }
  if (bytes.length >= 10 && /^GIF8[79]a$/.test(ascii(bytes, 0, 6)))
    return { kind: 'image', mediaType: 'image/gif', pixels: view.getUint16(6, true) * view.getUint16(8, true) }
  if (bytes.length >= 30 && ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP')
    return { kind: 'image', mediaType: 'image/webp', pixels: webpPixels(view) }
  if (bytes.length >= 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff)
    return { kind: 'image', mediaType: 'image/jpeg', pixels: jpegPixels(view) }
  return null
}

/** Of the three sorts of WebP; the size stands elsewhere in each. */
function webpPixels(view: DataView): number {
  const sort = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15))
  if (sort === 'VP8 ') return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff)
  if (sort === 'VP8L') {
    const bits = view.getUint32(21, true)
    return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1)
  }
  const three = (at: number): number =>
    view.getUint8(at) + (view.getUint8(at + 1) << 8) + (view.getUint8(at + 2) << 16) + 1
  return three(24) * three(27)
}

/** Walks the segments to the frame header; 0 where it is not within the beginning (a long preview inside the file). */
function jpegPixels(view: DataView): number {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return 0
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7)
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return 0
}

/** Which text it is, or null where it is none: a NUL or too many control characters are data. */
function encodingOf(bytes: Uint8Array): Encoding | null {
  if (bytes.length === 0) return null
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'UTF-16'
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return null
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls += 1
  }
  if (controls * 100 > bytes.length) return null
  return isUtf8(bytes) ? 'UTF-8' : looksCyrillic(bytes) ? 'Windows-1251' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // `stream`: the beginning of a file may end in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** In Windows-1251 almost every byte over 127 is a Russian letter, «№» or a quotation mark; in packed data they are all alike. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let high = 0
  let letters = 0
  for (const byte of bytes) {
    if (byte < 128) continue
    high += 1
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8 || byte === 0xb9 || byte === 0xab || byte === 0xbb) letters += 1
  }
  return letters > high * 0.9
}

/** @param bytes text of the encoding that `sniff` found */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  const isBigEndian = encoding === 'UTF-16' && bytes[0] === 0xfe
  const label = encoding === 'UTF-8' ? 'utf-8' : encoding === 'Windows-1251' ? 'windows-1251' : 'utf-16le'
  return new TextDecoder(isBigEndian ? 'utf-16be' : label).decode(bytes)
}

/** HTML, SVG and other XML may carry scripts: they are saved, never shown, not even as text. */
function isMarkup(text: string): boolean {
  return (
    /^\s*(?:<\?xml|<!doctype|<!--|<(?:html|head|body|svg|script|iframe|xsl|math)\b)/i.test(text) ||
    /<script\b/i.test(text)
  )
}
