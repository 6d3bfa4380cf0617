import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { root } from './node.mjs'

/**
 * Letters of charts: widths for `chartShapes` and outlines for the PNG inside a DOCX, read from the bundled Tinos (SIL OFL 1.1, widths
 * of Times New Roman). Run after an update of @fontsource/tinos: `node build/tools/glyphs.mjs`, then prettier.
 */
const letters = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  ...Array.from({ length: 64 }, (_, index) => String.fromCharCode(0x410 + index)),
  ...'Ёё\u00a0\u202f«»“”„‘’–—−-…№°±×·•§²³½Δ→%',
]

const fonts = ['latin', 'cyrillic'].map((part) =>
  readFont(join(root, `node_modules/@fontsource/tinos/files/tinos-${part}-400-normal.woff`)),
)

const glyphs = new Map()
for (const letter of new Set(letters)) {
  const found = fonts.map((font) => font.glyph(letter.codePointAt(0))).find((glyph) => glyph !== undefined)
  if (found !== undefined) glyphs.set(letter, found)
}

const byWidth = new Map()
for (const [letter, { width }] of glyphs) byWidth.set(width, (byWidth.get(width) ?? '') + letter)
const note =
  '// Made by build/tools/glyphs.mjs from Tinos Regular (Copyright Steve Matteson, SIL Open Font License 1.1).\n'
writeFileSync(
  join(root, 'electron/contract/letterWidths.ts'),
  `${note}/** Letters by their width in units of the font, 2048 to the em. */
export const letterWidths: readonly (readonly [width: number, letters: string])[] = [
${[...byWidth]
  .sort(([left], [right]) => left - right)
  .map(([width, text]) => `  [${width}, ${JSON.stringify(text)}],`)
  .join('\n')}
]
`,
)
writeFileSync(
  join(root, 'electron/documents/charts/glyphs.ts'),
  `${note}/** Outlines: M, L (x y) and Q (control, end) in units of the font, 2048 to the em, y upwards from the base line. */
export const glyphOutlines: Readonly<Record<string, string>> = {
${[...glyphs].map(([letter, { path }]) => `  ${JSON.stringify(letter)}: '${path}',`).join('\n')}
}
`,
)

function readFont(file) {
  const tables = woffTables(readFileSync(file))
  const unitsPerEm = tables.head.readUInt16BE(18)
  if (unitsPerEm !== 2048) throw new Error(`${file}: ${unitsPerEm} units to the em`)
  const longOffsets = tables.head.readInt16BE(50) === 1
  const metricsCount = tables.hhea.readUInt16BE(34)
  const indexOf = cmap(tables.cmap)
  const advance = (index) => tables.hmtx.readUInt16BE(Math.min(index, metricsCount - 1) * 4)
  const range = (index) =>
    [index, index + 1].map((at) =>
      longOffsets ? tables.loca.readUInt32BE(at * 4) : tables.loca.readUInt16BE(at * 2) * 2,
    )
  const contours = (index) => {
    const [from, to] = range(index)
    return from === to ? [] : outline(tables.glyf.subarray(from, to), contours)
  }
  return {
    glyph(code) {
      const index = indexOf(code)
      return index === 0 ? undefined : { width: advance(index), path: contours(index).map(pathOf).join(' ') }
    },
  }
}

function woffTables(data) {
  const count = data.readUInt16BE(12)
  const tables = {}
  for (let index = 0; index < count; index += 1) {
    const at = 44 + index * 20
    const name = data.toString('latin1', at, at + 4)
    const [offset, packed, length] = [4, 8, 12].map((shift) => data.readUInt32BE(at + shift))
    const bytes = data.subarray(offset, offset + packed)
    tables[name] = packed < length ? inflateSync(bytes) : bytes
  }
  return tables
}

/** Format 4 of the character map. */
function cmap(table) {
  const count = table.readUInt16BE(2)
  const starts = Array.from({ length: count }, (_, index) => table.readUInt32BE(8 + index * 8))
  const map = starts.map((start) => table.subarray(start)).find((part) => part.readUInt16BE(0) === 4)
  if (map === undefined) throw new Error('No character map of format 4')
  const segments = map.readUInt16BE(6) / 2
  return (code) => {
    for (let index = 0; index < segments; index += 1) {
      if (code > map.readUInt16BE(14 + index * 2)) continue
      const start = map.readUInt16BE(16 + (segments + index) * 2)
      if (code < start) return 0
      const delta = map.readInt16BE(16 + (segments * 2 + index) * 2)
      const rangeAt = 16 + (segments * 3 + index) * 2
      const range = map.readUInt16BE(rangeAt)
      if (range === 0) return (code + delta) & 0xffff
      const glyph = map.readUInt16BE(rangeAt + range + (code - start) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}

/** Contours as lists of points `{ x, y, on }`. */
function outline(data, contoursOf) {
  const count = data.readInt16BE(0)
  return count < 0 ? composite(data, contoursOf) : simple(data, count)
}

function simple(data, count) {
  const ends = Array.from({ length: count }, (_, index) => data.readUInt16BE(10 + index * 2))
  const total = (ends.at(-1) ?? -1) + 1
  let at = 10 + count * 2
  at += 2 + data.readUInt16BE(at)
  const flags = []
  while (flags.length < total) {
    const flag = data[at++]
    const repeat = flag & 8 ? data[at++] : 0
    for (let index = 0; index <= repeat; index += 1) flags.push(flag)
  }
  const axis = (short, same) => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data[at++] : -data[at++]
      else if (!(flag & same)) {
        value += data.readInt16BE(at)
        at += 2
      }
      return value
    })
  }
  const xs = axis(2, 16)
  const ys = axis(4, 32)
  const points = flags.map((flag, index) => ({ x: xs[index], y: ys[index], on: (flag & 1) === 1 }))
  return ends.map((end, index) => points.slice(index === 0 ? 0 : ends[index - 1] + 1, end + 1))
}

function composite(data, contoursOf) {
  const contours = []
  let at = 10
  for (;;) {
    const flags = data.readUInt16BE(at)
    const index = data.readUInt16BE(at + 2)
    const wide = (flags & 1) === 1
    const [dx, dy] = wide
      ? [data.readInt16BE(at + 4), data.readInt16BE(at + 6)]
      : [data.readInt8(at + 4), data.readInt8(at + 5)]
    if (flags & 0xc8) throw new Error('A scaled part of a letter')
    contours.push(
      ...contoursOf(index).map((points) => points.map((point) => ({ ...point, x: point.x + dx, y: point.y + dy }))),
    )
    at += wide ? 8 : 6
    if (!(flags & 0x20)) return contours
  }
}

/** Two control points in a row have an end point in their middle. */
function pathOf(points) {
  const whole = points.flatMap((point, index) => {
    const next = points[(index + 1) % points.length]
    if (point.on || next.on) return [point]
    return [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, on: true }]
  })
  const first = whole.findIndex(({ on }) => on)
  const turned = [...whole.slice(first), ...whole.slice(0, first), whole[first]]
  const parts = [`M${turned[0].x} ${turned[0].y}`]
  for (let index = 1; index < turned.length; index += 1) {
    const { x, y, on } = turned[index]
    if (on) parts.push(`L${x} ${y}`)
    else {
      const end = turned[(index += 1)]
      parts.push(`Q${x} ${y} ${end.x} ${end.y}`)
    }
  }
  return parts.join('')
}
