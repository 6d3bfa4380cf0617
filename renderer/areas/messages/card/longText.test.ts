import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beginningOf, partsOf, SHOWN_AT_ONCE } from './longText.ts'

it('parts of a text are the text again, none of them long', () => {
  const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom(' ', '\n', 'слово '.repeat(500), 'ж'.repeat(3000))), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(texts, (pieces) => {
      const text = pieces.join('')
      const parts = partsOf(text)
      expect(parts.join('')).toBe(text)
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(2001)
    }),
  )
})

it('the beginning of a short text is the text, of a long one its first words', () => {
  expect(beginningOf('Яма во дворе')).toBe('Яма во дворе')
  const cut = beginningOf('слово '.repeat(2000))
  expect(cut.length).toBeLessThanOrEqual(SHOWN_AT_ONCE + 1)
  expect(cut.endsWith('слово…')).toBe(true)
})
