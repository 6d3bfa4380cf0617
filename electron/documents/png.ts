import { crc32, deflateSync } from 'node:zlib'

/**
 * A grey PNG.
 * @param rows pixels of each row, packed to the bit depth, without the byte of the filter
 */
export function greyPng(widthPx: number, rows: readonly Uint8Array[], bitDepth: 1 | 8): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx, 0)
  header.writeUInt32BE(rows.length, 4)
  header[8] = bitDepth
  // The first byte of a line says that it is not filtered.
  const unfiltered = Buffer.alloc(1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flatMap((row) => [unfiltered, row])))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
