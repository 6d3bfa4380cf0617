import { describe, expect, it } from 'vitest'
import { postInBody, withoutAgreement } from './posts.ts'

const own = 'Администрация Заречного муниципального округа\nВерхнеокской области'

describe('a post with its body', () => {
  it('does not say again the body that orders the состав, nor one the post names', () => {
    expect(
      postInBody('начальник отдела', 'Администрация Заречного муниципального округа Верхнеокской области', own),
    ).toBe('начальник отдела')
    expect(postInBody('директор МКУ «Служба благоустройства»', 'МКУ «Служба благоустройства»', own)).toBe(
      'директор МКУ «Служба благоустройства»',
    )
    expect(postInBody('директор', '', own)).toBe('директор')
  })
  it('names another body, «по согласованию» after it', () => {
    expect(postInBody('главный врач', 'районная больница', own)).toBe('главный врач, районная больница')
    expect(postInBody('ведущий аналитик, по согласованию', 'ЦУР области', own)).toBe(
      'ведущий аналитик, ЦУР области (по согласованию)',
    )
    expect(postInBody('', 'ЦУР области', own)).toBe('ЦУР области')
  })
  it('addresses a letter to the post without the note of the состав', () => {
    expect(withoutAgreement('ведущий аналитик ЦУР, по согласованию')).toBe('ведущий аналитик ЦУР')
    expect(withoutAgreement('врач (по согласованию)')).toBe('врач')
    expect(withoutAgreement('врач')).toBe('врач')
  })
})
