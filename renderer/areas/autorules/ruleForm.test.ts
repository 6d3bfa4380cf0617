import { describe, expect, it } from 'vitest'
import { emptyActions, emptyConditions } from '../../../electron/contract/autorules.ts'
import { draftOf, isChanged, saveInput } from './ruleForm.ts'
import { conditionWords, splitWords } from './ruleWords.ts'

describe('words of a rule as they are typed', () => {
  it('come apart at commas, semicolons and line breaks, phrases whole', () => {
    expect(splitWords('снег, наледь;  «детская   площадка»\nдорож*, снег,')).toEqual([
      'снег',
      'наледь',
      'детская площадка',
      'дорож*',
    ])
    expect(splitWords('«улица Речная, 12», двор')).toEqual(['улица Речная, 12', 'двор'])
    expect(splitWords(' , ')).toEqual([])
  })
})

describe('the form of a rule', () => {
  const rule = {
    id: 4,
    version: 2,
    name: 'Снег',
    isOn: true,
    note: '',
    conditions: { ...emptyConditions, anyWords: ['снег', 'улица Речная, 12'], channelIds: [3] },
    actions: { ...emptyActions, recipientId: 7 },
  }

  it('gives back the rule that it was opened with', () => {
    expect(saveInput(draftOf(rule))).toEqual(rule)
  })

  it('knows when something was typed', () => {
    const draft = draftOf(rule)
    expect(isChanged(draft, draftOf(rule))).toBe(false)
    draft.words.noWords = 'крыша'
    expect(isChanged(draft, draftOf(rule))).toBe(true)
    draft.words.noWords = ' '
    expect(isChanged(draft, draftOf(rule))).toBe(false)
  })
})

it('a rule without conditions is said to take any card', () => {
  const names = { short: (_list: string, id: number | null) => `№${id}`, person: () => '' }
  expect(conditionWords(names, emptyConditions)).toBe('любая карточка')
  expect(conditionWords(names, { ...emptyConditions, kind: 'appeal', channelIds: [1, 2], noWords: ['крыша'] })).toBe(
    'обращение; №1, №2; без «крыша»',
  )
})
