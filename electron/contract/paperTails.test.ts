import { describe, expect, it } from 'vitest'
import type { Block } from './documents.ts'
import { isUnderSignature, signatureNameMm } from './paperTails.ts'

const run = (text: string) => [{ text }]
const signature: Block = { type: 'signature', post: run('Куратор'), name: run('И.П. Ветлугина') }
const text = (words: string): Block => ({ type: 'paragraph', runs: run(words) })

describe('the end of a paper', () => {
  it('a date, «Верно» and the name of the maker belong to the signature over them', () => {
    const blocks = [text('решили'), signature, text('Верно'), signature, text('17.11.2026'), text('заметка')]
    expect(blocks.map((_, index) => isUnderSignature(blocks, index))).toEqual([false, false, true, false, true, true])
  })
  it('a long text and the fourth paragraph are a text of their own', () => {
    const blocks = [signature, ...'абвг'].map((one) => (typeof one === 'string' ? text(one) : one))
    expect(isUnderSignature(blocks, 3)).toBe(true)
    expect(isUnderSignature(blocks, 4)).toBe(false)
    expect(isUnderSignature([signature, text('Длинный текст. '.repeat(20))], 1)).toBe(false)
  })
  it('the column of names is as wide as the widest name, not narrower than that of the sheet', () => {
    expect(signatureNameMm([{ name: run('О.Д. Лапшина') }], 14)).toBe(36)
    // 45.6 mm in Times New Roman of 14 points.
    expect(signatureNameMm([{ name: run('О.Д. Лапшина') }, { name: run('В.А. Рождественский') }], 14)).toBeGreaterThan(
      46,
    )
    expect(signatureNameMm([{ name: run('В.А. Рождественский') }], 14)).toBeLessThan(56)
    expect(signatureNameMm([{ name: run('Щ'.repeat(80)) }], 14)).toBe(70)
  })
})
