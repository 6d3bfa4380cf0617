import { describe, expect, it } from 'vitest'
import { defaultDocumentSettings } from '../contract/documents.ts'
import type { DocumentModel } from '../contract/documents.ts'
import { modelLines } from './modelText.ts'
import { buildPositionMap } from './positionMap.ts'
import { mapGroups, mapSummary } from './positionMapLines.ts'
import { mapSample, positionMapData, positionMapSamples } from './samples/positionMap.ts'

/** Blanks that do not break as plain ones. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const lines = mapGroups(mapSample).flatMap((group) => group.lines)
const line = (number: number) => {
  const found = lines.find((one) => one.number === number)
  if (!found) throw new Error(`No line ${number}`)
  return found
}

describe('the lines of the map', () => {
  it('number tasks and duties through, a group for each role that has duties', () => {
    expect(mapGroups(mapSample).map(({ title, lines: own }) => [title, own.map(({ number }) => number)])).toEqual([
      ['Задачи', [1, 2]],
      ['Куратор МЦУ', [3, 4]],
      ['Ответственный за ведение госпабликов', [5]],
      ['Ответственный за отраслевое направление', [6, 7]],
    ])
  })

  it('say where a thing is done, with its figures, and leave out what there is nothing to divide by', () => {
    expect(line(1).where).toBe('Новая карточка, Импорт, Сообщения, Напоминания, Аналитика: сроки, Аналитика: оценки')
    expect(plain(line(1).done).split('\n')[1]).toBe(
      'Контроль сроков: доля ответов в срок 92,3 %; открыто с истёкшим сроком 3.',
    )
    expect(line(1).done.split('\n')[2]).toBe('Опрос удовлетворённости.')
  })

  it('tell figures and gaps of an activity once and refer to that line afterwards', () => {
    expect(line(1).missing).toContain('Просрочено без ответа: 3 карточки.')
    expect([line(6).done, line(6).missing].map(plain)).toEqual([
      'Контроль сроков: см. № 1.',
      'Контроль сроков: см. № 1.',
    ])
    expect(line(3).missing).toBe('')
  })

  it('say in words what is done without the application and what nobody has placed yet', () => {
    expect([line(2).where, line(2).done]).toEqual(['Ведётся вне программы', ''])
    expect([line(7).where, line(7).stateName]).toEqual(['Не указано, где ведётся', 'Не сопоставлено'])
  })

  it('sum up the states that there are', () => {
    expect(plain(mapSummary(mapSample))).toBe(
      'Задач и обязанностей 7: сделано 1, с пробелами 3, вне программы 2, не сопоставлено 1.',
    )
    expect(mapSummary({ rows: [] })).toBe('Задач и обязанностей в положении не указано.')
  })
})

describe('the paper of the map', () => {
  const textOf = (model: DocumentModel): string => plain(modelLines(model).join('\n'))
  const printed = textOf(positionMapSamples.typical())

  it('names who holds a role, or that nobody does', () => {
    expect(printed).toContain('Исполняют: Лапшина О. Д.; Гордеев Н. С.')
    expect(printed).toContain('Роль никому не поручена.')
  })

  it('ends with what is done elsewhere, wholly and in part, and the notes of the office', () => {
    const end = printed.slice(printed.lastIndexOf('Ведётся вне программы'))
    expect(end).toContain('журнал публикаций')
    expect(end).toContain('реестр первопричин и мер по ним')
    expect(end).toContain('Зал № 2, по вторникам.')
  })

  it('without tasks and duties says so and has no table', () => {
    const { blocks } = positionMapSamples.short()
    expect(blocks.filter(({ type }) => type === 'table')).toEqual([])
    expect(textOf(positionMapSamples.short())).toContain('не указано')
  })

  it('takes the words of the office around its tables', () => {
    const own = { title: 'КАРТА', subject: '', lead: 'Составлена за {период}.', ending: '' }
    const text = textOf(buildPositionMap(positionMapData, defaultDocumentSettings, own))
    expect(text).toContain('Составлена за III квартал 2026.')
    expect(text).not.toContain('составлена органом')
  })
})
