import { describe, expect, it } from 'vitest'
import type { Snippet } from '../../../electron/contract/snippets.ts'
import { fillSnippet } from './fill.ts'
import { findSnippets } from './find.ts'

let id = 0
const one = (keyword: string, changes: Partial<Snippet> = {}): Snippet => ({
  id: ++id,
  version: 1,
  position: id,
  keyword,
  title: `Текст «${keyword}»`,
  text: 'Здравствуйте!',
  themeId: null,
  result: null,
  seasonFrom: null,
  seasonTo: null,
  isOn: true,
  isVerified: true,
  ...changes,
})
const wish = { themeId: 7, result: null, day: '2026-11-17' }
const words = (list: readonly Snippet[]) => list.map((each) => each.keyword)

describe('the fields of a ready text', () => {
  it('are filled from the card, whatever their case', () => {
    expect(fillSnippet('№ {номер} до {Срок}.', { number: '1503', due: '27.11.2026' })).toEqual({
      text: '№ 1503 до 27.11.2026.',
      gap: null,
    })
  })
  it('that the card does not say stay in braces, the first of them to be typed over', () => {
    const { text, gap } = fillSnippet('По № {номер}: {адрес}, {получатель}', { number: '7' })
    expect(text).toBe('По № 7: {адрес}, {получатель}')
    expect(gap && text.slice(gap.start, gap.end)).toBe('{адрес}')
  })
  it('never name the applicant', () => {
    expect(fillSnippet('{заявитель}', { number: '7' }).text).toBe('{заявитель}')
  })
})

describe('ready texts at the cursor', () => {
  it('of the theme come first, of another theme only when they are asked for', () => {
    const list = [one('общий'), one('чужая', { themeId: 8 }), one('своя', { themeId: 7 })]
    expect(words(findSnippets(list, '', wish))).toEqual(['своя', 'общий'])
    expect(words(findSnippets(list, 'чужая', wish))).toEqual(['чужая'])
  })
  it('are found by the keyword, by words of the text, and in the wrong layout', () => {
    const list = [one('снег', { text: 'Участок внесён в задание на уборку' }), one('свет')]
    expect(words(findSnippets(list, 'снег', wish))).toEqual(['снег'])
    expect(words(findSnippets(list, 'уборку задание', wish))).toEqual(['снег'])
    expect(words(findSnippets(list, 'cytu', wish))).toEqual(['снег'])
  })
  it('with exactly this keyword stand above those that only contain it', () => {
    const list = [one('прочее', { title: 'План работ' }), one('план')]
    expect(words(findSnippets(list, 'план', wish))).toEqual(['план', 'прочее'])
  })
  it('switched off or out of season are not offered', () => {
    const list = [one('выключен', { isOn: false }), one('лето', { seasonFrom: '06-01', seasonTo: '08-31' }), one('да')]
    expect(words(findSnippets(list, '', wish))).toEqual(['да'])
  })
  it('of the chosen result come before the others of no theme', () => {
    const list = [one('любой'), one('отказ', { result: 'refused' })]
    expect(words(findSnippets(list, '', { ...wish, result: 'refused' }))).toEqual(['отказ', 'любой'])
  })
})
