// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { pastedFiles, refusalOf } from './fileRules.ts'

const limits = { file: 50_000_000, card: 100_000_000, refused: ['exe', 'js'] }
const file = (name: string, size = 1000) => ({ name, size })

describe('files before they are copied', () => {
  it('are refused in words by their ending, size and the room on the card', () => {
    expect(refusalOf([file('двор.jpg')], 0, limits)).toBeNull()
    expect(refusalOf([file('двор.jpg'), file('счёт.EXE')], 0, limits)).toMatch(/«счёт.EXE» запускается/)
    expect(refusalOf([file('письмо.pdf.js. ')], 0, limits)).toMatch(/запускается/)
    expect(refusalOf([file('архив.zip', 50_000_001)], 0, limits)).toMatch(/«архив.zip» больше/)
    expect(refusalOf([file('пусто.txt', 0)], 0, limits)).toMatch(/пустой/)
    expect(refusalOf([file('a.zip', 40_000_000), file('b.zip', 40_000_000)], 30_000_000, limits)).toMatch(/больше/)
  })

  it('of the clipboard without a name are named by the moment, each its own', () => {
    const shot = () => new File(['x'], 'image.png', { type: 'image/png' })
    const data = { files: [shot(), new File(['x'], 'акт.pdf'), shot()] } as unknown as DataTransfer
    expect(pastedFiles(data).map(({ name }) => name)).toEqual([
      expect.stringMatching(/^Снимок .*\.png$/) as string,
      'акт.pdf',
      expect.stringMatching(/^Снимок .* 2\.png$/) as string,
    ])
    expect(pastedFiles(null)).toEqual([])
  })
})
