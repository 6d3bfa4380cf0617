import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { cleanText, id, namesVersion, version } from './scalars.ts'

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

describe('an input that makes or changes a row', () => {
  const save = v.pipe(v.strictObject({ id: v.nullable(id), version: v.nullable(version) }), namesVersion())

  it.each([
    [{ id: null, version: null }, true],
    [{ id: 4, version: 2 }, true],
    [{ id: 4, version: null }, false],
  ])('%j is taken: %s', (input, isTaken) => {
    expect(v.safeParse(save, input).success).toBe(isTaken)
  })
})
