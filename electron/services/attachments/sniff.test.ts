import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sniff } from './sniff.ts'

it('any bytes at all are told apart without an error, and only known beginnings are shown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const found = sniff(bytes)
      const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
      if (found.kind === 'image') expect(head).toMatch(/^(?:\u0089PNG|GIF8|\u00ff\u00d8\u00ff|RIFF)/)
      if (found.kind === 'pdf') expect(head.startsWith('%PDF-')).toBe(true)
      if (found.kind === 'text') expect(bytes.includes(0) && found.encoding !== 'UTF-16').toBe(false)
    }),
  )
})

it('a beginning of a known kind with anything behind it breaks nothing', () => {
  const heads = [
    '\u0089PNG\r\n\u001a\n',
    'GIF89a',
    '\u00ff\u00d8\u00ff\u00e0',
    'RIFF\0\0\0\0WEBPVP8L',
    'RIFF\0\0\0\0WEBPVP8X',
    '%PDF-1.7',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), (head, tail) => {
      const found = sniff(Buffer.concat([Buffer.from(head, 'latin1'), tail]))
      if (found.kind === 'image') expect(found.pixels).toBeGreaterThanOrEqual(0)
    }),
  )
})
