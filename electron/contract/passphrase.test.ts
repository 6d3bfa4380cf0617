import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { passphraseSchema, passphraseStrength, suggestPassphrase } from './passphrase.ts'

describe('парольная фраза', () => {
  it('слабая: короткая, одно слово, клавиши подряд, повтор', () => {
    for (const text of [
      'korotko',
      'zarechnyizarechnyi',
      '123456789012',
      'aaaaaaaaaaaaaaaa',
      'parol parol parol',
      '1234-1234-1234',
    ])
      expect([text, passphraseStrength(text)]).toEqual([text, 'weak'])
  })

  it('хорошая: несколько разных слов с числом или знаком', () => {
    expect(passphraseStrength('zima prishla v Zarechny 7')).toBe('strong')
    expect(passphraseStrength('luzhok sosna')).toBe('fair')
  })

  it('предложенная всегда принимается, хороша и не повторяется', () => {
    const random = (seed: number) => {
      let state = seed
      return (bytes: Uint8Array<ArrayBuffer>): void => {
        for (let at = 0; at < bytes.length; at += 1) {
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
          bytes[at] = state >>> 24
        }
      }
    }
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const text = suggestPassphrase(random(seed))
        expect(text).toMatch(/^(?:[a-z2-9]{4}-){4}[a-z2-9]{4}$/u)
        expect(v.is(passphraseSchema, text)).toBe(true)
        expect(suggestPassphrase(random(seed + 1))).not.toBe(text)
      }),
    )
    expect(passphraseStrength(suggestPassphrase((bytes) => crypto.getRandomValues(bytes)))).toBe('strong')
  })
})
