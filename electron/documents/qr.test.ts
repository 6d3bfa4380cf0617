import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultDocumentSettings } from '../contract/documents.ts'
import { buildSamplePaper } from './samplePaper.ts'
import { sampleOffice } from './samples.ts'
import { qrCode, qrPng, withQr } from './qr.ts'

const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']

describe('the QR code of a paper', () => {
  it('has its three corner marks and is square, whatever the title says', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }), (text) => {
        const { modules } = qrCode(text)
        const side = modules.length
        expect(modules.every((row) => row.length === side)).toBe(true)
        expect(modules.slice(0, 7).map((row) => row.slice(0, 7))).toEqual(finder)
        expect(modules.slice(0, 7).map((row) => row.slice(-7))).toEqual(finder)
        expect(modules.slice(-7).map((row) => row.slice(0, 7))).toEqual(finder)
      }),
      { numRuns: 30 },
    )
  })

  it('says the title and the beginning of the hash, and no more', () => {
    const paper = buildSamplePaper('protocol', sampleOffice, defaultDocumentSettings)
    const { qr } = withQr({ ...paper, title: 'Протокол № 11 от\u00a017.11.2026' }, '9f2c1b07a4d85e36aaaaaaaa')
    expect(qr?.text).toBe('Протокол № 11 от 17.11.2026\nSHA-256 9f2c1b07a4d85e36')
  })

  it('keeps its modules over a third of a millimetre for a usual title, so that a telephone reads it from paper', () => {
    expect(14 / qrCode('Протокол № 11 от 17.11.2026\nSHA-256 9f2c1b07a4d85e36').modules.length).toBeGreaterThan(1 / 3)
  })

  it('is the same in the picture of DOCX, module by module', () => {
    const code = qrCode('Повестка')
    const png = Buffer.from(qrPng(code))
    const side = png.readUInt32BE(16)
    const step = side / code.modules.length
    const data = png.subarray(png.indexOf('IDAT') + 4, png.length - 16)
    const pixels = inflateSync(data)
    const rowBytes = Math.ceil(side / 8) + 1
    const dark = (row: number, column: number): string => {
      const x = Math.floor((column + 0.5) * step)
      const byte = pixels[Math.floor((row + 0.5) * step) * rowBytes + 1 + (x >> 3)] ?? 0
      return (byte & (0x80 >> (x & 7))) === 0 ? '1' : '0'
    }
    expect(code.modules.map((row, y) => [...row].map((_, x) => dark(y, x)).join(''))).toEqual(code.modules)
  })

  it('is on the sample sheet only where the setting says so', () => {
    expect(buildSamplePaper('letter', sampleOffice, defaultDocumentSettings).qr).toBeUndefined()
    expect(buildSamplePaper('letter', sampleOffice, { ...defaultDocumentSettings, qrCode: true }).qr?.text).toContain(
      'SHA-256',
    )
  })
})
