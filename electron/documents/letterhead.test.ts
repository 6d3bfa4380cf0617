import { describe, expect, it } from 'vitest'
import { defaultDocumentSettings } from '../contract/documents.ts'
import type { Block } from '../contract/documents.ts'
import type { DocumentOffice } from './blocks.ts'
import { formHead, letterhead } from './letterhead.ts'
import { samplePicture } from './samples/sample.ts'
import { modelLines } from './modelText.ts'
import { buildSamplePaper } from './samplePaper.ts'
import { sampleOffice } from './samples.ts'
import { plain } from './typography.ts'

const settings = defaultDocumentSettings
const coatOfArms = { src: samplePicture, widthMm: 16, heightMm: 20 }
const office = (shape: 'angular' | 'longitudinal' | 'plain'): DocumentOffice => ({
  ...sampleOffice,
  letterhead: { shape, lines: ['ул. Ленина, д. 1, г. Заречный, 390000', 'тел. 8 (49100) 2-10-10', ''], coatOfArms },
})
const requisites = { date: '2026-11-17', number: '01-12/345', addressee: ['Директору МКУ', 'Тихонову С.И.'] }
const textOf = (blocks: Block[]): string[] =>
  modelLines({ ...buildSamplePaper('letter', sampleOffice, settings), blocks }).map(plain)

describe('letterhead', () => {
  it('angular: the office with its coat of arms, day and number in one column, the addressee beside it', () => {
    const [head, ...rest] = letterhead(office('angular'), settings, requisites)
    expect(rest).toEqual([])
    if (head?.type !== 'columns') throw new Error('columns expected')
    expect(head.left[0]).toMatchObject({ type: 'image', heightMm: 20, alt: 'Герб' })
    expect(textOf([head])).toEqual([
      'АДМИНИСТРАЦИЯ ЗАРЕЧНОГО МУНИЦИПАЛЬНОГО ОКРУГА ВЕРХНЕОКСКОЙ ОБЛАСТИ',
      'Рабочая группа (проектный офис) «Муниципальный центр управления»',
      'ул. Ленина, д. 1, г. Заречный, 390000',
      'тел. 8 (49100) 2-10-10',
      '17.11.2026 № 01-12/345',
      'Директору МКУ',
      'Тихонову С.И.',
    ])
  })

  it.each([20, 30, 40])('angular is never wider than 80 mm, with a left margin of %i mm', (left) => {
    const given = { ...settings, marginsMm: { ...settings.marginsMm, left } }
    const [head] = letterhead(office('angular'), given, requisites)
    if (head?.type !== 'columns') throw new Error('columns expected')
    expect(head.leftMm).toBeLessThanOrEqual(80)
    expect(210 - left - given.marginsMm.right - head.leftMm - head.gapMm).toBeGreaterThanOrEqual(70)
  })

  it('longitudinal: the office across the sheet over a line, requisites and addressee under it', () => {
    const blocks = letterhead(office('longitudinal'), settings, requisites)
    expect(blocks.map((block) => block.type)).toEqual([
      'image',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'columns',
    ])
    expect(blocks.at(-2)).toMatchObject({ rule: true })
    expect(textOf(blocks.slice(-1))).toEqual(['17.11.2026 № 01-12/345', 'Директору МКУ', 'Тихонову С.И.'])
  })

  it('without a letterhead the plain name of the body stands, without address and coat of arms', () => {
    for (const plainOffice of [office('plain'), sampleOffice]) {
      const blocks = letterhead(plainOffice, settings, requisites)
      expect(blocks.map((block) => block.type)).toEqual(['paragraph', 'paragraph', 'columns'])
      expect(textOf(blocks).join(' ')).not.toContain('Ленина')
    }
  })

  it('what is not known is left blank for the pen', () => {
    const text = textOf(
      letterhead(office('angular'), settings, { date: null, number: null, addressee: [], replyTo: null }),
    )
    expect(text).toContain('______________ № __________')
    expect(text).toContain('На № __________ от ______________')
  })

  it('the letter that is answered is named', () => {
    const replyTo = { number: '7', date: '2026-11-10' }
    expect(textOf(letterhead(office('angular'), settings, { ...requisites, replyTo }))).toContain(
      'На № 7 от 10.11.2026',
    )
  })

  it('an order has the head across the sheet whatever the shape of letters', () => {
    expect(formHead(office('angular')).some((block) => block.type === 'columns')).toBe(false)
    expect(formHead(office('angular')).at(-1)).toMatchObject({ rule: true })
    expect(formHead(office('plain')).some((block) => block.type === 'image')).toBe(false)
  })
})
