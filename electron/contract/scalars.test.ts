import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './scalars.ts'

describe('a cleaned text', () => {
  it('loses control characters and blanks at the ends of lines, and keeps its line breaks', () => {
    expect(cleanText('Нет\u0000 света \t\r\n\r\nвторой\u200B день\u0007  ')).toBe('Нет света\n\nвторой день')
  })

  it('cleaned again stays the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)))
  })

  it('of a million blanks inside takes no longer than any other of its length', { timeout: 5000 }, () => {
    const text = `а${' '.repeat(1_000_000)}б`
    expect(cleanText(text)).toBe(text)
  })
})
