import { describe, expect, it } from 'vitest'
import { findMention, withoutMention } from './mention.ts'

describe('исполнитель через @', () => {
  it('находит набранное перед курсором', () => {
    expect(findMention('Представить сводку @ряб', 23)).toEqual({ start: 19, end: 23, query: 'ряб' })
    expect(findMention('@', 1)).toEqual({ start: 0, end: 1, query: '' })
    expect(findMention('Поручить @отдел дор', 19)?.query).toBe('отдел дор')
  })

  it('адрес почты и законченное слово исполнителем не считаются', () => {
    expect(findMention('Ответить на mcu@zarechny', 24)).toBeNull()
    expect(findMention('@ряб, подготовить', 17)).toBeNull()
  })

  it('после выбора знак и набранное уходят из текста', () => {
    const text = 'Представить @ряб сводку'
    const mention = findMention(text, 16)
    expect(mention && withoutMention(text, mention)).toEqual({ text: 'Представить сводку', caret: 12 })
  })

  it('в конце текста остаётся один пробел: следующее слово не слипается с прежним', () => {
    expect(withoutMention('Вывести смену @ряб', { start: 14, end: 18, query: 'ряб' })).toEqual({
      text: 'Вывести смену ',
      caret: 14,
    })
    expect(withoutMention('@ряб', { start: 0, end: 4, query: 'ряб' })).toEqual({ text: '', caret: 0 })
    expect(withoutMention(' @ряб', { start: 1, end: 5, query: 'ряб' })).toEqual({ text: '', caret: 0 })
  })
})
