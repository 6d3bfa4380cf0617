import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { root } from './node.mjs'

// npm run icons: draws build/icons from the mark of the design (a rounded square with «М», box 28 × 28).
const BOX = 28
const RADIUS = 7
const FILL = [0x2f, 0x4a, 0x9b]
const MARK = [0xff, 0xff, 0xff]
/** The strokes of «М»: x, y of each corner. */
const STROKE = [
  [7.5, 20],
  [7.5, 9.2],
  [14, 15.2],
  [20.5, 9.2],
  [20.5, 20],
]
const HALF_WIDTH = 1.2
/** Samples per pixel side. */
const SAMPLES = 8
const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const ICO_SIZES = [16, 24, 32, 48, 64, 256]

const folder = join(root, 'build/icons')
mkdirSync(folder, { recursive: true })
const images = new Map(PNG_SIZES.map((size) => [size, png(size)]))
for (const [size, bytes] of images) writeFileSync(join(folder, `${size}x${size}.png`), bytes)
writeFileSync(join(folder, 'icon.ico'), ico(ICO_SIZES))
console.log(`${PNG_SIZES.length} PNG files and icon.ico in build/icons`)

function png(size) {
  const stride = size * 4 + 1
  const raw = Buffer.alloc(stride * size)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) raw.set(pixel(x, y, size), y * stride + 1 + x * 4)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // 8 bits per channel, RGBA.
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function pixel(x, y, size) {
  let covered = 0
  let marked = 0
  for (let row = 0; row < SAMPLES; row += 1) {
    for (let column = 0; column < SAMPLES; column += 1) {
      const px = ((x + (column + 0.5) / SAMPLES) / size) * BOX
      const py = ((y + (row + 0.5) / SAMPLES) / size) * BOX
      if (!inSquare(px, py)) continue
      covered += 1
      if (onMark(px, py)) marked += 1
    }
  }
  if (covered === 0) return [0, 0, 0, 0]
  const share = marked / covered
  const colour = FILL.map((channel, index) => Math.round(channel * (1 - share) + MARK[index] * share))
  return [...colour, Math.round((covered / SAMPLES ** 2) * 255)]
}

function inSquare(x, y) {
  const dx = Math.max(RADIUS - x, x - (BOX - RADIUS), 0)
  const dy = Math.max(RADIUS - y, y - (BOX - RADIUS), 0)
  return dx * dx + dy * dy <= RADIUS * RADIUS
}

function onMark(x, y) {
  return STROKE.slice(1).some(([bx, by], index) => {
    const [ax, ay] = STROKE[index]
    const length = (bx - ax) ** 2 + (by - ay) ** 2
    const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2 <= HALF_WIDTH ** 2
  })
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** An ICO file is a directory of PNG pictures. */
function ico(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, index) => {
    const bytes = images.get(size)
    const entry = 6 + 16 * index
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(bytes.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += bytes.length
  })
  return Buffer.concat([head, ...sizes.map((size) => images.get(size))])
}
