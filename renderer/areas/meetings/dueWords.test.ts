import { describe, expect, it } from 'vitest'
import { findDueWords, withoutDueWords } from './dueWords.ts'

/** The meeting of the demonstration day, a Tuesday. */
const base = '2026-11-17'

describe('срок словами в решении', () => {
  it.each([
    ['Представить сводку к пт', '2026-11-20'],
    ['Представить сводку к пятнице', '2026-11-20'],
    ['Опубликовать график до 24.11', '2026-11-24'],
    ['Опубликовать график, до 24.11.', '2026-11-24'],
    ['Опубликовать график не позднее 1 декабря', '2026-12-01'],
    ['Подготовить проект +3', '2026-11-20'],
    ['Подготовить проект +2 нед', '2026-12-01'],
    ['Проверить завтра', '2026-11-18'],
    ['Доложить до конца месяца', '2026-11-30'],
    ['Завершить до 15.01', '2027-01-15'],
    ['Завершить до 31.03.2027', '2027-03-31'],
  ])('«%s» – %s', (text, dueOn) => {
    expect(findDueWords(text, base)?.dueOn).toBe(dueOn)
  })

  it('понимает повторяющийся срок с последним днём и без него', () => {
    expect(findDueWords('Посыпать спуск ежедневно до 31.03', base)).toMatchObject({
      period: 'ежедневно',
      dueOn: '2027-03-31',
      typed: 'ежедневно до 31.03',
    })
    expect(findDueWords('Вести сводку еженедельно', base)).toMatchObject({ period: 'еженедельно', dueOn: null })
  })

  it.each([
    'Ввести посыпку спуска до 07:30',
    'К пт подготовить сводку по школам',
    'Довести рейтинг до получателей',
    'Снизить долю до 30.02',
  ])('не принимает за срок: «%s»', (text) => {
    expect(findDueWords(text, base)).toBeNull()
  })

  it('не теряет срок, когда за ним набирают исполнителя', () => {
    const text = 'Представить сводку к пт @ряб'
    const due = findDueWords(text, base)
    expect(due).toMatchObject({ typed: 'к пт', dueOn: '2026-11-20' })
    expect(due && withoutDueWords(text, due)).toBe('Представить сводку @ряб')
  })

  it('из текста решения уходят только слова срока', () => {
    const text = 'Представить сводку по снегу, к пт'
    const due = findDueWords(text, base)
    expect(due?.typed).toBe('к пт')
    expect(due && withoutDueWords(text, due)).toBe('Представить сводку по снегу')
  })
})
