import qrcode from 'qrcode-generator'
import type { DocumentModel, QrCode } from '../contract/documents.ts'
import { greyPng } from './png.ts'
import { texts } from './texts/index.ts'
import { plain } from './typography.ts'

/** So many letters of the hash tell two versions of a paper apart. */
const hashLetters = 16
/** A longer title would make modules too small for a telephone at 14 mm. */
const titleLetters = 80

/**
 * The paper with the QR code of its first sheet: title with number and date, beginning of the SHA-256 of its content.
 * @param sha256 of the model without a code, as a signed version is stored with it
 */
export function withQr(model: DocumentModel, sha256: string): DocumentModel {
  const title = Array.from(plain(model.title)).slice(0, titleLetters).join('')
  return { ...model, qr: qrCode(`${title}\n${texts.qr.hash(sha256.slice(0, hashLetters))}`) }
}

/** Modules of a QR code of the medium correction, UTF-8. */
export function qrCode(text: string): QrCode {
  // Type 0: the smallest version that holds the text.
  const code = qrcode(0, 'M')
  // The library takes a letter for a byte; a Cyrillic letter is two bytes of UTF-8.
  code.addData(Buffer.from(text, 'utf8').toString('latin1'), 'Byte')
  code.make()
  const side = Array.from({ length: code.getModuleCount() }, (_, index) => index)
  return { text, modules: side.map((row) => side.map((column) => (code.isDark(row, column) ? '1' : '0')).join('')) }
}

/** Pixels of a module: sharp at 600 dpi without a large file. */
const scale = 8

/** The code as a black and white PNG without a quiet zone, for DOCX. */
export function qrPng(code: QrCode): Uint8Array {
  const side = code.modules.length * scale
  const rowBytes = Math.ceil(side / 8)
  const lines = code.modules.flatMap((row) => {
    // One bit a pixel, 1 = white.
    const line = new Uint8Array(rowBytes).fill(0xff)
    for (let x = 0; x < side; x += 1) {
      if (row[Math.floor(x / scale)] === '1') line[x >> 3] = (line[x >> 3] ?? 0) & ~(0x80 >> (x & 7))
    }
    return Array.from({ length: scale }, () => line)
  })
  return greyPng(side, lines, 1)
}
