import { describe, expect, it } from 'vitest'
import { fill } from './template.ts'

describe('values in the words of the office', () => {
  it('stand in place of their fields, an unknown one stays to be seen', () => {
    expect(fill('О заседании {орган} { дата }, {нет}.', { орган: 'МЦУ', дата: '17.11.2026' })).toBe(
      'О заседании МЦУ 17.11.2026, {нет}.',
    )
  })
  it('a value that ends with a full stop ends the sentence, dots of an ellipsis stay', () => {
    expect(fill('Место: {место}. Далее.', { место: 'каб. 5, д. 1.' })).toBe('Место: каб. 5, д. 1. Далее.')
    expect(fill('до {дата}.', { дата: '17 ноября 2026 г.' })).toBe('до 17 ноября 2026 г.')
    expect(fill('{дата}...', { дата: '2026 г.' })).toBe('2026 г....')
    expect(fill('{орган}.', { орган: 'МЦУ' })).toBe('МЦУ.')
  })
})
