import { describe, expect, it } from 'vitest'
import { samplePaperSamples } from '../samples/sample.ts'
import {
  emptySheets,
  headlessSheets,
  loneHeadings,
  loneSignatures,
  loneUnderSignatures,
  outsideMargins,
  overlaps,
  textWithoutHeads,
  tornWords,
  wrongNumbers,
} from './paperChecks.ts'
import type { PdfPage } from './paperTools.ts'

const run = (text: string) => [{ text }]
const base = samplePaperSamples.typical()
const model = {
  ...base,
  blocks: [
    { type: 'heading' as const, level: 2 as const, runs: run('Раздел первый') },
    {
      type: 'table' as const,
      columns: [{ widthMm: 20 }, { widthMm: 100 }],
      head: [[{ runs: run('№') }, { runs: run('Вопрос') }]],
      rows: [[{ runs: run('1') }, { runs: run('О зимнем содержании дорог') }]],
    },
    { type: 'signature' as const, post: run('Куратор'), name: run('И.П. Ветлугина') },
  ],
}
const word = (text: string, left: number, top: number) => ({ text, left, right: left + 20, top, bottom: top + 5 })
const sheet = (...words: PdfPage['words']): PdfPage => ({ widthMm: 210, heightMm: 297, words })

describe('what a sheet must never show is found', () => {
  it('words outside the margins and sheets of another format', () => {
    expect(outsideMargins([sheet(word('здесь', 30, 100))], model)).toEqual([])
    expect(outsideMargins([sheet(word('слева', 20, 100), word('низко', 50, 275))], model)).toHaveLength(2)
    expect(outsideMargins([{ ...sheet(), widthMm: 216 }], model)).toEqual(['лист 1: 216×297 мм'])
  })
  it('words on one another, but not lines that touch', () => {
    expect(overlaps([sheet(word('раз', 30, 100), word('два', 40, 101))])).toEqual(['лист 1: «раз» и «два»'])
    expect(overlaps([sheet(word('раз', 30, 100), word('два', 30, 104.5), word('три', 50, 100))])).toEqual([])
  })
  it('a word of a table that was torn to fit', () => {
    const words = ['И.П.', 'Ветлугина', '№', 'Вопрос', '1', 'О', 'зимнем', 'содержании', 'дорог']
    const whole = words.map((text, at) => word(text, at * 20, 10))
    expect(tornWords([sheet(...whole)], model)).toEqual([])
    expect(tornWords([sheet(...whole.slice(2))], model)).toEqual(['И.П.', 'Ветлугина'])
    expect(tornWords([sheet(...whole.slice(0, -1), word('до', 30, 20), word('рог', 30, 30))], model)).toEqual(['дорог'])
  })
  it('a missing page number, a number of another page and one aside', () => {
    const numbered = (text: string, left: number) => [sheet(), sheet(word(text, left, 10))]
    expect(wrongNumbers(numbered('2', 105), model)).toEqual([])
    expect(wrongNumbers([sheet(), sheet()], model)).toHaveLength(1)
    expect(wrongNumbers(numbered('3', 105), model)).toHaveLength(1)
    expect(wrongNumbers(numbered('2', 60), model)).toHaveLength(1)
  })
  it('a heading at the foot, a signature at the top, a table without its head', () => {
    expect(emptySheets(['текст', '', 'дальше'])).toEqual(['лист 2 пуст'])
    expect(loneHeadings(['текстРазделпервый', 'дальше'], model)).toHaveLength(1)
    expect(loneSignatures(['текст', 'КураторИ.П.Ветлугина'], model)).toHaveLength(1)
    const dated = { ...model, blocks: [...model.blocks, { type: 'paragraph' as const, runs: run('17.11.2026') }] }
    expect(loneUnderSignatures(['КураторИ.П.Ветлугина', '17.11.2026'], dated)).toHaveLength(1)
    expect(loneUnderSignatures(['КураторИ.П.Ветлугина17.11.2026', 'Приложение'], dated)).toEqual([])
    expect(headlessSheets(['№Вопрос1Озимнемсодержаниидорог', '1Озимнемсодержаниидорог'], model)).toHaveLength(1)
    expect(textWithoutHeads(['№Вопрос1О', '№Вопрос2П'], model)).toBe('1О2П')
  })
})
