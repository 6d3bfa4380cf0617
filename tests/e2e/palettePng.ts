import { crc32, deflateSync } from 'node:zlib'

/** Levels of a channel that stay: letters keep their soft edges, a coat of arms its colours, and a sheet takes a third of its bytes. */
const step = 51
const nearest = (value: number): number => Math.round(value / step) * step

/** A picture of at most 216 colours as PNG. @param ppm binary PPM (P6) of pdftoppm */
export function palettePng(ppm: Buffer): Buffer {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(ppm.toString('latin1', 0, 64))
  if (!head) throw new Error('No binary PPM')
  const [width, height] = [Number(head[1]), Number(head[2])]
  const pixels = ppm.subarray(head[0].length)
  const colours = new Map<number, number>()
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3
      const [red, green, blue] = [0, 1, 2].map((channel) => nearest(pixels[at + channel] ?? 0)) as [
        number,
        number,
        number,
      ]
      const colour = (red << 16) | (green << 8) | blue
      const index = colours.get(colour) ?? colours.size
      if (index === colours.size) colours.set(colour, index)
      lines[y * (width + 1) + 1 + x] = index
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits, palette.
  header.set([8, 3], 8)
  const palette = Buffer.from(
    [...colours.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  )
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
