import { describe, expect, it } from 'vitest'
import type { Meeting } from '../../../electron/contract/meetings.ts'
import { readTime } from './marks.ts'
import { linesOf } from './pastedDecisions.ts'
import { skippedOf } from './skipped.ts'
import { quorumWords } from './texts.ts'

describe('время у отметки', () => {
  it.each([
    ['1410', '14:10'],
    ['14.10', '14:10'],
    ['9:05', '09:05'],
    ['14', '14:00'],
  ])('«%s» – %s', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })

  it.each(['', '25', '14:70', 'сейчас'])('не принимает «%s»', (typed) => {
    expect(readTime(typed)).toBeUndefined()
  })
})

describe('кворум словами', () => {
  const attendance = (here: number, isReached: boolean): Pick<Meeting, 'attendance' | 'quorum'> => ({
    quorum: null,
    attendance: { members: 11, here, unmarked: 0, quorum: { rule: 'moreThanHalf', needed: 6, isReached } },
  })

  it('есть, потерян, не задан', () => {
    expect(quorumWords(attendance(7, true))).toEqual({
      text: 'Кворум есть: 7, нужно 6 из 11, больше половины',
      isLost: false,
    })
    expect(quorumWords(attendance(5, false))).toEqual({
      text: 'Кворума нет: 5, нужно 6 из 11, больше половины',
      isLost: true,
    })
    expect(quorumWords({ quorum: null, attendance: { members: 11, here: 9, unmarked: 0, quorum: null } }).text).toBe(
      'Кворум положением не задан',
    )
  })
})

describe('что осталось несделанным', () => {
  it('названо с людьми и номерами вопросов, а когда всё сделано, молчит', () => {
    const item = { position: 2, state: 'planned', statements: [], decisions: [] }
    const one = { shortName: 'Аверин М. Р.', presence: 'unknown' }
    const meeting = { state: 'sent', chairId: null, participants: [one], items: [item] } as unknown as Meeting
    expect(skippedOf(meeting)).toEqual([
      'Заседание не начиналось',
      'Явка не отмечена: Аверин М. Р.',
      'Не рассмотрено: 1\u00A0вопрос (№ 2)',
      'Председательствующий не указан: протокол без него не подписать',
    ])
    const done = { ...meeting, state: 'inProgress' as const, chairId: 1, participants: [] }
    const heard = meeting.items.map((one) => ({ ...one, state: 'done' as const }))
    expect(skippedOf({ ...done, items: heard })).toEqual([])
    expect(skippedOf({ ...done, items: [] })).toEqual(['В повестке нет вопросов: протокол будет пустым'])
  })
})

describe('вставленный список', () => {
  it('без номеров, тире и пустых строк', () => {
    expect(linesOf('1. Первое\r\n2.1) Второе\n\n– третье\n24 машины вывести')).toEqual([
      'Первое',
      'Второе',
      'третье',
      '24 машины вывести',
    ])
  })
})
